/** One kind of text over all segments: what it says, in which order, and what else raises its score. */
import type { Budget } from './budget.ts';
import { EMPTY_SET, unite } from './doc-sets.ts';
import type { OrderedText } from './ordered-text.ts';
import type { TextField } from './text-field.ts';

/** What raises the score of a passage beside its own words. */
export type RaisingField = 'title' | 'heading' | 'entities';

export class TextIndex {
  /** Live texts. */
  readonly size: number;
  readonly text: TextField;
  readonly raising: Readonly<Partial<Record<RaisingField, TextField>>>;
  private readonly inOrder: OrderedText;

  constructor(size: number, text: TextField, inOrder: OrderedText, raising: Partial<Record<RaisingField, TextField>> = {}) {
    this.size = size;
    this.text = text;
    this.inOrder = inOrder;
    this.raising = raising;
  }

  /** The texts that have the term. */
  docs(term: number): Int32Array {
    const parts = this.text.postings(term);
    if (parts.length < 2) return parts[0]?.docs ?? EMPTY_SET;
    const all = new Int32Array(parts.reduce((sum, { docs }) => sum + docs.length, 0));
    let at = 0;
    for (const { docs } of parts) {
      all.set(docs, at);
      at += docs.length;
    }
    return all;
  }

  /** The texts that have any of the terms. */
  docsOfAny(terms: readonly number[]): Int32Array {
    return unite(
      terms.map((term) => this.docs(term)),
      this.size,
    );
  }

  /** Of texts that have all the words, ascending: those in which they stand as asked. */
  inSequence(candidates: Int32Array, words: readonly number[], distance: number | undefined, budget: Budget): Int32Array {
    return this.inOrder.filter(candidates, words, distance, budget);
  }
}
