/**
 * The order of hits. Equal scores and equal dates go by article id, then by place in the article, so that one query always has one
 * order.
 */
import type { Sort } from '../../domain/search.ts';
import { isLeaf, type QueryNode } from '../../search/query-ast.ts';
import type { Answer } from './answer-query.ts';
import type { Collection } from './collection.ts';
import { scratch } from './scratch.ts';
import { withScores } from './score-texts.ts';
import { selectFirst } from './select-first.ts';
import { passagesOfUnit, type Units } from './units.ts';

/** What the other passages of an article add to its best one, and at most so much of the best. */
const OTHERS_WEIGHT = 0.1;
const OTHERS_AT_MOST = 0.5;

export interface RankedUnit {
  unit: number;
  score: number;
  /** In scope articles: the score of each of its passages. */
  passageScores: Float64Array | undefined;
}

/** The hits from `offset` on in the order that was asked for. */
export function rankHits(collection: Collection, answer: Answer, sort: Sort, page: { offset: number; limit: number }): RankedUnit[] {
  const { units, counted, finder, query } = answer;
  const hits = counted.units;
  const said = units.scope === 'quotations';
  const index = said ? collection.utteranceText : collection.passageText;
  const ofArticles = units.scope === 'articles';
  const scored = { hits: ofArticles ? undefined : hits, isCovered: answer.matched.set === hits && isAlternative(query) };
  return withScores(finder, index, query, scored, said, (textScores) => {
    const scores = ofArticles ? articleScores(units, hits, textScores) : textScores;
    return orderHits(collection, units, hits, scores, sort, page).map((place) => {
      const unit = hits[place] ?? 0;
      const passageScores = ofArticles ? Float64Array.from(passagesOfUnit(units, unit), (passage) => textScores[passage] ?? 0) : undefined;
      return { unit, score: scores[place] ?? 0, passageScores };
    });
  });
}

/** Whether the query matches whatever any of its leaves matches. */
function isAlternative(query: QueryNode | undefined): boolean {
  return query !== undefined && (isLeaf(query) || (query.type === 'or' && query.of.every(isLeaf)));
}

/** The score of each of the units, in their order. */
function articleScores({ passages }: Units, hits: Int32Array, scores: Float64Array): Float64Array {
  const own = scratch.doubles(hits.length);
  if (!passages) return own;
  for (let i = 0; i < hits.length; i++) {
    const unit = hits[i] ?? 0;
    let best = 0;
    let sum = 0;
    for (let at = passages.starts[unit] ?? 0; at < (passages.starts[unit + 1] ?? 0); at++) {
      const score = scores[passages.ids[at] ?? 0] ?? 0;
      sum += score;
      if (score > best) best = score;
    }
    own[i] = best + Math.min(OTHERS_WEIGHT * (sum - best), OTHERS_AT_MOST * best);
  }
  return own;
}

function orderHits(
  collection: Collection,
  units: Units,
  hits: Int32Array,
  scores: Float64Array,
  sort: Sort,
  page: { offset: number; limit: number },
): number[] {
  const { articleRank } = collection;
  const byPlace = (a: number, b: number): number => {
    const [one, other] = [hits[a] ?? 0, hits[b] ?? 0];
    return (articleRank[units.article[one] ?? 0] ?? 0) - (articleRank[units.article[other] ?? 0] ?? 0) || one - other;
  };
  return selectFirst(sort === 'relevance' ? scores : dateKeys(collection, units, hits, sort), byPlace, page);
}

/** Larger comes first; undated last. */
function dateKeys({ firstDays }: Collection, units: Units, hits: Int32Array, sort: 'newest' | 'oldest'): Float64Array {
  const keys = scratch.doubles(hits.length);
  for (let i = 0; i < hits.length; i++) {
    const day = firstDays[units.article[hits[i] ?? 0] ?? 0] ?? 0;
    keys[i] = day === 0 ? -Infinity : sort === 'newest' ? day : -day;
  }
  return keys;
}
