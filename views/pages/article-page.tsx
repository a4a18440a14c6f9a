/** The article, set for reading: every passage with its own link, its speakers in the margin. */
import type { FC } from 'hono/jsx';
import type { BlockKind } from '../../src/domain/article.ts';
import { AboutArticle, type AboutArticleProps } from '../components/about-article.tsx';
import { Voice, type VoiceProps } from '../components/hit-card.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { citeTexts } from '../cite-texts.ts';
import { formatDate, formatList, formatShare } from '../format.ts';
import { type Run, Runs } from '../runs.tsx';
import { texts } from '../texts.ts';

/** A piece of one version of a text; `changed`: the other version does not have it. */
export interface ChangedRun {
  text: string;
  changed: boolean;
}

/** The place of a passage among the hits of the search that led here, with the addresses of the ones beside it. */
export interface HitPlace {
  number: number;
  total: number;
  previousHref?: string;
  nextHref?: string;
}

export interface ArticleBlock {
  kind: BlockKind;
  /** Of a passage. */
  id?: string;
  permalink?: string;
  runs: readonly Run[];
  voices: readonly VoiceProps[];
  isTarget: boolean;
  hit?: HitPlace;
  /** Who says which stretch word for word: offsets in the text. */
  quotes?: readonly (readonly [start: number, end: number, speaker: string])[];
  /** The same words on the page that the article came from. */
  originalHref?: string;
}

export interface ArticlePageProps extends AboutArticleProps {
  form: SearchFormProps;
  title: string;
  dek?: readonly Run[];
  dekId?: string;
  dekHit?: HitPlace;
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
  names: { shown: boolean; href: string };
  /** The link that led here was given out for another text. */
  changed?: { was: readonly ChangedRun[]; is: readonly ChangedRun[]; similarity: number };
  /** The link that led here marked words which do not stand there as they were; `was` where they are known. */
  selection?: { state: 'changed' | 'lost'; was?: string };
}

/** Beside a passage: its own link, and the way to the same words in the original. */
const BlockLinks: FC<{ block: ArticleBlock }> = ({ block }) => (
  <>
    {block.permalink && (
      <a class="permalink" href={block.permalink} aria-label={texts.article.permalink}>
        ¶
      </a>
    )}
    {block.permalink && (
      <a class="permalink cite-link" href={`${block.permalink}/cite`} aria-label={citeTexts.title}>
        ❝
      </a>
    )}
    {block.originalHref && (
      <a class="permalink original" href={block.originalHref} aria-label={texts.article.inOriginal} rel="noopener external nofollow">
        ↗
      </a>
    )}
  </>
);

const HitNav: FC<{ hit: HitPlace }> = ({ hit: { number, total, previousHref, nextHref } }) => (
  <p class="hit-nav">
    <span>{texts.article.hitOf(number, total)}</span>
    {previousHref && <a href={previousHref}>{texts.article.previousHit}</a>}
    {nextHref && <a href={nextHref}>{texts.article.nextHit}</a>}
  </p>
);

const BlockText: FC<{ block: ArticleBlock }> = ({ block }) => {
  const text = <Runs runs={block.runs} />;
  if (block.kind === 'heading') return <h2>{text}</h2>;
  if (block.kind === 'table') return <pre class="table">{text}</pre>;
  if (block.kind === 'block-quote' || block.kind === 'pull-quote') {
    return (
      <blockquote class={block.kind} dir="auto">
        <p>{text}</p>
      </blockquote>
    );
  }
  return (
    <p class={block.kind} dir="auto">
      {text}
    </p>
  );
};

const Block: FC<{ block: ArticleBlock }> = ({ block }) => {
  const { id, hit, quotes } = block;
  return (
    <div
      class={block.isTarget ? 'block target' : 'block'}
      {...(id === undefined ? {} : { id })}
      {...(quotes === undefined ? {} : { 'data-quotes': JSON.stringify(quotes) })}
    >
      {hit && <HitNav hit={hit} />}
      <div class="text">
        <BlockText block={block} />
        <BlockLinks block={block} />
      </div>
      {block.voices.length > 0 && (
        <ul class="margin voices">
          {block.voices.map((voice) => (
            <li>
              <Voice voice={voice} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

const Byline: FC<ArticlePageProps> = ({ sources, authors, published, modified }) => {
  const parts = [
    ...(authors.length > 0 ? [<span>{texts.article.by(formatList(authors))}</span>] : []),
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
            {`${texts.article.modified} `}
            <time datetime={modified}>{formatDate(modified)}</time>
          </span>,
        ]),
  ];
  return parts.length === 0 ? null : <p class="meta">{parts}</p>;
};

/** One version with what changed marked; a screen reader hears where a change begins and ends. */
const Version: FC<{ heading: string; runs: readonly ChangedRun[]; as: 'del' | 'ins' }> = ({ heading, runs, as: Tag }) => {
  const [begin, end] = Tag === 'del' ? texts.article.removed : texts.article.added;
  return (
    <div class="version">
      <h3>{heading}</h3>
      <blockquote dir="auto">
        {runs.map(({ text, changed }, i) => (
          <>
            {i > 0 && ' '}
            {changed ? (
              <Tag>
                <span class="vh">{`${begin} `}</span>
                {text}
                <span class="vh">{` ${end}`}</span>
              </Tag>
            ) : (
              text
            )}
          </>
        ))}
      </blockquote>
    </div>
  );
};

/** Stands right after the paragraph, where the link has led the eye. */
const Changed: FC<NonNullable<ArticlePageProps['changed']>> = ({ was, is, similarity }) => (
  <aside class="notice" aria-labelledby="changed">
    <h2 id="changed">{texts.article.changed}</h2>
    <p>{texts.article.similarity(formatShare(similarity))}</p>
    <Version heading={texts.article.wasText} runs={was} as="del" />
    <Version heading={texts.article.isText} runs={is} as="ins" />
  </aside>
);

/** What became of the words that a link marked. */
const SelectionNotice: FC<NonNullable<ArticlePageProps['selection']>> = ({ state, was }) => (
  <aside class="notice">
    <p>{state === 'lost' ? texts.article.spanLost : texts.article.spanChanged}</p>
    {was !== undefined && (
      <blockquote dir="auto">
        <p>{was}</p>
      </blockquote>
    )}
  </aside>
);

const Tools: FC<ArticlePageProps> = ({ backHref, hits, names }) => (
  <nav class="article-tools" aria-label={texts.article.about}>
    {backHref && (
      <a class="back" href={backHref}>
        {texts.article.back}
      </a>
    )}
    {hits && <a href={hits.firstHref}>{texts.article.hits(hits.total)}</a>}
    <a class="names" href={names.href}>
      {names.shown ? texts.article.namesOff : texts.article.namesOn}
    </a>
  </nav>
);

/** Shown by the script while words are selected, out of the way of a phone's own menu. */
const SelectionTools: FC<ArticlePageProps> = ({ takenFrom, reference }) => (
  <div
    id="selection"
    class="selection"
    role="toolbar"
    aria-label={texts.selection.label}
    data-from={takenFrom}
    data-reference={reference}
    hidden
  >
    {(['quote', 'link', 'cite'] as const).map((what) => (
      <button type="button" data-what={what} data-copy="" data-done={texts.hit.copied}>
        {texts.selection[what]}
      </button>
    ))}
  </div>
);

export const ArticleContent: FC<ArticlePageProps> = (props) => (
  <>
    <SearchForm {...props.form} />
    <main id="content" class="reading" tabindex={-1}>
      <Tools {...props} />
      {props.selection && <SelectionNotice {...props.selection} />}
      {props.changed && !props.blocks.some((block) => block.isTarget) && <Changed {...props.changed} />}
      <article {...(props.language === undefined ? {} : { lang: props.language })}>
        <header class="headline">
          <h1 dir="auto">{props.title === '' ? texts.article.untitled : props.title}</h1>
          {props.dekHit && <HitNav hit={props.dekHit} />}
          {props.dek && (
            <p class="dek" dir="auto" {...(props.dekId === undefined ? {} : { id: props.dekId })}>
              <Runs runs={props.dek} />
            </p>
          )}
          <Byline {...props} />
        </header>
        <div class="body">
          {props.blocks.map((block) => (
            <>
              <Block block={block} />
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
