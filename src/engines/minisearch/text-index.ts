/** One kind of text over all segments: what it says, in which order, and what else raises its score. */
import type { Budget } from './budget.ts';
import { Bits, concatenate } from './doc-sets.ts';
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
  private sums: Float64Array | undefined;

  constructor(size: number, text: TextField, inOrder: OrderedText, raising: Partial<Record<RaisingField, TextField>> = {}) {
    this.size = size;
    this.text = text;
    this.inOrder = inOrder;
    this.raising = raising;
  }

  /** A number for each text, all of them 0: whoever uses it leaves it so. */
  zeros(): Float64Array {
    this.sums ??= new Float64Array(this.size);
    return this.sums;
  }

  /** The texts that have any of the terms. */
  docsOfAny(terms: Int32Array, budget: Budget): Int32Array {
    const member = new Bits(this.size);
    this.text.markAny(terms, member, budget);
    return member.collect();
  }

  /** The texts in which two words follow each other. */
  pair(first: number, second: number, budget: Budget): Int32Array {
    const [rarer, other] = this.text.count(first) <= this.text.count(second) ? [first, second] : [second, first];
    const parts: Int32Array[] = [];
    for (let s = 0; s < this.text.segmentCount; s++) {
      let docs = this.inOrder.pair(s, first, second);
      if (!docs) {
        const both = this.text.within(this.text.read(rarer, s).docs, other, budget);
        docs = this.inOrder.filter(both, [first, second], undefined, budget);
      }
      budget.spend(docs.length);
      parts.push(docs);
    }
    return concatenate(parts);
  }

  /** Of texts that have all the words, ascending: those in which they stand as asked. */
  inSequence(candidates: Int32Array, words: readonly number[], distance: number | undefined, budget: Budget): Int32Array {
    return this.inOrder.filter(candidates, words, distance, budget);
  }
}
