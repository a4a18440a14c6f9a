/** The documents of one kind of text that a leaf matches. */
import type { LeafNode } from '../../search/query-ast.ts';
import type { Budget } from './budget.ts';
import { EMPTY_SET } from './doc-sets.ts';
import { expandLeaf, type Lookup } from './expand-leaf.ts';
import type { PairList } from './ordered-text.ts';
import type { TermList, TermRuns } from './term-lists.ts';
import type { TextIndex } from './text-index.ts';
import { NO_TERM, type Vocabulary } from './vocabulary.ts';

/** Lists that are read once for matching and again for scoring are kept, until they are so many postings. */
const MAX_KEPT_POSTINGS = 4_000_000;

interface Known {
  docs: Map<string, Int32Array>;
  /** By their documents: those of phrases of two words. */
  pairs: Map<Int32Array, PairList>;
  lists: Map<number, TermList>;
  parts: Map<number, TermList>;
  /** By the terms of prefixes and typos. */
  runs: Map<Int32Array, TermRuns>;
}

export class DocFinder {
  readonly vocabulary: Vocabulary;
  readonly budget: Budget;
  private readonly lookups = new Map<string, Lookup | undefined>();
  private readonly found = new Map<TextIndex, Known>();
  private kept = 0;

  constructor(vocabulary: Vocabulary, budget: Budget) {
    this.vocabulary = vocabulary;
    this.budget = budget;
  }

  lookup(leaf: LeafNode): Lookup | undefined {
    const key = keyOf(leaf);
    let found = this.lookups.get(key);
    if (found === undefined && !this.lookups.has(key)) {
      found = expandLeaf(leaf, this.vocabulary, this.budget);
      this.lookups.set(key, found);
    }
    return found;
  }

  /** Ascending. Found once per leaf and kind of text. */
  docs(index: TextIndex, leaf: LeafNode): Int32Array {
    const { docs } = this.known(index);
    const key = keyOf(leaf);
    let own = docs.get(key);
    if (!own) {
      own = this.find(index, this.lookup(leaf));
      docs.set(key, own);
    }
    return own;
  }

  /** What `docs` found before. */
  foundDocs(index: TextIndex, leaf: LeafNode): Int32Array | undefined {
    return this.found.get(index)?.docs.get(keyOf(leaf));
  }

  /** How often the two words of a phrase stand in the documents that were found for it; `undefined` for any other. */
  foundPair(index: TextIndex, docs: Int32Array): Uint16Array | undefined {
    return this.found.get(index)?.pairs.get(docs)?.freqs;
  }

  /** Those of the candidates, ascending, that the leaf matches: much less is read than for all of them. */
  within(index: TextIndex, leaf: LeafNode, candidates: Int32Array): Int32Array {
    const lookup = this.lookup(leaf);
    if (!lookup || candidates.length === 0) return EMPTY_SET;
    if (lookup.type === 'word') return this.keepPart(index, lookup.stem, index.text.within(candidates, lookup.stem, this.budget));
    if (lookup.type === 'sequence') return this.findSequence(index, lookup.words, lookup.distance, candidates);
    throw new Error('a prefix is looked up as a whole');
  }

  /** At least as many documents as the leaf matches; `undefined` where that is not known before they are read. */
  atMost(index: TextIndex, leaf: LeafNode): number | undefined {
    const lookup = this.lookup(leaf);
    if (!lookup) return 0;
    if (lookup.type === 'word') return index.text.count(lookup.stem);
    if (lookup.type === 'sequence') return Math.min(...lookup.words.map((word) => index.text.count(word)));
    return undefined;
  }

  /** The last part of a term's list that was found among candidates. */
  keptPart(index: TextIndex, term: number): TermList | undefined {
    return this.found.get(index)?.parts.get(term);
  }

  /** Forgets the parts of lists that were found for another query. */
  forgetParts(): void {
    for (const { parts } of this.found.values()) parts.clear();
  }

  private keepPart(index: TextIndex, term: number, part: TermList): Int32Array {
    this.known(index).parts.set(term, part);
    return part.docs;
  }

  /** The list of a term, where it was read for matching. */
  keptList(index: TextIndex, term: number): TermList | undefined {
    return this.found.get(index)?.lists.get(term);
  }

  private known(index: TextIndex): Known {
    let known = this.found.get(index);
    if (!known) {
      known = { docs: new Map(), pairs: new Map(), lists: new Map(), parts: new Map(), runs: new Map() };
      this.found.set(index, known);
    }
    return known;
  }

  private find(index: TextIndex, lookup: Lookup | undefined): Int32Array {
    if (!lookup) return EMPTY_SET;
    if (lookup.type === 'word') return this.read(index, lookup.stem);
    if (lookup.type === 'terms') return this.findAny(index, lookup.terms);
    return this.findSequence(index, lookup.words, lookup.distance);
  }

  /** The lists of the terms, where they were read for matching. */
  keptRuns(index: TextIndex, terms: Int32Array): TermRuns | undefined {
    return this.found.get(index)?.runs.get(terms);
  }

  private findAny(index: TextIndex, terms: Int32Array): Int32Array {
    const runs = index.text.readAny(terms, MAX_KEPT_POSTINGS - this.kept, this.budget);
    if (runs) {
      this.kept += runs.docs.length;
      this.known(index).runs.set(terms, runs);
    }
    return index.docsOfAny(terms, this.budget, runs);
  }

  private read(index: TextIndex, term: number): Int32Array {
    const { lists } = this.known(index);
    const kept = lists.get(term);
    if (kept) return kept.docs;
    const list = index.text.read(term);
    this.budget.spend(list.docs.length);
    this.kept += list.docs.length;
    if (this.kept < MAX_KEPT_POSTINGS) lists.set(term, list);
    return list.docs;
  }

  /** Documents with all the words, the rarest first, then those of them in which the words stand as asked. */
  private findSequence(index: TextIndex, words: readonly number[], distance: number | undefined, among?: Int32Array): Int32Array {
    if (words.includes(NO_TERM)) return EMPTY_SET;
    const [first, second] = words;
    if (!among && distance === undefined && words.length === 2 && first !== undefined && second !== undefined) {
      const pair = index.pair(first, second, this.budget);
      this.known(index).pairs.set(pair.docs, pair);
      return pair.docs;
    }
    const byCount = [...new Set(words)]
      .map((word) => ({ word, count: index.text.count(word) }))
      .sort((a, b) => a.count - b.count || a.word - b.word);
    let candidates = among;
    for (const { word } of byCount) {
      if (candidates?.length === 0) return EMPTY_SET;
      candidates = candidates ? index.text.within(candidates, word, this.budget).docs : this.read(index, word);
    }
    return index.inSequence(candidates ?? EMPTY_SET, words, distance, this.budget);
  }
}

/** Leaves of one key are looked up alike. */
function keyOf(leaf: LeafNode): string {
  return leaf.type === 'near' ? `near ${String(leaf.distance)} ${leaf.text}` : `${leaf.type} ${leaf.text}`;
}
