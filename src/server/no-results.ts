/** What to offer when nothing is found: each filter's removal is tried, and its count is true. */
import type { NoResultsProps } from '../../views/components/no-results.tsx';
import { dateInterval } from '../domain/dates.ts';
import type { SearchPage, SearchQuery } from '../domain/search.ts';
import type { SearchEngine, SearchOptions } from '../search/engine.ts';
import type { Removable } from './present/constraints.ts';
import { droppingAll } from './query-changes.ts';
import { searchUrl } from './url-query.ts';

/** More filters than this are not tried one by one: each costs a search. */
const MAX_TRIED = 8;

/** A word that can be shortened; the name of a field and its colon are none. */
const LONG_WORD = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{4,40}(?![\p{L}\p{N}:])/gu;

/** The first two thirds of the longest word of a search, written to find every word that begins so, and the search with it. */
export function beginningOf(q: string): { word: string; q: string } | undefined {
  const words = [...q.matchAll(LONG_WORD)].map((match) => ({ at: match.index, text: match[0], letters: Array.from(match[0]) }));
  const longest = words.sort((a, b) => b.letters.length - a.letters.length)[0];
  if (longest === undefined) return undefined;
  const { at, text, letters } = longest;
  const word = `${letters.slice(0, Math.max(3, Math.ceil((letters.length * 2) / 3))).join('')}*`;
  return { word, q: q.slice(0, at) + word + q.slice(at + text.length) };
}

/** Whether no day can be in the range. */
function isReversed({ after, before }: SearchQuery): boolean {
  return after !== undefined && before !== undefined && dateInterval(after).first > dateInterval(before).last;
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
  const shortened = beginningOf(query.q);
  const begun: SearchQuery = { ...query, q: shortened?.q ?? query.q, page: 1 };
  const beginning = shortened && { word: shortened.word, href: searchUrl(begun), total: await totalOf(begun) };
  const wider: SearchQuery = { ...query, scope: 'articles', page: 1 };
  const inArticles = query.scope === 'articles' ? undefined : { href: searchUrl(wider), total: await totalOf(wider) };
  return {
    scope: query.scope,
    ...(query.q.trim() === '' ? {} : { words: query.q }),
    filters: filters.map((filter) => filter.text),
    remedies: tried.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total),
    ...(withoutFilters && withoutFilters.total > 0 ? { withoutFilters } : {}),
    ...(anyWord && anyWord.total > 0 ? { anyWord } : {}),
    ...(inArticles && inArticles.total > 0 ? { inArticles } : {}),
    ...(beginning && beginning.total > 0 ? { beginning } : {}),
    ...(isReversed(query) ? { reversedDates: true } : {}),
  };
}
