/**
 * Partial dates: "2025", "2025-02" and "2025-02-19" each stand for their whole interval of days.
 *
 * They are compared as strings of equal length, never through `Date`, so that no time zone can move one.
 */
const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Days of a month, by the proleptic Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True for "2025", "2025-02" and "2025-02-19" that exist in the calendar. */
export function isPartialDate(text: string): boolean {
  const parts = PARTIAL_DATE.exec(text);
  if (!parts) return false;
  const [, year, month, day] = parts;
  if (month === undefined) return true;
  const m = Number(month);
  if (m < 1 || m > 12) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), m));
}

/** The first and the last day that a partial date stands for. */
export function dateInterval(partial: string): { first: string; last: string } {
  const [year = '', month, day] = partial.split('-');
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  if (day !== undefined) return { first: partial, last: partial };
  const last = String(daysInMonth(Number(year), Number(month))).padStart(2, '0');
  return { first: `${partial}-01`, last: `${partial}-${last}` };
}

/** Whether a published date overlaps `[after, before]`, both inclusive and each possibly open; an undated article never does. */
export function dateOverlaps(published: string | undefined, range: { after?: string; before?: string }): boolean {
  if (range.after === undefined && range.before === undefined) return true;
  if (published === undefined) return false;
  const { first, last } = dateInterval(published);
  if (range.after !== undefined && last < dateInterval(range.after).first) return false;
  return range.before === undefined || first <= dateInterval(range.before).last;
}

/** The date and its prefixes, coarse to fine: "2025-02" gives ["2025", "2025-02"]. Buckets of the `date` facet. */
export function datePrefixes(partial: string): string[] {
  const parts = partial.split('-');
  return parts.map((_, i) => parts.slice(0, i + 1).join('-'));
}
