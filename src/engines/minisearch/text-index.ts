/** One kind of text over all segments: what it says, in which order, and what else raises its score. */
import type { Budget } from './budget.ts';
import { membersOf } from './doc-sets.ts';
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
    return this.text.docs(term);
  }

  /** The texts that have any of the terms. */
  docsOfAny(terms: readonly number[], budget: Budget): Int32Array {
    const member = new Uint8Array(this.size);
    for (const term of terms) this.text.mark(term, member, budget);
    return membersOf(member);
  }

  /** Of texts that have all the words, ascending: those in which they stand as asked. */
  inSequence(candidates: Int32Array, words: readonly number[], distance: number | undefined, budget: Budget): Int32Array {
    return this.inOrder.filter(candidates, words, distance, budget);
  }
}
