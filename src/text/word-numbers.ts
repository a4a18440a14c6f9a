/**
 * Words numbered in the order in which they first come.
 *
 * Nearly every word of a text was met before: it is looked up by its characters where they stand, and no string is made of it. The text is
 * gone through once, as character codes in a typed array: what is found is what `visitWords` shows (asking a string for one character after the other took twice as long).
 */
import { isPlain, MAX_TERM_LENGTH, PLAIN_WORD, termOf, wordAt } from './tokens.ts';

const FREE = -1;
const FIRST_SIZE = 1 << 12;
/** Makes an ASCII letter small and leaves a digit as it is. */
const SMALL = 0x20;
/** Words that are not plain ASCII, with their numbers, are remembered up to so many. */
const MEMO_LIMIT = 50_000;

export class WordNumbers {
  /** Of each hash the number of a word, or of one that stands after it. */
  private table = new Int32Array(FIRST_SIZE).fill(FREE);
  private hashes = new Int32Array(FIRST_SIZE);
  /** The words one after the other; word n is [ends[n - 1], ends[n]). */
  private letters = new Uint16Array(8 * FIRST_SIZE);
  private ends = new Uint32Array(FIRST_SIZE);
  private size = 0;
  private readonly others = new Map<string, number>();
  private codes = new Uint16Array(FIRST_SIZE);
  private bytes = Buffer.from(this.codes.buffer);
  private found = new Uint32Array(FIRST_SIZE);
  private count = 0;

  /** The numbers of the words of a text, in its order: until the next text is asked for. */
  of(text: string): Uint32Array {
    this.count = 0;
    this.read(text);
    const { codes } = this;
    for (let at = 0; at < text.length; ) {
      let code = codes[at] ?? 0;
      if (code < 128 && PLAIN_WORD[code] === 0) {
        at++;
        continue;
      }
      let end = at;
      let hash = 0;
      while (code < 128 && PLAIN_WORD[code] === 1) {
        hash = mix(hash, code | SMALL);
        code = codes[++end] ?? 0;
      }
      if (end > at && isPlain(end - at, codes[end - 1] ?? 0, code)) {
        this.push(end - at > MAX_TERM_LENGTH ? this.numberOfCut(at) : this.numberOf(codes, at, end - at, hash, SMALL));
        at = end;
      } else at = this.readOther(text, at);
    }
    return this.found.subarray(0, this.count);
  }

  /** How many words there are. */
  get total(): number {
    return this.size;
  }

  /** The words, by their numbers. */
  words(): string[] {
    return Array.from({ length: this.size }, (_, number) => this.word(number));
  }

  /** The word of a number. */
  word(number: number): string {
    const { letters, ends } = this;
    const bytes = Buffer.from(letters.buffer, letters.byteOffset);
    return bytes.toString('utf16le', 2 * (number === 0 ? 0 : (ends[number - 1] ?? 0)), 2 * (ends[number] ?? 0));
  }

  /** Its codes, with a 0 at the end. */
  private read(text: string): void {
    if (text.length >= this.codes.length) {
      this.codes = new Uint16Array(2 * text.length);
      this.bytes = Buffer.from(this.codes.buffer);
    }
    this.bytes.write(text, 0, 'utf16le');
    this.codes[text.length] = 0;
  }

  /** Takes a word that is not plain; gives where to go on. */
  private readOther(text: string, at: number): number {
    const word = wordAt(text, at);
    if (word === undefined) return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    let number = this.others.get(word);
    if (number === undefined) {
      const term = termOf(word);
      number = term === '' ? FREE : this.numberOfTerm(term);
      if (this.others.size < MEMO_LIMIT) this.others.set(word, number);
    }
    if (number !== FREE) this.push(number);
    return at + word.length;
  }

  private numberOfTerm(term: string): number {
    const codes = new Uint16Array(term.length);
    for (let i = 0; i < codes.length; i++) codes[i] = term.charCodeAt(i);
    return this.numberOf(codes, 0, codes.length, hashOf(codes, 0, codes.length, 0), 0);
  }

  private numberOfCut(start: number): number {
    return this.numberOf(this.codes, start, MAX_TERM_LENGTH, hashOf(this.codes, start, MAX_TERM_LENGTH, SMALL), SMALL);
  }

  /** @param small bits that are set in each code before it is taken */
  private numberOf(codes: Uint16Array, start: number, length: number, hash: number, small: number): number {
    const { table, hashes } = this;
    const mask = table.length - 1;
    let place = slotOf(hash, mask);
    for (; ; place = (place + 1) & mask) {
      const number = table[place] ?? FREE;
      if (number === FREE) return this.add(codes, start, length, hash, small, place);
      if (hashes[number] === hash && this.isWord(number, codes, start, length, small)) return number;
    }
  }

  private isWord(number: number, codes: Uint16Array, start: number, length: number, small: number): boolean {
    const { letters, ends } = this;
    const first = number === 0 ? 0 : (ends[number - 1] ?? 0);
    if ((ends[number] ?? 0) - first !== length) return false;
    for (let i = 0; i < length; i++) if (letters[first + i] !== ((codes[start + i] ?? 0) | small)) return false;
    return true;
  }

  private add(codes: Uint16Array, start: number, length: number, hash: number, small: number, place: number): number {
    const number = this.size++;
    if (number === this.ends.length) {
      this.ends = enlarge(this.ends, new Uint32Array(2 * number));
      this.hashes = enlarge(this.hashes, new Int32Array(2 * number));
    }
    const first = number === 0 ? 0 : (this.ends[number - 1] ?? 0);
    if (first + length > this.letters.length) this.letters = enlarge(this.letters, new Uint16Array(2 * (first + length)));
    for (let i = 0; i < length; i++) this.letters[first + i] = (codes[start + i] ?? 0) | small;
    this.ends[number] = first + length;
    this.hashes[number] = hash;
    this.table[place] = number;
    if (2 * this.size > this.table.length) this.grow();
    return number;
  }

  private grow(): void {
    const table = new Int32Array(4 * this.table.length).fill(FREE);
    const mask = table.length - 1;
    for (let number = 0; number < this.size; number++) {
      let place = slotOf(this.hashes[number] ?? 0, mask);
      while (table[place] !== FREE) place = (place + 1) & mask;
      table[place] = number;
    }
    this.table = table;
  }

  private push(number: number): void {
    if (this.count === this.found.length) this.found = enlarge(this.found, new Uint32Array(2 * this.count));
    this.found[this.count++] = number;
  }
}

function enlarge<T extends Uint16Array | Uint32Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** A step of FNV-1a. */
function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x0100_0193);
}

function hashOf(codes: Uint16Array, start: number, length: number, small: number): number {
  let hash = 0;
  for (let at = start; at < start + length; at++) hash = mix(hash, (codes[at] ?? 0) | small);
  return hash;
}

/** The low bits of the hash alone depend on the low bits of the characters alone. */
function slotOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
}
