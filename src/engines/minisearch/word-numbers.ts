/**
 * The words of a segment, numbered in the order in which they first come.
 *
 * Nearly every word of a text was met before: it is looked up by its characters where they stand, and no string is made of it (a
 * map of strings takes four times as long, with the strings that it has to be asked with).
 */
import { MAX_TERM_LENGTH, visitWords, type WordVisitor } from '../../text/tokens.ts';

const FREE = -1;
const FIRST_SIZE = 1 << 12;
/** Makes an ASCII letter small and leaves a digit as it is. */
const SMALL = 0x20;

export class WordNumbers implements WordVisitor {
  /** By their numbers. */
  readonly words: string[] = [];
  private readonly hashes: number[] = [];
  /** Of each hash the number of a word, or of one that stands after it. */
  private table = new Int32Array(FIRST_SIZE).fill(FREE);
  private text = '';
  private found: number[] = [];

  /** The numbers of the words of a text, in its order. */
  of(text: string): number[] {
    this.text = text;
    this.found = [];
    visitWords(text, this);
    return this.found;
  }

  plain(start: number, wholeEnd: number): void {
    const { text, words, table } = this;
    const end = Math.min(wholeEnd, start + MAX_TERM_LENGTH);
    let hash = 0;
    for (let at = start; at < end; at++) hash = mix(hash, text.charCodeAt(at) | SMALL);
    const mask = table.length - 1;
    for (let place = slotOf(hash, mask); ; place = (place + 1) & mask) {
      const number = table[place] ?? FREE;
      if (number === FREE) return this.add(text.slice(start, end).toLowerCase(), hash, place);
      if (this.hashes[number] === hash && standsAt(words[number] ?? '', text, start, end)) {
        this.found.push(number);
        return;
      }
    }
  }

  other(term: string): void {
    const { words, table } = this;
    let hash = 0;
    for (let at = 0; at < term.length; at++) hash = mix(hash, term.charCodeAt(at));
    const mask = table.length - 1;
    for (let place = slotOf(hash, mask); ; place = (place + 1) & mask) {
      const number = table[place] ?? FREE;
      if (number === FREE) return this.add(term, hash, place);
      if (words[number] === term) {
        this.found.push(number);
        return;
      }
    }
  }

  private add(word: string, hash: number, place: number): void {
    const number = this.words.push(word) - 1;
    this.hashes.push(hash);
    this.table[place] = number;
    this.found.push(number);
    if (2 * this.words.length > this.table.length) this.grow();
  }

  private grow(): void {
    const table = new Int32Array(4 * this.table.length).fill(FREE);
    const mask = table.length - 1;
    this.hashes.forEach((hash, number) => {
      let place = slotOf(hash, mask);
      while (table[place] !== FREE) place = (place + 1) & mask;
      table[place] = number;
    });
    this.table = table;
  }
}

/** A step of FNV-1a. */
function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x0100_0193);
}

/** The low bits of the hash alone depend on the low bits of the characters alone. */
function slotOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
}

function standsAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== (text.charCodeAt(start + i) | SMALL)) return false;
  return true;
}
