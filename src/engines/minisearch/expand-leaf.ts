/** What a leaf of a query is looked up as: the terms that satisfy it, or the words that must stand in order. */
import { MIN_PREFIX_LENGTH } from '../../search/parse-query.ts';
import type { LeafNode } from '../../search/query-ast.ts';
import { terms } from '../../text/tokens.ts';
import type { Budget } from './budget.ts';
import { NO_TERM, type Vocabulary } from './vocabulary.ts';

/** MiniSearch's weights of a term that is not the word itself. */
const PREFIX_WEIGHT = 0.375;
const PREFIX_DECAY = 0.3;
const FUZZY_WEIGHT = 0.45;

/** Terms by their numbers in the vocabulary. */
export interface WeightedTerm {
  term: number;
  weight: number;
}

export type Lookup =
  /** One word: its stem group, and its exact form for the bonus. */
  | { type: 'word'; stem: number; surface: number }
  /** Any of the surface forms. */
  | { type: 'terms'; terms: WeightedTerm[] }
  /** Surface forms in order, or near each other in any order. */
  | { type: 'sequence'; words: number[]; distance: number | undefined };

function expandPrefix(prefix: string, vocabulary: Vocabulary): WeightedTerm[] {
  if (prefix.length < MIN_PREFIX_LENGTH) return [];
  const { from, to } = vocabulary.beginningWith(prefix);
  return Array.from({ length: to - from }, (_, i) => {
    const length = vocabulary.words[from + i]?.length ?? 0;
    const more = length - prefix.length;
    return { term: from + i, weight: more === 0 ? 1 : (PREFIX_WEIGHT * length) / (length + PREFIX_DECAY * more) };
  });
}

function expandFuzzy(word: string, vocabulary: Vocabulary, budget: Budget): WeightedTerm[] {
  return vocabulary.near(word, budget).map(({ word: term, edits }) => {
    const length = vocabulary.words[term]?.length ?? 0;
    return { term, weight: edits === 0 ? 1 : (FUZZY_WEIGHT * length) / (length + edits) };
  });
}

/** `undefined` for a leaf without a word in it. */
export function expandLeaf(leaf: LeafNode, vocabulary: Vocabulary, budget: Budget): Lookup | undefined {
  const words = terms(leaf.text);
  const first = words[0];
  if (first === undefined) return undefined;
  const numbers = words.map((word) => vocabulary.word(word));
  if (leaf.type === 'near') return { type: 'sequence', words: numbers, distance: leaf.distance };
  if (words.length > 1) return { type: 'sequence', words: numbers, distance: undefined };
  if (leaf.type === 'prefix') return { type: 'terms', terms: expandPrefix(first, vocabulary) };
  if (leaf.type === 'fuzzy') return { type: 'terms', terms: expandFuzzy(first, vocabulary, budget) };
  if (leaf.type === 'phrase') return { type: 'terms', terms: [{ term: numbers[0] ?? NO_TERM, weight: 1 }] };
  return { type: 'word', stem: vocabulary.stemOf(first), surface: numbers[0] ?? NO_TERM };
}
