/**
 * Counting facets in the cluster: exactly, whatever is chosen in them and however the words and filters hang together.
 *
 * A facet counts without its own filter, so each that has one is a search of its own; the others are counted with the hits. Where utterances are under
 * conditions, values of utterances are counted among those that meet them, and then by their units.
 */
import type { FacetField } from '../../domain/search.ts';
import { facetFieldName, isRowField, type Json, KIND_OF_SCOPE, type Query, type RowField, ROWS } from './fields.ts';
import { allOf, type Case } from './formula.ts';
import { type Constraints, changed } from './constraints.ts';
import {
  filterQuery,
  holdsOfNone,
  listed,
  NO_QUOTATION_KEY,
  type Requirements,
  requirementsOf,
  rowConditions,
  type ScopeQueries,
  termsQuery,
  unitConditions,
  unitQuery,
} from './plan-query.ts';
import { counting, type Found, type Searcher, type SearchLimits } from './searcher.ts';

/** A query, compiled. */
export interface Asked {
  queries: ScopeQueries;
  cases: Case[];
  constraints: Constraints;
  dates: { after?: string; before?: string };
}

export interface FacetRequest {
  field: FacetField;
  /** Values, the most frequent first, that are wanted at least. */
  size: number;
  /** Only these are looked for. */
  among?: readonly string[];
}

export interface FacetCounts {
  /** Keys, the most frequent first; at least as many as were wanted. */
  counts: Map<string, number>;
  /** Whether these are all that have a count. */
  isComplete: boolean;
  /** Different values: exact where they are complete, else estimated. */
  distinct: number;
}

/** Values of utterances under conditions that are counted; of more, the most frequent without these. */
const MAX_ROW_VALUES = 10_000;
/** Values that are counted one by one in a request, where several utterances are under different conditions. */
const CANDIDATES_AT_ONCE = 1000;
/** Exact up to about so many different values; beyond, within some parts in a hundred. */
const PRECISION = 40_000;
const LARGEST_SIZE = 50_000;
/** Stands in a filter for the value that is counted. */
const CANDIDATE = '\u0000';

interface TermsAnswer {
  buckets: { key: string; doc_count: number; doc_count_error_upper_bound?: number; units?: { doc_count: number } }[];
  sum_other_doc_count: number;
  doc_count_error_upper_bound: number;
}

function terms(field: string, { size, among }: Omit<FacetRequest, 'field'>, shardSize = Math.max(500, 2 * size)): Json {
  const asked = among === undefined ? Math.min(size, LARGEST_SIZE) : Math.max(1, among.length);
  return {
    terms: {
      field,
      // A facet of which no bucket is wanted is asked for one all the same: the cluster refuses none.
      size: Math.max(1, asked),
      shard_size: Math.min(Math.max(asked, shardSize), LARGEST_SIZE),
      show_term_doc_count_error: true,
      ...(among === undefined ? {} : { include: among }),
    },
  };
}

/** One facet as it is asked for. */
type Plan =
  /** By the values of units. `query` is left out where it is that of the hits. */
  | { type: 'units'; query?: Query; request: FacetRequest }
  | { type: 'rows'; query: Query; request: FacetRequest; field: RowField; filters: Requirements[number]; independent: Requirements }
  | { type: 'candidates'; query: Query; request: FacetRequest; field: RowField; constraints: Constraints };

function planFacet(asked: Asked, request: FacetRequest): Plan {
  const { queries, cases, dates } = asked;
  const { field } = request;
  const own = asked.constraints[field];
  const isWithout = own.groups.length > 0 && !own.isAllOf;
  const constraints = isWithout ? changed(asked.constraints, field, { groups: [] }) : asked.constraints;
  const plain: Plan = { type: 'units', request, ...(isWithout ? { query: filterQuery(queries, cases, constraints, dates) } : {}) };
  if (!isRowField(field) || queries.scope === 'quotations') return plain;
  const requirements = requirementsOf(constraints, { field, key: CANDIDATE });
  const isDependent = (filters: Requirements[number]): boolean => filters.some(({ keys }) => keys.includes(CANDIDATE));
  const dependent = requirements.filter(isDependent);
  const independent = requirements.filter((filters) => !isDependent(filters));
  const [only] = dependent;
  const isAlone = only?.some((filter) => filter.field === field && filter.keys.length === 1) === true;
  const query = allOf([queries.units, ...unitConditions(constraints, dates)]);
  if (dependent.length !== 1 || !only || !isAlone) return { type: 'candidates', query, request, field, constraints };
  const filters = only.filter((filter) => filter.field !== field);
  if (filters.length === 0 && cases.every(({ row }) => row === undefined)) return plain;
  return { type: 'rows', query, request, field, filters, independent };
}

/** The conditions of a case, and of the requirements that do not depend on the value. */
function caseQuery(queries: ScopeQueries, { unit, row }: Case, independent: Requirements): Query {
  const met = [...unit, ...independent.flatMap((filters) => listed(queries.exists(row, filters)))];
  return met.length === 0 ? { match_all: {} } : allOf(met);
}

/** Counts of the values of utterances, of each case for itself: no unit falls under two. */
function rowAggregations({ queries, cases }: Asked, plan: Extract<Plan, { type: 'rows' }>): Json {
  const inPassages = queries.scope === 'passages';
  const name = facetFieldName(plan.field);
  const units = inPassages ? { reverse_nested: {} } : { parent: { type: KIND_OF_SCOPE.quotations } };
  return Object.fromEntries(
    cases.map((each, i): [string, Json] => {
      const conditions = rowConditions(queries, each.row, plan.filters);
      const values = {
        ...terms(queries.ofRow(name), { size: MAX_ROW_VALUES, ...(plan.request.among ? { among: plan.request.among } : {}) }),
        aggs: { units },
      };
      const met = { filter: conditions.length === 0 ? { match_all: {} } : allOf(conditions), aggs: { values } };
      const rows = { ...(inPassages ? { nested: { path: ROWS } } : { children: { type: KIND_OF_SCOPE.quotations } }), aggs: { met } };
      const isOfNone = plan.field === 'kind' && holdsOfNone(each.row, plan.filters);
      const none = isOfNone ? { none: { filter: termsQuery(name, [NO_QUOTATION_KEY]) } } : {};
      return [`case${String(i)}`, { filter: caseQuery(queries, each, plan.independent), aggs: { rows, ...none } }];
    }),
  );
}

interface CaseAnswer {
  rows: { met: { values: TermsAnswer } };
  none?: { doc_count: number };
}

function readRows(cases: readonly Case[], aggregations: Json, field: RowField): FacetCounts {
  const counts = new Map<string, number>();
  const add = (key: string, count: number): void => {
    if (count > 0) counts.set(key, (counts.get(key) ?? 0) + count);
  };
  let isComplete = true;
  cases.forEach((_, i) => {
    const { rows, none } = aggregations[`case${String(i)}`] as CaseAnswer;
    for (const { key, units } of rows.met.values.buckets) add(key, units?.doc_count ?? 0);
    isComplete &&= rows.met.values.sum_other_doc_count === 0;
    if (field === 'kind' && none) add(NO_QUOTATION_KEY, none.doc_count);
  });
  return { counts: largestFirst(counts), isComplete, distinct: counts.size };
}

function largestFirst(counts: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)));
}

/** Counts facets with one request, and with more where several parts of the index disagree on what is most frequent. */
export class FacetCounter {
  private readonly searcher: Searcher;
  private readonly asked: Asked;
  private readonly limits: SearchLimits;

  constructor(searcher: Searcher, asked: Asked, limits: SearchLimits) {
    this.searcher = searcher;
    this.asked = asked;
    this.limits = limits;
  }

  /**
   * The facets beside a search of the hits.
   *
   * @param search without aggregations
   * @returns what was found, and of each facet in the order of the requests its counts
   */
  async withHits<T>(search: Json, requests: readonly FacetRequest[]): Promise<{ found: Found<T>; facets: FacetCounts[] }> {
    const plans = requests.map((request) => planFacet(this.asked, request));
    const shared: Record<string, Json> = {};
    const bodies: Json[] = [];
    const places = plans.map((plan, i): { body: number; name: string } => {
      const name = `facet${String(i)}`;
      if (plan.type === 'units' && plan.query === undefined) {
        Object.assign(shared, this.aggregations(plan, name));
        return { body: 0, name };
      }
      bodies.push({ query: plan.query, size: 0, track_total_hits: false, aggs: this.aggregations(plan, name) });
      return { body: bodies.length, name };
    });
    const [first, ...others] = await this.searcher.search<T>(
      [{ ...search, ...(Object.keys(shared).length === 0 ? {} : { aggs: shared }) }, ...bodies],
      this.limits,
    );
    if (!first) throw new Error('a search was not answered');
    const answers: readonly Found<unknown>[] = [first, ...others];
    const facets = await Promise.all(
      plans.map((plan, i) => {
        const place = places[i] ?? { body: 0, name: '' };
        return this.read(plan, place.name, answers[place.body]?.aggregations ?? {}, search['query'] as Query);
      }),
    );
    return { found: first, facets };
  }

  /** The totals when these values are chosen, each alone beside what else is asked. */
  async totals(candidates: readonly { field: FacetField; key: string }[]): Promise<number[]> {
    if (candidates.length === 0) return [];
    const { queries, cases, constraints, dates } = this.asked;
    const found = await this.searcher.search(
      candidates.map(({ field, key }) => {
        const { groups, isAllOf, excluded } = constraints[field];
        const chosen = isAllOf ? [...groups, [key]] : [[key]];
        const alone = changed(constraints, field, { groups: chosen, excluded: excluded.filter((other) => other !== key) });
        return counting(filterQuery(queries, cases, alone, dates));
      }),
      this.limits,
    );
    return found.map(({ total }) => total);
  }

  private aggregations(plan: Plan, name: string): Record<string, Json> {
    if (plan.type === 'rows') return rowAggregations(this.asked, plan) as Record<string, Json>;
    const field = facetFieldName(plan.request.field);
    if (plan.type === 'candidates')
      return { [name]: terms(field, { size: MAX_ROW_VALUES, ...(plan.request.among ? { among: plan.request.among } : {}) }) };
    return { [name]: terms(field, plan.request), [`${name}_distinct`]: { cardinality: { field, precision_threshold: PRECISION } } };
  }

  private async read(plan: Plan, name: string, aggregations: Json, hits: Query): Promise<FacetCounts> {
    if (plan.type === 'rows') return readRows(this.asked.cases, aggregations, plan.field);
    const answer = aggregations[name] as TermsAnswer;
    if (plan.type === 'candidates') return this.countOneByOne(plan, answer);
    const distinct = (aggregations[`${name}_distinct`] as { value: number }).value;
    return this.settle(plan.request, plan.query ?? hits, answer, distinct);
  }

  /** Asks again, for more of each part of the index, until the most frequent values and their counts are certain. */
  private async settle(request: FacetRequest, query: Query, answer: TermsAnswer, distinct: number): Promise<FacetCounts> {
    let settled = answer;
    for (let shardSize = 10 * Math.max(500, 2 * request.size); !isCertain(settled, request.size); shardSize *= 10) {
      const field = facetFieldName(request.field);
      const found = await this.searcher.searchOne(
        { query, size: 0, track_total_hits: false, aggs: { again: terms(field, request, shardSize) } },
        this.limits,
      );
      settled = found.aggregations['again'] as TermsAnswer;
      if (shardSize >= LARGEST_SIZE) break;
    }
    const isComplete = settled.sum_other_doc_count === 0;
    const counts = new Map(settled.buckets.map(({ key, doc_count }) => [key, doc_count]));
    return { counts, isComplete, distinct: isComplete ? counts.size : Math.max(distinct, counts.size) };
  }

  private async countOneByOne(plan: Extract<Plan, { type: 'candidates' }>, answer: TermsAnswer): Promise<FacetCounts> {
    const { queries, cases } = this.asked;
    const keys = answer.buckets.map(({ key }) => key);
    if (keys.length === 0) return { counts: new Map(), isComplete: true, distinct: 0 };
    const filters = keys.map(
      (key) => unitQuery(queries, cases, requirementsOf(plan.constraints, { field: plan.field, key })) ?? { match_all: {} },
    );
    const bodies: Json[] = [];
    for (let from = 0; from < filters.length; from += CANDIDATES_AT_ONCE) {
      const values = { filters: { filters: filters.slice(from, from + CANDIDATES_AT_ONCE) } };
      bodies.push({ query: plan.query, size: 0, track_total_hits: false, aggs: { values } });
    }
    const found = await this.searcher.search(bodies, this.limits);
    const buckets = found.flatMap(({ aggregations }) => (aggregations['values'] as { buckets: { doc_count: number }[] }).buckets);
    const counts = new Map(keys.map((key, i) => [key, buckets[i]?.doc_count ?? 0] as const).filter(([, count]) => count > 0));
    return { counts: largestFirst(counts), isComplete: answer.sum_other_doc_count === 0, distinct: counts.size };
  }
}

/** Whether the first values are the most frequent, and their counts those of the whole index. */
function isCertain({ buckets, sum_other_doc_count, doc_count_error_upper_bound }: TermsAnswer, size: number): boolean {
  if (sum_other_doc_count === 0 || doc_count_error_upper_bound === 0) return true;
  const first = buckets.slice(0, size);
  const least = first.at(-1)?.doc_count ?? 0;
  return least > doc_count_error_upper_bound && first.every((bucket) => (bucket.doc_count_error_upper_bound ?? 0) === 0);
}
