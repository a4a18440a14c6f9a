/** Numbers and dates as they are read, by `Intl`. A partial date keeps its precision; no time zone can move it. */

export const LOCALE = 'en';

const whole = new Intl.NumberFormat(LOCALE);
const share = new Intl.NumberFormat(LOCALE, { style: 'percent' });
const plural = new Intl.PluralRules(LOCALE);
const list = new Intl.ListFormat(LOCALE, { type: 'conjunction' });
const series = new Intl.ListFormat(LOCALE, { type: 'unit', style: 'short' });
const month = new Intl.DateTimeFormat(LOCALE, { year: 'numeric', month: 'long', timeZone: 'UTC' });
const monthLetter = new Intl.DateTimeFormat(LOCALE, { month: 'narrow', timeZone: 'UTC' });
const compact = new Intl.NumberFormat(LOCALE, { notation: 'compact' });
const day = new Intl.DateTimeFormat(LOCALE, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });

export function formatNumber(value: number): string {
  return whole.format(value);
}

/** "1,234" as "1.2K", where there is little room. */
export function formatCompact(value: number): string {
  return compact.format(value);
}

/** The letter of a month: "2025-02" is "F". */
export function narrowMonth(date: string): string {
  return monthLetter.format(new Date(`${date}-01T00:00:00Z`));
}

/** Of a fraction in [0, 1]. */
export function formatShare(fraction: number): string {
  return share.format(fraction);
}

/** "1 article", "2,000 articles". */
export function count(total: number, one: string, other: string): string {
  return `${whole.format(total)} ${plural.select(total) === 'one' ? one : other}`;
}

/** "A, B, and C" */
export function formatList(parts: readonly string[]): string {
  return list.format(parts);
}

/** The places of so many things in a list, with what stands between them: 0, ", ", 1. */
export function listParts(size: number): (number | string)[] {
  const places = Array.from({ length: size }, (_, i) => String(i));
  return series.formatToParts(places).map(({ type, value }) => (type === 'element' ? Number(value) : value));
}

/** "2025", "February 2025", "February 19, 2025"; what is no date is given back. */
export function formatDate(partial: string): string {
  const [year, monthPart, dayPart] = partial.split('-').map(Number);
  if (year === undefined || monthPart === undefined) return partial;
  const date = new Date(Date.UTC(year, monthPart - 1, dayPart ?? 1));
  // A day that the calendar does not have would be another day.
  if (date.getUTCMonth() !== monthPart - 1 || date.getUTCDate() !== (dayPart ?? 1)) return partial;
  return (dayPart === undefined ? month : day).format(date);
}
