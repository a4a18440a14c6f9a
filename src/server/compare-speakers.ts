/**
 * Several speakers and one search: how often each is quoted with its words, when, and with what. Every number is the total of a search that a
 * link on the page leads to.
 */
import { type Bucket, type Facet, type Hit, MISSING, type SearchPage, searchQuery, type SearchQuery } from '../domain/search.ts';
import type { SearchEngine, SearchOptions } from '../search/engine.ts';
import { countIn, type Period, queryIn } from './present/shared-axis.ts';
import { narrowingTo } from './query-changes.ts';
import { someAtATime } from './some-at-a-time.ts';
import type { PageQuery } from './url-query.ts';

/** More do not stand side by side. */
export const MOST_SPEAKERS = 4;
/** Whom one name may mean, at most: of these the most quoted are shown. */
const MOST_NAMESAKES = 100;
/** As many as a reader looks through to choose from. */
const OFFERED = 12;

export interface ComparedSpeaker {
  value: string;
  label: string;
  total: number;
  query: SearchQuery;
  /** Every date. */
  dates: Facet;
}

export interface Comparison {
  /** Those who are compared, the most quoted first. */
  speakers: readonly ComparedSpeaker[];
  /** Asked for, but nobody is quoted so. */
  unknown: readonly string[];
  hasMore: boolean;
  /** To choose from: those who were chosen, and who is quoted most. */
  offered: readonly Bucket[];
  /** The search without speakers. */
  base: SearchQuery;
  /** The answer to the search, without hits: how its words were read. */
  page: SearchPage;
}

/** The search of a page as one for quotations, its order and page left to us. */
export function quotationQuery({ list, ...query }: PageQuery): PageQuery {
  const { 'speaker-kind': _kinds, ...filters } = query.filters;
  const { q, match, excludes, after, before } = query;
  const asked = searchQuery({
    q,
    match,
    scope: 'quotations',
    filters,
    excludes,
    allOf: query.allOf.filter((field) => field !== 'speaker' && field !== 'speaker-kind'),
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
  });
  return list === undefined ? asked : { ...asked, list };
}

export const saidBy = (base: SearchQuery, value: string): SearchQuery => ({ ...base, filters: { ...base.filters, speaker: [value] } });

const plainName = (name: string): string => name.normalize('NFKC').replaceAll('’', "'").replace(/\s+/gu, ' ').trim().toLowerCase();
const isSameName = (one: string, other: string): boolean => plainName(one) === plainName(other);

interface Asked {
  /** Values of the facet. */
  values: readonly string[];
  /** What was asked for where nobody is quoted so. */
  unknown?: string;
}

/** Whom a speaker of the address means: a value as it is; of a name whoever has all of it as theirs, else whoever goes by it. */
async function whoIsMeant(engine: SearchEngine, base: SearchQuery, asked: string, limits: SearchOptions): Promise<Asked> {
  if (asked === MISSING) return { values: [MISSING] };
  const { buckets } = await engine.facet(saidBy(base, asked), 'speaker', { ...limits, limit: MOST_NAMESAKES });
  const selected = buckets.filter((bucket) => bucket.selected);
  const quoted = selected.filter(({ count }) => count > 0);
  const same = selected.find(({ value }) => value === asked);
  if (quoted.length === 0) return { values: [], unknown: same?.label ?? asked };
  const whole = quoted.filter(({ label }) => isSameName(label, asked));
  return { values: (whole.length > 0 ? whole : quoted).map(({ value }) => value) };
}

/** @param query of quotations; its speakers are those to compare */
export async function compareSpeakers(engine: SearchEngine, query: SearchQuery, limits: SearchOptions): Promise<Comparison> {
  const { speaker: names = [], ...filters } = query.filters;
  const base = { ...query, filters };
  const asked = await someAtATime([...new Set(names)], (name) => whoIsMeant(engine, base, name, limits));
  const chosen = [...new Set(asked.flatMap(({ values }) => values))];
  const narrowed: SearchQuery = chosen.length === 0 ? base : { ...base, filters: { ...filters, speaker: chosen } };
  const page = await engine.search({ ...narrowed, limit: 0 }, { ...limits, facets: ['speaker'], facetLimit: OFFERED + chosen.length });
  const { buckets } = page.facets.speaker;
  const known = buckets.filter(({ selected, count }) => selected && count > 0).sort((a, b) => b.count - a.count);
  const speakers = await Promise.all(
    known.slice(0, MOST_SPEAKERS).map(async ({ value, label, count }): Promise<ComparedSpeaker> => {
      const own = saidBy(base, value);
      const { facets } = await engine.search({ ...own, limit: 0 }, { ...limits, facets: ['date'], dates: 'whole' });
      return { value, label, total: count, query: own, dates: facets.date };
    }),
  );
  return {
    speakers,
    unknown: [...new Set(asked.flatMap(({ unknown }) => unknown ?? []))],
    hasMore: known.length > MOST_SPEAKERS,
    offered: buckets.filter(({ count }) => count > 0).slice(0, Math.max(OFFERED, known.length)),
    base,
    page,
  };
}

/** How many of a speaker's quotations have no date, and so are in no period. */
export function undatedOf({ query, dates }: Pick<ComparedSpeaker, 'query' | 'dates'>): { total: number; query: SearchQuery } {
  const total = dates.buckets.find(({ value }) => value === MISSING)?.count ?? 0;
  return { total, query: narrowingTo(query, MISSING) };
}

export interface Saying {
  total: number;
  query: SearchQuery;
  /** Some of them, the best where the search has words, else the newest; the newest first. */
  hits: readonly Hit[];
}

const newestFirst = (a: Hit, b: Hit): number => (b.article.published ?? '').localeCompare(a.article.published ?? '', 'en');

/** What each speaker says in a period, or without a date, in the order of the speakers. */
export async function sayingsIn(
  engine: SearchEngine,
  speakers: readonly ComparedSpeaker[],
  period: Period | 'undated',
  shown: number,
  limits: SearchOptions,
): Promise<Saying[]> {
  return Promise.all(
    speakers.map(async (speaker) => {
      const { query, dates } = speaker;
      const asked = period === 'undated' ? undatedOf(speaker) : { total: countIn(dates, period), query: queryIn(query, period) };
      const own: SearchQuery = { ...asked.query, sort: query.q.trim() === '' ? 'newest' : 'relevance' };
      if (asked.total === 0) return { total: 0, query: own, hits: [] };
      const { hits } = await engine.search({ ...own, limit: shown }, { ...limits, facets: [] });
      return { total: asked.total, query: own, hits: [...hits].sort(newestFirst) };
    }),
  );
}
