/** How a search was read, for the page that shows or counts what it found. */
import type { ReadingsProps } from '../../views/components/readings.tsx';
import type { SearchPage, SearchQuery } from '../domain/search.ts';
import type { SearchEngine, SearchOptions } from '../search/engine.ts';
import { relaxedWords } from './present/relaxed-words.ts';

/** The words that were probably meant, unless these find nothing either. */
async function suggestedWords(
  engine: SearchEngine,
  { query, total, didYouMean }: SearchPage,
  limits: SearchOptions,
  hrefOf: (query: SearchQuery) => string,
): Promise<Pick<ReadingsProps, 'didYouMean'>> {
  if (didYouMean === undefined) return {};
  const meant: SearchQuery = { ...query, q: didYouMean, page: 1 };
  const helps = total > 0 || (await engine.search({ ...meant, limit: 0 }, { ...limits, facets: [] })).total > 0;
  return helps ? { didYouMean: { text: didYouMean, href: hrefOf(meant) } } : {};
}

/** @param hrefOf the address of the same page for another search */
export async function readingsOf(
  engine: SearchEngine,
  page: SearchPage,
  limits: SearchOptions,
  hrefOf: (query: SearchQuery) => string,
): Promise<ReadingsProps> {
  return {
    total: page.total,
    ...(page.relaxed === undefined ? {} : { relaxed: relaxedWords(page.relaxed.words) }),
    ...(page.readAs === undefined ? {} : { readAs: page.readAs }),
    ...(await suggestedWords(engine, page, limits, hrefOf)),
  };
}

/** The query as what was searched, to be named in a heading: with the words that were shown instead, and none where none can be searched for. */
export function asSearched(query: SearchQuery, { relaxed, readAs }: Pick<SearchPage, 'relaxed' | 'readAs'>): SearchQuery {
  if (relaxed !== undefined) return { ...query, q: relaxedWords(relaxed.words) };
  return readAs === '' ? { ...query, q: '' } : query;
}
