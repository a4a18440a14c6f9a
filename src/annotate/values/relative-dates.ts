/**
 * Dates that say less than a day of a year, placed by the day on which the article was published.
 *
 * News says "on Friday" of the latest Friday, or of the next one where the sentence speaks of the future; "Feb. 3" is the one nearest to the
 * day of publication. Where only the month or year of publication is known, only months or years are resolved; else nothing is.
 */
import { addDays, type Day, daysBetween, isDay, isoDay, isoMonth, isoWeek, isoYear, weekdayOf } from './calendar.ts';
import type { Unit } from './lexicon.ts';
import type { PublishedDate, ValueText } from './reader.ts';

/** -1 is the past ("last Friday"), 1 the future, 0 "this Friday". */
export type Direction = -1 | 0 | 1;

/** The published date of an article as far as it can be read. */
export function readPublished(published: string | undefined): PublishedDate | undefined {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(published ?? '');
  if (parts === null) return undefined;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (parts[2] === undefined || month < 1 || month > 12) return { year };
  return parts[3] !== undefined && isDay({ year, month, day }) ? { year, month, day } : { year, month };
}

function fullDay(published: PublishedDate | undefined): Day | undefined {
  const { year, month, day } = published ?? {};
  return year === undefined || month === undefined || day === undefined ? undefined : { year, month, day };
}

/** The day `count` days from publication. */
export function dayFromNow({ published }: ValueText, count: number): string | undefined {
  const today = fullDay(published);
  return today === undefined ? undefined : isoDay(addDays(today, count));
}

/** @param isBound "last", "this" or "next" stands before it: then the day of publication itself is neither last nor next. */
export function weekdayNear({ published }: ValueText, weekday: number, direction: Direction, isBound: boolean): string | undefined {
  const today = fullDay(published);
  if (today === undefined) return undefined;
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  if (direction === -1) return isoDay(addDays(today, ahead === 0 ? (isBound ? -7 : 0) : ahead - 7));
  return isoDay(addDays(today, ahead === 0 && isBound && direction === 1 ? 7 : ahead));
}

/** The month, or the day of it, whose year is not said. */
export function monthNear(
  { published }: ValueText,
  month: number,
  day: number | undefined,
  direction: Direction | undefined,
): string | undefined {
  if (published?.month === undefined) return undefined;
  if (day === undefined) {
    const ahead = month - published.month;
    let year = published.year;
    if (direction === undefined) year += ahead > 6 ? -1 : ahead < -6 ? 1 : 0;
    else if (direction === -1) year -= ahead >= 0 ? 1 : 0;
    else if (direction === 1) year += ahead <= 0 ? 1 : 0;
    return isoMonth(year, month);
  }
  const today = { ...published, month: published.month, day: published.day ?? 15 };
  const years = [published.year - 1, published.year, published.year + 1];
  const distances = years.map((year) => ({ year, far: daysBetween({ year, month, day }, today) }));
  const possible = distances.filter(({ far }) => direction === undefined || direction === 0 || Math.sign(far) === direction);
  const [best] = possible.sort((a, b) => Math.abs(a.far) - Math.abs(b.far));
  return best === undefined || !isDay({ year: best.year, month, day }) ? undefined : isoDay({ year: best.year, month, day });
}

/** The week, month, year … that lies `count` of them from publication. */
export function unitFromNow({ published }: ValueText, unit: Unit, count: number): string | undefined {
  if (published === undefined) return undefined;
  const today = fullDay(published);
  switch (unit) {
    case 'day':
      return today === undefined ? undefined : isoDay(addDays(today, count));
    case 'week':
      return today === undefined ? undefined : isoWeek(addDays(today, 7 * count));
    case 'weekend': {
      if (today === undefined) return undefined;
      const saturday = addDays(today, 6 - (weekdayOf(today) || 7) + 7 * count);
      return `${isoDay(saturday)}/${isoDay(addDays(saturday, 1))}`;
    }
    case 'month': {
      if (published.month === undefined) return undefined;
      const months = published.year * 12 + published.month - 1 + count;
      return isoMonth(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1);
    }
    case 'quarter': {
      if (published.month === undefined) return undefined;
      const quarters = published.year * 4 + Math.floor((published.month - 1) / 3) + count;
      return quarterOf(Math.floor(quarters / 4), (((quarters % 4) + 4) % 4) + 1);
    }
    case 'year':
      return isoYear(published.year + count);
    case 'decade': {
      const first = Math.floor(published.year / 10) * 10 + 10 * count;
      return decadeFrom(first);
    }
    case 'century':
      return centuryOf(Math.ceil(published.year / 100) + count);
    case 'hour':
    case 'minute':
    case 'second':
      return undefined;
  }
}

export function quarterOf(year: number, quarter: number): string {
  return `${isoMonth(year, 3 * quarter - 2)}/${isoMonth(year, 3 * quarter)}`;
}

export function decadeFrom(first: number): string {
  return `${isoYear(first)}/${isoYear(first + 9)}`;
}

export function centuryOf(number: number): string {
  return `${isoYear(100 * number - 99)}/${isoYear(100 * number)}`;
}

const FUTURE = /^(?:will|['’]ll|shall|wo|scheduled|due|expected|slated|set|planned|plans|upcoming)$/i;
/** Present forms that programmes use of what is to come. */
const PROGRAMME =
  /^(?:begins?|opens?|starts?|meets?|ends?|airs?|premieres?|continues?|resumes?|runs?|comes|arrives?|departs?|travels?|returns?|heads)$/;
const VERB = /^(?:VERB|AUX)$/;
/** How far the verb is looked for, and how much before it belongs to it. */
const REACH = 20;
const GROUP = 4;

/** "by midnight Monday": what has still to be done by then, and was not done yet. */
function isDeadline(words: readonly string[], i: number): boolean {
  if (![i - 1, i - 2, i - 3].some((j) => /^by$/i.test(words[j] ?? ''))) return false;
  return words.slice(Math.max(0, i - REACH), i).some((word) => /^(?:must|should|may|can|could|to|will|need|needs|has|have)$/i.test(word));
}

/** Whether the sentence around token `i` speaks of what is to come: its nearest verb before, or after where none stands before. */
export function isAboutFuture({ tagged }: ValueText, i: number): boolean {
  const { words, pos } = tagged;
  if (isDeadline(words, i)) return true;
  for (let j = i - 1; j >= 0 && i - j < REACH && !/^[.!?]$/.test(words[j] ?? ''); j--) {
    if (VERB.test(pos[j] ?? ''))
      return PROGRAMME.test(words[j] ?? '') || words.slice(Math.max(0, j - GROUP), j + 1).some((word) => FUTURE.test(word));
  }
  for (let j = i + 1; j < words.length && j - i < REACH && !/^[.!?]$/.test(words[j] ?? ''); j++) {
    if (VERB.test(pos[j] ?? '')) return words.slice(j, j + GROUP).some((word) => FUTURE.test(word));
  }
  return false;
}
