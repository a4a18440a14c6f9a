/** The surface forms of all texts, numbered in their sorted order: what prefixes and typos are looked up in. */
import { allowedEdits, editDistance, letterMask, masksAllow } from '../../search/edit-distance.ts';
import type { Budget } from './budget.ts';

export class Vocabulary {
  /** Sorted by code units. */
  readonly words: readonly string[];
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly masks: Int32Array;

  constructor(words: Iterable<string>) {
    this.words = [...new Set(words)].sort();
    this.numbers = new Map(this.words.map((word, i) => [word, i]));
    this.masks = Int32Array.from(this.words, letterMask);
  }

  /** -1 for a word that no text has. */
  numberOf(word: string): number {
    return this.numbers.get(word) ?? -1;
  }

  /** Every word that begins so. */
  beginningWith(prefix: string): string[] {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.words[middle] ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < this.words.length && this.words[end]?.startsWith(prefix) === true) end++;
    return this.words.slice(low, end);
  }

  /** Every word within the edits that are allowed for the given one, with its distance. Looks at each word of the vocabulary. */
  near(word: string, budget: Budget): { word: string; edits: number }[] {
    const most = allowedEdits(word);
    const mask = letterMask(word);
    const found: { word: string; edits: number }[] = [];
    budget.spend(this.words.length);
    this.words.forEach((candidate, i) => {
      if (Math.abs(candidate.length - word.length) > most || !masksAllow(mask, this.masks[i] ?? 0, most)) return;
      const edits = editDistance(word, candidate, most);
      if (edits <= most) found.push({ word: candidate, edits });
    });
    return found;
  }
}
