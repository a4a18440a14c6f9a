/** The date facet of a search to its end: what is drawn over time must not stop at a page of values. */
import { type Facet, MAX_FACET_LIMIT, type SearchQuery } from '../domain/search.ts';
import type { SearchEngine } from '../search/engine.ts';

/** 27 years of days, months and years. */
const MOST_PAGES = 10;

export async function allDates(engine: SearchEngine, query: SearchQuery): Promise<Facet> {
  const facet: Facet = { buckets: [], total: 0 };
  for (let page = 0; page < MOST_PAGES; page++) {
    const more = await engine.facet(query, 'date', { order: 'label', offset: facet.buckets.length, limit: MAX_FACET_LIMIT });
    facet.buckets.push(...more.buckets);
    facet.total = more.total;
    if (more.buckets.length === 0 || facet.buckets.length >= more.total) break;
  }
  return facet;
}
