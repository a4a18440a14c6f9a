/** What a leaf of a query is looked up as: the terms that satisfy it, or the words that must stand in order. */
import { MIN_PREFIX_LENGTH } from '../../search/parse-query.ts';
import type { LeafNode } from '../../search/query-ast.ts';
import { terms } from '../../text/tokens.ts';
import type { Budget } from './budget.ts';
import type { WeightedTerms } from './text-field.ts';
import { NO_TERM, type Vocabulary } from './vocabulary.ts';

/** MiniSearch's weights of a term that is not the word itself. */
const PREFIX_WEIGHT = 0.375;
const PREFIX_DECAY = 0.3;
const FUZZY_WEIGHT = 0.45;

export type Lookup =
  /** One word: its stem group, and its exact form for the bonus. */
  | { type: 'word'; stem: number; surface: number }
  /** Any of the surface forms. */
  | ({ type: 'terms' } & WeightedTerms)
  /** Surface forms in order, or near each other in any order. */
  | { type: 'sequence'; words: number[]; distance: number | undefined };

function expandPrefix(prefix: string, vocabulary: Vocabulary): WeightedTerms {
  if (prefix.length < MIN_PREFIX_LENGTH) return { terms: new Int32Array(0), weights: new Float64Array(0) };
  const { from, to } = vocabulary.beginningWith(prefix);
  const found = { terms: new Int32Array(to - from), weights: new Float64Array(to - from) };
  for (let i = 0; i < found.terms.length; i++) {
    const length = vocabulary.words.unitLength(from + i);
    const more = length - prefix.length;
    found.terms[i] = from + i;
    found.weights[i] = more === 0 ? 1 : (PREFIX_WEIGHT * length) / (length + PREFIX_DECAY * more);
  }
  return found;
}

function expandFuzzy(word: string, vocabulary: Vocabulary, budget: Budget): WeightedTerms {
  const near = vocabulary.near(word, budget);
  return {
    terms: Int32Array.from(near, (found) => found.word),
    weights: Float64Array.from(near, ({ word: term, edits }) => {
      const length = vocabulary.words.unitLength(term);
      return edits === 0 ? 1 : (FUZZY_WEIGHT * length) / (length + edits);
    }),
  };
}

/** `undefined` for a leaf without a word in it. */
export function expandLeaf(leaf: LeafNode, vocabulary: Vocabulary, budget: Budget): Lookup | undefined {
  const words = terms(leaf.text);
  const first = words[0];
  if (first === undefined) return undefined;
  if (leaf.type === 'near' || words.length > 1) {
    const distance = leaf.type === 'near' ? leaf.distance : undefined;
    return { type: 'sequence', words: words.map((word) => vocabulary.word(word)), distance };
  }
  if (leaf.type === 'prefix') return { type: 'terms', ...expandPrefix(first, vocabulary) };
  if (leaf.type === 'fuzzy') return { type: 'terms', ...expandFuzzy(first, vocabulary, budget) };
  const surface = vocabulary.word(first);
  if (leaf.type === 'word') return { type: 'word', stem: vocabulary.stemOf(first), surface };
  const own = surface === NO_TERM ? [] : [surface];
  return { type: 'terms', terms: Int32Array.from(own), weights: Float64Array.from(own, () => 1) };
}
