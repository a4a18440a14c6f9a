/** One block of an article as it is read: its text, its links, its speakers in the margin, and the way to the hits beside it. */
import type { FC } from 'hono/jsx';
import type { BlockKind } from '../../src/domain/article.ts';
import { langOf, texts } from '../languages/language.ts';
import { plainText, type Run, Runs } from '../runs.tsx';
import { Voice, type VoiceProps } from './hit-card.tsx';

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
  /** From which side it is read; left out where the browser is to say. */
  dir?: 'ltr' | 'rtl';
  /** Of a table its cells. */
  rows?: readonly (readonly { text: string; dir: 'ltr' | 'rtl' }[])[];
  voices: readonly VoiceProps[];
  isTarget: boolean;
  hit?: HitPlace;
  /** Who says which stretch word for word: offsets in the text. */
  quotes?: readonly (readonly [start: number, end: number, speaker: string])[];
  /** The same words on the page that the article came from. */
  originalHref?: string;
  /** Where its quotations are corrected; left out where nothing can be. */
  correctHref?: string;
  /** Its quotations that other articles have too, with the addresses that show the forms side by side. */
  sameWords?: readonly { articles: number; href: string }[];
}

/** Beside a passage: its own link, and the way to the same words in the original. */
export const BlockLinks: FC<{ block: Pick<ArticleBlock, 'permalink' | 'originalHref' | 'correctHref'> }> = ({ block }) => (
  <>
    {block.permalink && (
      <a class="permalink" href={block.permalink} aria-label={texts().article.permalink}>
        ¶
      </a>
    )}
    {block.permalink && (
      <a class="permalink cite-link" href={`${block.permalink}/cite`} aria-label={texts().cite.title}>
        ❝
      </a>
    )}
    {block.originalHref && (
      <a class="permalink original" href={block.originalHref} aria-label={texts().article.inOriginal} rel="noopener external nofollow">
        ↗
      </a>
    )}
    {block.correctHref && (
      <a class="permalink correct-link" href={block.correctHref} aria-label={texts().correction.correctParagraph}>
        ✎
      </a>
    )}
  </>
);

export const HitNav: FC<{ hit: HitPlace }> = ({ hit: { number, total, previousHref, nextHref } }) => (
  <p class="hit-nav">
    <span>{texts().article.hitOf(number, total)}</span>
    {previousHref && <a href={previousHref}>{texts().article.previousHit}</a>}
    {nextHref && <a href={nextHref}>{texts().article.nextHit}</a>}
  </p>
);

/** What has no cells stays as it is set in the file. */
const Table: FC<Pick<ArticleBlock, 'rows' | 'runs'> & { lang: { lang?: string } }> = ({ rows, runs, lang }) => (
  // It is moved by keys where it is wider than the page.
  <div class="table" role="region" aria-label={texts().article.table} tabindex={0}>
    {rows ? (
      <table {...lang}>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td dir={cell.dir}>{cell.text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    ) : (
      <pre {...lang}>{plainText(runs)}</pre>
    )}
  </div>
);

const BlockText: FC<{ block: ArticleBlock; language: string | undefined }> = ({ block, language }) => {
  const text = <Runs runs={block.runs} />;
  const set = { dir: block.dir ?? 'auto', ...langOf(language) };
  if (block.kind === 'heading') return <h2 {...set}>{text}</h2>;
  if (block.kind === 'table') return <Table {...block} lang={langOf(language)} />;
  if (block.kind === 'block-quote' || block.kind === 'pull-quote') {
    return (
      <blockquote class={block.kind} {...set}>
        <p>{text}</p>
      </blockquote>
    );
  }
  return (
    <p class={block.kind} {...set}>
      {text}
    </p>
  );
};

/** `language`: of the article, BCP 47. */
export const Block: FC<{ block: ArticleBlock; language?: string }> = ({ block, language }) => {
  const { id, hit, quotes } = block;
  return (
    <div
      class={block.isTarget ? 'block target' : 'block'}
      {...(id === undefined ? {} : { id })}
      {...(quotes === undefined ? {} : { 'data-quotes': JSON.stringify(quotes) })}
    >
      {hit && <HitNav hit={hit} />}
      <div class="text">
        <BlockText block={block} language={language} />
        <BlockLinks block={block} />
      </div>
      {block.voices.length > 0 && (
        <ul class="margin voices">
          {block.voices.map((voice, i) => (
            <li>
              <Voice voice={voice} />
              {block.correctHref && i === block.voices.length - 1 && (
                <span class="correct">
                  <a href={block.correctHref}>{texts().correction.correct}</a>
                </span>
              )}
            </li>
          ))}
          {block.sameWords?.map(({ articles, href }) => (
            <li>
              <a href={href}>{texts().variants.count(articles)}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
