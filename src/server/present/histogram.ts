/**
 * The dates of a search over time: years, the months of one year, or the days of one month. Periods without a result stay, as gaps,
 * so that the width of the picture is time. Long corpora are grouped in spans of years that are links to a range.
 */
import type { HistogramBar, HistogramProps } from '../../../views/components/histogram.tsx';
import { formatCompact, formatDate, narrowMonth } from '../../../views/format.ts';
import { texts } from '../../../views/languages/language.ts';
import { type Bucket, type Facet, MISSING, type SearchQuery } from '../../domain/search.ts';
import { droppingEveryDate, narrowingTo, withinDates } from '../query-changes.ts';
import { searchUrl } from '../url-query.ts';

/** As many four-digit years stand side by side in the column of facets. */
const MOST_BARS = 10;
const SPANS_OF_YEARS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
/** Up to so many bars there is room for a number above each. */
const MOST_COUNTED = 6;
const YEAR = 4;
const MONTH = 7;

const wholeOf = (date: string): string => (date.length === YEAR ? '' : date.slice(0, -3));
const within = (date: string, period: string): boolean => period === '' || date === period || date.startsWith(`${period}-`);

/** Dates with results, by their value. */
type Dates = ReadonlyMap<string, Bucket>;

function partsOf(dates: Dates, period: string): string[] {
  return [...dates].filter(([date, { count }]) => count > 0 && wholeOf(date) === period).map(([date]) => date);
}

/** The period whose parts are shown: the chosen one, else all; an only part is opened, and one without parts is left for what holds it. */
function periodToShow(query: SearchQuery, dates: Dates): string {
  const chosen = (query.filters.date ?? []).filter((date) => date !== MISSING);
  const [first] = chosen;
  const wholes = new Set(chosen.map(wholeOf));
  let period = wholes.size === 1 && first !== undefined ? (chosen.length === 1 ? first : wholeOf(first)) : '';
  while (period !== '' && (period.length > MONTH || partsOf(dates, period).length === 0)) period = wholeOf(period);
  for (let parts = partsOf(dates, period); parts.length === 1 && period.length < MONTH; parts = partsOf(dates, period)) {
    const [only] = parts;
    if (only === undefined || partsOf(dates, only).length === 0) break;
    period = only;
  }
  return period;
}

interface Period {
  from: string;
  to: string;
  label: string;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function years(parts: readonly string[]): Period[] {
  const all = parts.map(Number).sort((a, b) => a - b);
  const first = all[0] ?? 0;
  const last = all.at(-1) ?? 0;
  const span = SPANS_OF_YEARS.find((size) => Math.floor(last / size) - Math.floor(first / size) < MOST_BARS) ?? 1000;
  const start = Math.floor(first / span);
  return Array.from({ length: Math.floor(last / span) - start + 1 }, (_, i) => {
    const from = String((start + i) * span).padStart(YEAR, '0');
    return { from, to: String((start + i) * span + span - 1).padStart(YEAR, '0'), label: from };
  });
}

function months(year: string): Period[] {
  return Array.from({ length: 12 }, (_, i) => {
    const month = `${year}-${twoDigits(i + 1)}`;
    return { from: month, to: month, label: narrowMonth(month) };
  });
}

function days(month: string): Period[] {
  const [year = 0, ofYear = 1] = month.split('-').map(Number);
  return Array.from({ length: new Date(Date.UTC(year, ofYear, 0)).getUTCDate() }, (_, i) => {
    const day = `${month}-${twoDigits(i + 1)}`;
    return { from: day, to: day, label: String(i + 1) };
  });
}

/** Days of the week before the first of the month, from Monday. */
function daysBefore(month: string): number {
  return (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7;
}

function presentBar(
  query: SearchQuery,
  dates: Dates,
  { from, to, label }: Period,
): Omit<HistogramBar, 'height' | 'count'> & { total: number } {
  const isSpan = from !== to;
  const held = [...dates.values()].filter(({ value }) => (isSpan ? value.length === YEAR && value >= from && value <= to : value === from));
  const total = held.reduce((sum, { count }) => sum + count, 0);
  const chosen = query.filters.date ?? [];
  const isChosen = chosen.some((date) => (isSpan ? date.slice(0, YEAR) >= from && date.slice(0, YEAR) <= to : within(date, from)));
  const isExcluded = held.length > 0 && held.every(({ excluded }) => excluded);
  const changed = isSpan ? withinDates(query, from, to) : narrowingTo(query, from);
  return {
    id: `bar.${from}`,
    from,
    to,
    label,
    total,
    name: texts().histogram.bar(isSpan ? texts().histogram.span(from, to) : formatDate(from), total, query.scope),
    state: isChosen ? 'chosen' : isExcluded ? 'excluded' : 'open',
    ...(total === 0 ? {} : { href: searchUrl(changed) }),
  };
}

/** From all dates to the period that is shown; each but the last is a link where it would change the search. */
function pathTo(query: SearchQuery, period: string): HistogramProps['path'] {
  const isNarrowed = query.after !== undefined || query.before !== undefined || (query.filters.date ?? []).length > 0;
  const periods = period === '' ? [] : period.length === YEAR ? [period] : [period.slice(0, YEAR), period];
  const links = periods.map((one) => ({ id: `bar.${one}`, label: formatDate(one), href: searchUrl(narrowingTo(query, one)) }));
  const last = links.at(-1);
  const parents = links.slice(0, -1).filter(() => isNarrowed);
  return [
    ...(isNarrowed ? [{ id: 'bar.all', label: texts().histogram.all, href: searchUrl(droppingEveryDate(query)) }] : []),
    ...parents,
    ...(last === undefined ? [] : [{ id: last.id, label: last.label }]),
  ];
}

/** The histogram of a date facet with all its values; nothing where no result has a date. */
export function presentHistogram(query: SearchQuery, facet: Facet): HistogramProps | undefined {
  const dates: Dates = new Map(facet.buckets.filter(({ value }) => value !== MISSING).map((bucket) => [bucket.value, bucket]));
  const period = periodToShow(query, dates);
  const parts = partsOf(dates, period);
  if (parts.length === 0) return undefined;
  const periods = period === '' ? years(parts) : period.length === YEAR ? months(period) : days(period);
  const bars = periods.map((one) => presentBar(query, dates, one));
  const largest = Math.max(...bars.map(({ total }) => total));
  const tallest = bars.findIndex(({ total }) => total === largest);
  return {
    shape: period === '' ? 'years' : period.length === YEAR ? 'months' : 'days',
    path: pathTo(query, period),
    gap: period.length === MONTH ? daysBefore(period) : 0,
    bars: bars.map(({ total, ...bar }, i) => ({
      ...bar,
      height: (100 * total) / largest,
      ...(total > 0 && (i === tallest || bars.length <= MOST_COUNTED) ? { count: formatCompact(total) } : {}),
    })),
  };
}
