/**
 * People who are named in many articles of a search and quoted in few of them. Articles are what is counted of both: that somebody is named
 * in a paragraph and quoted in the next is no silence.
 */
import type { Bucket, SearchQuery } from '../domain/search.ts';
import type { SearchEngine, SearchOptions } from '../search/engine.ts';
import type { Counted } from './on-whose-word.ts';
import { someAtATime } from './some-at-a-time.ts';

export interface SeldomQuoted {
  id: string;
  label: string;
  named: Counted;
  quoted: Counted;
  /** Named there, and not quoted there. */
  only: Counted;
}

/** Of those who are named most. */
const LOOKED_AT = 60;
/** Names among which a surname alone is looked for. */
const KNOWN = 300;
const SHOWN = 12;
/** Fewer articles say nothing of who is silent. */
const OFTEN = 3;
/** Quoted in one of five articles that name them, or in fewer. */
const SELDOM = 0.2;

async function quotedIn(engine: SearchEngine, base: SearchQuery, { value }: Bucket, limits: SearchOptions): Promise<Counted> {
  const query: SearchQuery = { ...base, filters: { ...base.filters, speaker: [value] } };
  const { total } = await engine.search({ ...query, limit: 0 }, { ...limits, facets: [] });
  return { count: total, query };
}

async function describe(
  engine: SearchEngine,
  base: SearchQuery,
  bucket: Bucket,
  quoted: Counted,
  limits: SearchOptions,
): Promise<SeldomQuoted> {
  const { value, label, count } = bucket;
  const others = (base.filters.person ?? []).filter((one) => one !== value);
  const named: SearchQuery = { ...base, filters: { ...base.filters, person: [...others, value] } };
  const only: SearchQuery = { ...named, excludes: { ...named.excludes, speaker: [value] } };
  const { total } = await engine.search({ ...only, limit: 0 }, { ...limits, facets: [] });
  return { id: value, label, named: { count, query: named }, quoted, only: { count: total, query: only } };
}

/**
 * Whether a name may be another's: "Warren", where there is also an Elizabeth Warren. Where a surname could not be told to be hers, what she is
 * quoted with is counted under her whole name, so that the surname alone would look silent.
 */
function mayBeAnother({ label }: Bucket, all: readonly Bucket[]): boolean {
  const name = label.trim().toLowerCase();
  return all.some((other) => other.label.trim().toLowerCase().endsWith(` ${name}`));
}

/** The search for whole articles. Of several people of whom any may be named one cannot be named besides: then all articles are looked at. */
function inArticles(query: SearchQuery): SearchQuery {
  const { speaker: _a, kind: _b, person = [], ...filters } = query.filters;
  const isAll = person.length === 1 || query.allOf.includes('person');
  return {
    ...query,
    scope: 'articles',
    filters: { ...filters, ...(isAll ? { person } : {}) },
    allOf: [...query.allOf.filter((field) => field !== 'person'), ...(isAll ? (['person'] as const) : [])],
  };
}

/** Who is named most first. @param query of quotations, whose words and filters hold of articles here */
export async function seldomQuoted(engine: SearchEngine, query: SearchQuery, limits: SearchOptions): Promise<SeldomQuoted[]> {
  const base = inArticles(query);
  const { facets } = await engine.search({ ...base, limit: 0 }, { ...limits, facets: ['person'], facetLimit: KNOWN });
  const { buckets } = facets.person;
  const often = buckets.slice(0, LOOKED_AT).filter((one) => one.count >= OFTEN && !one.excluded && !mayBeAnother(one, buckets));
  const quoted = await someAtATime(often, (bucket) => quotedIn(engine, base, bucket, limits));
  const seldom = often.flatMap((bucket, i) => {
    const own = quoted[i];
    return own !== undefined && own.count <= SELDOM * bucket.count ? [{ bucket, own }] : [];
  });
  return someAtATime(seldom.slice(0, SHOWN), ({ bucket, own }) => describe(engine, base, bucket, own, limits));
}
