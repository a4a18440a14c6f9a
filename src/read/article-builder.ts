/**
 * Puts an article together from what the file states, what its text shows and what pullquote.yaml adds, in this order of weight.
 */
import { type Block, type Credit, type Dropped, bodyText } from '../domain/article.ts';
import { contentHash } from '../domain/ids.ts';
import { believedLanguage } from './declared-language.ts';
import { detectLanguage } from './language.ts';
import { type Metadata, stated } from './metadata.ts';
import type { ReadArticle } from './reader.ts';

/** What the text itself shows. */
export interface TextFindings {
  title?: string;
  dek?: string;
  authors: string[];
  /** Named by a biographical note at the end; counts only when nothing else names an author. */
  bioAuthors: string[];
  published?: string;
  modified?: string;
  credits: Credit[];
  blocks: Block[];
  dropped: Dropped[];
}

/** How much of the text stands in for a title where there is none. */
const LABEL_LENGTH = 80;

/** "ANA RUIZ, HOST:" alone says only who speaks next. */
const SPEAKER = /^\p{Lu}[\p{Lu} .,'’/-]{1,90}:$/u;

/** The first words of an article without a title, so that a list can name it. */
function firstWords(blocks: readonly Block[]): string {
  const text = blocks.find(({ kind, text: line }) => kind !== 'byline' && kind !== 'source-line' && !SPEAKER.test(line))?.text ?? '';
  if (text.length <= LABEL_LENGTH) return text;
  const cut = text.slice(0, LABEL_LENGTH);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > LABEL_LENGTH / 2 ? space : LABEL_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/**
 * `own` is what the file states, `defaults` what the configuration says for files that do not state it. The content hash covers
 * everything but the path and the id, so that a file that moves keeps it.
 */
export function buildArticle(path: string, own: Metadata, findings: TextFindings, defaults: Metadata): ReadArticle {
  const shown = stated({
    title: findings.title,
    dek: findings.dek,
    authors: findings.authors.length > 0 ? findings.authors : undefined,
    published: findings.published,
    modified: findings.modified,
  });
  const known = stated(own, shown, defaults);
  const { blocks, credits, dropped } = findings;
  const text = bodyText(blocks);
  const content = {
    title: known.title ?? firstWords(blocks),
    ...(known.dek !== undefined && { dek: known.dek }),
    sources: known.sources ?? [],
    credits,
    authors: known.authors ?? findings.bioAuthors,
    ...(known.published !== undefined && { published: known.published }),
    ...(known.modified !== undefined && { modified: known.modified }),
    ...(known.url !== undefined && { url: known.url }),
    // A rule for a folder is somebody's decision; a label in a file may be its template's.
    language: believedLanguage(own.language, text) ?? defaults.language ?? detectLanguage(text),
    blocks,
    dropped,
  };
  return {
    ...content,
    path,
    contentHash: contentHash(JSON.stringify(content)),
    text,
    ...(own.id !== undefined && { givenId: own.id }),
  };
}
