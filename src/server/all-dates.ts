/** The date facet of a search to its end: what is drawn over time must not stop at a page of values. */
import type { Facet, SearchQuery } from '../domain/search.ts';
import type { SearchEngine, SearchOptions } from '../search/engine.ts';

export async function allDates(engine: SearchEngine, query: SearchQuery, options: SearchOptions = {}): Promise<Facet> {
  const page = await engine.search({ ...query, page: 1, limit: 0 }, { ...options, facets: ['date'], wholeFacets: ['date'] });
  return page.facets.date;
}
