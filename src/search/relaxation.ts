/** What every engine does where words match nothing as they are, apart from how it looks words up: which corrections are likely, and how a passage is parted. */
import { terms } from '../text/tokens.ts';
import type { LeafNode, QueryNode } from './query-ast.ts';

/** A query as it was typed, as it was parsed, and as it is searched, with `match=any` applied. */
export interface Asked {
  text: string;
  written: QueryNode;
  searched: QueryNode;
}

export interface Relaxed {
  query: QueryNode;
  /** The words that were searched instead, best first; parts of a passage in marks. */
  words: string[];
  /** The query as it was probably meant. */
  didYouMean?: string;
}

/** A word of the texts near one that was written. */
export interface WrittenWord {
  text: string;
  edits: number;
  /** Texts that have it. */
  count: number;
}

/** Words of a part of a passage, at least: fewer stand side by side in many texts. */
const MIN_PART = 4;
/** One more edit is as likely as a word that is fifty times rarer; the first letter is seldom mistyped. */
const EDIT_COST = Math.log(50);
const FIRST_LETTER_COST = Math.log(10);

/** The words that may have been meant, the likeliest first. */
export function byLikelihood(word: string, near: readonly WrittenWord[]): string[] {
  const likelihood = ({ text, edits, count }: WrittenWord): number =>
    Math.log(count) - EDIT_COST * edits - (text.charAt(0) === word.charAt(0) ? 0 : FIRST_LETTER_COST);
  return near
    .filter(({ count }) => count > 0)
    .map((each) => ({ text: each.text, score: likelihood(each) }))
    .sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1))
    .map(({ text }) => text);
}

/** A written word of several terms is a phrase once its parts are corrected. */
export function asSequence(leaf: LeafNode): LeafNode {
  return leaf.type === 'near' ? leaf : { type: 'phrase', text: leaf.text };
}

/** The words that stand in a query one after the other; `undefined` where it asks for anything else than these, or for few. */
export function passageIn(query: QueryNode, text: string): string[] | undefined {
  const isPassage = (node: QueryNode): boolean =>
    node.type === 'and' ? node.of.every(isPassage) : node.type === 'word' || node.type === 'phrase';
  if (!isPassage(query)) return undefined;
  // Of words that are repeated the tree has one: their order is that of the text.
  const words = terms(text);
  return words.length < 2 * MIN_PART ? undefined : words;
}

/** The parts of a passage: its halves, then the halves of these, and so on. */
export function* partsOfPassage(words: readonly string[]): Generator<LeafNode[]> {
  for (let count = 2; words.length / count >= MIN_PART; count *= 2) {
    const from = (part: number): number => Math.floor((part * words.length) / count);
    yield Array.from({ length: count }, (_, part) => ({ type: 'phrase', text: words.slice(from(part), from(part + 1)).join(' ') }));
  }
}
