/**
 * A list of postings: how many they are, then for each what is to be added to the document before, doubled, and one more where the
 * term stands in it more than once, how often then following.
 */
import { ByteReader, type ByteWriter } from './bytes.ts';

/** Documents ascending, and how often the term is in each. */
export interface Postings {
  docs: Int32Array;
  freqs: Uint16Array;
}

export const MAX_FREQUENCY = 0xffff;

/** @param docs ascending, below 2^30 */
export function encodePostings(out: ByteWriter, docs: ArrayLike<number>, freqs: ArrayLike<number>): void {
  out.varint(docs.length);
  let last = 0;
  for (let i = 0; i < docs.length; i++) {
    const doc = docs[i] ?? 0;
    const freq = Math.min(freqs[i] ?? 1, MAX_FREQUENCY);
    out.varint(2 * (doc - last) + (freq > 1 ? 1 : 0));
    if (freq > 1) out.varint(freq);
    last = doc;
  }
}

export function countPostings(bytes: Uint8Array, offset: number): number {
  return new ByteReader(bytes, offset).varint();
}

/** @param numbers what each document is called now, ascending; -1 for those that are left out */
export function decodePostings(bytes: Uint8Array, offset: number, numbers: Int32Array): Postings {
  const reader = new ByteReader(bytes, offset);
  const size = Math.min(reader.varint(), numbers.length);
  const docs = new Int32Array(size);
  const freqs = new Uint16Array(size);
  let count = 0;
  let last = 0;
  for (let i = 0; i < size; i++) {
    const step = reader.varint();
    const freq = (step & 1) === 1 ? reader.varint() : 1;
    last += step >>> 1;
    const doc = numbers[last] ?? -1;
    if (doc < 0) continue;
    docs[count] = doc;
    freqs[count++] = freq;
  }
  return count === size ? { docs, freqs } : { docs: docs.subarray(0, count), freqs: freqs.subarray(0, count) };
}
