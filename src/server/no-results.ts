/** What to offer when nothing is found: each filter's removal is tried, and its count is true. */
import type { NoResultsProps } from '../../views/components/no-results.tsx';
import type { SearchPage, SearchQuery } from '../domain/search.ts';
import type { SearchEngine, SearchOptions } from '../search/engine.ts';
import type { Removable } from './present/constraints.ts';
import { droppingAll } from './query-changes.ts';
import { searchUrl } from './url-query.ts';

/** More filters than this are not tried one by one: each costs a search. */
const MAX_TRIED = 8;

/** A word that can be shortened; the name of a field and its colon are none. */
const LONG_WORD = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{4,40}(?![\p{L}\p{N}:])/gu;

/** The first two thirds of the longest word of a search, as one would write it to find every word that begins so. */
export function beginningOf(q: string): string | undefined {
  const words = [...q.matchAll(LONG_WORD)].map(([word]) => Array.from(word));
  const longest = words.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : `${longest.slice(0, Math.max(3, Math.ceil((longest.length * 2) / 3))).join('')}*`;
}

/** Finds what would help a search without results. */
export async function findRemedies(
  engine: SearchEngine,
  page: SearchPage,
  filters: readonly Removable[],
  options: SearchOptions,
): Promise<NoResultsProps> {
  const { query } = page;
  const totalOf = async (other: SearchQuery): Promise<number> =>
    (await engine.search({ ...other, page: 1, limit: 0 }, { ...options, facets: [] })).total;
  const tried = await Promise.all(
    filters.slice(0, MAX_TRIED).map(async (filter) => ({
      id: `without.${filter.id}`,
      text: filter.text,
      href: searchUrl(filter.without),
      total: await totalOf(filter.without),
    })),
  );
  const bare = droppingAll(query);
  const withoutFilters = filters.length > 1 ? { href: searchUrl(bare), total: await totalOf(bare) } : undefined;
  const any: SearchQuery = { ...query, match: 'any', page: 1 };
  const isSeveralWords = query.match === 'all' && /\S\s+\S/.test(query.q);
  const anyWord = isSeveralWords ? { href: searchUrl(any), total: await totalOf(any) } : undefined;
  const beginning = beginningOf(query.q);
  return {
    scope: query.scope,
    ...(query.q.trim() === '' ? {} : { words: query.q }),
    filters: filters.map((filter) => filter.text),
    remedies: tried.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total),
    ...(withoutFilters && withoutFilters.total > 0 ? { withoutFilters } : {}),
    ...(anyWord && anyWord.total > 0 ? { anyWord } : {}),
    ...(beginning === undefined ? {} : { beginning }),
  };
}
