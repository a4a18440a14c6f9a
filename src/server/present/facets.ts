/** The facets of a search as lists of links. */
import type { FacetItemProps } from '../../../views/components/facet-item.tsx';
import type { FacetFieldProps, FacetsProps } from '../../../views/components/facets.tsx';
import { formatDate } from '../../../views/format.ts';
import { bucketLabel } from '../../../views/labels.ts';
import { texts } from '../../../views/texts.ts';
import { type Bucket, type Facet, type FacetField, MISSING, type SearchPage, type SearchQuery } from '../../domain/search.ts';
import { choosing, dropping, excluding, requiring } from '../query-changes.ts';
import { searchParams, searchUrl } from '../url-query.ts';
import { presentHistogram } from './histogram.ts';

/** In the order of the page: who speaks and how, then where and when, then what is named. */
const PAGE_ORDER: readonly FacetField[] = [
  'speaker',
  'kind',
  'source',
  'date',
  'person',
  'organization',
  'place',
  'cites',
  'article',
  'author',
  'speaker-kind',
];
const CLOSED_AT_FIRST: ReadonlySet<FacetField> = new Set(['article', 'author', 'speaker-kind']);
/** Facets of which one unit may have several values, so that "all of these" can hold. */
const MULTI_VALUED: ReadonlySet<FacetField> = new Set(['source', 'speaker', 'person', 'organization', 'place', 'cites', 'author']);
/** What only the files' own metadata can tell: worth a word of help where it is absent. */
const FROM_METADATA = ['source', 'date', 'author'] as const;

/** One value as a row. `largest` is the count that fills its bar. */
export function presentBucket(query: SearchQuery, field: FacetField, bucket: Bucket, largest: number): FacetItemProps {
  const { value, count, selected, excluded } = bucket;
  const state = selected ? 'chosen' : excluded ? 'excluded' : 'open';
  return {
    id: `${field}.${encodeURIComponent(value)}`,
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

const isChosen = (bucket: Bucket): boolean => bucket.selected || bucket.excluded;

/** The dates to show, newest first: every year, and inside a chosen (or the only) one its months, inside a chosen month its days. */
function datesToShow(buckets: readonly Bucket[]): Bucket[] {
  const dates = buckets.filter((bucket) => bucket.value !== MISSING);
  const years = dates.filter((bucket) => bucket.value.length === 4);
  const opened = new Set(dates.filter(isChosen).flatMap(({ value }) => [value, value.slice(0, 4), value.slice(0, 7)]));
  if (years.length === 1 && years[0]) opened.add(years[0].value);
  const shown = dates.filter((bucket) => isChosen(bucket) || bucket.value.length === 4 || opened.has(bucket.value.slice(0, -3)));
  return shown.sort((a, b) => compareDates(a.value, b.value));
}

/** Newest first, and the whole before its parts. */
function compareDates(a: string, b: string): number {
  if (a.startsWith(b)) return a.length - b.length;
  if (b.startsWith(a)) return a.length - b.length;
  return a < b ? 1 : -1;
}

function presentDates(query: SearchQuery, facet: Facet): FacetItemProps[] {
  const shown = datesToShow(facet.buckets);
  const largest = Math.max(0, ...shown.map((bucket) => bucket.count));
  return shown.map((bucket) => ({ ...presentBucket(query, 'date', bucket, largest), nested: bucket.value.length > 4 }));
}

function combineOf(query: SearchQuery, field: FacetField): FacetFieldProps['combine'] {
  if (!MULTI_VALUED.has(field) || (query.filters[field]?.length ?? 0) < 2) return undefined;
  return {
    all: query.allOf.includes(field),
    anyHref: searchUrl(requiring(query, field, false)),
    allHref: searchUrl(requiring(query, field, true)),
  };
}

/** The page that lists all values of a facet for a query. */
export function facetHref(query: SearchQuery, field: FacetField): string {
  const params = searchParams(query, { page: 1 }).toString();
  return params === '' ? `/facets/${field}` : `/facets/${field}?${params}`;
}

function presentDateField(query: SearchQuery, facet: Facet): FacetFieldProps {
  const histogram = presentHistogram(query, facet);
  const all = Math.max(0, ...facet.buckets.map(({ count }) => count));
  const undated = facet.buckets.find(({ value }) => value === MISSING);
  return {
    field: 'date',
    items: undated === undefined ? [] : [presentBucket(query, 'date', undated, all)],
    open: true,
    dates: {
      ...(histogram === undefined ? {} : { histogram }),
      rows: presentDates(query, facet),
      scope: query.scope,
      after: query.after ?? '',
      before: query.before ?? '',
    },
  };
}

function presentField(query: SearchQuery, field: FacetField, facet: Facet): FacetFieldProps {
  if (field === 'date') return presentDateField(query, facet);
  const items = presentBuckets(query, field, facet.buckets);
  const combine = combineOf(query, field);
  const isMore = facet.total > facet.buckets.length;
  return {
    field,
    items,
    open: !CLOSED_AT_FIRST.has(field) || facet.buckets.some(isChosen),
    ...(combine === undefined ? {} : { combine }),
    ...(isMore ? { more: { href: facetHref(query, field), total: facet.total } } : {}),
  };
}

function emptyField(field: (typeof FROM_METADATA)[number]): FacetFieldProps {
  return { field, items: [], open: true, empty: { reason: texts.emptyFacet[field], helpHref: '/help#metadata' } };
}

const tellsApart = (facet: Facet): boolean => facet.buckets.some((bucket) => bucket.value !== MISSING || isChosen(bucket));

/** How many filters are on. */
export function countFilters(query: SearchQuery): number {
  const values = [...Object.values(query.filters), ...Object.values(query.excludes)].flat().length;
  return values + (query.after === undefined ? 0 : 1) + (query.before === undefined ? 0 : 1);
}

/** `absent` are the facets without any value in the whole corpus; `dates` is the date facet with all its values. */
export function presentFacets(page: SearchPage, absent: ReadonlySet<FacetField>, dates: Facet): FacetsProps {
  const { query } = page;
  const facetOf = (field: FacetField): Facet => (field === 'date' ? dates : page.facets[field]);
  const explained = FROM_METADATA.filter((field) => absent.has(field) && !tellsApart(facetOf(field)));
  const helpful = PAGE_ORDER.filter((field) => tellsApart(facetOf(field)));
  const isExplained = (field: FacetField): boolean => explained.some((one) => one === field);
  return {
    facets: [...helpful.map((field) => presentField(query, field, facetOf(field))), ...explained.map(emptyField)],
    unhelpful: PAGE_ORDER.filter((field) => !helpful.includes(field) && !isExplained(field)),
    chosen: countFilters(query),
  };
}
