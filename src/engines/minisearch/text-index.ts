/** One kind of text over all segments: what it says, in which order, and what else raises its score. */
import type { Budget } from './budget.ts';
import { Bits, concatenate } from './doc-sets.ts';
import type { OrderedText, PairList } from './ordered-text.ts';
import { UNPACKED } from './pair-frequencies.ts';
import { scratch } from './scratch.ts';
import type { TermRuns } from './term-lists.ts';
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

  /** The texts that have any of the terms. @param runs the lists of the terms, where these were read */
  docsOfAny(terms: Int32Array, budget: Budget, runs: TermRuns | undefined): Int32Array {
    const member = new Bits(this.size);
    if (runs) member.addAll(runs.docs);
    else this.text.markAny(terms, member, budget);
    return member.collect();
  }

  /** The texts in which two words follow each other, and how often each stands there. */
  pair(first: number, second: number, budget: Budget): PairList {
    const [rarer, other] = this.text.count(first) <= this.text.count(second) ? [first, second] : [second, first];
    const parts: PairList[] = [];
    for (let s = 0; s < this.text.segmentCount; s++) {
      const list = this.inOrder.pair(s, first, second) ?? this.pairIn(s, [first, second], rarer, other, budget);
      budget.spend(list.docs.length);
      parts.push(list);
    }
    const [only, another] = parts;
    if (only && !another) return only;
    const docs = concatenate(parts.map((part) => part.docs));
    const freqs = scratch.shorts(docs.length);
    let at = 0;
    for (const part of parts) {
      freqs.set(part.freqs, at);
      at += part.freqs.length;
    }
    return { docs, freqs };
  }

  private pairIn(s: number, words: readonly number[], rarer: number, other: number, budget: Budget): PairList {
    const both = this.text.within(this.text.read(rarer, s).docs, other, budget).docs;
    const docs = this.inOrder.filter(both, words, undefined, budget);
    return { docs, freqs: scratch.shorts(docs.length).fill(UNPACKED) };
  }

  /** Of texts that have all the words, ascending: those in which they stand as asked. */
  inSequence(candidates: Int32Array, words: readonly number[], distance: number | undefined, budget: Budget): Int32Array {
    return this.inOrder.filter(candidates, words, distance, budget);
  }

  /** The words of each of the texts, ascending, in their order. */
  visit(texts: Int32Array, budget: Budget, take: (text: number, words: Uint32Array) => void): void {
    this.inOrder.visit(texts, budget, take);
  }
}
