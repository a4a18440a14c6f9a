/**
 * Where the words of a correction stand now: in their passage, in the one that took its place, or, where they are telling enough, elsewhere in the article.
 *
 * Words that stand several times are told apart by what stands around them, then by their place in the article. What is only like them is not taken.
 */
import type { AnnotatedArticle, Passage, Span } from '../../domain/annotation.ts';
import { type Anchor, quoteOf } from '../../domain/correction.ts';
import { codePointsBefore, placeInArticle, spansInArticle } from '../../domain/selector.ts';

export interface Place extends Span {
  /** Of the passage in its article. */
  ordinal: number;
}

/** So many characters are told from others without what stands around them. */
const TELLING = 24;
/** Else so many of those around them must be the same, before and behind together. */
const TELLING_CONTEXT = 16;

/** The anchor of words of a passage. */
export function anchorOf({ article }: Pick<AnnotatedArticle, 'article'>, passage: Passage, span: Span): Anchor {
  const [selector = []] = spansInArticle(article, passage, [span]);
  return { article: article.id, passage: passage.id, selector };
}

function sameAtEnd(one: string, other: string): number {
  let count = 0;
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count++;
  return count;
}

function sameAtStart(one: string, other: string): number {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count++;
  return count;
}

interface Found extends Place {
  /** Characters around it that are the same. */
  around: number;
  /** Code points from where it stood. */
  away: number;
}

/** @param successorOf of a passage that is gone, the one that took its place @returns `undefined` where the words are gone */
export function findAnchor(
  { article, passages }: Pick<AnnotatedArticle, 'article' | 'passages'>,
  anchor: Anchor,
  successorOf: (passage: string) => string | undefined,
): Place | undefined {
  const { exact, prefix, suffix } = quoteOf(anchor);
  if (exact === '') return undefined;
  const stood = anchor.selector.find((one) => one.type === 'TextPositionSelector')?.start;
  const findIn = (ordinal: number): Found[] => {
    const passage = passages[ordinal];
    if (passage === undefined) return [];
    const found: Found[] = [];
    for (let at = passage.text.indexOf(exact); at >= 0; at = passage.text.indexOf(exact, at + 1)) {
      const end = at + exact.length;
      const around = sameAtEnd(passage.text.slice(0, at), prefix) + sameAtStart(passage.text.slice(end), suffix);
      found.push({ ordinal, start: at, end, around, away: 0 });
    }
    if (found.length < 2 || stood === undefined) return found;
    const first = placeInArticle(article, passage);
    if (first === undefined) return found;
    return found.map((one) => ({ ...one, away: Math.abs(codePointsBefore(article.text, first + one.start) - stood) }));
  };
  const ordinalOf = (id: string | undefined): number => (id === undefined ? -1 : passages.findIndex((passage) => passage.id === id));
  for (const id of [anchor.passage, successorOf(anchor.passage)]) {
    const best = bestOf(findIn(ordinalOf(id)));
    if (best !== undefined) return best;
  }
  const isTelling = ({ around }: Found): boolean => exact.length >= TELLING || around >= TELLING_CONTEXT;
  return bestOf(passages.flatMap((_, ordinal) => findIn(ordinal)).filter(isTelling));
}

function bestOf(found: readonly Found[]): Place | undefined {
  const [best] = found.toSorted((a, b) => b.around - a.around || a.away - b.away);
  return best && { ordinal: best.ordinal, start: best.start, end: best.end };
}
