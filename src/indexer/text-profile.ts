/**
 * How much of one text stands in another: words and pairs of neighbouring words, each as often as it occurs.
 *
 * A text of few words is taken by its letters, three at a time, because a typo in one word of ten leaves a third of the pairs wrong
 * and nearly all letters right.
 */
import { terms } from '../text/tokens.ts';

/** At most so many words are compared by letters. */
const FEW_WORDS = 24;

export class TextProfile {
  readonly words: readonly string[];
  readonly #grams = new Map<string, number>();
  #threes: Map<string, number> | undefined;

  constructor(text: string) {
    this.words = terms(text);
    const { words } = this;
    for (const [place, word] of words.entries()) {
      count(this.#grams, word);
      if (place > 0) count(this.#grams, `${words[place - 1] ?? ''} ${word}`);
    }
  }

  /** Counted only where a short text is compared. */
  get #letters(): ReadonlyMap<string, number> {
    if (this.#threes !== undefined) return this.#threes;
    const counts = new Map<string, number>();
    const joined = ` ${this.words.join(' ')} `;
    for (let at = 0; at + 3 <= joined.length; at++) count(counts, joined.slice(at, at + 3));
    this.#threes = counts;
    return counts;
  }

  /** Words and pairs, to look texts up by. */
  grams(): Iterable<string> {
    return this.#grams.keys();
  }

  /**
   * What both have in common, as a share of this, of the other, and of both together (Dice's coefficient); without what `taken` have of
   * the other. Letters count for the last alone: most of those of a short text stand somewhere in any long one.
   */
  overlap(other: TextProfile, taken: readonly TextProfile[] = []): { ofThis: number; ofOther: number; ofBoth: number } {
    const words = shares(
      this.#grams,
      other.#grams,
      taken.map((profile) => profile.#grams),
    );
    if (this.words.length > FEW_WORDS) return words;
    const letters = shares(
      this.#letters,
      other.#letters,
      taken.map((profile) => profile.#letters),
    );
    return { ...words, ofBoth: Math.max(words.ofBoth, letters.ofBoth) };
  }
}

type Counts = ReadonlyMap<string, number>;

function shares(own: Counts, others: Counts, taken: readonly Counts[]): { ofThis: number; ofOther: number; ofBoth: number } {
  const totals = { own: 0, free: 0, shared: 0 };
  for (const times of own.values()) totals.own += times;
  for (const [gram, times] of others) totals.free += left(gram, times, taken);
  for (const [gram, times] of own) totals.shared += Math.min(times, left(gram, others.get(gram) ?? 0, taken));
  const { shared, free } = totals;
  if (shared === 0) return { ofThis: 0, ofOther: 0, ofBoth: 0 };
  return { ofThis: shared / totals.own, ofOther: shared / free, ofBoth: (2 * shared) / (totals.own + free) };
}

function left(gram: string, times: number, taken: readonly Counts[]): number {
  return taken.reduce((rest, counts) => Math.max(0, rest - (counts.get(gram) ?? 0)), times);
}

function count(counts: Map<string, number>, gram: string): void {
  counts.set(gram, (counts.get(gram) ?? 0) + 1);
}
