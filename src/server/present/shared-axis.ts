/**
 * One axis of time for several searches: periods of one length, from the first that has a result to the last, empty ones too, so that the same
 * place means the same time in each.
 *
 * A period is a search: its number is the sum of counts of the date facet, and its link finds just these. So a length is chosen only where
 * every date is at least as exact; else a result dated "2018" would be found in each month of that year and counted in none.
 */
import { formatDate, formatPeriod, formatTick } from '../../../views/format.ts';
import { dateInterval } from '../../domain/dates.ts';
import { type Bucket, type Facet, MISSING, type SearchQuery } from '../../domain/search.ts';
import { narrowingTo, withinDates } from '../query-changes.ts';

export interface Period {
  /** The first and the last date in it, partial ones of one length. */
  from: string;
  to: string;
  /** In full. */
  name: string;
  /** Below a mark. */
  label: string;
}

type Unit = 'day' | 'month' | 'year';
const DATE_LENGTH: Readonly<Record<Unit, number>> = { year: 4, month: 7, day: 10 };
/** From the shortest on. */
const LENGTHS: readonly { unit: Unit; size: number }[] = [
  { unit: 'day', size: 1 },
  { unit: 'day', size: 7 },
  { unit: 'month', size: 1 },
  { unit: 'month', size: 3 },
  { unit: 'month', size: 6 },
  ...[1, 2, 5, 10, 20, 50, 100, 1000].map((size) => ({ unit: 'year' as const, size })),
];

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const DAY_MS = 86_400_000;
/** The first day that there is a number for was a Thursday, and weeks begin on Mondays. */
const MONDAY = 4;

/** Dates of a length as numbers that lie one apart. */
function ordinalOf(date: string, unit: Unit): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (unit === 'year') return year;
  return unit === 'month' ? 12 * year + month - 1 : Math.floor(Date.UTC(year, month - 1, day) / DAY_MS);
}

function dateOf(ordinal: number, unit: Unit): string {
  if (unit === 'year') return String(ordinal).padStart(4, '0');
  if (unit === 'month') return `${String(Math.floor(ordinal / 12)).padStart(4, '0')}-${twoDigits((ordinal % 12) + 1)}`;
  return new Date(ordinal * DAY_MS).toISOString().slice(0, 10);
}

const isDated = ({ value, count, excluded }: Bucket): boolean => value !== MISSING && count > 0 && !excluded;

/** Whether every result has a date as exact as this. */
function isExact(facets: readonly Facet[], unit: Unit): boolean {
  if (unit === 'year') return true;
  const sum = (length: number): number =>
    facets.reduce(
      (all, { buckets }) =>
        all + buckets.filter((one) => isDated(one) && one.value.length === length).reduce((n, { count }) => n + count, 0),
      0,
    );
  return sum(DATE_LENGTH[unit]) === sum(DATE_LENGTH.year);
}

/** The periods; none where no result has a date. @param most that may stand side by side */
export function sharedPeriods(facets: readonly Facet[], most: number): Period[] {
  for (const { unit, size } of LENGTHS) {
    if (!isExact(facets, unit)) continue;
    const length = DATE_LENGTH[unit];
    const dates = facets.flatMap(({ buckets }) => buckets.filter((one) => isDated(one) && one.value.length === length));
    if (dates.length === 0) return [];
    const ordinals = dates.map(({ value }) => ordinalOf(value, unit));
    const [first, last] = [ordinals.reduce((a, b) => Math.min(a, b)), ordinals.reduce((a, b) => Math.max(a, b))];
    const offset = unit === 'day' ? MONDAY : 0;
    const start = size === 1 ? first : Math.floor((first - offset) / size) * size + offset;
    const number = Math.floor((last - start) / size) + 1;
    if (number > most) continue;
    return Array.from({ length: number }, (_, i) => {
      const [from, to] = [dateOf(start + i * size, unit), dateOf(start + (i + 1) * size - 1, unit)];
      return { from, to, name: from === to ? formatDate(from) : formatPeriod(from, to), label: formatTick(from) };
    });
  }
  return [];
}

/** How many results a search has in a period. */
export function countIn({ buckets }: Facet, { from, to }: Period): number {
  return buckets
    .filter((one) => isDated(one) && one.value.length === from.length && one.value >= from && one.value <= to)
    .reduce((sum, { count }) => sum + count, 0);
}

/** The search for these; where the search begins or ends within the period, so does it. */
export function queryIn(query: SearchQuery, { from, to }: Period): SearchQuery {
  if (from === to) return narrowingTo(query, from);
  const { after = from, before = to } = query;
  const first = dateInterval(after).first > dateInterval(from).first ? after : from;
  const last = dateInterval(before).last < dateInterval(to).last ? before : to;
  return withinDates(query, first, last);
}

/** The query with chosen dates as its first and last day: an axis has no holes. */
export function withRange(query: SearchQuery): SearchQuery {
  const chosen = (query.filters.date ?? []).filter((date) => date !== MISSING).sort();
  const { date: _date, ...filters } = query.filters;
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (first === undefined || last === undefined) return { ...query, filters };
  return { ...query, filters, after: first, before: last };
}
