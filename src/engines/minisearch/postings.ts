/**
 * A list of postings: how many they are, then runs of at most a block. A run has for each document what is to be added to the one before,
 * then a bit for each that says whether the term stands in it more than once, then how often for those that have it: few do, and what
 * is the same for most is read without a branch.
 *
 * A list longer than a block has a table before its runs: of each its last document, as the difference from the one before, and its
 * bytes. So a search for several words reads of a common word only the blocks in which a candidate can be.
 */
import { ByteReader, ByteWriter } from './bytes.ts';
import type { DocNumbers } from './doc-numbers.ts';

/** Postings of a block. Larger ones make a smaller table, smaller ones waste less on a single candidate. */
export const BLOCK = 128;
const MAX_FREQUENCY = 0xffff;

function encodeRun(out: ByteWriter, docs: ArrayLike<number>, freqs: ArrayLike<number>, from: number, to: number): void {
  let last = from === 0 ? 0 : (docs[from - 1] ?? 0);
  for (let i = from; i < to; i++) {
    const doc = docs[i] ?? 0;
    out.varint(doc - last);
    last = doc;
  }
  for (let first = from; first < to; first += 8) {
    let bits = 0;
    for (let i = first; i < Math.min(first + 8, to); i++) if ((freqs[i] ?? 1) > 1) bits |= 1 << (i - first);
    out.byte(bits);
  }
  for (let i = from; i < to; i++) if ((freqs[i] ?? 1) > 1) out.varint(Math.min(freqs[i] ?? 1, MAX_FREQUENCY));
}

/** Of the long list that is being encoded. */
const table = new ByteWriter();
const blocks = new ByteWriter();

/** @param docs ascending, below 2^30 */
export function encodePostings(out: ByteWriter, docs: ArrayLike<number>, freqs: ArrayLike<number>): void {
  out.varint(docs.length);
  if (docs.length <= BLOCK) {
    encodeRun(out, docs, freqs, 0, docs.length);
    return;
  }
  table.clear();
  blocks.clear();
  for (let from = 0; from < docs.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, docs.length);
    const before = blocks.length;
    encodeRun(blocks, docs, freqs, from, to);
    table.varint((docs[to - 1] ?? 0) - (from === 0 ? 0 : (docs[from - 1] ?? 0)));
    table.varint(blocks.length - before);
  }
  out.varint(table.length);
  out.appendAll(table);
  out.appendAll(blocks);
}

/** How many postings a list has, of deleted documents too. */
export function countPostings(bytes: Uint8Array, offset: number): number {
  return new ByteReader(bytes, offset).varint();
}

/** Documents ascending, and how often the term is in each: the first `length` of both. */
export class Postings {
  docs: Int32Array;
  freqs: Uint16Array;
  length = 0;

  /** Of one length: the room there is. */
  constructor(docs: Int32Array, freqs: Uint16Array) {
    this.docs = docs;
    this.freqs = freqs;
  }

  static ofSize(capacity: number): Postings {
    return new Postings(new Int32Array(capacity), new Uint16Array(capacity));
  }

  /** Makes room for so many; what is in it is lost. */
  clear(capacity: number): void {
    this.length = 0;
    if (capacity <= this.docs.length) return;
    this.docs = new Int32Array(2 * capacity);
    this.freqs = new Uint16Array(2 * capacity);
  }

  /** Appends the live documents of a list, by the numbers that they have over all segments. */
  append(bytes: Uint8Array, offset: number, numbering: DocNumbers): void {
    const reader = new ByteReader(bytes, offset);
    const count = Math.min(reader.varint(), this.docs.length - this.length);
    if (count > BLOCK) {
      const tableBytes = reader.varint();
      reader.at += tableBytes;
    }
    const { docs, freqs } = this;
    // The first is counted from the number of the segment's first document, where none is deleted.
    let last = numbering.gaps ? 0 : numbering.first;
    let at = reader.at;
    for (let left = count; left > 0; left -= BLOCK) {
      const size = Math.min(left, BLOCK);
      at = readRun(bytes, at, size, last, docs, freqs, this.length);
      this.length += size;
      last = docs[this.length - 1] ?? 0;
    }
    if (numbering.gaps) this.renumber(this.length - count, numbering.gaps.numbers);
  }

  private renumber(from: number, numbers: Int32Array): void {
    const { docs, freqs } = this;
    let kept = from;
    for (let i = from; i < this.length; i++) {
      const number = numbers[docs[i] ?? 0] ?? -1;
      if (number < 0) continue;
      docs[kept] = number;
      freqs[kept++] = freqs[i] ?? 0;
    }
    this.length = kept;
  }
}

/**
 * Decodes a run of `count` postings to the places from `to` on, and gives where it ends. Bytes that are no postings give numbers, never
 * an error.
 */
function readRun(bytes: Uint8Array, from: number, count: number, last: number, docs: Int32Array, freqs: Uint16Array, to: number): number {
  let at = from;
  let doc = last;
  const end = to + count;
  for (let i = to; i < end; i++) {
    let step = bytes[at++] ?? 0;
    if (step > 0x7f) {
      let byte = bytes[at++] ?? 0;
      step = (step & 0x7f) | ((byte & 0x7f) << 7);
      for (let shift = 14; byte > 0x7f; shift += 7) {
        byte = bytes[at++] ?? 0;
        step |= (byte & 0x7f) << shift;
      }
    }
    doc += step;
    docs[i] = doc;
    freqs[i] = 1;
  }
  let next = at + ((count + 7) >>> 3);
  for (let first = to; first < end; first += 8) {
    let bits = bytes[at++] ?? 0;
    while (bits !== 0) {
      const place = first + 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
      let freq = bytes[next++] ?? 0;
      if (freq > 0x7f) {
        let byte = bytes[next++] ?? 0;
        freq = (freq & 0x7f) | ((byte & 0x7f) << 7);
        for (let shift = 14; byte > 0x7f; shift += 7) {
          byte = bytes[next++] ?? 0;
          freq |= (byte & 0x7f) << shift;
        }
      }
      freqs[place] = freq;
    }
  }
  return next;
}

/** Looks single documents up in a list, in ascending order, reading only the blocks that may have them. One list at a time. */
export class PostingSeeker {
  /** How often the term stands in the document that was found. */
  freq = 0;
  private bytes: Uint8Array = new Uint8Array(0);
  private left = 0;
  private blockCount = 0;
  private readonly docs = new Int32Array(BLOCK);
  private readonly freqs = new Uint16Array(BLOCK);
  private lastDocs = new Int32Array(64);
  private ends = new Int32Array(64);
  private firstByte = 0;
  /** The block that was read; -1 for none. */
  private block = -1;
  private size = 0;
  private at = 0;

  open(bytes: Uint8Array, offset: number): void {
    const reader = new ByteReader(bytes, offset);
    this.bytes = bytes;
    this.left = Math.min(reader.varint(), bytes.length);
    this.blockCount = Math.ceil(this.left / BLOCK);
    this.block = -1;
    this.at = 0;
    this.size = 0;
    if (this.left <= BLOCK) {
      this.firstByte = reader.at;
      this.lastDocs[0] = 0x7fffffff;
      return;
    }
    this.readTable(reader);
  }

  /** Whether the list has the document; asked for in ascending order. */
  has(doc: number): boolean {
    if (this.block < 0 || doc > (this.lastDocs[this.block] ?? 0)) {
      if (!this.seekBlock(doc)) return false;
    }
    const { docs, size } = this;
    let at = this.at;
    while (at < size && (docs[at] ?? 0) < doc) at++;
    this.at = at;
    if (at === size || docs[at] !== doc) return false;
    this.freq = this.freqs[at] ?? 0;
    return true;
  }

  private readTable(reader: ByteReader): void {
    if (this.lastDocs.length < this.blockCount) {
      this.lastDocs = new Int32Array(2 * this.blockCount);
      this.ends = new Int32Array(2 * this.blockCount);
    }
    const tableBytes = reader.varint();
    this.firstByte = reader.at + tableBytes;
    let last = 0;
    let end = this.firstByte;
    for (let block = 0; block < this.blockCount; block++) {
      last += reader.varint();
      end += reader.varint();
      this.lastDocs[block] = last;
      this.ends[block] = end;
    }
  }

  private seekBlock(doc: number): boolean {
    const { lastDocs, blockCount } = this;
    let low = this.block + 1;
    let step = 1;
    let high = low;
    while (high < blockCount && (lastDocs[high] ?? 0) < doc) {
      low = high + 1;
      high += step;
      step *= 2;
    }
    high = Math.min(high, blockCount);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((lastDocs[middle] ?? 0) < doc) low = middle + 1;
      else high = middle;
    }
    if (low >= blockCount) return false;
    this.block = low;
    this.at = 0;
    this.size = Math.min(BLOCK, this.left - low * BLOCK);
    const start = low === 0 ? this.firstByte : (this.ends[low - 1] ?? 0);
    readRun(this.bytes, start, this.size, low === 0 ? 0 : (lastDocs[low - 1] ?? 0), this.docs, this.freqs, 0);
    return true;
  }
}
