/**
 * What somebody is quoted with in several articles. The engine says which utterances are repeated; in how many articles each stands is
 * asked by the very search that the number leads to.
 */
import type { RepeatedProps } from '../../views/pages/name-page.tsx';
import { type SearchPage, searchQuery, type SearchQuery } from '../domain/search.ts';
import type { SearchEngine, SearchOptions } from '../search/engine.ts';
import { searchUrl } from './url-query.ts';

const MOST_SHOWN = 3;

/** The articles in which the same words are said by the same speaker. */
function sameWords(query: SearchQuery, text: string): SearchQuery {
  const words = text.replace(/["“”„«»]/g, ' ').trim();
  return searchQuery({ q: `said:"${words}"`, scope: 'articles', filters: query.filters });
}

/** Those in most articles first. @param said what is quoted of one speaker */
export async function mostQuoted(engine: SearchEngine, { query, total }: SearchPage, limits: SearchOptions): Promise<RepeatedProps[]> {
  if (total < 2) return [];
  const hits = (await engine.repeated?.(query, MOST_SHOWN)) ?? [];
  const found = await Promise.all(
    hits.map(async ({ quotation }): Promise<RepeatedProps> => {
      const text = quotation?.text ?? '';
      const asked = sameWords(query, text);
      const { total: articles } = await engine.search({ ...asked, limit: 0 }, { ...limits, facets: [] });
      return { text, articles, href: searchUrl(asked) };
    }),
  );
  return found.filter(({ articles }) => articles > 1).sort((a, b) => b.articles - a.articles);
}
