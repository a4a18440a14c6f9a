/**
 * Typo tolerance as the fallback: when the words alone match nothing, each word that nothing has is searched with the words a few
 * edits away. Decided without field terms, filters and exclusions, so that no count depends on it.
 */
import { printQuery } from '../../search/print-query.ts';
import { disjunction, type LeafNode, positiveLeaves, type QueryNode, replaceWords, wordsAlone } from '../../search/query-ast.ts';
import { terms } from '../../text/tokens.ts';
import type { Budget } from './budget.ts';
import type { Evaluator } from './evaluate.ts';
import type { DocFinder } from './find-docs.ts';
import type { TextIndex } from './text-index.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Relaxed {
  query: QueryNode;
  /** The words that were searched instead, best first. */
  words: string[];
  /** The query as it was probably meant. */
  didYouMean: string;
}

/** Corrections of one word of a phrase that are tried. */
const MAX_PHRASES = 10;
const MAX_WORDS_NAMED = 20;
/** Words that are corrected in one query; each costs a walk through the vocabulary. */
const MAX_CORRECTED = 16;
const HAS_DIGIT = /\p{N}/u;

class Corrector {
  private readonly index: TextIndex;
  private readonly vocabulary: Vocabulary;
  private readonly budget: Budget;
  private readonly finder: DocFinder;
  private readonly known = new Map<string, string[]>();

  constructor(index: TextIndex, vocabulary: Vocabulary, finder: DocFinder, budget: Budget) {
    this.index = index;
    this.vocabulary = vocabulary;
    this.finder = finder;
    this.budget = budget;
  }

  /** The words of the texts near a word, fewest edits first, then the most frequent. */
  corrections(word: string): string[] {
    const known = this.known.get(word);
    if (known) return known;
    if (this.known.size >= MAX_CORRECTED || HAS_DIGIT.test(word)) return [];
    const found = this.vocabulary
      .near(word, this.budget)
      .map(({ word: number, edits }) => ({ word: this.vocabulary.words.at(number), edits, count: this.index.text.count(number) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => a.edits - b.edits || b.count - a.count || (a.word < b.word ? -1 : 1))
      .map((near) => near.word);
    this.known.set(word, found);
    return found;
  }

  /** All corrections that were looked up, those of each word in their order. */
  named(): string[] {
    return [...new Set([...this.known.values()].flat())].slice(0, MAX_WORDS_NAMED);
  }

  /** The leaf with corrected words: as it is searched, and as it was probably meant. */
  correct(leaf: LeafNode): { searched: QueryNode; meant: QueryNode } {
    const unchanged = { searched: leaf, meant: leaf };
    if (leaf.type === 'prefix' || leaf.type === 'fuzzy' || this.finder.docs(this.index, leaf).length > 0) return unchanged;
    const words = terms(leaf.text);
    const [only] = words;
    if (words.length === 1 && only !== undefined) {
      const best = this.corrections(only)[0];
      return best === undefined ? unchanged : { searched: { type: 'fuzzy', text: only }, meant: { ...leaf, text: best } };
    }
    return this.correctSequence(leaf, words);
  }

  private correctSequence(leaf: LeafNode, words: readonly string[]): { searched: QueryNode; meant: QueryNode } {
    const missing = words.flatMap((word, i) => (this.index.text.count(this.vocabulary.word(word)) === 0 ? [i] : []));
    const first = missing[0];
    if (first === undefined) return { searched: leaf, meant: leaf };
    const best = words.map((word, i) => (missing.includes(i) ? (this.corrections(word)[0] ?? word) : word));
    const candidates = this.corrections(words[first] ?? '')
      .slice(0, MAX_PHRASES)
      .map((word): LeafNode => ({ ...asSequence(leaf), text: best.with(first, word).join(' ') }));
    const meant = candidates.find((candidate) => this.finder.docs(this.index, candidate).length > 0) ?? candidates[0] ?? leaf;
    return { searched: disjunction(candidates) ?? leaf, meant };
  }
}

/** A written word of several terms is a phrase once its parts are corrected. */
function asSequence(leaf: LeafNode): LeafNode {
  return leaf.type === 'near' ? leaf : { type: 'phrase', text: leaf.text };
}

/**
 * The query with typo tolerance; `undefined` where the words alone match as they are, or where no word is near.
 *
 * @param searched as it is searched, with `match=any` applied
 * @param written as it was parsed
 */
export function relaxQuery(
  searched: QueryNode,
  written: QueryNode,
  evaluator: Evaluator,
  index: TextIndex,
  vocabulary: Vocabulary,
  finder: DocFinder,
  budget: Budget,
): Relaxed | undefined {
  const alone = wordsAlone(searched);
  if (alone === undefined || evaluator.evaluate(alone).set.length > 0) return undefined;
  const corrector = new Corrector(index, vocabulary, finder, budget);
  const corrected = new Map(positiveLeaves(alone).map(({ leaf }) => [JSON.stringify(leaf), corrector.correct(leaf)]));
  const words = corrector.named();
  if (words.length === 0) return undefined;
  const replaced = (node: QueryNode, as: 'searched' | 'meant'): QueryNode =>
    replaceWords(node, (leaf) => corrected.get(JSON.stringify(leaf))?.[as] ?? leaf);
  return { query: replaced(searched, 'searched'), words, didYouMean: printQuery(replaced(written, 'meant')) };
}
