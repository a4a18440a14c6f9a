/** The article, set for reading: every passage with its own link, its speakers in the margin. */
import type { FC } from 'hono/jsx';
import { AboutArticle, type AboutArticleProps } from '../components/about-article.tsx';
import { type ArticleBlock, Block, BlockLinks, HitNav, type HitPlace } from '../components/article-block.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { SelectionTools } from '../components/selection-tools.tsx';
import { Changed, type ChangedProps, type ChangedSelection, SelectionNotice } from '../components/text-change.tsx';
import { formatDate, formatList } from '../format.ts';
import { langOf, texts } from '../languages/language.ts';
import { type Run, Runs } from '../runs.tsx';

export interface ArticlePageProps extends AboutArticleProps {
  /** Left out where the page has one of its own. */
  form?: SearchFormProps;
  title: string;
  titleDir: 'ltr' | 'rtl';
  dek?: readonly Run[];
  dekDir?: 'ltr' | 'rtl';
  dekId?: string;
  dekHit?: HitPlace;
  dekLinks?: Pick<ArticleBlock, 'permalink' | 'originalHref' | 'correctHref'>;
  sources: readonly { name: string; href: string }[];
  authors: readonly string[];
  published?: string;
  modified?: string;
  /** What stands behind words copied from it, and the article in a list of works. */
  takenFrom: string;
  reference: string;
  /** BCP 47; left out where it is not known. */
  language?: string;
  blocks: readonly ArticleBlock[];
  backHref?: string;
  hits?: { total: number; firstHref: string };
  /** Left out where names have no pages. */
  names?: { shown: boolean; href: string };
  /** The link that led here was given out for another text. */
  changed?: ChangedProps;
  /** The link that led here marked words which do not stand there as they were. */
  selection?: ChangedSelection;
}

/** More letters than a few lines at the size of a headline hold. */
const LONG_TITLE = 160;

const Byline: FC<ArticlePageProps> = ({ sources, authors, published, modified }) => {
  const parts = [
    ...(authors.length > 0 ? [<span>{texts().article.by(formatList(authors))}</span>] : []),
    ...sources.map(({ name, href }) => (
      <span>
        <a href={href}>{name}</a>
      </span>
    )),
    ...(published === undefined ? [] : [<time datetime={published}>{formatDate(published)}</time>]),
    ...(modified === undefined
      ? []
      : [
          <span>
            {`${texts().article.modified} `}
            <time datetime={modified}>{formatDate(modified)}</time>
          </span>,
        ]),
  ];
  return parts.length === 0 ? null : <p class="meta">{parts}</p>;
};

const Tools: FC<ArticlePageProps> = ({ backHref, hits, names }) => (
  <nav class="article-tools" aria-label={texts().article.about}>
    {backHref && (
      <a class="back" href={backHref}>
        {texts().article.back}
      </a>
    )}
    {hits && <a href={hits.firstHref}>{texts().article.hits(hits.total)}</a>}
    {names && (
      <a class="names" href={names.href}>
        {names.shown ? texts().article.namesOff : texts().article.namesOn}
      </a>
    )}
  </nav>
);

export const ArticleContent: FC<ArticlePageProps> = (props) => (
  <>
    {props.form && <SearchForm {...props.form} />}
    <main id="content" class="reading" tabindex={-1}>
      <Tools {...props} />
      {props.selection && <SelectionNotice {...props.selection} />}
      {props.changed && !props.blocks.some((block) => block.isTarget) && <Changed {...props.changed} />}
      <article>
        <header class="headline">
          <h1
            dir={props.titleDir}
            {...(props.title === '' ? {} : langOf(props.language))}
            {...(props.title.length > LONG_TITLE ? { class: 'long' } : {})}
          >
            {props.title === '' ? texts().article.untitled : props.title}
          </h1>
          {props.dekHit && <HitNav hit={props.dekHit} />}
          {props.dek && (
            <div class="block text">
              <p class="dek" dir={props.dekDir} {...langOf(props.language)} {...(props.dekId === undefined ? {} : { id: props.dekId })}>
                <Runs runs={props.dek} />
              </p>
              <BlockLinks block={props.dekLinks ?? {}} />
            </div>
          )}
          <Byline {...props} />
        </header>
        <div class="body">
          {props.blocks.map((block) => (
            <>
              <Block block={block} {...(props.language === undefined ? {} : { language: props.language })} />
              {props.changed && block.isTarget && <Changed {...props.changed} />}
            </>
          ))}
        </div>
        <AboutArticle {...props} />
      </article>
      <SelectionTools {...props} />
    </main>
  </>
);
