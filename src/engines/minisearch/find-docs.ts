/** The documents of one kind of text that a leaf matches, and their scores for it. */
import type { LeafNode } from '../../search/query-ast.ts';
import type { Budget } from './budget.ts';
import { EMPTY_SET, intersect } from './doc-sets.ts';
import { expandLeaf, type Lookup, type WeightedTerm } from './expand-leaf.ts';
import type { RaisingField, TextIndex } from './text-index.ts';
import { NO_TERM, type Vocabulary } from './vocabulary.ts';

/** Of what the stem group scores, where the exact form stands in the text. */
export const EXACT_BONUS = 0.1;
/** A prefix or typo is scored by its most frequent forms; it is matched by all of them. */
const MAX_SCORED_TERMS = 1000;

export class DocFinder {
  private readonly vocabulary: Vocabulary;
  private readonly budget: Budget;
  private readonly lookups = new Map<string, Lookup | undefined>();
  private readonly found = new Map<TextIndex, Map<string, Int32Array>>();

  constructor(vocabulary: Vocabulary, budget: Budget) {
    this.vocabulary = vocabulary;
    this.budget = budget;
  }

  /** Ascending. Found once per leaf and kind of text. */
  docs(index: TextIndex, leaf: LeafNode): Int32Array {
    const key = JSON.stringify(leaf);
    const known = this.found.get(index) ?? new Map<string, Int32Array>();
    this.found.set(index, known);
    let docs = known.get(key);
    if (!docs) {
      docs = this.find(index, this.lookup(leaf));
      known.set(key, docs);
    }
    return docs;
  }

  /** Adds what the leaf is worth to every document that matches it. */
  addScores(scores: Float64Array, index: TextIndex, leaf: LeafNode): void {
    const lookup = this.lookup(leaf);
    if (lookup?.type === 'word') {
      const idf = index.text.idf(index.text.count(lookup.stem));
      index.text.addScores(scores, lookup.stem, 1, this.budget, idf);
      index.text.addScores(scores, lookup.surface, EXACT_BONUS, this.budget, idf);
    } else if (lookup?.type === 'terms') {
      for (const { term, weight } of mostFrequent(lookup.terms, index)) index.text.addScores(scores, term, weight, this.budget);
    } else if (lookup?.type === 'sequence') {
      this.addSequenceScores(scores, index, lookup.words, this.docs(index, leaf));
    }
  }

  /** Adds to every document whose field has the stem of a one-word leaf. */
  addFieldScores(scores: Float64Array, index: TextIndex, leaf: LeafNode, field: RaisingField, weight: number): void {
    const lookup = this.lookup(leaf);
    if (lookup?.type === 'word') index.raising[field]?.addScores(scores, lookup.stem, weight, this.budget);
  }

  private lookup(leaf: LeafNode): Lookup | undefined {
    const key = JSON.stringify(leaf);
    if (!this.lookups.has(key)) this.lookups.set(key, expandLeaf(leaf, this.vocabulary, this.budget));
    return this.lookups.get(key);
  }

  private find(index: TextIndex, lookup: Lookup | undefined): Int32Array {
    if (!lookup) return EMPTY_SET;
    if (lookup.type === 'word') return index.docs(lookup.stem);
    if (lookup.type === 'terms') {
      return index.docsOfAny(
        lookup.terms.map(({ term }) => term),
        this.budget,
      );
    }
    return this.findSequence(index, lookup.words, lookup.distance);
  }

  /** Documents with all the words, then those of them in which the words stand as asked. */
  private findSequence(index: TextIndex, words: readonly number[], distance: number | undefined): Int32Array {
    if (words.includes(NO_TERM)) return EMPTY_SET;
    const sets = [...new Set(words)].map((word) => index.docs(word)).sort((a, b) => a.length - b.length);
    let candidates = sets[0] ?? EMPTY_SET;
    for (const set of sets.slice(1)) {
      if (candidates.length === 0) break;
      this.budget.spend(candidates.length);
      candidates = intersect(candidates, set);
    }
    return index.inSequence(candidates, words, distance, this.budget);
  }

  private addSequenceScores(scores: Float64Array, index: TextIndex, words: readonly number[], docs: Int32Array): void {
    for (const word of new Set(words)) index.text.addScoresAt(scores, docs, word, this.budget);
  }
}

function mostFrequent(terms: readonly WeightedTerm[], index: TextIndex): readonly WeightedTerm[] {
  if (terms.length <= MAX_SCORED_TERMS) return terms;
  return terms
    .map((weighted) => ({ weighted, count: index.text.count(weighted.term) }))
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_SCORED_TERMS)
    .map(({ weighted }) => weighted);
}
