/** Hits of a search that a page of a name shows: the newest of them, the way to all, and what a search among them carries. */
import type { NameHits } from '../../../views/pages/name-page.tsx';
import { DEFAULT_LIMIT, type SearchPage } from '../../domain/search.ts';
import { searchParams, searchUrl } from '../url-query.ts';
import { presentHit } from './hits.ts';

export function nameHits(page: SearchPage, absolute: (path: string) => string): NameHits {
  const query = { ...page.query, allOf: [], limit: DEFAULT_LIMIT };
  return {
    hits: page.hits.map((hit) => presentHit(hit, query, absolute)),
    total: page.total,
    allHref: searchUrl(query),
    carried: [...searchParams({ ...query, sort: 'relevance' })],
  };
}
