/**
 * On whose word a source rests: of its quotations how many are of somebody named, unnamed, of an institution or a group, and of nobody who is
 * given ("he" is nobody who is given). Each quotation is in just one of these, and each number is the total of the search beside it.
 */
import { MISSING, type SearchQuery } from '../domain/search.ts';
import type { SearchEngine, SearchOptions } from '../search/engine.ts';
import { someAtATime } from './some-at-a-time.ts';

export const WORD_KINDS = ['named', 'unnamed', 'body', 'nobody'] as const;
export type WordKind = (typeof WORD_KINDS)[number];

export interface Counted {
  count: number;
  query: SearchQuery;
}

export interface SourceWords {
  source: string;
  label: string;
  all: Counted;
  kinds: Readonly<Record<WordKind, Counted>>;
  /** Paragraphs with the words of the search in which nobody is quoted and nobody credited. */
  silent: Counted;
}

/** Those with most quotations. */
const MOST_SOURCES = 10;

/** Who is quoted and how is what is counted here, so no search is narrowed by it. */
function withoutVoices(query: SearchQuery): SearchQuery {
  const { speaker: _a, 'speaker-kind': _b, kind: _c, ...filters } = query.filters;
  const { speaker: _d, 'speaker-kind': _e, kind: _f, ...excludes } = query.excludes;
  return { ...query, filters, excludes };
}

async function wordsOf(
  engine: SearchEngine,
  base: SearchQuery,
  bucket: { value: string; label: string; count: number },
  limits: SearchOptions,
): Promise<SourceWords> {
  const own: SearchQuery = { ...base, filters: { ...base.filters, source: [bucket.value] } };
  const given: SearchQuery = { ...own, excludes: { ...own.excludes, speaker: [MISSING] } };
  const silent: SearchQuery = { ...own, scope: 'passages', filters: { ...own.filters, kind: ['none'], cites: [MISSING] } };
  const [page, quiet] = await Promise.all([
    engine.search({ ...given, limit: 0 }, { ...limits, facets: ['speaker-kind'] }),
    engine.search({ ...silent, limit: 0 }, { ...limits, facets: [] }),
  ]);
  const kinds = page.facets['speaker-kind'].buckets;
  const of = (values: readonly string[]): Counted => ({
    count: kinds.filter(({ value }) => values.includes(value)).reduce((sum, { count }) => sum + count, 0),
    query: { ...given, filters: { ...given.filters, 'speaker-kind': [...values] } },
  });
  return {
    source: bucket.value,
    label: bucket.label,
    all: { count: bucket.count, query: own },
    kinds: {
      named: of(['named']),
      unnamed: of(['unnamed']),
      body: of(['group', 'institution']),
      nobody: { count: bucket.count - page.total, query: { ...own, filters: { ...own.filters, speaker: [MISSING] } } },
    },
    silent: { count: quiet.total, query: silent },
  };
}

/** The sources with most quotations, these first. @param query of quotations */
export async function onWhoseWord(engine: SearchEngine, query: SearchQuery, limits: SearchOptions): Promise<SourceWords[]> {
  const base = withoutVoices(query);
  const { facets } = await engine.search({ ...base, limit: 0 }, { ...limits, facets: ['source'], facetLimit: MOST_SOURCES });
  const sources = facets.source.buckets.filter(({ count, excluded }) => count > 0 && !excluded);
  const chosen = sources.some(({ selected }) => selected) ? sources.filter(({ selected }) => selected) : sources;
  return someAtATime(chosen, (bucket) => wordsOf(engine, base, bucket, limits));
}
