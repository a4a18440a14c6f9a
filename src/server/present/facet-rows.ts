/** Values of a facet as rows of links, and where the values that are not shown can be read. */
import type { FacetItemProps } from '../../../views/components/facet-item.tsx';
import type { FacetFieldProps } from '../../../views/components/facets.tsx';
import { formatDate } from '../../../views/format.ts';
import { bucketLabel } from '../../../views/labels.ts';
import { type Bucket, type Facet, type FacetField, MISSING, type SearchQuery } from '../../domain/search.ts';
import { choosing, dropping, excluding } from '../query-changes.ts';
import { searchParams, searchUrl } from '../url-query.ts';

/** One value as a row. `largest` is the count that fills its bar. */
export function presentBucket(query: SearchQuery, field: FacetField, bucket: Bucket, largest: number): FacetItemProps {
  const { value, count, selected, excluded } = bucket;
  const state = selected ? 'chosen' : excluded ? 'excluded' : 'open';
  return {
    id: `${field}.${encodeURIComponent(value)}`,
    sent: [field, value],
    label: field === 'date' && value !== MISSING ? formatDate(value) : bucketLabel(field, value, bucket.label),
    count,
    share: largest === 0 ? 0 : (100 * Math.min(count, largest)) / largest,
    state,
    href: searchUrl(state === 'open' ? choosing(query, field, value) : dropping(query, field, value)),
    ...(state === 'open' ? { excludeHref: searchUrl(excluding(query, field, value)) } : {}),
  };
}

export function presentBuckets(query: SearchQuery, field: FacetField, buckets: readonly Bucket[]): FacetItemProps[] {
  const largest = Math.max(0, ...buckets.map((bucket) => bucket.count));
  return buckets.map((bucket) => presentBucket(query, field, bucket, largest));
}

export const isChosen = (bucket: Bucket): boolean => bucket.selected || bucket.excluded;

/** The page that lists all values of a facet for a query. */
export function facetHref(query: SearchQuery, field: FacetField): string {
  const params = searchParams(query, { page: 1 }).toString();
  return params === '' ? `/facets/${field}` : `/facets/${field}?${params}`;
}

/** As many rows, and every chosen value. */
export function rowsOf({ buckets }: Facet, rows: number): Bucket[] {
  return buckets.slice(0, Math.max(rows, buckets.filter(isChosen).length));
}

export function moreOf(query: SearchQuery, field: FacetField, facet: Facet, shown: number): FacetFieldProps['more'] {
  return facet.total > shown ? [{ field, href: facetHref(query, field), total: facet.total }] : [];
}
