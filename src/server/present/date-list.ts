/** All dates of a search as a list: years, their months, and the days of the month that is looked into. What has no date comes last. */
import type { FacetItemProps } from '../../../views/components/facet-item.tsx';
import { formatDate } from '../../../views/format.ts';
import { texts } from '../../../views/languages/language.ts';
import { type Bucket, type Facet, MISSING, type SearchQuery } from '../../domain/search.ts';
import { isChosen, presentBucket } from './facet-rows.ts';

const YEAR = 4;
const MONTH = 7;

/**
 * @param facet with all its values
 * @param period a year or a month, which stands open
 * @param hrefOf the same list with another month open
 */
export function presentDateList(query: SearchQuery, facet: Facet, period: string, hrefOf: (period: string) => string): FacetItemProps[] {
  const dates = facet.buckets.filter(({ value }) => value !== MISSING).sort((a, b) => (a.value < b.value ? 1 : -1));
  const undated = facet.buckets.filter(({ value }) => value === MISSING);
  const partsOf = (whole: string): Bucket[] =>
    dates.filter(({ value }) => value.length === whole.length + 3 && value.startsWith(`${whole}-`));
  const largestOf = (length: number): number =>
    Math.max(0, ...dates.filter(({ value }) => value.length === length).map(({ count }) => count));
  const [largestYear, largestMonth, largestDay] = [YEAR, MONTH, MONTH + 3].map(largestOf);
  const isOpen = (whole: string): boolean =>
    period === whole || period.startsWith(`${whole}-`) || dates.some((one) => isChosen(one) && one.value.startsWith(`${whole}-`));
  const presentMonth = (month: Bucket): FacetItemProps => {
    const name = formatDate(month.value);
    const days = partsOf(month.value);
    const item = presentBucket(query, 'date', month, largestMonth ?? 0);
    if (days.length === 0) return item;
    if (!isOpen(month.value))
      return { ...item, parts: { text: texts().filters.days, label: texts().filters.daysOf(name), href: hrefOf(month.value) } };
    const items = days.map((day) => presentBucket(query, 'date', day, largestDay ?? 0));
    return { ...item, nested: { label: texts().filters.daysOf(name), items, open: true } };
  };
  const presentYear = (year: Bucket): FacetItemProps => {
    const item = presentBucket(query, 'date', year, largestYear ?? 0);
    const items = partsOf(year.value).map(presentMonth);
    return items.length === 0 ? item : { ...item, nested: { label: texts().filters.months(year.value), items, open: isOpen(year.value) } };
  };
  return [
    ...dates.filter(({ value }) => value.length === YEAR).map(presentYear),
    ...undated.map((bucket) => presentBucket(query, 'date', bucket, Math.max(largestYear ?? 0, bucket.count))),
  ];
}
