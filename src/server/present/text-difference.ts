/**
 * Which words two versions of a text share, by jsdiff (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
 *
 * It compares words as they stand, between white space; it is bounded, and beyond the bound calls everything between the common
 * beginning and the common end changed, which is true, if coarse.
 */
import { diffArrays } from 'diff';
import type { Span } from '../../domain/annotation.ts';

export interface DifferenceRun {
  /** Words joined by single spaces. */
  text: string;
  changed: boolean;
}

/** Both versions as runs, in which what the other does not have is `changed`. */
export interface Difference {
  was: DifferenceRun[];
  is: DifferenceRun[];
  /** The words that both have, as a share of the words of both. */
  similarity: number;
}

/** A word of either version, or of both; offsets in the two texts. */
export interface WordPair {
  before?: Span;
  after?: Span;
}

/** Words that are taken out or put in, together, at most. */
const MOST_EDITS = 1000;

interface Word extends Span {
  text: string;
}

const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(/\S+/gu), ({ 0: word, index }) => ({ text: word, start: index, end: index + word.length }));

function sharedStart(a: readonly Word[], b: readonly Word[]): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a[at]?.text === b[at]?.text) at++;
  return at;
}

function pairMiddle(a: readonly Word[], b: readonly Word[]): WordPair[] {
  const parts = diffArrays(
    a.map((word) => word.text),
    b.map((word) => word.text),
    { maxEditLength: MOST_EDITS },
  );
  if (parts === undefined) return [...a.map((before) => ({ before })), ...b.map((after) => ({ after }))];
  let [i, j] = [0, 0];
  return parts.flatMap(({ added, removed, count }) =>
    Array.from({ length: count }, (): WordPair => {
      const before = added ? undefined : a[i++];
      const after = removed ? undefined : b[j++];
      return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
    }),
  );
}

/** The words of both versions, each with the same word of the other where it has stayed. */
export function wordPairs(was: string, is: string): WordPair[] {
  const [a, b] = [wordsOf(was), wordsOf(is)];
  const start = sharedStart(a, b);
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const end = sharedStart(restA.toReversed(), restB.toReversed());
  const same = (from: readonly Word[], to: readonly Word[]): WordPair[] =>
    from.flatMap((before, i) => (to[i] === undefined ? [] : [{ before, after: to[i] }]));
  return [
    ...same(a.slice(0, start), b),
    ...pairMiddle(restA.slice(0, restA.length - end), restB.slice(0, restB.length - end)),
    ...same(restA.slice(restA.length - end), restB.slice(restB.length - end)),
  ];
}

/** The words of one version as runs. */
function runsOf(text: string, pairs: readonly WordPair[], version: keyof WordPair): DifferenceRun[] {
  const runs: { words: string[]; changed: boolean }[] = [];
  for (const pair of pairs) {
    const span = pair[version];
    if (span === undefined) continue;
    const changed = pair.before === undefined || pair.after === undefined;
    const word = text.slice(span.start, span.end);
    const last = runs.at(-1);
    if (last?.changed === changed) last.words.push(word);
    else runs.push({ words: [word], changed });
  }
  return runs.map(({ words, changed }) => ({ text: words.join(' '), changed }));
}

/** What changed from one version to the other, word by word. */
export function textDifference(was: string, is: string): Difference {
  const pairs = wordPairs(was, is);
  const both = pairs.filter(({ before, after }) => before !== undefined && after !== undefined).length;
  const all = both + pairs.length;
  return { was: runsOf(was, pairs, 'before'), is: runsOf(is, pairs, 'after'), similarity: all === 0 ? 1 : (2 * both) / all };
}
