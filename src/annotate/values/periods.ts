/**
 * Years, decades, centuries, quarters and seasons: "2014", "2014-15", "the 1990s", "the 19th century", "the third quarter of 2014", "summer 2014".
 *
 * Four digits are a year only where nothing beside them says that they count something.
 */
import { isoYear } from './calendar.ts';
import { ORDINAL_WORDS, SEASONS } from './lexicon.ts';
import { afterHyphen, type FoundValue, lowerAt, touchesBefore, type ValueText } from './reader.ts';
import { centuryOf, decadeFrom, quarterOf } from './relative-dates.ts';

export const YEAR = /^(?:1[0-9]|20)\d\d$/;
/** Words that a month or a year may stand behind. */
export const BEFORE_PERIOD = /^(?:in|of|by|since|until|till|before|after|during|from|through|between|around|for|to|and|or|on|mid)$/;

const date = (last: number, value: string | undefined): FoundValue => ({ last, type: 'date', value });

export function yearAt(text: ValueText, i: number): number | undefined {
  const word = text.tagged.words[i] ?? '';
  return YEAR.test(word) ? Number(word) : undefined;
}

/** The year after a day or month: ", 2015", "of 2015", "2015". */
export function yearAfter(text: ValueText, i: number): { last: number; year: number } | undefined {
  const at = /^(?:,|of)$/.test(lowerAt(text, i)) ? i + 1 : i;
  const year = yearAt(text, at);
  return year === undefined ? undefined : { last: at, year };
}

const DECADE = /^(?:mid-)?(1[0-9]|20)(\d0)['’]?s$/;
const SHORT_DECADE = /^['’]([3-9]0)s$/;
const YEARS = /^((?:1[5-9]|20)\d\d)[-–](\d{4}|\d\d)$/;

/** "2014", "2014-15", "the 1990s", "the 19th century", "the third quarter of 2014", "summer 2014". */
export function readPeriod(text: ValueText, i: number, isPlaced: boolean): FoundValue | undefined {
  const word = lowerAt(text, i);
  const decade = DECADE.exec(word);
  if (decade !== null) return date(i, decadeFrom(Number(`${decade[1]}${decade[2]}`)));
  const short = SHORT_DECADE.exec(word);
  if (short !== null) return date(i, decadeFrom(Number(`19${short[1]}`)));
  const years = YEARS.exec(word);
  if (years !== null) {
    const [from, end] = [years[1] ?? '', years[2] ?? ''];
    const to = end.length === 2 ? from.slice(0, 2) + end : end;
    return to > from && Number(to) < 2100 ? date(i, `${from}/${to}`) : undefined;
  }
  const ordinal = ORDINAL_WORDS.get(word) ?? Number(/^(\d\d?)(?:st|nd|rd|th)$/.exec(word)?.[1] ?? 0);
  if (ordinal > 0) {
    const at = afterHyphen(text, i + 1);
    const unit = lowerAt(text, at);
    if (unit === 'century') return date(at, centuryOf(ordinal));
    const dated = unit === 'quarter' && ordinal <= 4 ? yearAfter(text, at + 1) : undefined;
    return dated === undefined ? undefined : date(dated.last, quarterOf(dated.year, ordinal));
  }
  if (SEASONS.has(word)) {
    const dated = yearAfter(text, i + 1);
    return dated === undefined || lowerAt(text, i + 1) === ',' ? undefined : date(dated.last, isoYear(dated.year));
  }
  const year = yearAt(text, i);
  return year !== undefined && (isPlaced || isYear(text, i, year)) ? date(i, isoYear(year)) : undefined;
}

/** Whether four digits are a year and not a count. */
function isYear(text: ValueText, i: number, year: number): boolean {
  const { words, pos } = text.tagged;
  const before = lowerAt(text, i - 1);
  if (touchesBefore(text, i) && !/^["“‘'([—–]$/.test(words[i - 1] ?? '')) return false;
  if (touchesBefore(text, i + 1) && /^[-–:/#%]/.test(words[i + 1] ?? '')) return false;
  const next = words[i + 1] ?? '';
  const isCount = pos[i + 1] === 'NOUN' && next.endsWith('s') && !/^(?:the|in|since|late|early|mid|his|her|its|their)$/.test(before);
  if (/^(?:percent|million|billion|people|GMT|hours?|miles|feet|years)$/.test(next) || isCount) return false;
  return (year >= 1900 && year < 2100) || BEFORE_PERIOD.test(before);
}
