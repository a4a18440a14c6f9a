/** A search for hits: the filter, what scores, what order, and which utterances and paragraphs of each hit are wanted with it. */
import type { SearchQuery } from '../../domain/search.ts';
import { positiveLeaves, type QueryNode } from '../../search/query-ast.ts';
import type { Asked } from './count-facets.ts';
import { type Json, KIND_OF_SCOPE, type Query, ROW_FIELDS, ROWS, SAID, TEXT } from './fields.ts';
import { allOf, type Case } from './formula.ts';
import { filterQuery } from './plan-query.ts';
import { kept } from './searcher.ts';
import { type Beginnings, scoreClauses } from './score-clauses.ts';

/** Utterances of a hit that are looked at. */
const MAX_UTTERANCES = 1000;
/** Paragraphs that score alike, among which one with a matching quotation is preferred. */
const MAX_ALIKE = 20;

/** Names of what is wanted with a hit. */
export const BEST = 'best';
const MEETING = 'meeting';
const MATCHING = 'matching';

/** The utterances by which a hit matches, as they are asked for: those that meet the filters too, and all that meet the words. */
export function utteranceNames(cases: readonly Case[]): { name: string; meeting: string; matching: string }[] {
  return cases.map((_, i) => ({ name: `case${String(i)}`, meeting: `${MEETING}${String(i)}`, matching: `${MATCHING}${String(i)}` }));
}

/** Whether what is shown of a hit depends on the utterances by which it matches. */
export function needsUtterances({ queries, cases, constraints }: Asked, ast: QueryNode | undefined): boolean {
  if (queries.scope === 'quotations') return false;
  if (positiveLeaves(ast).some(({ field }) => field === 'said')) return true;
  if (queries.scope === 'passages') return false;
  return cases.some(({ row }) => row !== undefined) || Object.values(constraints).some(({ groups }) => groups.length > 0);
}

/** Adds nothing to a score, and brings the utterances with the hit. */
function utteranceClauses({ queries, cases, constraints }: Asked): Query[] {
  const names = utteranceNames(cases);
  const inner = (name: string): Json => ({
    name,
    size: MAX_UTTERANCES,
    ...kept([], [queries.scope === 'passages' ? `${ROWS}.number` : 'ordinal']),
  });
  const filters = ROW_FIELDS.flatMap((row) => {
    const { groups, isAllOf } = constraints[row];
    if (groups.length === 0) return [];
    return (isAllOf ? groups : [groups.flat()]).map((keys) => ({ field: row, keys }));
  });
  return cases.flatMap(({ unit, row }, i) => {
    const { name, meeting, matching } = names[i] ?? { name: '', meeting: '', matching: '' };
    const found = [queries.exists(row, filters, inner(meeting)), queries.exists(row, [], inner(matching))].map(
      (query): Query => ({ constant_score: { filter: query ?? { match_all: {} }, boost: 0 } }),
    );
    const holds: Query = { constant_score: { filter: unit.length === 0 ? { match_all: {} } : allOf(unit), boost: 0, _name: name } };
    return [...found, holds];
  });
}

/** What scores the units. */
function scoring(asked: Asked, ast: QueryNode | undefined, beginnings: Beginnings, withBest: boolean): Query[] {
  const { scope } = asked.queries;
  const clauses = scoreClauses(ast, scope === 'quotations' ? SAID : TEXT, scope === 'quotations', beginnings);
  if (scope !== 'articles') return clauses;
  const query: Query = clauses.length === 0 ? { constant_score: { filter: { match_all: {} }, boost: 0 } } : { bool: { should: clauses } };
  const inner = {
    name: BEST,
    size: MAX_ALIKE,
    sort: [{ _score: 'desc' }, { ordinal: 'asc' }],
    track_scores: true,
    ...kept([], ['ordinal']),
  };
  // What the other paragraphs add on the embedded engine is bounded; a sum of them here is not, and was further from it than the best alone.
  return [{ has_child: { type: KIND_OF_SCOPE.passages, query, score_mode: 'max', ...(withBest ? { inner_hits: inner } : {}) } }];
}

const BY_PLACE: Json[] = [{ article: 'asc' }, { ordinal: 'asc' }];

/** Ties go by article, then by the place in it, so that one query always has one order. */
export function order(sort: SearchQuery['sort'], isScored: boolean): Json[] {
  if (sort !== 'relevance') return [{ first_day: { order: sort === 'newest' ? 'desc' : 'asc', missing: '_last' } }, ...BY_PLACE];
  return isScored ? [{ _score: 'desc' }, ...BY_PLACE] : BY_PLACE;
}

export interface HitSearch {
  query: Query;
  sort: Json[];
}

/** @param shown whether hits are read, and not only gone through */
export function hitSearch(
  asked: Asked,
  ast: QueryNode | undefined,
  sort: SearchQuery['sort'],
  beginnings: Beginnings,
  shown: boolean,
): HitSearch {
  const filter = filterQuery(asked.queries, asked.cases, asked.constraints, asked.dates);
  const scored = scoring(asked, ast, beginnings, shown);
  const utterances = shown && needsUtterances(asked, ast) ? utteranceClauses(asked) : [];
  const should = [...scored, ...utterances];
  return {
    query: should.length === 0 ? filter : { bool: { filter: [filter], should } },
    sort: order(sort, ast !== undefined),
  };
}
