/**
 * The fallbacks for words that match nothing as they are. First typo tolerance: each word that nothing has is searched with the words a few edits away.
 * Then, for a long passage that was pasted, its parts: with a word changed or left out, half of it still stands somewhere as it is.
 * Decided without field terms, filters and exclusions, so that no count depends on it.
 */
import { printQuery } from '../../search/print-query.ts';
import { disjunction, type LeafNode, positiveLeaves, type QueryNode, replaceWords, wordsAlone } from '../../search/query-ast.ts';
import { asSequence, type Asked, byLikelihood, partsOfPassage, passageIn, type Relaxed } from '../../search/relaxation.ts';
import { terms } from '../../text/tokens.ts';
import type { Budget } from './budget.ts';
import type { Evaluator } from './evaluate.ts';
import type { DocFinder } from './find-docs.ts';
import type { TextIndex } from './text-index.ts';
import type { Vocabulary } from './vocabulary.ts';

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
  private readonly respelled = new Set<string>();

  constructor(index: TextIndex, vocabulary: Vocabulary, finder: DocFinder, budget: Budget) {
    this.index = index;
    this.vocabulary = vocabulary;
    this.finder = finder;
    this.budget = budget;
  }

  /** The words of the texts that a word is searched as, the likeliest first. */
  corrections(word: string): string[] {
    const known = this.known.get(word);
    if (known) return known;
    if (this.known.size >= MAX_CORRECTED || HAS_DIGIT.test(word)) return [];
    const found = this.near(word);
    this.known.set(word, found);
    return found;
  }

  /** The words of the texts near a word, the likeliest first. */
  private near(word: string): string[] {
    const near = this.vocabulary
      .near(word, this.budget)
      .map(({ word: number, edits }) => ({ text: this.vocabulary.words.at(number), edits, count: this.index.text.count(number) }));
    return byLikelihood(word, near);
  }

  /** All corrections that were looked up, those of each word in their order. */
  named(): string[] {
    return [...new Set([...this.known.values()].flat())].slice(0, MAX_WORDS_NAMED);
  }

  /** The leaf with corrected words: as it is searched, and as it was probably meant. */
  correct(leaf: LeafNode): { searched: QueryNode; meant: QueryNode } {
    const unchanged = { searched: leaf, meant: leaf };
    if (leaf.type === 'prefix' || leaf.type === 'fuzzy') return unchanged;
    const words = terms(leaf.text);
    const [only] = words;
    if (this.finder.docs(this.index, leaf).length > 0) {
      return leaf.type === 'word' && words.length === 1 && only !== undefined
        ? { searched: leaf, meant: this.respell(leaf, only) }
        : unchanged;
    }
    if (words.length === 1 && only !== undefined) {
      const best = this.corrections(only)[0];
      return best === undefined ? unchanged : { searched: { type: 'fuzzy', text: only }, meant: { ...leaf, text: best } };
    }
    return this.correctSequence(leaf, words);
  }

  /** A word that no text has in this form, though its stem is known, is searched as it is and offered as it is probably spelled. */
  private respell(leaf: LeafNode, word: string): LeafNode {
    if (this.index.text.count(this.vocabulary.word(word)) > 0) return leaf;
    if (this.respelled.size >= MAX_CORRECTED || HAS_DIGIT.test(word)) return leaf;
    this.respelled.add(word);
    const best = this.near(word)[0];
    // An ending on a word that is known is no mistake.
    return best === undefined || word.startsWith(best) ? leaf : { ...leaf, text: best };
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

/** The parts of a passage that stand somewhere as they are: its halves, or else their halves, and so on. */
function findParts(words: readonly string[], evaluator: Evaluator): LeafNode[] {
  for (const parts of partsOfPassage(words)) {
    const found = parts.filter((part) => evaluator.evaluate(part).set.length > 0);
    if (found.length > 0) return found;
  }
  return [];
}

/** The query as it is searched instead; `undefined` where the words alone match as they are, or where nothing is near. */
export function relaxQuery(
  { text, written, searched }: Asked,
  evaluator: Evaluator,
  index: TextIndex,
  vocabulary: Vocabulary,
  finder: DocFinder,
  budget: Budget,
): Relaxed | undefined {
  const alone = wordsAlone(searched);
  if (alone === undefined || evaluator.evaluate(alone).set.length > 0) return undefined;
  const corrected = correctWords(searched, written, alone, new Corrector(index, vocabulary, finder, budget));
  const passage = passageIn(written, text);
  if (passage === undefined) return corrected;
  if (corrected && evaluator.evaluate(wordsAlone(corrected.query)).set.length > 0) return corrected;
  const parts = findParts(passage, evaluator);
  const query = disjunction(parts);
  return query === undefined ? corrected : { query, words: parts.map(printQuery) };
}

function correctWords(searched: QueryNode, written: QueryNode, alone: QueryNode, corrector: Corrector): Relaxed | undefined {
  const corrected = new Map(positiveLeaves(alone).map(({ leaf }) => [JSON.stringify(leaf), corrector.correct(leaf)]));
  const words = corrector.named();
  if (words.length === 0) return undefined;
  const replaced = (node: QueryNode, as: 'searched' | 'meant'): QueryNode =>
    replaceWords(node, (leaf) => corrected.get(JSON.stringify(leaf))?.[as] ?? leaf);
  return { query: replaced(searched, 'searched'), words, didYouMean: printQuery(replaced(written, 'meant')) };
}
