/**
 * One field over all segments: what its terms are worth to the documents that have them.
 *
 * Statistics are those of the whole collection, of live texts. A field may belong to groups of texts, as a title does to the
 * passages of its article: it is indexed once, and counts and scores as if each text had it.
 *
 * Scores are MiniSearch's BM25+ with k = 1.2, b = 0.75 and d = 0, which ranked better than its defaults on every collection that was
 * measured, and without its multiplication by the number of matched terms.
 */
import type { Budget } from './budget.ts';
import { seek } from './doc-sets.ts';
import type { PairList } from './ordered-text.ts';
import { firstFrequency, secondFrequency, UNPACKED } from './pair-frequencies.ts';
import { countPostings } from './postings.ts';
import { scratch } from './scratch.ts';
import { buffer, seeker, type SegmentField, type TermList, TermLists, type TermRuns } from './term-lists.ts';

export const BM25 = { k: 1.2, b: 0.75, d: 0 } as const;

/** Where a list is so much shorter than another, each of it is looked up in the other; else they are read side by side. */
const MUCH_SHORTER = 8;

/** Terms by their numbers in the vocabulary, ascending, and what each is worth. */
export interface WeightedTerms {
  terms: Int32Array;
  weights: Float64Array;
}

/** Of the lengths of all texts. */
export interface LengthStatistics {
  total: number;
  longest: number;
}

/** @param groups first text of each document that stands for several, and the end of the last */
export function measureLengths(lengths: Uint16Array, groups?: Uint32Array): LengthStatistics {
  let total = 0;
  let longest = 0;
  for (let doc = 0; doc < lengths.length; doc++) {
    const length = lengths[doc] ?? 0;
    total += groups ? length * ((groups[doc + 1] ?? 0) - (groups[doc] ?? 0)) : length;
    if (length > longest) longest = length;
  }
  return { total, longest };
}

export class TextField extends TermLists {
  /** Texts. */
  private readonly size: number;
  private readonly lengths: Uint16Array;
  /** Per length what it adds to a frequency in the divisor. */
  private readonly norms: Float64Array;

  /**
   * @param lengths of all documents the number of different words, as MiniSearch counts a length; and what was measured of them
   * @param groups first text of each document that stands for several, and the end of the last
   */
  constructor(
    segments: readonly SegmentField[],
    size: number,
    lengths: Uint16Array,
    { total, longest }: LengthStatistics,
    groups?: Uint32Array,
  ) {
    super(segments, groups);
    this.size = size;
    this.lengths = lengths;
    const { k, b } = BM25;
    const average = size === 0 ? 0 : total / size;
    this.norms = Float64Array.from({ length: longest + 1 }, (_, length) => k * (1 - b + (b * length) / average));
  }

  /** Inverse document frequency of something that is in `matching` texts. */
  idf(matching: number): number {
    return Math.log(1 + (this.size - matching + 0.5) / (matching + 0.5));
  }

  /** Adds `weight` × BM25+ of the term to the score of every text that has it. `idf` replaces the term's own. */
  addScores(scores: Float64Array, term: number, weight: number, budget: Budget, idf?: number): void {
    this.readInto(buffer, term);
    budget.spend(buffer.length);
    const factor = weight * (idf ?? this.idf(this.groups ? this.count(term) : buffer.length));
    this.addList(scores, buffer.docs, buffer.freqs, buffer.length, factor);
  }

  /** The same for a list that was read. Not for groups. */
  addList(scores: Float64Array, docs: Int32Array, freqs: Uint16Array, length: number, factor: number): void {
    const { groups, lengths, norms } = this;
    for (let i = 0; i < length; i++) {
      const doc = docs[i] ?? 0;
      const score = factor * saturate(freqs[i] ?? 0, norms[lengths[doc] ?? 0] ?? 0);
      if (!groups) scores[doc] = (scores[doc] ?? 0) + score;
      else for (let text = groups[doc] ?? 0; text < (groups[doc + 1] ?? 0); text++) scores[text] = (scores[text] ?? 0) + score;
    }
  }

  /** Adds the scores of a list to those texts of it that are given, which lie in their order; both ascending. Not for groups. */
  addListAt(scores: Float64Array, wanted: Int32Array, { docs, freqs }: TermList, factor: number): void {
    const scored: ScoredList = { docs, freqs, lengths: this.lengths, norms: this.norms, factor };
    if (MUCH_SHORTER * docs.length < wanted.length) addEachFound(scores, wanted, scored);
    else if (MUCH_SHORTER * wanted.length < docs.length) addEachWanted(scores, wanted, scored);
    else addMerged(scores, wanted, scored);
  }

  /** The scores of a list in its own order. Not for groups. */
  scoreList(scores: Float64Array, docs: Int32Array, freqs: Uint16Array, factor: number): void {
    const { lengths, norms } = this;
    for (let i = 0; i < docs.length; i++) {
      scores[i] = (scores[i] ?? 0) + factor * saturate(freqs[i] ?? 0, norms[lengths[docs[i] ?? 0] ?? 0] ?? 0);
    }
  }

  /**
   * Adds the scores of several terms, those of each with its factor; of none with a factor of 0. Not for groups.
   *
   * @param runs the lists of the terms, where these were read
   */
  addScoresOfAny(scores: Float64Array, terms: Int32Array, factors: Float64Array, runs: TermRuns | undefined, budget: Budget): void {
    if (runs) return this.addRuns(scores, runs, factors);
    this.eachOf(terms, (segment, offset, i) => {
      if (factors[i] === 0) return;
      buffer.clear(countPostings(segment.postings, offset));
      buffer.append(segment.postings, offset, segment.docs);
      budget.spend(buffer.length);
      this.addList(scores, buffer.docs, buffer.freqs, buffer.length, factors[i] ?? 0);
    });
  }

  private addRuns(scores: Float64Array, { docs, freqs, ends, places }: TermRuns, factors: Float64Array): void {
    let from = 0;
    for (let r = 0; r < ends.length; r++) {
      const to = ends[r] ?? 0;
      const factor = factors[places[r] ?? 0] ?? 0;
      if (factor > 0) this.addList(scores, docs.subarray(from, to), freqs.subarray(from, to), to - from, factor);
      from = to;
    }
  }

  /** Adds `weight` × BM25+ of the term to the scores of the given texts, ascending, which lie in their order. */
  addScoresAt(scores: Float64Array, wanted: Int32Array, term: number, weight: number, budget: Budget, idf?: number): void {
    const { groups, lengths, norms } = this;
    const factor = weight * (idf ?? this.idf(this.count(term)));
    budget.spend(wanted.length);
    if (groups) return this.addGroupScoresAt(scores, wanted, term, factor, groups);
    const size = this.countPostings(term);
    if (size < MUCH_SHORTER * wanted.length) {
      budget.spend(size);
      this.readInto(buffer, term);
      const list = { docs: buffer.docs.subarray(0, buffer.length), freqs: buffer.freqs };
      return this.addListAt(scores, wanted, list, factor);
    }
    this.eachFound(wanted, term, (at) => {
      scores[at] = (scores[at] ?? 0) + factor * saturate(seeker.freq, norms[lengths[wanted[at] ?? 0] ?? 0] ?? 0);
    });
  }

  /** The scores of two words in texts that have both, in their order. Not for groups. */
  addPairScores(scores: Float64Array, { docs, freqs }: PairList, first: number, second: number, budget: Budget): void {
    const { lengths, norms } = this;
    const [one, other] = [this.idf(this.count(first)), this.idf(this.count(second))];
    const places = scratch.ints(docs.length);
    let count = 0;
    for (let i = 0; i < docs.length; i++) {
      const packed = freqs[i] ?? 0;
      if (packed === UNPACKED) {
        places[count++] = i;
        continue;
      }
      const norm = norms[lengths[docs[i] ?? 0] ?? 0] ?? 0;
      scores[i] = (scores[i] ?? 0) + one * saturate(firstFrequency(packed), norm) + other * saturate(secondFrequency(packed), norm);
    }
    if (count === 0) return;
    const rest = places.subarray(0, count).map((place) => docs[place] ?? 0);
    const sums = new Float64Array(count);
    for (const word of [first, second]) this.addScoresAt(sums, rest, word, 1, budget);
    for (let i = 0; i < count; i++) scores[places[i] ?? 0] = (scores[places[i] ?? 0] ?? 0) + (sums[i] ?? 0);
  }

  private addGroupScoresAt(scores: Float64Array, wanted: Int32Array, term: number, factor: number, groups: Uint32Array): void {
    const { lengths, norms } = this;
    this.readInto(buffer, term);
    let at = 0;
    for (let i = 0; i < buffer.length && at < wanted.length; i++) {
      const group = buffer.docs[i] ?? 0;
      const end = groups[group + 1] ?? 0;
      at = seek(wanted, groups[group] ?? 0, at);
      if (at === wanted.length || (wanted[at] ?? 0) >= end) continue;
      const score = factor * saturate(buffer.freqs[i] ?? 0, norms[lengths[group] ?? 0] ?? 0);
      for (; at < wanted.length && (wanted[at] ?? 0) < end; at++) scores[at] = (scores[at] ?? 0) + score;
    }
  }
}

// Loops of their own: V8 compiles a hot loop in the middle of a longer function over and over.

/** A list, and what its frequencies are worth. */
interface ScoredList extends TermList {
  lengths: Uint16Array;
  norms: Float64Array;
  factor: number;
}

function addEachFound(scores: Float64Array, wanted: Int32Array, { docs, freqs, lengths, norms, factor }: ScoredList): void {
  let at = 0;
  for (let i = 0; i < docs.length && at < wanted.length; i++) {
    const doc = docs[i] ?? 0;
    at = seek(wanted, doc, at);
    if (wanted[at] === doc) scores[at] = (scores[at] ?? 0) + factor * saturate(freqs[i] ?? 0, norms[lengths[doc] ?? 0] ?? 0);
  }
}

function addEachWanted(scores: Float64Array, wanted: Int32Array, { docs, freqs, lengths, norms, factor }: ScoredList): void {
  let at = 0;
  for (let i = 0; i < wanted.length && at < docs.length; i++) {
    const doc = wanted[i] ?? 0;
    at = seek(docs, doc, at);
    if (docs[at] === doc) scores[i] = (scores[i] ?? 0) + factor * saturate(freqs[at] ?? 0, norms[lengths[doc] ?? 0] ?? 0);
  }
}

function addMerged(scores: Float64Array, wanted: Int32Array, { docs, freqs, lengths, norms, factor }: ScoredList): void {
  let [i, at] = [0, 0];
  while (i < docs.length && at < wanted.length) {
    const doc = docs[i] ?? 0;
    const want = wanted[at] ?? 0;
    if (doc === want) scores[at] = (scores[at] ?? 0) + factor * saturate(freqs[i] ?? 0, norms[lengths[doc] ?? 0] ?? 0);
    // Both steps without a branch: which of the two is behind cannot be foretold.
    i += doc <= want ? 1 : 0;
    at += want <= doc ? 1 : 0;
  }
}

function saturate(frequency: number, norm: number): number {
  return BM25.d + (frequency * (BM25.k + 1)) / (frequency + norm);
}
