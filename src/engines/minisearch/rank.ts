/**
 * The order of hits. Equal scores and equal dates go by article id, then by place in the article, so that one query always has one
 * order.
 */
import type { Sort } from '../../domain/search.ts';
import { isFunctionWord } from '../../search/function-words.ts';
import { positiveLeaves, type QueryNode } from '../../search/query-ast.ts';
import { terms } from '../../text/tokens.ts';
import type { Budget } from './budget.ts';
import type { Collection } from './collection.ts';
import type { DocFinder } from './find-docs.ts';
import { selectFirst } from './select-first.ts';
import type { TextIndex } from './text-index.ts';
import { passagesOfUnit, type Units } from './units.ts';

/** What else than the text raises a passage, beside 1 for its own words. Small: a hit has its match in its text. */
const FIELD_WEIGHTS = [
  ['title', 0.75],
  ['heading', 0.15],
  ['entities', 0.1],
] as const;
const TITLE_TERM_WEIGHT = 1;
/** What two words of the query that stand next to each other in the text, as in the query, add: of the mean of their IDF. */
const PAIR_WEIGHT = 0.5;
/** What the other passages of an article add to its best one, and at most so much of the best. */
const OTHERS_WEIGHT = 0.1;
const OTHERS_AT_MOST = 0.5;

/** Scores of the texts that are searched in this scope: utterances, or passages. */
export function scoreTexts(
  collection: Collection,
  units: Units,
  finder: DocFinder,
  query: QueryNode | undefined,
  budget: Budget,
): Float64Array {
  const ofUtterances = units.scope === 'quotations';
  const index = ofUtterances ? collection.utteranceText : collection.passageText;
  const scores = new Float64Array(index.size);
  const seen = new Set<string>();
  const words: string[] = [];
  for (const { leaf, field } of positiveLeaves(query)) {
    const key = `${field === 'title' ? 'title' : ''}${JSON.stringify(leaf)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    budget.check();
    if (field === 'title' && !ofUtterances) finder.addFieldScores(scores, index, leaf, 'title', TITLE_TERM_WEIGHT);
    if (field !== undefined && field !== 'said') continue;
    finder.addScores(scores, index, leaf);
    if (leaf.type === 'word' && field === undefined) words.push(leaf.text);
    if (ofUtterances) continue;
    for (const [name, weight] of FIELD_WEIGHTS) finder.addFieldScores(scores, index, leaf, name, weight);
  }
  addPairScores(scores, collection, index, finder, words);
  return scores;
}

/** Rewards texts that have the words of the query as they stand in it: a pasted fragment finds its own passage first. */
function addPairScores(scores: Float64Array, collection: Collection, index: TextIndex, finder: DocFinder, words: readonly string[]): void {
  words.slice(1).forEach((second, i) => {
    const first = words[i] ?? '';
    const pair = terms(`${first} ${second}`);
    if (pair.every(isFunctionWord)) return;
    const weight =
      (PAIR_WEIGHT / pair.length) * pair.reduce((sum, word) => sum + index.text.idf(index.text.count(collection.vocabulary.word(word))), 0);
    for (const doc of finder.docs(index, { type: 'phrase', text: `${first} ${second}` })) scores[doc] = (scores[doc] ?? 0) + weight;
  });
}

function articleScore(scores: Float64Array, passages: Int32Array): number {
  let best = 0;
  let sum = 0;
  for (const passage of passages) {
    const score = scores[passage] ?? 0;
    sum += score;
    if (score > best) best = score;
  }
  return best + Math.min(OTHERS_WEIGHT * (sum - best), OTHERS_AT_MOST * best);
}

/** The score of each of the units, in their order. */
export function scoreUnits(units: Units, hits: Int32Array, scores: Float64Array): Float64Array {
  const own = new Float64Array(hits.length);
  const ofArticles = units.scope === 'articles';
  for (let i = 0; i < hits.length; i++) {
    const unit = hits[i] ?? 0;
    own[i] = ofArticles ? articleScore(scores, passagesOfUnit(units, unit)) : (scores[unit] ?? 0);
  }
  return own;
}

/** The places, among `hits`, of the units from `offset` on in the order that was asked for. */
export function orderHits(
  collection: Collection,
  units: Units,
  hits: Int32Array,
  scores: Float64Array,
  sort: Sort,
  page: { offset: number; limit: number },
): number[] {
  const { articleRank, articleDays: days } = collection;
  const byPlace = (a: number, b: number): number => {
    const [one, other] = [hits[a] ?? 0, hits[b] ?? 0];
    return (articleRank[units.article[one] ?? 0] ?? 0) - (articleRank[units.article[other] ?? 0] ?? 0) || one - other;
  };
  if (sort === 'relevance') return selectFirst(hits.length, (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || byPlace(a, b), page);
  const direction = sort === 'newest' ? -1 : 1;
  return selectFirst(
    hits.length,
    (a, b) => {
      const one = days[units.article[hits[a] ?? 0] ?? 0] ?? 0;
      const other = days[units.article[hits[b] ?? 0] ?? 0] ?? 0;
      if (one === other) return byPlace(a, b);
      if (one === 0 || other === 0) return one === 0 ? 1 : -1;
      return direction * (one - other);
    },
    page,
  );
}
