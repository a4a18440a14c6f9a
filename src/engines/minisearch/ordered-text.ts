/** Phrases and neighbourhoods, found in the texts as the token log wrote them down. */
import { findNear } from '../../search/match-sequence.ts';
import type { Budget } from './budget.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { DocNumbers } from './doc-numbers.ts';

/** One kind of text in one segment. */
export interface SegmentTexts {
  /** Text i lies in [starts[i], starts[i + 1]) of `bytes`, a rank after the other. */
  starts: Uint32Array;
  bytes: Uint8Array;
  /** Of each word of the segment's dictionary. */
  ranks: Uint32Array;
  /** Of each term of the vocabulary its number in the dictionary; `undefined` where they are the same. */
  terms: Int32Array | undefined;
  docs: DocNumbers;
}

export class OrderedText {
  private readonly segments: readonly SegmentTexts[];

  constructor(segments: readonly SegmentTexts[]) {
    this.segments = segments;
  }

  /**
   * The candidates, ascending, in which the words follow each other, or stand in any order with at most `distance` others among them.
   * All of them have all the words.
   */
  filter(candidates: Int32Array, words: readonly number[], distance: number | undefined, budget: Budget): Int32Array {
    const found = new Int32Array(candidates.length);
    let count = 0;
    let at = 0;
    for (const segment of this.segments) {
      const { starts, docs } = segment;
      const matches = matcher(segment, words, distance);
      for (; at < candidates.length && (candidates[at] ?? 0) < docs.first + docs.count; at++) {
        const place = (candidates[at] ?? 0) - docs.first;
        const text = docs.live ? (docs.live[place] ?? 0) : place;
        const [start, end] = [starts[text] ?? 0, starts[text + 1] ?? 0];
        budget.spend(end - start);
        if (matches(start, end)) found[count++] = candidates[at] ?? 0;
      }
    }
    return found.subarray(0, count);
  }
}

function matcher(segment: SegmentTexts, words: readonly number[], distance: number | undefined): (start: number, end: number) => boolean {
  const { bytes, ranks, terms } = segment;
  const wanted = words.map((word) => ranks[terms ? (terms[word] ?? -1) : word] ?? ranks.length);
  if (distance !== undefined) return (start, end) => findNear(readRanks(bytes, start, end), wanted, distance).length > 0;
  const pattern = new ByteWriter();
  for (const rank of wanted) pattern.varint(rank);
  const phrase = pattern.finish();
  return (start, end) => hasBytes(bytes, start, end, phrase);
}

function readRanks(bytes: Uint8Array, start: number, end: number): number[] {
  const reader = new ByteReader(bytes, start);
  const ranks: number[] = [];
  while (reader.at < end) ranks.push(reader.varint());
  return ranks;
}

/** A match begins where a number begins: after a byte without the top bit, or at the start. */
function hasBytes(bytes: Uint8Array, start: number, end: number, phrase: Uint8Array): boolean {
  const first = phrase[0];
  const last = end - phrase.length;
  for (let at = start; at <= last; at++) {
    if (bytes[at] !== first || (at > start && (bytes[at - 1] ?? 0) > 0x7f)) continue;
    let i = 1;
    while (i < phrase.length && bytes[at + i] === phrase[i]) i++;
    if (i === phrase.length) return true;
  }
  return false;
}
