/**
 * Dates that a page counts from the moment at which it was shown: "yesterday", "3 hours ago", "Monday, 4:05 PM", "Feb. 1".
 *
 * They say a day only where that moment is known (when a crawler fetched the page, when a browser saved it, when an e-mail was sent).
 * Without it such a line is still recognised as a date, and says none. What leaves a doubt about the day says none either: hours before a
 * moment without a time of day, weeks and months, the name of today's weekday.
 */
import { parseDate } from './published-date.ts';

/** A day, and perhaps the time of day, as the place that states it writes them. */
export interface Moment {
  /** ISO, a full day. */
  date: string;
  /** Since midnight. */
  minutes?: number;
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const CLOCK = String.raw`\d{1,2}(?:[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)(?: \(?[a-z]{1,5}\)?)?`;
const AT = String.raw`(?:,?(?: at| @)? ${CLOCK})?`;
const AGO =
  /^(?:about |over |almost |less than )?(\d{1,4}|an?|one|two|three|four|five|six|seven) ?(m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|wks?|months?|years?|yrs?) ago$/i;
const DAY = new RegExp(String.raw`^(today|yesterday|just now|moments ago)${AT}$`, 'i');
const WEEKDAY = new RegExp(
  String.raw`^(?:on )?(sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?\.?(,?(?: at| @)? ${CLOCK})?$`,
  'i',
);
const MONTH = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const MONTH_DAY = new RegExp(String.raw`^${MONTH} (\d{1,2})(?:st|nd|rd|th)?(${AT})$`, 'i');
const DAY_MONTH = new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th)? ${MONTH}(${AT})$`, 'i');
const MAX_LENGTH = 60;
const NUMBERS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7 };

/** The moment that a header or another machine-written value states; `undefined` without a full day. */
export function readMoment(value: string): Moment | undefined {
  const date = parseDate(value);
  if (date?.length !== 10) return undefined;
  const [, hours, minutes] = /[T ](\d{2}):(\d{2})/.exec(value) ?? [];
  return { date, ...(hours !== undefined && { minutes: Number(hours) * 60 + Number(minutes) }) };
}

function daysBefore(date: string, days: number): string | undefined {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - days);
  return Number.isNaN(day.getTime()) ? undefined : day.toISOString().slice(0, 10);
}

function ago({ date, minutes }: Moment, count: number, unit: string): string | undefined {
  if (/^d/i.test(unit)) return daysBefore(date, count);
  if (!/^(?:m|mins?|minutes?|h.*)$/i.test(unit) || minutes === undefined) return undefined;
  const rest = minutes - count * (/^h/i.test(unit) ? 60 : 1);
  return daysBefore(date, rest >= 0 ? 0 : Math.ceil(-rest / (24 * 60)));
}

/** The last day of this name before that day. */
function lastWeekday(date: string, name: string): string | undefined {
  const wanted = DAYS.findIndex((day) => day.startsWith(name.toLowerCase().slice(0, 3)));
  const days = (new Date(`${date}T00:00:00Z`).getUTCDay() - wanted + 7) % 7;
  return days === 0 ? undefined : daysBefore(date, days);
}

/** The last such day of a year up to that day. */
function lastDayOfYear(date: string, month: string, day: string): string | undefined {
  const rest = `-${String(MONTHS.indexOf(month.toLowerCase().slice(0, 3)) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const year = Number(date.slice(0, 4));
  return parseDate(`${rest <= date.slice(4) ? year : year - 1}${rest}`);
}

/** Whether a text as a whole is such a date, and the day that it says; `{}` where it says none. */
export function parseRelativeDate(text: string, known?: Moment, isLabelled = false): { date?: string } | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const said = (date: string | undefined): { date?: string } => (date === undefined ? {} : { date });
  const counted = AGO.exec(text);
  if (counted) {
    const count = NUMBERS[counted[1]?.toLowerCase() ?? ''] ?? Number(counted[1]);
    return said(known && ago(known, count, counted[2] ?? ''));
  }
  const day = DAY.exec(text)?.[1]?.toLowerCase();
  if (day !== undefined) return said(known && daysBefore(known.date, day === 'yesterday' ? 1 : 0));
  // Alone, the name of a day can be a heading.
  const [, weekday, clock] = WEEKDAY.exec(text) ?? [];
  if (weekday !== undefined && (isLabelled || clock !== undefined)) return said(known && lastWeekday(known.date, weekday));
  const [, month, monthDay, after] = MONTH_DAY.exec(text) ?? [];
  const [, dayFirst, monthLast, afterLast] = DAY_MONTH.exec(text) ?? [];
  const name = month ?? monthLast;
  if (name === undefined || !(isLabelled || (after ?? afterLast ?? '') !== '')) return undefined;
  return said(known && lastDayOfYear(known.date, name, monthDay ?? dayFirst ?? ''));
}
