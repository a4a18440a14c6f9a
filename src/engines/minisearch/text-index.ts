/**
 * One kind of text over all segments: the postings, lengths and words in order of passages, of utterances, or of parts.
 *
 * Statistics are those of the whole collection. Scores are MiniSearch's BM25+ with k = 1.2, b = 0.75 and d = 0, which ranked better
 * than its defaults on every collection that was measured, and without its multiplication by the number of matched terms.
 */
import { type CompiledIndex, type Postings, postingsIn } from './compiled-index.ts';
import type { Budget } from './budget.ts';
import { EMPTY_SET, seek, unite } from './doc-sets.ts';

export const BM25 = { k: 1.2, b: 0.75, d: 0 } as const;

/** The words of texts in their order, by their numbers in the vocabulary; text i lies in [starts[i], starts[i + 1]). */
export interface WordsInOrder {
  starts: Uint32Array;
  words: Int32Array;
}

export class TextIndex {
  /** Live documents. */
  readonly size: number;
  readonly inOrder: WordsInOrder;
  private readonly segments: readonly CompiledIndex[];
  private readonly lengths: ReadonlyMap<string, Uint32Array>;
  private readonly averages: ReadonlyMap<string, number>;

  constructor(segments: readonly CompiledIndex[], globals: readonly Int32Array[], inOrder: WordsInOrder, fields: readonly string[]) {
    this.segments = segments;
    this.inOrder = inOrder;
    this.size = inOrder.starts.length - 1;
    const lengths = new Map<string, Uint32Array>();
    const averages = new Map<string, number>();
    for (const field of fields) {
      const own = new Uint32Array(this.size);
      segments.forEach((segment, s) => {
        const local = segment.lengths.get(field);
        globals[s]?.forEach((doc, i) => {
          if (doc >= 0) own[doc] = local?.[i] ?? 0;
        });
      });
      lengths.set(field, own);
      averages.set(field, this.size === 0 ? 0 : own.reduce((sum, length) => sum + length, 0) / this.size);
    }
    this.lengths = lengths;
    this.averages = averages;
  }

  /** The postings of a term, one of each segment that has it, in ascending order of documents. */
  postings(field: string, term: string): Postings[] {
    return this.segments.flatMap((segment) => postingsIn(segment, field, term) ?? []);
  }

  /** Live documents that have the term. */
  count(field: string, term: string): number {
    return this.postings(field, term).reduce((sum, { docs }) => sum + docs.length, 0);
  }

  /** The documents that have the term in their text. */
  docs(term: string): Int32Array {
    const parts = this.postings('text', term);
    if (parts.length < 2) return parts[0]?.docs ?? EMPTY_SET;
    const all = new Int32Array(parts.reduce((sum, { docs }) => sum + docs.length, 0));
    let at = 0;
    for (const { docs } of parts) {
      all.set(docs, at);
      at += docs.length;
    }
    return all;
  }

  /** The documents that have any of the terms in their text. */
  docsOfAny(terms: readonly string[]): Int32Array {
    return unite(
      terms.map((term) => this.docs(term)),
      this.size,
    );
  }

  /** The words of one text, in order. */
  words(doc: number): Int32Array {
    return this.inOrder.words.subarray(this.inOrder.starts[doc] ?? 0, this.inOrder.starts[doc + 1] ?? 0);
  }

  /** Inverse document frequency of something that is in `matching` documents. */
  idf(matching: number): number {
    return Math.log(1 + (this.size - matching + 0.5) / (matching + 0.5));
  }

  /** Adds `weight` × BM25+ of the term to the score of every document that has it. `idf` replaces the term's own. */
  addScores(scores: Float64Array, field: string, term: string, weight: number, budget: Budget, idf?: number): void {
    const parts = this.postings(field, term);
    const matching = parts.reduce((sum, { docs }) => sum + docs.length, 0);
    const factor = weight * (idf ?? this.idf(matching));
    for (const { docs, freqs } of parts) {
      budget.spend(docs.length);
      for (let i = 0; i < docs.length; i++) {
        const doc = docs[i] ?? 0;
        scores[doc] = (scores[doc] ?? 0) + factor * this.saturate(field, doc, freqs[i] ?? 0);
      }
    }
  }

  /** Adds BM25+ of the term to the scores of the given documents alone; those without it stay as they are. */
  addScoresAt(scores: Float64Array, wanted: Int32Array, field: string, term: string, budget: Budget): void {
    const parts = this.postings(field, term);
    const idf = this.idf(parts.reduce((sum, { docs }) => sum + docs.length, 0));
    for (const { docs, freqs } of parts) {
      budget.spend(wanted.length);
      let at = 0;
      for (const doc of wanted) {
        at = seek(docs, doc, at);
        if (docs[at] === doc) scores[doc] = (scores[doc] ?? 0) + idf * this.saturate(field, doc, freqs[at] ?? 0);
      }
    }
  }

  private saturate(field: string, doc: number, frequency: number): number {
    const average = this.averages.get(field) ?? 1;
    const length = this.lengths.get(field)?.[doc] ?? 0;
    const { k, b, d } = BM25;
    return d + (frequency * (k + 1)) / (frequency + k * (1 - b + (b * length) / average));
  }
}
