/**
 * A list of postings: how many they are, then for each what is to be added to the document before, doubled, and one more where the
 * term stands in it more than once, how often then following.
 */
import { ByteReader, type ByteWriter } from './bytes.ts';

const MAX_FREQUENCY = 0xffff;

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

/** One list at a time, decoded into the same arrays: a prefix asks for thousands of short ones. */
export class PostingBuffer {
  /** Documents ascending, and how often the term is in each; the first `length` of them. */
  docs = new Int32Array(1024);
  freqs = new Uint16Array(1024);
  length = 0;

  /** @param numbers what each document is called now, ascending; -1 for those that are left out */
  read(bytes: Uint8Array, offset: number, numbers: Int32Array): void {
    const reader = new ByteReader(bytes, offset);
    const size = Math.min(reader.varint(), numbers.length);
    if (size > this.docs.length) {
      this.docs = new Int32Array(2 * size);
      this.freqs = new Uint16Array(2 * size);
    }
    const { docs, freqs } = this;
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
    this.length = count;
  }
}
