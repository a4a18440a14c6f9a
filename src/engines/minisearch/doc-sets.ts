/**
 * Sets of numbers as ascending typed arrays: intersection, union, complement. All linear, or logarithmic in the larger side. Sets are
 * made in the memory of the search.
 */
import { scratch } from './scratch.ts';

export const EMPTY_SET = new Int32Array(0);

/** The first place at or after `from` whose number is not below `wanted`, by galloping. */
export function seek(set: Int32Array | Uint32Array, wanted: number, from: number): number {
  let step = 1;
  let low = from;
  let high = from;
  while (high < set.length && (set[high] ?? 0) < wanted) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, set.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((set[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function intersect(a: Int32Array, b: Int32Array): Int32Array {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  const out = scratch.ints(small.length);
  let count = 0;
  let at = 0;
  for (let i = 0; i < small.length; i++) {
    const value = small[i] ?? 0;
    at = seek(large, value, at);
    if (at === large.length) break;
    if (large[at] === value) out[count++] = value;
  }
  return scratch.shorten(out, count);
}

/** One after the other. */
export function concatenate(sets: readonly Int32Array[]): Int32Array {
  const [only, another] = sets;
  if (only && !another) return only;
  const all = scratch.ints(sets.reduce((sum, set) => sum + set.length, 0));
  let at = 0;
  for (const set of sets) {
    all.set(set, at);
    at += set.length;
  }
  return all;
}

/** A set while it grows: a bit for each number below `size`. */
export class Bits {
  readonly words: Int32Array;

  constructor(size: number) {
    this.words = scratch.ints((size + 31) >>> 5).fill(0);
  }

  add(value: number): void {
    const word = value >>> 5;
    this.words[word] = (this.words[word] ?? 0) | (1 << (value & 31));
  }

  has(value: number): boolean {
    return ((this.words[value >>> 5] ?? 0) & (1 << (value & 31))) !== 0;
  }

  addAll(values: Int32Array): void {
    const { words } = this;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? 0;
      const word = value >>> 5;
      words[word] = (words[word] ?? 0) | (1 << (value & 31));
    }
  }

  /** Its numbers, ascending. */
  collect(): Int32Array {
    const { words } = this;
    const out = scratch.ints(this.count());
    let count = 0;
    for (let i = 0; i < words.length; i++) {
      let word = words[i] ?? 0;
      const base = i << 5;
      while (word !== 0) {
        out[count++] = base + 31 - Math.clz32(word & -word);
        word &= word - 1;
      }
    }
    return out;
  }

  private count(): number {
    let count = 0;
    for (let i = 0; i < this.words.length; i++) {
      let word = this.words[i] ?? 0;
      word -= (word >>> 1) & 0x5555_5555;
      word = (word & 0x3333_3333) + ((word >>> 2) & 0x3333_3333);
      count += Math.imul((word + (word >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
    }
    return count;
  }
}

/** The union of sets of numbers below `size`. */
export function unite(sets: readonly Int32Array[], size: number): Int32Array {
  if (sets.length === 0) return EMPTY_SET;
  if (sets.length === 1) return sets[0] ?? EMPTY_SET;
  const bits = new Bits(size);
  for (const set of sets) bits.addAll(set);
  return bits.collect();
}

/** The numbers below `size` that are not in the set. */
export function complement(set: Int32Array, size: number): Int32Array {
  const out = scratch.ints(size - set.length);
  let count = 0;
  let at = 0;
  for (let value = 0; value < size; value++) {
    if (at < set.length && set[at] === value) at++;
    else out[count++] = value;
  }
  return out;
}

/** The different images of an ascending set under a map that may not be monotonic. */
export function mapSet(set: Int32Array, image: Int32Array, size: number): Int32Array {
  const mapped = scratch.ints(set.length);
  let ascending = true;
  let count = 0;
  let last = -1;
  for (let i = 0; i < set.length; i++) {
    const to = image[set[i] ?? 0] ?? -1;
    if (to === last || to < 0) continue;
    if (to < last) ascending = false;
    mapped[count++] = to;
    last = to;
  }
  const images = scratch.shorten(mapped, count);
  return ascending ? images : unite([images, EMPTY_SET], size);
}

/** Those members of an ascending set for which the test holds. */
export function keep(set: Int32Array, test: (value: number) => boolean): Int32Array {
  const out = scratch.ints(set.length);
  let count = 0;
  for (let i = 0; i < set.length; i++) {
    const value = set[i] ?? 0;
    if (test(value)) out[count++] = value;
  }
  // The test may have taken memory after it.
  return out.subarray(0, count);
}

/** Those members of an ascending set whose image is marked. */
export function keepMarked(set: Int32Array, image: Int32Array, marks: Uint8Array): Int32Array {
  const kept = scratch.ints(set.length);
  let count = 0;
  for (let i = 0; i < set.length; i++) {
    const value = set[i] ?? 0;
    if (marks[image[value] ?? 0] === 1) kept[count++] = value;
  }
  return scratch.shorten(kept, count);
}

/** Every number below `size`. */
export function everything(size: number): Int32Array {
  const all = scratch.ints(size);
  for (let i = 0; i < size; i++) all[i] = i;
  return all;
}
