/**
 * The hits of a search by when their articles first came in, the newest arrivals first: the order of feeds.
 *
 * Not by the date of publication, since an old article that was added today is news to whoever follows a search, and would stand far
 * below what they have read. What came in with one run stands in the order of publication, the newest first; the units of an
 * article stay together, in the order of its text.
 *
 * No engine sorts so: the newest articles are asked for first, in growing sets, until there are enough hits. What came in by a run with
 * very many articles (the first, mostly) is found by going through all hits in the order of publication.
 */
import { type Hit, MAX_LIMIT, type SearchQuery } from '../domain/search.ts';
import type { Arrival, SearchEngine, SearchOptions } from './engine.ts';
import { walkHits } from './walk-hits.ts';

/** A hit with when its article first came in: ISO 8601 with time, UTC. */
export interface ArrivedHit {
  hit: Hit;
  at: string;
}

/** Of what the ledger knows nothing, or of everything where there is none. */
const UNKNOWN = '1970-01-01T00:00:00.000Z';
const FIRST_SET = 50;
/** Ids that one question names at most. */
const LARGEST_SET = 1000;

/** Articles that came in together, the newest first. A run is never parted. */
function groupRuns(arrivals: readonly Arrival[]): { at: string; ids: string[] }[] {
  const byRun = new Map<string, string[]>();
  for (const { id, at } of arrivals) {
    const ids = byRun.get(at);
    if (ids) ids.push(id);
    else byRun.set(at, [id]);
  }
  return [...byRun].map(([at, ids]) => ({ at, ids })).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** Sets of runs, the newest first, growing; a run that is larger than a question may be stands alone. */
function* growingSets(arrivals: readonly Arrival[]): Generator<string[]> {
  let size = FIRST_SET;
  let set: string[] = [];
  for (const { ids } of groupRuns(arrivals)) {
    if (set.length > 0 && set.length + ids.length > size) {
      yield set;
      size = Math.min(2 * size, LARGEST_SET);
      set = [];
    }
    set = set.length === 0 ? ids : [...set, ...ids];
  }
  if (set.length > 0) yield set;
}

/** The query within some articles; `undefined` where it can hold nothing of them. */
function within(query: SearchQuery, ids: readonly string[]): SearchQuery | undefined {
  const own = query.filters.article;
  const article = own === undefined ? [...ids] : ids.filter((id) => own.includes(id));
  const isImpossible = query.allOf.includes('article') && (own?.length ?? 0) > 1;
  if (article.length === 0 || isImpossible) return undefined;
  return { ...query, filters: { ...query.filters, article }, allOf: query.allOf.filter((field) => field !== 'article') };
}

async function* hitsOf(engine: SearchEngine, query: SearchQuery, options: SearchOptions): AsyncGenerator<Hit> {
  for await (const { hits } of walkHits(engine, query, options)) yield* hits;
}

/** The hits of some articles, in the order of publication. */
export async function* hitsOfArticles(
  engine: SearchEngine,
  query: SearchQuery,
  ids: readonly string[],
  options: SearchOptions = {},
): AsyncGenerator<Hit> {
  const newest: SearchQuery = { ...query, sort: 'newest' };
  const asked = ids.length > LARGEST_SET ? newest : within(newest, ids);
  if (asked === undefined) return;
  const set = new Set(ids);
  for await (const hit of hitsOf(engine, asked, options)) if (set.has(hit.article.id)) yield hit;
}

/** Every hit, the newest arrivals first. Ask an engine that is held. */
export async function* newestArrivals(engine: SearchEngine, query: SearchQuery, options: SearchOptions = {}): AsyncGenerator<ArrivedHit> {
  const newest: SearchQuery = { ...query, sort: 'newest' };
  const arrivals = (await engine.arrivals?.()) ?? [];
  const atOf = new Map(arrivals.map(({ id, at }) => [id, at]));
  const arrived = (hit: Hit): ArrivedHit => ({ hit, at: atOf.get(hit.article.id) ?? UNKNOWN });
  const sorted = (hits: readonly Hit[]): ArrivedHit[] => hits.map(arrived).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const { total } = await engine.search({ ...newest, page: 1, limit: 0 }, { ...options, facetLimit: 0 });
  if (total <= MAX_LIMIT) {
    const all: Hit[] = [];
    for await (const hit of hitsOf(engine, newest, options)) all.push(hit);
    yield* sorted(all);
    return;
  }
  let left = total;
  for (const ids of growingSets(arrivals)) {
    const own: Hit[] = [];
    for await (const hit of hitsOfArticles(engine, newest, ids, options)) {
      left--;
      // Of one run: in the order of publication already.
      if (ids.length > LARGEST_SET) yield arrived(hit);
      else own.push(hit);
    }
    yield* sorted(own);
    if (left <= 0) return;
  }
  for await (const hit of hitsOf(engine, newest, options)) if (!atOf.has(hit.article.id)) yield arrived(hit);
}
