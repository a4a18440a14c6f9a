/**
 * The order of hits. Equal scores and equal dates go by article id, then by place in the article, so that one query always has one
 * order. Scores are found out for the hits that are shown, and for those that could be.
 */
import type { Sort } from '../../domain/search.ts';
import { isLeaf, type QueryNode } from '../../search/query-ast.ts';
import type { Answer } from './answer-query.ts';
import type { Collection } from './collection.ts';
import { seek } from './doc-sets.ts';
import { scratch } from './scratch.ts';
import { withBest } from './score-best.ts';
import { withScores } from './score-texts.ts';
import { selectFirst } from './select-first.ts';
import { passagesOfUnit, type Units } from './units.ts';

/** What the other passages of an article add to its best one, and at most so much of the best. */
const OTHERS_WEIGHT = 0.1;
const OTHERS_AT_MOST = 0.5;
/** More articles than an index can have: a day and the place of an article make one number that compares as both do. */
const ARTICLES = 2 ** 26;
/** Larger than any day. */
const UNDATED = 2 ** 25;

export interface RankedUnit {
  unit: number;
  score: number;
  /** In scope articles: the score of each of its passages. */
  passageScores: Float64Array | undefined;
}

interface Page {
  offset: number;
  limit: number;
}

/** The hits from `offset` on in the order that was asked for. */
export function rankHits(collection: Collection, answer: Answer, sort: Sort, page: Page): RankedUnit[] {
  if (answer.query === undefined) {
    const units = answer.isAll ? firstOfAll(collection, answer.units, sort, page) : firstByDate(collection, answer, sort, page);
    return units.map((unit) => unscored(answer.units, unit));
  }
  if (answer.units.scope === 'articles') return rankArticles(collection, answer, sort, page);
  return sort === 'relevance' ? rankByScore(collection, answer, page) : rankByDate(collection, answer, sort, page);
}

/** Where there is nothing to score. */
function unscored(units: Units, unit: number): RankedUnit {
  const passages = units.scope === 'articles' ? passagesOfUnit(units, unit).length : undefined;
  return { unit, score: 0, passageScores: passages === undefined ? undefined : new Float64Array(passages) };
}

/** By date, or by the place alone for relevance. */
function firstByDate(collection: Collection, { units, counted }: Answer, sort: Sort, page: Page): number[] {
  const keys = dateKeys(collection, counted.units.length, (place) => units.article[counted.units[place] ?? 0] ?? 0, sort);
  return selectFirst(keys, (a, b) => a - b, page).map((place) => counted.units[place] ?? 0);
}

/** The same of everything there is: article by article, without looking at each unit. */
function firstOfAll(collection: Collection, { article, size }: Units, sort: Sort, { offset, limit }: Page): number[] {
  const { length } = collection.articles;
  const keys = dateKeys(collection, length, (own) => own, sort);
  const wanted = Math.min(size, offset + limit);
  const first: number[] = [];
  // Most articles have units: more are looked at only where those do not suffice.
  for (let count = Math.min(length, wanted); first.length < wanted; count = Math.min(length, 2 * count)) {
    first.length = 0;
    for (const own of selectFirst(keys, (a, b) => a - b, { offset: 0, limit: count })) {
      if (first.length >= wanted) break;
      for (let unit = seek(article, own, 0); article[unit] === own && first.length < wanted; unit++) first.push(unit);
    }
  }
  return first.slice(offset, wanted);
}

function rankByScore(collection: Collection, answer: Answer, page: Page): RankedUnit[] {
  const { units, counted, finder, query } = answer;
  const hits = counted.units;
  const said = units.scope === 'quotations';
  const scored = { hits, isCovered: answer.found.set === hits && isAlternative(query), isConjunction: isConjunction(query) };
  const inOrder = comparePlaces(collection, units);
  return withBest(finder, textOf(collection, units), query, scored, said, page.offset + page.limit, (places, scores) => {
    const unitAt = (i: number): number => hits[places[i] ?? 0] ?? 0;
    const best = selectFirst(scores, (a, b) => inOrder(unitAt(a), unitAt(b)), page);
    return best.map((i) => ({ unit: unitAt(i), score: scores[i] ?? 0, passageScores: undefined }));
  });
}

function rankByDate(collection: Collection, answer: Answer, sort: Sort, page: Page): RankedUnit[] {
  const { units, finder, query } = answer;
  const chosen = firstByDate(collection, answer, sort, page);
  const scored = { hits: Int32Array.from(chosen).sort(), isCovered: false, isConjunction: isConjunction(query) };
  return withScores(finder, textOf(collection, units), query, scored, units.scope === 'quotations', (scores) =>
    chosen.map((unit) => ({ unit, score: scores[scored.hits.indexOf(unit)] ?? 0, passageScores: undefined })),
  );
}

/** An article's score is that of all its passages together. */
function rankArticles(collection: Collection, answer: Answer, sort: Sort, page: Page): RankedUnit[] {
  const { units, counted, finder, query } = answer;
  const hits = counted.units;
  return withScores(
    finder,
    collection.passageText,
    query,
    { hits: undefined, isCovered: false, isConjunction: false },
    false,
    (textScores) => {
      const scores = articleScores(units, hits, textScores);
      const inOrder = comparePlaces(collection, units);
      const compare = (a: number, b: number): number => inOrder(hits[a] ?? 0, hits[b] ?? 0);
      const keys = sort === 'relevance' ? scores : dateKeys(collection, hits.length, (place) => units.article[hits[place] ?? 0] ?? 0, sort);
      return selectFirst(keys, compare, page).map((place) => {
        const unit = hits[place] ?? 0;
        const passageScores = Float64Array.from(passagesOfUnit(units, unit), (passage) => textScores[passage] ?? 0);
        return { unit, score: scores[place] ?? 0, passageScores };
      });
    },
  );
}

function textOf(collection: Collection, { scope }: Units): Collection['passageText'] {
  return scope === 'quotations' ? collection.utteranceText : collection.passageText;
}

/** Whether the query matches whatever any of its leaves matches. */
function isAlternative(query: QueryNode | undefined): boolean {
  return query !== undefined && (isLeaf(query) || (query.type === 'or' && query.of.every(isLeaf)));
}

/** Whether the query matches what all of its words match: nothing stands below anything else in it. */
function isConjunction(query: QueryNode | undefined): boolean {
  return (
    query?.type === 'and' && query.of.every((node) => isLeaf(node) || ((node.type === 'not' || node.type === 'field') && isLeaf(node.of)))
  );
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

/** Units by the ids of their articles, then by their place. */
function comparePlaces({ articleRank }: Collection, { article }: Units): (a: number, b: number) => number {
  return (a, b) => (articleRank[article[a] ?? 0] ?? 0) - (articleRank[article[b] ?? 0] ?? 0) || a - b;
}

/** Larger comes first: by the day, the undated last, then by the article; by the article alone where no dates are asked for. */
function dateKeys({ firstDays, articleRank }: Collection, size: number, articleAt: (place: number) => number, sort: Sort): Float64Array {
  const sign = sort === 'newest' ? 1 : sort === 'oldest' ? -1 : 0;
  const keys = scratch.doubles(size);
  for (let place = 0; place < size; place++) {
    const own = articleAt(place);
    const day = firstDays[own] ?? 0;
    keys[place] = (day === 0 ? -UNDATED * Math.abs(sign) : sign * day) * ARTICLES - (articleRank[own] ?? 0);
  }
  return keys;
}
