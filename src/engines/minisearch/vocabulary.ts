/**
 * The words of all texts and their stems, each numbered in sorted order over all segments: words first, then stems. A number is what
 * postings are asked for by; prefixes and typos are looked up in the words.
 */
import { allowedEdits, editDistance, letterMask, masksAllow } from '../../search/edit-distance.ts';
import { stem } from '../../text/stems.ts';
import type { Budget } from './budget.ts';

/** What a segment brings along, both sorted by code units. */
export interface Dictionary {
  words: readonly string[];
  stems: readonly string[];
}

/** The number of a word that no text has. */
export const NO_TERM = -1;

function mergeSorted(lists: readonly (readonly string[])[]): readonly string[] {
  const [only, ...others] = lists;
  return only && others.length === 0 ? only : [...new Set(lists.flat())].sort();
}

/** The first place whose string is not below `wanted`. */
function seekString(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class Vocabulary {
  /** Sorted by code units. */
  readonly words: readonly string[];
  private readonly stems: readonly string[];
  private masks: Int32Array | undefined;

  constructor(dictionaries: readonly Dictionary[]) {
    this.words = mergeSorted(dictionaries.map(({ words }) => words));
    this.stems = mergeSorted(dictionaries.map(({ stems }) => stems));
  }

  /** Of every term its number in one of the dictionaries; `undefined` where they are the same. */
  numbersIn({ words, stems }: Dictionary): Int32Array | undefined {
    if (words === this.words && stems === this.stems) return undefined;
    const numbers = new Int32Array(this.words.length + this.stems.length).fill(NO_TERM);
    let at = 0;
    for (const [own, all, base] of [
      [words, this.words, 0],
      [stems, this.stems, this.words.length],
    ] as const) {
      let place = 0;
      for (const term of own) {
        while (all[place] !== term) place++;
        numbers[base + place] = at++;
      }
    }
    return numbers;
  }

  word(word: string): number {
    const place = seekString(this.words, word);
    return this.words[place] === word ? place : NO_TERM;
  }

  stemOf(word: string): number {
    const wanted = stem(word);
    const place = seekString(this.stems, wanted);
    return this.stems[place] === wanted ? this.words.length + place : NO_TERM;
  }

  /** The words that begin so are those at [from, to). */
  beginningWith(prefix: string): { from: number; to: number } {
    const from = seekString(this.words, prefix);
    let to = from;
    while (to < this.words.length && this.words[to]?.startsWith(prefix) === true) to++;
    return { from, to };
  }

  /** Every word within the edits that are allowed for the given one, with its distance. Looks at each word of the vocabulary. */
  near(word: string, budget: Budget): { word: number; edits: number }[] {
    this.masks ??= Int32Array.from(this.words, letterMask);
    const most = allowedEdits(word);
    const mask = letterMask(word);
    const found: { word: number; edits: number }[] = [];
    budget.spend(this.words.length);
    for (let i = 0; i < this.words.length; i++) {
      if (!masksAllow(mask, this.masks[i] ?? 0, most)) continue;
      const candidate = this.words[i] ?? '';
      if (Math.abs(candidate.length - word.length) > most) continue;
      const edits = editDistance(word, candidate, most);
      if (edits <= most) found.push({ word: i, edits });
    }
    return found;
  }
}
