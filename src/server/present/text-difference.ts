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

export interface DifferenceOptions {
  /**
   * Both are quotations: the marks and stops at their ends, the case of their first letter and the form of marks and apostrophes are the
   * article's or the draft's, and no difference of words.
   */
  ofQuotations?: boolean;
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

const withPlainMarks = (text: string): string => text.replace(/[‘’]/g, "'").replace(/[“”„«»]/g, '"');

export const wordsOf = (text: string): Word[] => Array.from(text.matchAll(WORD), ({ 0: word, index }) => wordOf(word, index));

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
function runsOfWord(own: string, other: string | undefined, isSame = (a: string, b: string): boolean => a === b): DifferenceRun[] {
  const options = { maxEditLength: MOST_CHARACTER_EDITS, comparator: isSame };
  const parts = other === undefined ? undefined : diffArrays(Array.from(other), Array.from(own), options);
  if (parts === undefined) return [{ text: own, changed: true }];
  return parts.flatMap(({ value, added, removed }) => (removed ? [] : [{ text: value.join(''), changed: added }]));
}

/** Whether a word or its counterpart stands at an end of its quotation. */
interface Ends {
  start: boolean;
  end: boolean;
}

/** A word of a quotation as runs: what is no difference of words is none here. */
function runsOfQuotedWord(own: string, other: string, [word, counterpart]: readonly [Word, Word], { start, end }: Ends): DifferenceRun[] {
  const partsOf = (text: string, one: Word): [lead: string, middle: string, tail: string] => {
    const [from, to] = [start ? one.core.start - one.start : 0, end ? one.core.end - one.start : text.length];
    return [text.slice(0, from), text.slice(from, to), text.slice(to)];
  };
  const [lead, middle, tail] = partsOf(own, word);
  const [, otherMiddle] = partsOf(other, counterpart);
  const [first, otherFirst] = [middle.charAt(0), otherMiddle.charAt(0)] as const;
  const isOneLetter = start && first.toLowerCase() === otherFirst.toLowerCase();
  const compared = isOneLetter ? first + otherMiddle.slice(1) : otherMiddle;
  return [
    { text: lead, changed: false },
    ...runsOfWord(middle, compared, (a, b) => withPlainMarks(a) === withPlainMarks(b)),
    { text: tail, changed: false },
  ].filter(({ text }) => text !== '');
}

/** Gives the word that one version has of a pair, as runs. */
function pairReader(
  texts: Record<keyof WordPair, string>,
  pairs: readonly WordPair[],
  version: keyof WordPair,
  options: DifferenceOptions,
) {
  const other = version === 'before' ? 'after' : 'before';
  const ends = (['before', 'after'] as const).map((one) => pairs.filter((pair) => pair[one] !== undefined));
  const isFirst = (pair: WordPair): boolean => ends.some((own) => own[0] === pair);
  const isLast = (pair: WordPair): boolean => ends.some((own) => own.at(-1) === pair);
  return (pair: WordPair): DifferenceRun[] => {
    const [word, counterpart] = [pair[version], pair[other]];
    if (word === undefined) return [];
    const own = texts[version].slice(word.start, word.end);
    const its = counterpart && texts[other].slice(counterpart.start, counterpart.end);
    if (own === its) return [{ text: own, changed: false }];
    if (options.ofQuotations !== true || its === undefined || counterpart === undefined) return runsOfWord(own, its);
    return runsOfQuotedWord(own, its, [word, counterpart], { start: isFirst(pair), end: isLast(pair) });
  };
}

/** One version as runs. */
function runsOf(
  texts: Record<keyof WordPair, string>,
  pairs: readonly WordPair[],
  version: keyof WordPair,
  options: DifferenceOptions,
): DifferenceRun[] {
  const read = pairReader(texts, pairs, version, options);
  const runs: DifferenceRun[] = [];
  const add = (run: DifferenceRun): void => {
    const last = runs.at(-1);
    if (last?.changed === run.changed) last.text += run.text;
    else runs.push({ ...run });
  };
  let end: number | undefined;
  for (const pair of pairs) {
    const word = pair[version];
    if (word === undefined) continue;
    const own = read(pair);
    // The space between two words that are both new is new too.
    const isNew = runs.at(-1)?.changed === true && own[0]?.changed === true;
    if (end !== undefined && end < word.start) add({ text: ' ', changed: isNew });
    for (const run of own) add(run);
    end = word.end;
  }
  return runs;
}

/** Tells whether a word stands in two quotations with no difference. */
export function isSameInQuotations(texts: Record<keyof WordPair, string>, pairs: readonly WordPair[]): (pair: WordPair) => boolean {
  const [before, after] = (['before', 'after'] as const).map((version) => pairReader(texts, pairs, version, { ofQuotations: true }));
  return (pair) =>
    pair.before !== undefined &&
    pair.after !== undefined &&
    [before?.(pair), after?.(pair)].every((runs) => runs?.every(({ changed }) => !changed));
}

/** What changed from one version to the other, word by word. */
export function textDifference(was: string, is: string, options: DifferenceOptions = {}): Difference {
  const pairs = wordPairs(was, is);
  const both = pairs.filter(({ before, after }) => before !== undefined && after !== undefined);
  const isSame = ({ before, after }: WordPair): boolean => was.slice(before?.start, before?.end) === is.slice(after?.start, after?.end);
  const all = both.length + pairs.length;
  const texts = { before: was, after: is };
  return {
    was: runsOf(texts, pairs, 'before', options),
    is: runsOf(texts, pairs, 'after', options),
    similarity: all === 0 ? 1 : (2 * both.filter(isSame).length) / all,
  };
}
