/** The facet of dates beside the results: a picture, and a table that opens years and months where one is chosen. */
import type { FacetItemProps } from '../../../views/components/facet-item.tsx';
import type { DateErrors, FacetFieldProps } from '../../../views/components/facets.tsx';
import { texts } from '../../../views/languages/language.ts';
import { type Bucket, type Facet, MISSING, type SearchQuery } from '../../domain/search.ts';
import type { UnreadDates } from '../unread-dates.ts';
import { facetHref, isChosen, presentBucket } from './facet-rows.ts';
import { presentHistogram } from './histogram.ts';

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
  return shown.map((bucket) => ({ ...presentBucket(query, 'date', bucket, largest), isPart: bucket.value.length > 4 }));
}

/** What to say at the fields of which the dates were not read. */
function errorsOf({ after, before }: Partial<UnreadDates>): DateErrors | undefined {
  const said = texts().searchForm.dates.notRead;
  if (after === undefined && before === undefined) return undefined;
  return { ...(after === undefined ? {} : { after: said(after) }), ...(before === undefined ? {} : { before: said(before) }) };
}

export function presentDateField(query: SearchQuery, facet: Facet, unread: Partial<UnreadDates> = {}): FacetFieldProps {
  const errors = errorsOf(unread);
  const histogram = presentHistogram(query, facet);
  const all = Math.max(0, ...facet.buckets.map(({ count }) => count));
  const undated = facet.buckets.find(({ value }) => value === MISSING);
  return {
    field: 'date',
    items: undated === undefined ? [] : [presentBucket(query, 'date', undated, all)],
    more: facet.total === 0 ? [] : [{ field: 'date', href: facetHref(query, 'date'), total: facet.total }],
    open: true,
    dates: {
      ...(histogram === undefined ? {} : { histogram }),
      rows: presentDates(query, facet),
      scope: query.scope,
      after: unread.after ?? query.after ?? '',
      before: unread.before ?? query.before ?? '',
      ...(errors === undefined ? {} : { errors }),
    },
  };
}
