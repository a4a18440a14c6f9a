/**
 * Whether two texts are forms of one quotation, by their words alone: shortened, bracketed, with a word changed or left out.
 *
 * Blocks of words that stand in both are found as J. Ratcliff and J. Obershelp do ("Pattern matching: the gestalt approach", Dr. Dobb's Journal, 1988): the
 * longest first, then the longest on either side of it. The shorter text must lie in such blocks nearly whole; what the longer has
 * beside them was left out by the other. Numbers that differ make another statement of it ("up 3 percent", "up 5 percent").
 */
import { SURE_RUN } from './winnow.ts';

/** A quotation by its words. */
export interface Saying {
  /** By their numbers. */
  words: Uint32Array;
  /** Who says it, where that is known by name; else -1. */
  speaker: number;
}

/** What is known of when it was printed: the first and the last day, counted from any day; `undefined` where it is not. */
export type Days = readonly [first: number, last: number] | undefined;

/** Words that stand in both, one after the other. */
export interface Block {
  a: number;
  b: number;
  length: number;
}

/** Fewer in a row stand in any two texts. */
const SHORTEST_BLOCK = 3;
/** Of the words of the shorter text in blocks: one in six may be changed. */
export const SHARED = 0.83;
/** Fewer are said by many people at many times. */
export const FEWEST_WORDS = 12;
/** So many suffice where both are said by one person. */
export const FEWEST_OF_ONE = 8;
/** What was said is printed within weeks. Nearly the same months later is a line that its speaker uses again, unless it is the same, and long. */
const DAYS_APART = 30;
const SAME = 0.95;

/** Texts are compared whole up to this length: beyond it a quotation is a transcript, of which others quote the beginning as often as the end. */
export const MOST_WORDS = 2000;

function longestBlock(a: Uint32Array, b: Uint32Array, from: Block, ends: { a: number; b: number }): Block {
  let best: Block = { a: from.a, b: from.b, length: 0 };
  const width = ends.b - from.b;
  let before = new Uint16Array(width + 1);
  let now = new Uint16Array(width + 1);
  for (let i = from.a; i < ends.a; i++) {
    const word = a[i];
    for (let j = 0; j < width; j++) {
      const length = b[from.b + j] === word ? (before[j] ?? 0) + 1 : 0;
      now[j + 1] = length;
      if (length > best.length) best = { a: i - length + 1, b: from.b + j - length + 1, length };
    }
    [before, now] = [now, before];
  }
  return best;
}

/** The blocks of two texts in their order. @param shortest words of a block, at least */
export function commonBlocks(a: Uint32Array, b: Uint32Array, shortest = SHORTEST_BLOCK): Block[] {
  const find = (from: Block, ends: { a: number; b: number }): Block[] => {
    if (ends.a - from.a < shortest || ends.b - from.b < shortest) return [];
    const block = longestBlock(a, b, from, ends);
    if (block.length < shortest) return [];
    const after = { a: block.a + block.length, b: block.b + block.length, length: 0 };
    return [...find(from, block), block, ...find(after, ends)];
  };
  return find({ a: 0, b: 0, length: 0 }, { a: a.length, b: b.length });
}

/** Whether between two blocks, or at an end, both have a number, and not the same one. */
function hasOtherNumbers(a: Uint32Array, b: Uint32Array, blocks: readonly Block[], isNumber: (word: number) => boolean): boolean {
  let [fromA, fromB] = [0, 0];
  for (const { a: toA, b: toB, length } of [...blocks, { a: a.length, b: b.length, length: 0 }]) {
    const ofA = a.subarray(fromA, toA).filter(isNumber);
    const ofB = new Set(b.subarray(fromB, toB).filter(isNumber));
    if (ofA.length > 0 && ofB.size > 0 && ofA.some((number) => !ofB.has(number))) return true;
    [fromA, fromB] = [toA + length, toB + length];
  }
  return false;
}

/**
 * The share, in [0, 1], of the shorter text that stands in the longer; 0 where they are no forms of one quotation by their words and speakers.
 * @param isNumber whether a word is one
 */
export function sharedWords(one: Saying, other: Saying, isNumber: (word: number) => boolean): number {
  const isOfOne = one.speaker >= 0 && one.speaker === other.speaker;
  const [shorter, longer] = one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words];
  if (shorter.length < (isOfOne ? FEWEST_OF_ONE : FEWEST_WORDS)) return 0;
  const blocks = commonBlocks(shorter, longer);
  const share = blocks.reduce((sum, { length }) => sum + length, 0) / shorter.length;
  if (share < SHARED || !blocks.some(({ length }) => length >= SURE_RUN)) return 0;
  return hasOtherNumbers(shorter, longer, blocks, isNumber) ? 0 : share;
}

/** Whether they are forms of one quotation, also by when they were printed. */
export function areVariants(one: Saying & { days: Days }, other: Saying & { days: Days }, isNumber: (word: number) => boolean): boolean {
  const share = sharedWords(one, other, isNumber);
  if (share === 0 || !areFarApart(one.days, other.days)) return share > 0;
  return share >= SAME && Math.min(one.words.length, other.words.length) >= FEWEST_WORDS;
}

/** What has no date may have been printed then. */
function areFarApart(one: Days, other: Days): boolean {
  return one !== undefined && other !== undefined && Math.max(other[0] - one[1], one[0] - other[1]) > DAYS_APART;
}
