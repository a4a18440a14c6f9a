/** Phrases and neighbourhoods, found in the texts as the token log wrote them down. */
import { findNear } from '../../search/match-sequence.ts';
import type { Budget } from './budget.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { DocNumbers } from './doc-numbers.ts';
import { EMPTY_SET, seek } from './doc-sets.ts';
import { countPostings, Postings } from './postings.ts';
import { scratch } from './scratch.ts';
import type { StoredTexts } from './segment-reader.ts';
import { PAIRED_WORDS } from './token-log.ts';

/** One kind of text in one segment. */
export interface SegmentTexts extends StoredTexts {
  /** Of each term of the dictionary its number in the vocabulary, ascending; `undefined` where they are the same. */
  terms: Uint32Array | undefined;
  docs: DocNumbers;
}

/** Texts, ascending, with the frequencies of two words in each, packed. */
export interface PairList {
  docs: Int32Array;
  freqs: Uint16Array;
}

const NO_PAIRS: PairList = { docs: EMPTY_SET, freqs: new Uint16Array(0) };

export class OrderedText {
  private readonly segments: readonly SegmentTexts[];

  constructor(segments: readonly SegmentTexts[]) {
    this.segments = segments;
  }

  /**
   * The texts of one segment in which two words follow each other, and how often each stands there, where both are so common there that these are
   * listed, or are not there; else `undefined`.
   */
  pair(s: number, first: number, second: number): PairList | undefined {
    const segment = this.segments[s];
    if (!segment?.pairs) return undefined;
    const [one, other] = [rankIn(segment, first), rankIn(segment, second)];
    if (one === undefined || other === undefined) return NO_PAIRS;
    if (one >= PAIRED_WORDS || other >= PAIRED_WORDS) return undefined;
    const { offsets, postings } = segment.pairs;
    const offset = offsets[one * PAIRED_WORDS + other] ?? 0;
    const size = countPostings(postings, offset);
    const docs = scratch.ints(size);
    const list = new Postings(docs, scratch.shorts(size));
    list.append(postings, offset, segment.docs);
    return { docs: scratch.shorten(docs, list.length), freqs: list.freqs.subarray(0, list.length) };
  }

  /**
   * The candidates, ascending, in which the words follow each other, or stand in any order with at most `distance` others among them.
   * All of them have all the words.
   */
  filter(candidates: Int32Array, words: readonly number[], distance: number | undefined, budget: Budget): Int32Array {
    const found = scratch.ints(candidates.length);
    let count = 0;
    let at = 0;
    for (const segment of this.segments) {
      const { starts, docs } = segment;
      const matches = matcher(segment, words, distance);
      for (; at < candidates.length && (candidates[at] ?? 0) < docs.first + docs.count; at++) {
        const place = (candidates[at] ?? 0) - docs.first;
        const text = docs.gaps ? (docs.gaps.live[place] ?? 0) : place;
        const [start, end] = [starts[text] ?? 0, starts[text + 1] ?? 0];
        budget.spend(end - start);
        if (matches(start, end)) found[count++] = candidates[at] ?? 0;
      }
    }
    return scratch.shorten(found, count);
  }

  /** The words of each of the texts, ascending, by their numbers in the vocabulary. */
  visit(texts: Int32Array, budget: Budget, take: (text: number, words: Uint32Array) => void): void {
    let at = 0;
    for (const segment of this.segments) {
      const { starts, docs, bytes } = segment;
      const words = wordsByRank(segment);
      for (; at < texts.length && (texts[at] ?? 0) < docs.first + docs.count; at++) {
        const place = (texts[at] ?? 0) - docs.first;
        const text = docs.gaps ? (docs.gaps.live[place] ?? 0) : place;
        const [start, end] = [starts[text] ?? 0, starts[text + 1] ?? 0];
        budget.spend(end - start);
        const reader = new ByteReader(bytes, start);
        // a byte holds one word at most
        const read = new Uint32Array(end - start);
        let count = 0;
        while (reader.at < end) read[count++] = words[reader.varint()] ?? 0;
        take(texts[at] ?? 0, read.subarray(0, count));
      }
    }
  }
}

const wordsOfSegments = new WeakMap<SegmentTexts, Uint32Array>();

/** The number in the vocabulary of each rank of a segment. */
function wordsByRank(segment: SegmentTexts): Uint32Array {
  const known = wordsOfSegments.get(segment);
  if (known) return known;
  const { terms, ranks } = segment;
  const words = new Uint32Array(ranks.length);
  for (let place = 0; place < ranks.length; place++) words[ranks[place] ?? 0] = terms ? (terms[place] ?? 0) : place;
  wordsOfSegments.set(segment, words);
  return words;
}

function matcher(segment: SegmentTexts, words: readonly number[], distance: number | undefined): (start: number, end: number) => boolean {
  const { bytes, ranks } = segment;
  const wanted = words.map((word) => rankIn(segment, word) ?? ranks.length);
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

/** The rank of a word in the segment; `undefined` where it is not there. */
function rankIn({ terms, ranks }: SegmentTexts, word: number): number | undefined {
  if (!terms) return ranks[word];
  const place = seek(terms, word, 0);
  return terms[place] === word ? ranks[place] : undefined;
}
