/**
 * Many strings as one: their bytes in one run, and where each ends. A string is decoded when it is asked for: a collection has a million,
 * of which a search shows a hundred.
 *
 * UTF-8; UTF-16 where a string has half a surrogate pair, which UTF-8 cannot hold. The last end tells by its top bit.
 */
import type { Section } from './section.ts';

const UTF16 = 0x8000_0000;
const HALF_PAIR = /\p{Surrogate}/u;

/** Adds the two sections of a list. */
export function addStrings(sections: Map<string, Section>, name: string, strings: readonly string[]): void {
  const text = strings.join('');
  const utf8 = Buffer.from(text, 'utf8');
  // string by string: two halves that meet where two strings do would pass for a pair
  const isExact = utf8.length === text.length || !strings.some((each) => HALF_PAIR.test(each));
  const ends = new Uint32Array(strings.length + 1);
  let end = 0;
  strings.forEach((each, i) => {
    end += isExact ? (utf8.length === text.length ? each.length : Buffer.byteLength(each, 'utf8')) : 2 * each.length;
    ends[i] = end;
  });
  ends[strings.length] = isExact ? 0 : UTF16;
  sections.set(name, isExact ? utf8 : Buffer.from(text, 'utf16le'));
  sections.set(`${name}.ends`, ends);
}

export class StringList {
  readonly length: number;
  readonly bytes: Buffer;
  private readonly ends: Uint32Array;
  private readonly encoding: 'utf8' | 'utf16le';

  /** @param bytes as `addStrings` made them */
  constructor(bytes: Uint8Array, ends: Uint32Array) {
    this.length = Math.max(0, ends.length - 1);
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.ends = ends;
    this.encoding = ends[this.length] === UTF16 ? 'utf16le' : 'utf8';
  }

  /** Whether the ends are those of a list of so many bytes. */
  isWhole(): boolean {
    const { ends, bytes, length } = this;
    if (ends.length === 0) return false;
    return (length === 0 ? 0 : (ends[length - 1] ?? 0)) === bytes.length && isAscending(ends.subarray(0, length));
  }

  /** "" beyond the end. */
  at(place: number): string {
    if (place < 0 || place >= this.length) return '';
    return this.bytes.toString(this.encoding, place === 0 ? 0 : this.ends[place - 1], this.ends[place]);
  }

  *[Symbol.iterator](): Generator<string> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }

  /** All of them at once, which is quicker than one after the other. */
  all(): string[] {
    return Array.from({ length: this.length }, (_, i) => this.at(i));
  }

  isAscii(place: number): boolean {
    if (this.encoding === 'utf16le') return false;
    for (let at = this.startOf(place); at < (this.ends[place] ?? 0); at++) if ((this.bytes[at] ?? 0) > 0x7f) return false;
    return true;
  }

  /** A bit per byte of a string, modulo 32. */
  mask(place: number): number {
    let mask = 0;
    for (let at = this.startOf(place); at < (this.ends[place] ?? 0); at++) mask |= 1 << ((this.bytes[at] ?? 0) & 31);
    return mask;
  }

  /** Where the bytes of a string begin, and where they end. */
  startOf(place: number): number {
    return place === 0 ? 0 : (this.ends[place - 1] ?? 0);
  }

  endOf(place: number): number {
    return this.ends[place] ?? 0;
  }

  /** UTF-16 code units of a string, without decoding it. */
  unitLength(place: number): number {
    if (this.encoding === 'utf16le') return this.byteLength(place) / 2;
    let units = 0;
    const end = this.ends[place] ?? 0;
    for (let at = place === 0 ? 0 : (this.ends[place - 1] ?? 0); at < end; at++) {
      const byte = this.bytes[at] ?? 0;
      // Bytes that go on with a character count nothing; what takes four bytes is a surrogate pair.
      if (byte < 0x80 || byte > 0xbf) units += byte < 0xf0 ? 1 : 2;
    }
    return units;
  }

  byteLength(place: number): number {
    return (this.ends[place] ?? 0) - (place === 0 ? 0 : (this.ends[place - 1] ?? 0));
  }

  /** The first place whose string is not below `wanted`, of a list that is sorted by code units. */
  seek(wanted: string): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isAscending(numbers: Uint32Array): boolean {
  for (let i = 1; i < numbers.length; i++) if ((numbers[i] ?? 0) < (numbers[i - 1] ?? 0)) return false;
  return true;
}
