/**
 * Dates: "Feb. 3, 2015", "3 February", "Tuesday", "last week", "two years ago", "the 1990s", "early 2014".
 *
 * Values are ISO 8601, as exact as the words are: a day, a month, a year, a week ("2015-W06"), or an interval ("1990/1999"). What depends on
 * another moment of the story ("a year earlier", "the next day") has none.
 */
import { isDay, isoDay, isoMonth } from './calendar.ts';
import { BINDERS, DAY_PARTS, HOLIDAYS, MONTHS, PLACERS, SEASONS, UNITS, WEEKDAYS } from './lexicon.ts';
import { afterHyphen, type FoundValue, lowerAt, touchesBefore, type ValueText } from './reader.ts';
import { BEFORE_PERIOD, readPeriod, yearAfter, YEAR } from './periods.ts';
import { type Direction, dayFromNow, isAboutFuture, monthNear, unitFromNow, weekdayNear } from './relative-dates.ts';

const DAY = /^([12]?\d|3[01]|0[1-9])(?:st|nd|rd|th)?$/;
const DAYS = /^([12]?\d|3[01])[-–]([12]?\d|3[01])$/;
const ABBREVIATED = /^(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)$/;

/** The date that begins at token `i`. */
export function readDate(text: ValueText, i: number): FoundValue | undefined {
  const word = lowerAt(text, i);
  if (PLACERS.has(word)) {
    const at = afterHyphen(text, i + 1);
    const inner =
      at === i + 1 && word === 'mid' ? undefined : (readPeriod(text, at, true) ?? readMonth(text, at, true) ?? readBound(text, at));
    return inner?.type === 'date' ? inner : undefined;
  }
  const middle = /^mid-(.+)$/.exec(word)?.[1];
  if (middle !== undefined) return readMiddle(text, i, middle);
  return (
    readMonth(text, i, false) ??
    readDayFirst(text, i) ??
    readWeekday(text, i, undefined) ??
    readDeictic(text, i) ??
    readBound(text, i) ??
    readVague(text, i) ??
    readHoliday(text, i) ??
    readPeriod(text, i, false)
  );
}

const date = (last: number, value: string | undefined): FoundValue => ({ last, type: 'date', value });

/** "Feb. 3, 2015", "February 2015", "Feb. 3-5", "in May". */
function readMonth(text: ValueText, i: number, isPlaced: boolean, direction?: Direction): FoundValue | undefined {
  const word = text.tagged.words[i] ?? '';
  const month = MONTHS.get(word.toLowerCase());
  if (month === undefined || word === word.toLowerCase()) return undefined;
  const next = text.tagged.words[i + 1] ?? '';
  const span = DAYS.exec(next);
  const single = DAY.exec(next);
  const isCounted = /^(?:%|percent|million|billion|-)$/.test(lowerAt(text, i + 2));
  if ((span !== null || single !== null) && !isCounted) {
    const dated = yearAfter(text, i + 2);
    const last = dated?.last ?? i + 1;
    if (month === 9 && next === '11' && dated === undefined && /^(?:attacks?|terror\w*|hijack\w*)$/.test(lowerAt(text, i + 2)))
      return date(last, '2001-09-11');
    const at = (day: string | undefined) => dayIn(text, dated?.year, month, Number(day), direction);
    if (span === null) return date(last, at(single?.[1]));
    const [from, to] = [at(span[1]), at(span[2])];
    return date(last, from === undefined || to === undefined ? undefined : `${from}/${to}`);
  }
  const dated = yearAfter(text, i + 1);
  if (dated !== undefined && lowerAt(text, i + 1) !== ',') return date(dated.last, isoMonth(dated.year, month));
  if (ABBREVIATED.test(word.toLowerCase())) return undefined;
  // May and March are other words too
  const isAmbiguous = /^(?:may|march|may\.)$/i.test(word);
  if (isAmbiguous && !isPlaced && direction === undefined && !BEFORE_PERIOD.test(lowerAt(text, i - 1))) return undefined;
  if (isAmbiguous && /^(?:to|and|or|for|on)$/.test(lowerAt(text, i - 1)) && text.tagged.pos[i] !== 'PROPN') return undefined;
  return date(i, monthNear(text, month, undefined, direction ?? (isAhead(text, i) ? 1 : undefined)));
}

/** "will open in May", "heads into the November vote": a month that the sentence speaks of as to come. */
function isAhead(text: ValueText, i: number): boolean {
  const { words, pos } = text.tagged;
  for (let j = i - 1; j >= 0 && i - j < 3; j--) {
    if (/^(?:upcoming|coming|approaching|looming)$/.test(lowerAt(text, j))) return true;
    if (lowerAt(text, j) === 'into' && /^(?:head|heads|heading|going|go|goes)$/.test(lowerAt(text, j - 1))) {
      // "heading into the November vote, she led"
      const from = Math.max(0, j - 12);
      return !words.slice(from, i + 12).some((word, k) => /^(?:was|were|had|led)$|.ed$/.test(word) && pos[from + k] === 'VERB');
    }
  }
  return isAboutFuture(text, i);
}

function dayIn(text: ValueText, year: number | undefined, month: number, day: number, direction?: Direction): string | undefined {
  if (year === undefined) return monthNear(text, month, day, direction);
  return isDay({ year, month, day }) ? isoDay({ year, month, day }) : undefined;
}

/** "mid-2012", "mid-June 2011", which are one word each. */
function readMiddle(text: ValueText, i: number, rest: string): FoundValue | undefined {
  if (YEAR.test(rest)) return date(i, rest);
  const month = MONTHS.get(rest);
  if (month === undefined) return readPeriod(text, i, true);
  const dated = yearAfter(text, i + 1);
  return dated === undefined ? date(i, monthNear(text, month, undefined, undefined)) : date(dated.last, isoMonth(dated.year, month));
}

const ISO_DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const SLASHED = /^(\d\d?)[/.](\d\d?)[/.](\d{4})$/;

/** "3 February 2015", "3rd of February", "2015-02-03", "13/02/2015". */
function readDayFirst(text: ValueText, i: number): FoundValue | undefined {
  const word = text.tagged.words[i] ?? '';
  const day = DAY.exec(word);
  if (day !== null) {
    const at = lowerAt(text, i + 1) === 'of' ? i + 2 : i + 1;
    const name = text.tagged.words[at] ?? '';
    const month = MONTHS.get(name.toLowerCase());
    if (month === undefined || name === name.toLowerCase() || (/^(?:may|march)$/i.test(name) && text.tagged.pos[at] === 'AUX'))
      return undefined;
    const dated = yearAfter(text, at + 1);
    return date(dated?.last ?? at, dayIn(text, dated?.year, month, Number(day[1])));
  }
  const iso = ISO_DAY.exec(word);
  if (iso !== null) return dayOrNothing(i, Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = SLASHED.exec(word);
  if (slashed === null) return undefined;
  const [one, other, year] = slashed.slice(1).map(Number) as [number, number, number];
  // the country decides which number is the month
  if (one <= 12 && other <= 12 && one !== other) return date(i, undefined);
  return one > 12 ? dayOrNothing(i, year, other, one) : dayOrNothing(i, year, one, other);
}

function dayOrNothing(last: number, year: number, month: number, day: number): FoundValue | undefined {
  return isDay({ year, month, day }) ? date(last, isoDay({ year, month, day })) : undefined;
}

/** "Tuesday", "Tuesday, Feb. 3", "Monday night" (a time). */
function readWeekday(text: ValueText, i: number, direction: Direction | undefined): FoundValue | undefined {
  const word = text.tagged.words[i] ?? '';
  const lower = word.toLowerCase();
  const weekday = WEEKDAYS.get(lower);
  if (weekday === undefined || word === lower) return undefined;
  if (lower.endsWith('days')) return date(i, undefined);
  const exact = lowerAt(text, i + 1) === ',' ? (readMonth(text, i + 2, false) ?? readDayFirst(text, i + 2)) : undefined;
  if (exact !== undefined && exact.last > i + 2) return exact;
  const value = weekdayNear(text, weekday, direction ?? (isAboutFuture(text, i) ? 1 : -1), direction !== undefined);
  return DAY_PARTS.has(lowerAt(text, i + 1)) ? { last: i + 1, type: 'time', value } : date(i, value);
}

const DEICTICS: ReadonlyMap<string, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]);

/** "yesterday", "tomorrow night", "tonight". */
function readDeictic(text: ValueText, i: number): FoundValue | undefined {
  const word = lowerAt(text, i);
  if (word === 'tonight') return { last: i, type: 'time', value: dayFromNow(text, 0) };
  const days = DEICTICS.get(word);
  if (days === undefined) return undefined;
  const value = dayFromNow(text, days);
  return DAY_PARTS.has(lowerAt(text, i + 1)) ? { last: i + 1, type: 'time', value } : date(i, value);
}

/** What "the past …" lasts. */
const PAST_UNITS: ReadonlyMap<string, string> = new Map([
  ['week', '1W'],
  ['month', '1M'],
  ['quarter', '3M'],
  ['year', '1Y'],
  ['decade', '10Y'],
  ['century', '100Y'],
]);

/** "last week", "this year", "next Tuesday", "last February", "this morning". */
function readBound(text: ValueText, i: number): FoundValue | undefined {
  const direction = BINDERS.get(lowerAt(text, i));
  if (direction === undefined) return undefined;
  const at = i + 1;
  const word = lowerAt(text, at);
  // "one last week": another one
  if (direction === -1 && /^(?:one|an?)$/.test(lowerAt(text, i - 1))) return undefined;
  if (DAY_PARTS.has(word)) {
    if (direction === 1) return undefined;
    return { last: at, type: 'time', value: dayFromNow(text, direction) };
  }
  const unit = UNITS.get(word);
  // "the next day" and "the coming days" are days of the story
  if (
    unit !== undefined &&
    !word.endsWith('s') &&
    !/^(?:second|minute|hour|day)$/.test(unit) &&
    (lowerAt(text, i) !== 'past' || PAST_UNITS.has(unit))
  ) {
    // "in the past month" is as long as a month, and seldom the one before this
    if (lowerAt(text, i) === 'past') return { last: at, type: 'duration', value: `P${PAST_UNITS.get(unit) ?? ''}` };
    const isStory = lowerAt(text, i - 1) === 'the' && lowerAt(text, i) === 'next';
    return date(at, isStory ? undefined : unitFromNow(text, unit, direction));
  }
  if (SEASONS.has(word)) return date(at, undefined);
  return readWeekday(text, at, direction) ?? readMonth(text, at, true, direction);
}

/** "over the weekend", "recent years". */
function readVague(text: ValueText, i: number): FoundValue | undefined {
  const word = lowerAt(text, i);
  if (word === 'weekend') return date(i, undefined);
  return word === 'recent' && /^(?:days|weeks|months|years|decades)$/.test(lowerAt(text, i + 1)) ? date(i + 1, undefined) : undefined;
}

function readHoliday(text: ValueText, i: number): FoundValue | undefined {
  if (
    !/^(?:Christmas|New|Halloween|Valentine|Independence|Thanksgiving|Easter|Good|Memorial|Labor|Veterans)$/.test(
      text.tagged.words[i] ?? '',
    )
  )
    return undefined;
  let name = '';
  let found: FoundValue | undefined;
  for (let j = i; j < i + 4; j++) {
    const word = lowerAt(text, j).replace('’', "'");
    name += j > i && !touchesBefore(text, j) ? ` ${word}` : word;
    if (!HOLIDAYS.has(name)) continue;
    const day = HOLIDAYS.get(name);
    const dated = yearAfter(text, j + 1);
    found = date(dated?.last ?? j, day === undefined ? undefined : dayIn(text, dated?.year, day[0], day[1]));
  }
  return found;
}
