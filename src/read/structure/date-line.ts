/**
 * Lines that say when an article was published and changed, and nothing else: "Published: September 20, 2016",
 * "Published March 1, 2025 | Updated March 5, 2025, 10:00 a.m.", "Sat., March 1, 2025 (updated yesterday)", "2 hours ago".
 *
 * A line is one only as a whole. An updated date is never the published one.
 */
import { parseDate } from '../published-date.ts';
import { type Moment, parseRelativeDate } from '../relative-date.ts';
import { withoutDirections } from './lines.ts';

export interface StatedDates {
  published?: string;
  modified?: string;
}

const MAX_LENGTH = 160;
/** Without one of these no line is a date. */
const SIGN_OF_DATE = /\d|\byesterday\b|\btoday\b|\bnow\b|\bago\b|day\b/i;
const PUBLISHED = '(?:first |originally |date )?(?:published|posted|released)';
const UPDATED = '(?:last |most recently |recently )?(?:updated|modified|edited|revised)';
const PART = new RegExp(
  String.raw`\s*[|•·;]\s*|\s+[–—/-]\s+|,?\s*\(\s*|\s*\)[\s,]*|(?<!\b(?:first|originally|date|last|most|recently))[,.]?\s+(?=(?:first |originally |date |last |most recently |recently )?(?:published|posted|released|updated|modified|edited|revised)\b)`,
  'i',
);
const LABEL = new RegExp(String.raw`^(?:${PUBLISHED}|${UPDATED}|date|on|created)\b(?: on| at)?\s*:?\s*`, 'i');
const UPDATE_LABEL = new RegExp(`^${UPDATED}`, 'i');
const CLOCK = String.raw`\d{1,2}(?:[:.]\d{2}(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)(?: (?:[A-Z]{2,5}|[A-Z][a-z]+ time))?`;
/** "4:05 p.m. EST, Feb. 19, 2025" */
const CLOCK_BEFORE = new RegExp(String.raw`^(?:${CLOCK}),? (?:on )?(?=\p{L}{3})`, 'iu');
const ONLY_CLOCK = new RegExp(`^(?:at )?${CLOCK}$`, 'i');
const ZONE_OR_LENGTH = /^(?:[A-Z]{2,5}|\d{1,3} ?min(?:ute)?s?(?: read)?)$/;

/**
 * The dates that a line of nothing else gives; `{}` when it is a date that says no day, `undefined` for any other line. Dates such as
 * "yesterday" count from the moment `known`.
 */
export function parseDateLine(raw: string, known?: Moment): StatedDates | undefined {
  if (raw.length > MAX_LENGTH || !SIGN_OF_DATE.test(raw)) return undefined;
  const line = withoutDirections(raw);
  // A bare number is a year only by chance.
  if (/^\d{1,4}$/.test(line)) return undefined;
  const dates: StatedDates = {};
  let label = '';
  let isDate = false;
  for (const part of line.split(PART).map((one) => one.replace(/^\s+|(?<![\s,])[\s,]+$/g, ''))) {
    const own = LABEL.exec(part)?.[0] ?? '';
    if (own !== '') label = own;
    const rest = part.slice(own.length);
    if (rest === '') continue;
    const stated = parseDate(rest.replace(CLOCK_BEFORE, ''));
    const found = stated === undefined ? parseRelativeDate(rest, known, label !== '') : { date: stated };
    if (found === undefined) {
      if (!ONLY_CLOCK.test(rest) && !ZONE_OR_LENGTH.test(rest)) return undefined;
      isDate ||= label !== '';
      continue;
    }
    if (found.date !== undefined) dates[UPDATE_LABEL.test(label) ? 'modified' : 'published'] ??= found.date;
    isDate = true;
    label = '';
  }
  return isDate ? dates : undefined;
}
