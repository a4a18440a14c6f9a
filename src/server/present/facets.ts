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
  'article',
  'date',
  'person',
  'organization',
  'place',
  'cites',
  'author',
  'speaker-kind',
];
/** Names in a sentence that says what all results share. */
const MOST_NAMED = 3;
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
  if (!MULTI_VALUED.has(field) || (query.filters[field]?.length ?? 0) === 0) return undefined;
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

/** Values that all results have narrow nothing: they come last, and quietly. */
function demote(query: SearchQuery, field: FacetField, items: FacetItemProps[], total: number): FacetItemProps[] {
  // Beside a chosen value another one widens.
  if ((query.filters[field] ?? []).length > 0 && !query.allOf.includes(field)) return items;
  const inAll = (item: FacetItemProps): boolean => item.state === 'open' && item.count === total;
  return [...items.filter((item) => !inAll(item)), ...items.filter(inAll).map((item) => ({ ...item, inAll: true }))];
}

function presentField(query: SearchQuery, field: FacetField, facet: Facet, total: number): FacetFieldProps {
  if (field === 'date') return presentDateField(query, facet);
  const items = demote(query, field, presentBuckets(query, field, facet.buckets), total);
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

/** Whether something can be chosen, or taken off: not where no result has a value, nor where all have the same ones. */
function tellsApart(page: SearchPage, field: FacetField, facet: Facet): boolean {
  const { query, total } = page;
  const isRange = field === 'date' && (query.after !== undefined || query.before !== undefined);
  if (isRange || facet.buckets.some(isChosen) || facet.total > facet.buckets.length) return true;
  return facet.buckets.some(({ value, count }) => value !== MISSING && count !== total);
}

/** Why nothing can be chosen there. */
function reasonOf(page: SearchPage, field: FacetField, facet: Facet, absent: ReadonlySet<FacetField>): string {
  const given = facet.buckets.filter(({ value }) => value !== MISSING);
  if (given.length === 0) return absent.has(field) ? texts.unhelpful.absent : texts.unhelpful.none(page.query.scope);
  // Of a date, the day says all.
  const day = [...given].sort((a, b) => b.value.length - a.value.length).slice(0, 1);
  const shown = field === 'date' ? day : given.slice(0, MOST_NAMED);
  return texts.unhelpful.same(
    shown.map((bucket) => presentBucket(page.query, field, bucket, 0).label),
    given.length > shown.length && field !== 'date',
  );
}

/** How many filters are on. */
export function countFilters(query: SearchQuery): number {
  const values = [...Object.values(query.filters), ...Object.values(query.excludes)].flat().length;
  return values + (query.after === undefined ? 0 : 1) + (query.before === undefined ? 0 : 1);
}

/** `page` has the date facet with all its values; `absent` are the facets without any value in the whole corpus. */
export function presentFacets(page: SearchPage, absent: ReadonlySet<FacetField>): FacetsProps {
  const { query } = page;
  const facetOf = (field: FacetField): Facet => page.facets[field];
  const helpful = PAGE_ORDER.filter((field) => tellsApart(page, field, facetOf(field)));
  const explained = FROM_METADATA.filter((field) => absent.has(field) && !helpful.includes(field));
  const isExplained = (field: FacetField): boolean => explained.some((one) => one === field);
  const unhelpful = PAGE_ORDER.filter((field) => !helpful.includes(field) && !isExplained(field));
  return {
    facets: [...helpful.map((field) => presentField(query, field, facetOf(field), page.total)), ...explained.map(emptyField)],
    // Where nothing is found, that is the reason, and the results say what helps.
    unhelpful: page.total === 0 ? [] : unhelpful.map((field) => ({ field, reason: reasonOf(page, field, facetOf(field), absent) })),
    chosen: countFilters(query),
  };
}
