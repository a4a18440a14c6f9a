/** Sets of numbers as ascending typed arrays: intersection, union, difference. All linear, or logarithmic in the larger side. */

export const EMPTY_SET = new Int32Array(0);

/** The first place at or after `from` whose number is not below `wanted`, by galloping. */
export function seek(set: Int32Array, wanted: number, from: number): number {
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
  const out = new Int32Array(small.length);
  let count = 0;
  let at = 0;
  for (const value of small) {
    at = seek(large, value, at);
    if (at === large.length) break;
    if (large[at] === value) out[count++] = value;
  }
  return out.subarray(0, count);
}

export function subtract(a: Int32Array, b: Int32Array): Int32Array {
  if (b.length === 0) return a;
  const out = new Int32Array(a.length);
  let count = 0;
  let at = 0;
  for (const value of a) {
    at = seek(b, value, at);
    if (b[at] !== value) out[count++] = value;
  }
  return out.subarray(0, count);
}

/** The union of sets of numbers below `size`. */
export function unite(sets: readonly Int32Array[], size: number): Int32Array {
  if (sets.length === 0) return EMPTY_SET;
  if (sets.length === 1) return sets[0] ?? EMPTY_SET;
  const member = new Uint8Array(size);
  let count = 0;
  for (const set of sets) {
    for (const value of set) {
      if (member[value] === 0) {
        member[value] = 1;
        count++;
      }
    }
  }
  return collect(member, count, 1);
}

/** The numbers that are marked with 1. */
export function membersOf(member: Uint8Array): Int32Array {
  let count = 0;
  for (let value = 0; value < member.length; value++) count += member[value] ?? 0;
  return collect(member, count, 1);
}

/** The numbers below `size` that are not in the set. */
export function complement(set: Int32Array, size: number): Int32Array {
  const member = new Uint8Array(size);
  for (const value of set) member[value] = 1;
  return collect(member, size - set.length, 0);
}

function collect(member: Uint8Array, count: number, wanted: 0 | 1): Int32Array {
  const out = new Int32Array(count);
  let at = 0;
  for (let value = 0; value < member.length; value++) if (member[value] === wanted) out[at++] = value;
  return out;
}

/** The different images of an ascending set under a map that may not be monotonic. */
export function mapSet(set: Int32Array, image: Int32Array, size: number): Int32Array {
  const mapped = new Int32Array(set.length);
  let ascending = true;
  let count = 0;
  let last = -1;
  for (const value of set) {
    const to = image[value] ?? -1;
    if (to === last || to < 0) continue;
    if (to < last) ascending = false;
    mapped[count++] = to;
    last = to;
  }
  const images = mapped.subarray(0, count);
  return ascending ? images : unite([images, EMPTY_SET], size);
}

/** Every number below `size`. */
export function everything(size: number): Int32Array {
  const all = new Int32Array(size);
  for (let i = 0; i < size; i++) all[i] = i;
  return all;
}
