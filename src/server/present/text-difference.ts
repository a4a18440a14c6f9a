/**
 * Which words two versions of a text share, by jsdiff (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
 *
 * A word is the same whatever its case and the punctuation around it, so that a stop that became a comma loses no word; what is shown as
 * changed is only the characters that did. It is bounded, and beyond the bound calls everything between the common
 * beginning and the common end changed, which is true, if coarse.
 */
import { diffArrays } from 'diff';
import type { Span } from '../../domain/annotation.ts';

export interface DifferenceRun {
  /** With the spaces between its words, each a single one. */
  text: string;
  changed: boolean;
}

/** Both versions as runs, in which what the other does not have is `changed`. */
export interface Difference {
  was: DifferenceRun[];
  is: DifferenceRun[];
  /** The words that stand in both as they are, as a share of the words of both. */
  similarity: number;
}

/** A word with the punctuation around it. */
export interface Word extends Span {
  /** Without the punctuation, unless there is nothing else. */
  core: Span;
  /** By which it is known again. */
  key: string;
}

/** A word of either version, or of both; offsets in the two texts. */
export interface WordPair {
  before?: Word;
  after?: Word;
}

/** Words that are taken out or put in, together, at most. */
const MOST_EDITS = 1000;
/** Characters in which two forms of one word differ, at most; beyond it the whole of it is shown as changed. */
const MOST_CHARACTER_EDITS = 20;
/** Up to a dash, which joins two words without a space. */
const WORD = /[^\s–—]+[–—]*|[–—]+/gu;
const FIRST_LETTER = /[\p{L}\p{N}]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;

function wordOf(text: string, start: number): Word {
  const end = start + text.length;
  const first = text.search(FIRST_LETTER);
  if (first < 0) return { start, end, core: { start, end }, key: text };
  let last = text.length;
  while (last > first + 1 && !LETTER.test(text.charAt(last - 1)) && !/[\uDC00-\uDFFF]/.test(text.charAt(last - 1))) last--;
  const key = text.slice(first, last).normalize('NFKC').replaceAll('’', "'").toLowerCase();
  return { start, end, core: { start: start + first, end: start + last }, key };
}

const wordsOf = (text: string): Word[] => Array.from(text.matchAll(WORD), ({ 0: word, index }) => wordOf(word, index));

function sharedStart(a: readonly Word[], b: readonly Word[]): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a[at]?.key === b[at]?.key) at++;
  return at;
}

function pairMiddle(a: readonly Word[], b: readonly Word[]): WordPair[] {
  const parts = diffArrays(
    a.map(({ key }) => key),
    b.map(({ key }) => key),
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

/** A word as runs: of one that the other version has otherwise, only the characters that it has otherwise are changed. */
function runsOfWord(own: string, other: string | undefined): DifferenceRun[] {
  if (own === other) return [{ text: own, changed: false }];
  const parts = other === undefined ? undefined : diffArrays(Array.from(other), Array.from(own), { maxEditLength: MOST_CHARACTER_EDITS });
  if (parts === undefined) return [{ text: own, changed: true }];
  return parts.flatMap(({ value, added, removed }) => (removed ? [] : [{ text: value.join(''), changed: added }]));
}

/** One version as runs. */
function runsOf(texts: Record<keyof WordPair, string>, pairs: readonly WordPair[], version: keyof WordPair): DifferenceRun[] {
  const other = version === 'before' ? 'after' : 'before';
  const runs: DifferenceRun[] = [];
  const add = (run: DifferenceRun): void => {
    const last = runs.at(-1);
    if (last?.changed === run.changed) last.text += run.text;
    else runs.push({ ...run });
  };
  let end: number | undefined;
  for (const pair of pairs) {
    const [word, counterpart] = [pair[version], pair[other]];
    if (word === undefined) continue;
    const own = runsOfWord(
      texts[version].slice(word.start, word.end),
      counterpart && texts[other].slice(counterpart.start, counterpart.end),
    );
    // The space between two words that are both new is new too.
    const isNew = runs.at(-1)?.changed === true && own[0]?.changed === true;
    if (end !== undefined && end < word.start) add({ text: ' ', changed: isNew });
    for (const run of own) add(run);
    end = word.end;
  }
  return runs;
}

/** What changed from one version to the other, word by word. */
export function textDifference(was: string, is: string): Difference {
  const pairs = wordPairs(was, is);
  const both = pairs.filter(({ before, after }) => before !== undefined && after !== undefined);
  const isSame = ({ before, after }: WordPair): boolean => was.slice(before?.start, before?.end) === is.slice(after?.start, after?.end);
  const all = both.length + pairs.length;
  const texts = { before: was, after: is };
  return {
    was: runsOf(texts, pairs, 'before'),
    is: runsOf(texts, pairs, 'after'),
    similarity: all === 0 ? 1 : (2 * both.filter(isSame).length) / all,
  };
}
