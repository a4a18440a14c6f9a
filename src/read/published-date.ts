/**
 * Dates as files write them, to partial ISO dates.
 *
 * The day is taken as written: no time zone moves it. What cannot be told stays open ("03/04/2016" is only 2016), and what is
 * no date is nothing; relative dates ("yesterday") are not resolved.
 */
import { isPartialDate } from '../domain/dates.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const WEEKDAY = String.raw`(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,? )?`;
const TIME = String.raw`(?:,?(?: at| -| \|)? ?\d{1,2}[:.]\d{2}.{0,30})?`;
const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ]\d{2}:?\d{2}.{0,30})?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T.{0,20})?$/;
const YEAR_FIRST = /^(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?(?: \d{1,2}:.{0,20})?$/;
const YEAR_LAST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:,? \d{1,2}:.{0,20})?$/;
const MONTH_FIRST = new RegExp(String.raw`^${WEEKDAY}${MONTH} (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${TIME}$`, 'i');
const DAY_FIRST = new RegExp(String.raw`^${WEEKDAY}(\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH},?[ -](\d{4})${TIME}$`, 'i');
const MONTH_ONLY = new RegExp(String.raw`^${MONTH},? (\d{4})$`, 'i');
/** Longer texts are no dates; the bound also keeps hostile values cheap. */
const MAX_LENGTH = 80;

function partial(year: string, month?: number | string, day?: number | string): string | undefined {
  const parts = [year];
  if (month !== undefined) parts.push(String(month).padStart(2, '0'));
  if (day !== undefined) parts.push(String(day).padStart(2, '0'));
  const date = parts.join('-');
  return Number(year) >= 1500 && Number(year) < 2200 && isPartialDate(date) ? date : undefined;
}

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** "03/04/2016" has two readings and gives the year alone; "20/09/2016" and "09/20/2016" have one. */
function yearLast(first: number, second: number, year: string): string | undefined {
  if (first === second) return partial(year, first, second);
  if (first > 12) return partial(year, second, first);
  if (second > 12) return partial(year, first, second);
  return partial(year);
}

/** The date that the whole text is, as "2016", "2016-09" or "2016-09-20"; `undefined` when it is none. */
export function parseDate(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const t = text.replace(/\s+/g, ' ').trim();
  let m = ISO.exec(t) ?? COMPACT.exec(t) ?? YEAR_FIRST.exec(t);
  if (m) return partial(m[1] ?? '', m[2], m[3]);
  if ((m = YEAR_LAST.exec(t))) return yearLast(Number(m[1]), Number(m[2]), m[3] ?? '');
  if ((m = MONTH_FIRST.exec(t))) return partial(m[3] ?? '', monthNumber(m[1] ?? ''), m[2]);
  if ((m = DAY_FIRST.exec(t))) return partial(m[3] ?? '', monthNumber(m[2] ?? ''), m[1]);
  if ((m = MONTH_ONLY.exec(t))) return partial(m[2] ?? '', monthNumber(m[1] ?? ''));
  return undefined;
}
