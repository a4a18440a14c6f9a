/**
 * What the leaves of a query are worth to the texts that it matched, or to all texts where passages together make a unit.
 *
 * The list of a word is read side by side with the hits, or looked up in them where one of the two is much longer; what many words match by a prefix or a
 * typo is added into a number for each text of the collection.
 */
import { isFunctionWord } from '../../search/function-words.ts';
import { type LeafNode, positiveLeaves, type QueryNode } from '../../search/query-ast.ts';
import { terms } from '../../text/tokens.ts';
import type { DocFinder } from './find-docs.ts';
import { scratch } from './scratch.ts';
import type { WeightedTerms } from './text-field.ts';
import type { RaisingField, TextIndex } from './text-index.ts';

/** Of what the stem group scores, where the exact form stands in the text. */
export const EXACT_BONUS = 0.1;
/** What else than the text raises a passage, beside 1 for its own words. Small: a hit has its match in its text. */
const FIELD_WEIGHTS = [
  ['title', 0.75],
  ['heading', 0.15],
  ['entities', 0.1],
] as const;
const TITLE_TERM_WEIGHT = 1;
/** What two words of the query that stand next to each other in the text, as in the query, add: of the mean of their IDF. */
const PAIR_WEIGHT = 0.5;
/** A prefix or typo is scored by its most frequent forms; it is matched by all of them. */
const MAX_SCORED_TERMS = 1000;

/** What is scored. */
export interface Scored {
  /** Ascending; `undefined` for all texts. */
  hits: Int32Array | undefined;
  /** Whether the hits are all texts that any leaf matches. */
  isCovered: boolean;
  /** Whether each word of the query is in all of the hits, and was looked up among candidates that have these. */
  isConjunction: boolean;
}

/** What is added late: exact forms, each worth at most `EXACT_BONUS` of what its stem is; and neighbours. */
export interface Late {
  forms: { term: number; idf: number }[];
  pairs: { leaf: LeafNode; weight: number }[];
}

export class TextScorer {
  private readonly finder: DocFinder;
  private readonly index: TextIndex;
  /** Texts that are scored, ascending; `undefined` for all. */
  private readonly hits: Int32Array | undefined;
  /** In the order of the hits. */
  private readonly own: Float64Array;
  /** Of all texts. */
  private readonly all: Float64Array;
  private isAllUsed = false;
  /** Whether no leaf scores a text that is no hit. */
  private readonly isCovered: boolean;
  private readonly isConjunction: boolean;
  /** What is still to be added, where only the best are wanted. */
  private readonly late: Late | undefined;
  /** Lists that were added in full though they may have such texts. */
  private readonly strays: Int32Array[] = [];
  private isStrayed = false;

  /** @param late where what costs most is to be noted instead of added */
  constructor(finder: DocFinder, index: TextIndex, { hits, isCovered, isConjunction }: Scored, late?: Late) {
    this.late = late;
    this.finder = finder;
    this.index = index;
    this.hits = hits;
    this.isCovered = isCovered;
    this.isConjunction = isConjunction;
    this.own = scratch.doubles(hits?.length ?? 0);
    this.all = index.zeros();
  }

  addLeaf(leaf: LeafNode): void {
    const lookup = this.finder.lookup(leaf);
    if (lookup?.type === 'word') this.addWord(lookup.stem, lookup.surface);
    else if (lookup?.type === 'terms') this.addTerms(lookup);
    else if (lookup?.type === 'sequence') this.addSequence(leaf, lookup.words);
  }

  /** What a field adds to the texts whose field has the stem of a one-word leaf. */
  addField(leaf: LeafNode, name: RaisingField, weight: number): void {
    const lookup = this.finder.lookup(leaf);
    const field = this.index.raising[name];
    if (lookup?.type !== 'word' || !field) return;
    const { budget } = this.finder;
    if (this.hits) field.addScoresAt(this.own, this.hits, lookup.stem, weight, budget);
    else field.addScores(this.inAll(), lookup.stem, weight, budget);
  }

  /** Rewards texts that have the words of the query as they stand in it: a pasted fragment finds its own passage first. */
  addPair(first: string, second: string): void {
    const pair = terms(`${first} ${second}`);
    if (pair.every(isFunctionWord)) return;
    const { finder, index, hits } = this;
    const leaf: LeafNode = { type: 'phrase', text: `${first} ${second}` };
    const idfs = pair.map((word) => index.text.idf(index.text.count(finder.vocabulary.word(word))));
    const weight = (PAIR_WEIGHT / pair.length) * idfs.reduce((sum, idf) => sum + idf, 0);
    if (this.late) this.late.pairs.push({ leaf, weight });
    else this.addToDocs(hits ? finder.within(index, leaf, hits) : finder.docs(index, leaf), weight);
  }

  /** Of the hits in their order; of all texts, where there are none, until `release`. */
  finish(): Float64Array {
    const { hits, own, all } = this;
    if (!hits) return all;
    if (!this.isAllUsed) return own;
    gather(own, all, hits);
    for (const docs of this.strays) clear(all, docs);
    this.isAllUsed = this.isStrayed;
    return own;
  }

  /** Leaves a zero for each text, whatever was added. */
  release(): void {
    if (this.isAllUsed) this.all.fill(0);
    this.isAllUsed = false;
  }

  private inAll(): Float64Array {
    this.isAllUsed = true;
    return this.all;
  }

  private addWord(stem: number, surface: number): void {
    const { text } = this.index;
    const idf = text.idf(text.count(stem));
    if (surface >= 0 && text.isSameList(stem, surface)) return this.addTerm(stem, 1 + EXACT_BONUS, idf);
    this.addTerm(stem, 1, idf);
    if (this.late) this.late.forms.push({ term: surface, idf });
    else this.addTerm(surface, EXACT_BONUS, idf);
  }

  private addTerm(term: number, weight: number, idf: number): void {
    const { finder, index, hits, own } = this;
    const { budget } = finder;
    const list = finder.keptList(index, term);
    if (!hits) return index.text.addScores(this.inAll(), term, weight, budget, idf);
    if (list?.docs === hits) return index.text.scoreList(own, hits, list.freqs, weight * idf);
    const part = this.isConjunction ? finder.keptPart(index, term) : undefined;
    budget.spend(hits.length);
    if (part) return index.text.addListAt(own, hits, part, weight * idf);
    if (list) index.text.addListAt(own, hits, list, weight * idf);
    else index.text.addScoresAt(own, hits, term, weight, budget, idf);
  }

  private addTerms(weighted: WeightedTerms): void {
    const { finder, index, hits } = this;
    const [only] = weighted.terms;
    if (weighted.terms.length === 1 && only !== undefined && hits) {
      this.addTerm(only, weighted.weights[0] ?? 0, index.text.idf(index.text.count(only)));
      return;
    }
    this.isStrayed ||= !this.isCovered;
    const { terms: all } = weighted;
    index.text.addScoresOfAny(this.inAll(), all, factorsOf(weighted, index), finder.keptRuns(index, all), finder.budget);
  }

  /** Each word of a phrase, in the texts that have the phrase. */
  private addSequence(leaf: LeafNode, words: readonly number[]): void {
    const { finder, index, hits } = this;
    const docs = finder.foundDocs(index, leaf) ?? (hits ? finder.within(index, leaf, hits) : finder.docs(index, leaf));
    if (docs.length === 0) return;
    const isHits = docs === hits;
    const scores = isHits ? this.own : scratch.doubles(docs.length);
    const [first = -1, second = -1] = words;
    const pair = finder.foundPair(index, docs);
    if (pair && first !== second) index.text.addPairScores(scores, { docs, freqs: pair }, first, second, finder.budget);
    else for (const word of new Set(words)) index.text.addScoresAt(scores, docs, word, 1, finder.budget);
    if (isHits) return;
    if (!this.isCovered) this.strays.push(docs);
    scatter(this.inAll(), docs, scores);
  }

  private addToDocs(docs: Int32Array, weight: number): void {
    if (docs.length === 0) return;
    scatter(this.inAll(), docs, new Float64Array(docs.length).fill(weight));
  }
}

// Loops of their own: V8 compiles a hot loop in the middle of a longer function over and over.

/** Adds what each text has to the sums in the order of the texts, and leaves zeros. */
function gather(sums: Float64Array, all: Float64Array, texts: Int32Array): void {
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] ?? 0;
    sums[i] = (sums[i] ?? 0) + (all[text] ?? 0);
    all[text] = 0;
  }
}

function scatter(all: Float64Array, texts: Int32Array, scores: Float64Array): void {
  for (let i = 0; i < texts.length; i++) all[texts[i] ?? 0] = (all[texts[i] ?? 0] ?? 0) + (scores[i] ?? 0);
}

function clear(all: Float64Array, texts: Int32Array): void {
  for (let i = 0; i < texts.length; i++) all[texts[i] ?? 0] = 0;
}

/** Of each term its weight times its IDF; 0 for those that are not scored. */
function factorsOf({ terms: all, weights }: WeightedTerms, index: TextIndex): Float64Array {
  const counts = index.text.countEach(all);
  const factors = Float64Array.from(weights, (weight, i) => weight * index.text.idf(counts[i] ?? 0));
  if (all.length <= MAX_SCORED_TERMS) return factors;
  const rarest = Array.from(all, (_, i) => i)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
    .slice(MAX_SCORED_TERMS);
  for (const i of rarest) factors[i] = 0;
  return factors;
}

/**
 * Calls with the scores: of the hits in their order, or of all texts where no hits are given. They are gone after that.
 *
 * @param said whether the texts are what is said, which no title stands over
 */
export function withScores<T>(
  finder: DocFinder,
  index: TextIndex,
  query: QueryNode | undefined,
  scored: Scored,
  said: boolean,
  use: (scores: Float64Array) => T,
): T {
  const scorer = new TextScorer(finder, index, scored);
  try {
    addQuery(scorer, finder, query, said);
    return use(scorer.finish());
  } finally {
    scorer.release();
  }
}

export function addQuery(scorer: TextScorer, finder: DocFinder, query: QueryNode | undefined, said: boolean): void {
  const seen = new Set<string>();
  const words: string[] = [];
  for (const { leaf, field } of positiveLeaves(query)) {
    const key = `${field === 'title' ? 'title' : ''}${JSON.stringify(leaf)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    finder.budget.check();
    if (field === 'title' && !said) scorer.addField(leaf, 'title', TITLE_TERM_WEIGHT);
    if (field !== undefined && field !== 'said') continue;
    scorer.addLeaf(leaf);
    if (leaf.type === 'word' && field === undefined) words.push(leaf.text);
    if (said) continue;
    for (const [name, weight] of FIELD_WEIGHTS) scorer.addField(leaf, name, weight);
  }
  words.slice(1).forEach((second, i) => scorer.addPair(words[i] ?? '', second));
}
