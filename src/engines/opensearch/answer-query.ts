/** A query read, compiled and asked: hits and facets in one request wherever that is possible. */
import {
  DEFAULT_FACET_LIMIT,
  type Facet,
  FACET_FIELDS,
  type FacetField,
  MAX_FACET_LIMIT,
  type SearchPage,
  type SearchQuery,
} from '../../domain/search.ts';
import type { FacetPage, SearchOptions } from '../../search/engine.ts';
import { matchAny } from '../../search/match-mode.ts';
import { openDates } from '../../search/open-dates.ts';
import { parseQuery } from '../../search/parse-query.ts';
import { printQuery } from '../../search/print-query.ts';
import { positiveLeaves, type QueryNode, wordsAlone } from '../../search/query-ast.ts';
import type { Relaxed } from '../../search/relaxation.ts';
import { terms } from '../../text/tokens.ts';
import { BucketBuilder, type BucketPage } from './build-facets.ts';
import { HIT_FIELDS, HitBuilder, type UnitPlace } from './build-hits.ts';
import { type Asked, FacetCounter, type FacetRequest } from './count-facets.ts';
import { type Json, type Query, SAID, TEXT } from './fields.ts';
import { allOf } from './formula.ts';
import { generationName } from './generations.ts';
import { hitSearch } from './hit-queries.ts';
import type { ClusterNames } from './names.ts';
import { type Constraints, resolveConstraints } from './constraints.ts';
import { filterQuery, listed, QueryCompiler, unitQuery } from './plan-query.ts';
import { DeepPages } from './page-hits.ts';
import { relaxQuery } from './relax.ts';
import type { Beginnings } from './score-clauses.ts';
import { counting, type Found, type Searcher, type SearchLimits } from './searcher.ts';
import type { WordSamples } from './word-samples.ts';

/** Values of facets that are read so that equal counts come in the order of labels: whatever no key has a label for. */
const SPEAKERS_READ = 1000;
/** Up to so many of them; behind, values that many have as often are read whole, so that pages neither double nor lose any. */
const FEW_SPEAKERS = 100;
/** Values that are read where a facet is wanted by labels. */
const LABELS_READ = 20_000;

interface ReadQuery {
  written: QueryNode | undefined;
  searched: QueryNode | undefined;
  readAs: string | undefined;
}

function readQuery({ q, match }: SearchQuery): ReadQuery {
  const { ast, repaired } = parseQuery(q);
  return { written: ast, searched: ast && match === 'any' ? matchAny(ast) : ast, readAs: repaired ? printQuery(ast) : undefined };
}

function datesOf({ after, before }: SearchQuery): Asked['dates'] {
  return { ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) };
}

/** What one search found, before facets are made of it. */
interface Answered {
  found: Found<UnitPlace>;
  asked: Asked;
  ast: QueryNode | undefined;
  relaxed: Relaxed | undefined;
  facets: Facet[];
}

interface FacetWanted {
  field: FacetField;
  page: BucketPage;
}

export class QueryAnswerer {
  private readonly searcher: Searcher;
  private readonly names: ClusterNames;
  private readonly samples: WordSamples;
  private readonly buckets: BucketBuilder;
  private readonly deep: DeepPages;
  private readonly window: number;

  constructor(searcher: Searcher, names: ClusterNames, samples: WordSamples, window: number) {
    this.searcher = searcher;
    this.samples = samples;
    this.names = names;
    this.buckets = new BucketBuilder(searcher);
    this.window = window;
    this.deep = new DeepPages(searcher, window);
  }

  async search(query: SearchQuery, options: SearchOptions): Promise<SearchPage> {
    const started = performance.now();
    const fields = options.facets ?? FACET_FIELDS;
    const limit = Math.min(options.facetLimit ?? DEFAULT_FACET_LIMIT, MAX_FACET_LIMIT);
    const wanted = fields.map((field): FacetWanted => {
      const isWhole = field === 'date' && options.dates !== undefined;
      return { field, page: { order: isWhole ? 'label' : 'count', offset: 0, limit: isWhole ? Infinity : limit } };
    });
    const read = readQuery(query);
    const { found, asked, ast, relaxed, facets } = await this.answer(query, read, wanted, limitsOf(options), true);
    const hits = await new HitBuilder(this.searcher, asked, ast).build(found.hits);
    const none: Facet = { buckets: [], total: 0 };
    const byField = Object.fromEntries(FACET_FIELDS.map((field) => [field, facets[fields.indexOf(field)] ?? none])) as SearchPage['facets'];
    const { date } = byField;
    return {
      query,
      total: found.total,
      hits,
      facets: options.dates === 'open' ? { ...byField, date: { ...date, buckets: openDates(date.buckets) } } : byField,
      ...(relaxed ? { relaxed: { words: relaxed.words } } : {}),
      ...(relaxed?.didYouMean === undefined ? {} : { didYouMean: relaxed.didYouMean }),
      ...(read.readAs === undefined ? {} : { readAs: read.readAs }),
      generation: generationName(this.searcher.generation),
      tookMs: performance.now() - started,
    };
  }

  async facet(query: SearchQuery, field: FacetField, page: FacetPage): Promise<Facet> {
    const { order = 'count', offset = 0, limit = DEFAULT_FACET_LIMIT, prefix } = page;
    const wanted = { field, page: { order, offset, limit: Math.min(limit, MAX_FACET_LIMIT), ...(prefix === undefined ? {} : { prefix }) } };
    const { facets } = await this.answer(query, readQuery(query), [wanted], {}, false);
    return facets[0] ?? { buckets: [], total: 0 };
  }

  /** How many units each of these finds as it is written. */
  async totals(queries: readonly SearchQuery[]): Promise<number[]> {
    if (queries.length === 0) return [];
    const bodies = queries.map(async (query) => {
      const { queries: of, cases, constraints, dates } = await this.compile(query, readQuery(query).searched);
      return counting(filterQuery(of, cases, constraints, dates));
    });
    return (await this.searcher.search(await Promise.all(bodies))).map(({ total }) => total);
  }

  /** The utterances that a query matches, as the cluster is asked for them. */
  async utterances(query: SearchQuery): Promise<Query> {
    const read = readQuery(query);
    const asked = await this.compile({ ...query, scope: 'quotations' }, read.searched);
    return filterQuery(asked.queries, asked.cases, asked.constraints, asked.dates);
  }

  close(): Promise<void> {
    return this.deep.close();
  }

  private async compile(query: SearchQuery, ast: QueryNode | undefined, known?: Constraints): Promise<Asked> {
    const compiler = new QueryCompiler(query.scope, this.names);
    const [cases, constraints] = await Promise.all([compiler.cases(ast), known ?? resolveConstraints(query, this.names)]);
    return { queries: compiler.queries, cases, constraints, dates: datesOf(query) };
  }

  private async answer(
    query: SearchQuery,
    read: ReadQuery,
    wanted: readonly FacetWanted[],
    limits: SearchLimits,
    isShown: boolean,
  ): Promise<Answered> {
    const asked = await this.compile(query, read.searched);
    const alone = wordsAlone(read.searched);
    const [answered, areKnown] = await Promise.all([
      this.ask(query, asked, read.searched, wanted, limits, isShown),
      alone === undefined ? true : this.matchesAny(query, alone, limits),
    ]);
    if (areKnown || read.written === undefined || read.searched === undefined) return answered;
    const relaxed = await relaxQuery(
      { text: query.q, written: read.written, searched: read.searched },
      {
        fields: query.scope === 'quotations' ? SAID : TEXT,
        matchesAny: (node) => this.matchesAny(query, node, limits),
        suggest: async (suggest) => (await this.searcher.searchOne({ size: 0, suggest }, limits)).suggest,
      },
    );
    if (!relaxed) return answered;
    const again = await this.compile(query, relaxed.query, asked.constraints);
    return { ...(await this.ask(query, again, relaxed.query, wanted, limits, isShown)), relaxed };
  }

  /** Whether any unit of the scope matches, without filters. */
  private async matchesAny({ scope }: SearchQuery, node: QueryNode, limits: SearchLimits): Promise<boolean> {
    const compiler = new QueryCompiler(scope, this.names);
    const { queries } = compiler;
    const query = allOf([queries.units, ...listed(unitQuery(queries, await compiler.cases(node), []))]);
    const found = await this.searcher.searchOne({ query, size: 0, terminate_after: 1, track_total_hits: 1 }, limits);
    return found.total > 0;
  }

  private async ask(
    query: SearchQuery,
    asked: Asked,
    ast: QueryNode | undefined,
    wanted: readonly FacetWanted[],
    limits: SearchLimits,
    isShown: boolean,
  ): Promise<Answered> {
    const offset = (query.page - 1) * query.limit;
    const size = isShown ? query.limit : 0;
    const isDeep = size > 0 && offset + size > this.window;
    const beginnings = size === 0 ? new Map() : await this.beginnings(query, ast);
    const search =
      size === 0 || isDeep
        ? { query: filterQuery(asked.queries, asked.cases, asked.constraints, asked.dates) }
        : hitSearch(asked, ast, query.sort, beginnings, true);
    const body: Json = {
      ...search,
      track_total_hits: true,
      ...(size === 0 || isDeep ? { size: 0 } : { from: offset, size, ...HIT_FIELDS, track_scores: true }),
    };
    const counter = new FacetCounter(this.searcher, asked, limits);
    const chosen = wanted.flatMap(({ field }) => {
      const { groups, excluded } = asked.constraints[field];
      return [...new Set([...groups.flat(), ...excluded])].map((key) => ({ field, key }));
    });
    const requests = await Promise.all(wanted.map((each) => this.requestOf(each, chosen.length)));
    const [{ found, facets: counted }, totals] = await Promise.all([counter.withHits<UnitPlace>(body, requests), counter.totals(chosen)]);
    const facets = await Promise.all(
      wanted.map(({ field, page }, i) => {
        const own = new Map(chosen.flatMap(({ field: of, key }, place) => (of === field ? [[key, totals[place] ?? 0] as const] : [])));
        const counts = counted[i] ?? { counts: new Map(), isComplete: true, distinct: 0 };
        return this.buckets.build(field, asked.constraints[field], counts, own, page);
      }),
    );
    const hits = isDeep && offset < found.total ? await this.readDeep(query, asked, ast, beginnings, offset, limits) : found.hits;
    return { found: { ...found, hits }, asked, ast, relaxed: undefined, facets };
  }

  private async readDeep(
    query: SearchQuery,
    asked: Asked,
    ast: QueryNode | undefined,
    beginnings: Beginnings,
    offset: number,
    limits: SearchLimits,
  ): Promise<Found<UnitPlace>['hits']> {
    const [search, bare] = [hitSearch(asked, ast, query.sort, beginnings, true), hitSearch(asked, ast, query.sort, beginnings, false)];
    return (await this.deep.read<UnitPlace>(search, bare, offset, HIT_FIELDS, query.limit, limits)).hits;
  }

  /** Of each beginning of a word in the query, words that begin so. */
  private async beginnings({ scope }: SearchQuery, ast: QueryNode | undefined): Promise<Beginnings> {
    const prefixes = positiveLeaves(ast).flatMap(({ leaf }) => (leaf.type === 'prefix' ? terms(leaf.text).slice(0, 1) : []));
    const fields = scope === 'quotations' ? SAID : TEXT;
    return new Map(
      await Promise.all([...new Set(prefixes)].map(async (prefix) => [prefix, await this.samples.beginning(prefix, fields)] as const)),
    );
  }

  /** @param chosen how many values come first whatever their counts */
  private async requestOf({ field, page: { order, offset, limit, prefix } }: FacetWanted, chosen: number): Promise<FacetRequest> {
    const isByLabel = order === 'label' || prefix !== undefined;
    const size = isByLabel ? LABELS_READ : offset + limit + chosen;
    const among = prefix === undefined || prefix.trim() === '' ? undefined : await this.names.beginning(field, prefix);
    const isFar = size > FEW_SPEAKERS;
    const read = field !== 'speaker' ? size : isFar ? LABELS_READ : SPEAKERS_READ;
    return { field, size: read, ...(among === undefined ? {} : { among }) };
  }
}

function limitsOf({ signal, deadlineMs }: SearchOptions): SearchLimits {
  return { ...(signal === undefined ? {} : { signal }), ...(deadlineMs === undefined ? {} : { deadlineMs }) };
}
