/**
 * The lists of the terms of one field over all segments: who has a term, and how often. Live documents only, by their numbers over all segments.
 */
import type { Budget } from './budget.ts';
import type { DocNumbers } from './doc-numbers.ts';
import { type Bits, seek } from './doc-sets.ts';
import { countPostings, Postings, PostingSeeker } from './postings.ts';
import { scratch } from './scratch.ts';

/** Nothing that reads a list gives way to anything else before it is done with it. */
export const buffer = Postings.ofSize(1024);
export const seeker = new PostingSeeker();
/** Apart from `buffer`, whose list may be in use while another is counted. */
const counting = Postings.ofSize(1024);

/** No offset. */
const NONE = -1;

/** A field in one segment. */
export interface SegmentField {
  /** The terms that have postings, ascending, by their numbers in the vocabulary; and where the list of each begins. */
  terms: Uint32Array | Int32Array;
  offsets: Uint32Array;
  postings: Uint8Array;
  docs: DocNumbers;
}

/** Documents, ascending, and how often a term is in each. */
export interface TermList {
  docs: Int32Array;
  freqs: Uint16Array;
}

/** The lists of several terms in several segments, one after the other: each ends at `ends`, and is that of the term whose place is in `places`. */
export interface TermRuns extends TermList {
  ends: number[];
  places: number[];
}

export class TermLists {
  protected readonly segments: readonly SegmentField[];
  /** The texts of group g are those at [groups[g], groups[g + 1]); `undefined` where each text is its own. */
  protected readonly groups: Uint32Array | undefined;
  /** Terms that were looked up last, by the last bits of their numbers. */
  private readonly looked: ({ term: number; offsets: Float64Array } | undefined)[] = Array.from({ length: 64 });

  /** @param groups first text of each document that stands for several, and the end of the last */
  constructor(segments: readonly SegmentField[], groups?: Uint32Array) {
    this.segments = segments;
    this.groups = groups;
  }

  get segmentCount(): number {
    return this.segments.length;
  }

  /**
   * The documents that have the term, and how often.
   *
   * @param only the one segment whose documents are asked for
   */
  read(term: number, only?: number): TermList {
    const size = this.countPostings(term, only);
    const docs = scratch.ints(size);
    const list = new Postings(docs, scratch.shorts(size));
    this.append(list, term, only);
    return { docs: scratch.shorten(docs, list.length), freqs: list.freqs.subarray(0, list.length) };
  }

  /** Those of the candidates, ascending, that have the term, and how often. */
  within(candidates: Int32Array, term: number, budget: Budget): TermList {
    const out = scratch.ints(candidates.length);
    const freqs = scratch.shorts(candidates.length);
    let count = 0;
    budget.spend(candidates.length);
    this.eachFound(candidates, term, (at) => {
      out[count] = candidates[at] ?? 0;
      freqs[count++] = seeker.freq;
    });
    return { docs: scratch.shorten(out, count), freqs: freqs.subarray(0, count) };
  }

  /** Adds the documents that have any of the terms, or what they are mapped to. */
  markAny(terms: Int32Array, member: Bits, budget: Budget, image?: Int32Array): void {
    const { words } = member;
    this.eachOf(terms, (segment, offset) => {
      buffer.clear(countPostings(segment.postings, offset));
      buffer.append(segment.postings, offset, segment.docs);
      const { docs, length } = buffer;
      budget.spend(length);
      for (let i = 0; i < length; i++) {
        const doc = image ? (image[docs[i] ?? 0] ?? 0) : (docs[i] ?? 0);
        const word = doc >>> 5;
        words[word] = (words[word] ?? 0) | (1 << (doc & 31));
      }
    });
  }

  /** The lists of the terms, ascending; `undefined` where they are more than `most` postings. */
  readAny(terms: Int32Array, most: number, budget: Budget): TermRuns | undefined {
    let size = 0;
    this.eachOf(terms, (segment, offset) => (size += countPostings(segment.postings, offset)));
    if (size > most) return undefined;
    budget.spend(size);
    const list = new Postings(scratch.ints(size), scratch.shorts(size));
    const ends: number[] = [];
    const places: number[] = [];
    this.eachOf(terms, (segment, offset, i) => {
      list.append(segment.postings, offset, segment.docs);
      ends.push(list.length);
      places.push(i);
    });
    return { docs: list.docs.subarray(0, list.length), freqs: list.freqs.subarray(0, list.length), ends, places };
  }

  /** Live texts that have the term. */
  count(term: number): number {
    const offsets = this.offsetsOf(term);
    let count = 0;
    for (const [s, segment] of this.segments.entries()) if (offsets[s] !== NONE) count += this.countList(segment, offsets[s] ?? 0);
    return count;
  }

  /** How many postings each of the terms has, in the order of the terms. */
  countEach(terms: Int32Array): Int32Array {
    const counts = scratch.ints(terms.length).fill(0);
    this.eachOf(terms, (segment, offset, i) => {
      counts[i] = (counts[i] ?? 0) + this.countList(segment, offset);
    });
    return counts;
  }

  /** Whether the two terms have the same documents, as a stem and its only word do. */
  isSameList(a: number, b: number): boolean {
    const other = this.offsetsOf(b);
    return this.offsetsOf(a).every((offset, s) => offset === other[s]);
  }

  /** Calls with the list of each of the terms, ascending, in each segment that has it, and the place of the term among them. */
  protected eachOf(terms: Int32Array, use: (segment: SegmentField, offset: number, i: number) => void): void {
    const [first = 0, last = -1] = [terms[0], terms.at(-1)];
    for (const segment of this.segments) {
      let at = 0;
      if (last - first + 1 === terms.length) {
        // All words that begin alike follow each other.
        for (at = seek(segment.terms, first, 0); (segment.terms[at] ?? Infinity) <= last; at++) {
          use(segment, segment.offsets[at] ?? 0, (segment.terms[at] ?? 0) - first);
        }
        continue;
      }
      for (let i = 0; i < terms.length; i++) {
        const term = terms[i] ?? 0;
        at = seek(segment.terms, term, at);
        if (at === segment.terms.length) break;
        if (segment.terms[at] === term) use(segment, segment.offsets[at] ?? 0, i);
      }
    }
  }

  /** Calls with the place of each candidate, ascending, that has the term; `seeker.freq` is how often. */
  protected eachFound(candidates: Int32Array, term: number, use: (at: number) => void): void {
    const offsets = this.offsetsOf(term);
    let at = 0;
    for (const [s, segment] of this.segments.entries()) {
      const { first, count, gaps } = segment.docs;
      const offset = offsets[s] ?? NONE;
      const end = first + count;
      if (offset === NONE) {
        at = seek(candidates, end, at);
        continue;
      }
      seeker.open(segment.postings, offset);
      for (; at < candidates.length && (candidates[at] ?? 0) < end; at++) {
        const place = (candidates[at] ?? 0) - first;
        if (seeker.has(gaps ? (gaps.live[place] ?? 0) : place)) use(at);
      }
    }
  }

  /** Of deleted documents too. */
  protected countPostings(term: number, only?: number): number {
    const offsets = this.offsetsOf(term);
    let count = 0;
    for (let s = 0; s < offsets.length; s++) {
      const segment = this.segments[s];
      if (segment && (only === undefined || s === only) && offsets[s] !== NONE) count += countPostings(segment.postings, offsets[s] ?? 0);
    }
    return count;
  }

  /** Reads the whole list of a term. */
  protected readInto(postings: Postings, term: number): void {
    postings.clear(this.countPostings(term));
    this.append(postings, term);
  }

  private append(postings: Postings, term: number, only?: number): void {
    const offsets = this.offsetsOf(term);
    for (const [s, segment] of this.segments.entries()) {
      if ((only === undefined || s === only) && offsets[s] !== NONE) postings.append(segment.postings, offsets[s] ?? 0, segment.docs);
    }
  }

  /** Where the list of a term begins in each segment; `NONE` where it has none. A search asks for the same few terms again and again. */
  private offsetsOf(term: number): Float64Array {
    const place = term & (this.looked.length - 1);
    const known = this.looked[place];
    if (known?.term === term) return known.offsets;
    const offsets = Float64Array.from(this.segments, (segment) => offsetOf(segment, term) ?? NONE);
    this.looked[place] = { term, offsets };
    return offsets;
  }

  private countList({ postings, docs }: SegmentField, offset: number): number {
    if (!docs.gaps && !this.groups) return countPostings(postings, offset);
    counting.clear(countPostings(postings, offset));
    counting.append(postings, offset, docs);
    if (!this.groups) return counting.length;
    let count = 0;
    for (let i = 0; i < counting.length; i++) {
      const doc = counting.docs[i] ?? 0;
      count += (this.groups[doc + 1] ?? 0) - (this.groups[doc] ?? 0);
    }
    return count;
  }
}

function offsetOf({ terms, offsets }: SegmentField, term: number): number | undefined {
  if (term < 0) return undefined;
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] ?? 0) < term) low = middle + 1;
    else high = middle;
  }
  return terms[low] === term ? offsets[low] : undefined;
}
