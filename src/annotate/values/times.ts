/** Times of day: "8:30 p.m. EST", "0830 GMT", "noon", "8 to 10 p.m.". Values are "20:30", "08:30Z" for UTC, or "20:00/22:00". */
import { SMALL_NUMBERS } from './lexicon.ts';
import { type FoundValue, lowerAt, type ValueText } from './reader.ts';

const CLOCK = /^([01]?\d|2[0-3])(?:[:.]([0-5]\d))?$/;
const JOINED = /^(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?([ap])\.?m\.?$/;
const RANGE = /^(1[0-2]|[1-9])[-–](1[0-2]|[1-9])$/;
const HALF = /^([ap])\.?m\.?$/;
const FOUR_DIGITS = /^([01]\d|2[0-3])([0-5]\d)$/;
const ZONE = /^(?:GMT|UTC|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|BST|CET)$/;
const ZONE_WORD = /^(?:eastern|central|mountain|pacific|local)$/;
const BEFORE_TIME = /^(?:at|by|around|about|until|till|after|before|from|since)$/;

/** The time that begins at token `i`. */
export function readTime(text: ValueText, i: number): FoundValue | undefined {
  const word = lowerAt(text, i);
  if (word === 'noon' || word === 'midnight') return time(text, i, word === 'noon' ? '12:00' : '00:00');
  const joined = JOINED.exec(word);
  if (joined !== null) return time(text, i, clock(joined[1], joined[2], joined[3]));
  const range = RANGE.exec(word);
  const next = lowerAt(text, i + 1);
  const half = HALF.exec(next);
  if (range !== null)
    return half === null ? undefined : time(text, i + 1, `${clock(range[1], undefined, half[1])}/${clock(range[2], undefined, half[1])}`);
  const parts = CLOCK.exec(word);
  if (parts !== null) return clockTime(text, i, parts);
  const spelled = SMALL_NUMBERS.get(word);
  if (spelled !== undefined && spelled > 0 && spelled <= 12 && (half !== null || /^o['’]clock$/.test(next)))
    return time(text, i + 1, half === null ? undefined : clock(String(spelled), undefined, half[1]));
  const four = FOUR_DIGITS.exec(word);
  return four !== null && /^(?:GMT|UTC)$/.test(text.tagged.words[i + 1] ?? '') ? time(text, i, `${four[1]}:${four[2]}`) : undefined;
}

function clockTime(text: ValueText, i: number, parts: RegExpExecArray): FoundValue | undefined {
  const next = lowerAt(text, i + 1);
  const half = HALF.exec(next);
  const hour = Number(parts[1]);
  if (half !== null && hour >= 1 && hour <= 12) return time(text, i + 1, clock(parts[1], parts[2], half[1]));
  if (/^o['’]clock$/.test(next) && hour >= 1 && hour <= 12) return time(text, i + 1, undefined);
  if (next === 'to' || next === '-' || next === '–') {
    const end = CLOCK.exec(lowerAt(text, i + 2));
    const endHalf = HALF.exec(lowerAt(text, i + 3));
    if (end !== null && endHalf !== null && hour >= 1 && hour <= 12)
      return time(text, i + 3, `${clock(parts[1], parts[2], endHalf[1])}/${clock(end[1], end[2], endHalf[1])}`);
  }
  if (parts[2] === undefined || !lowerAt(text, i).includes(':')) return undefined;
  // "2:1" is a score; "14:30" a time where one may stand
  const isZoned = ZONE.test(text.tagged.words[i + 1] ?? '');
  return isZoned || BEFORE_TIME.test(lowerAt(text, i - 1))
    ? time(text, i, hour > 12 || isZoned ? clock(parts[1], parts[2], undefined) : undefined)
    : undefined;
}

/** With the time zone behind it. */
function time(text: ValueText, last: number, value: string | undefined): FoundValue {
  const zone = text.tagged.words[last + 1] ?? '';
  if (ZONE.test(zone))
    return { last: last + 1, type: 'time', value: value !== undefined && /^(?:GMT|UTC)$/.test(zone) ? inUtc(value) : value };
  if (ZONE_WORD.test(zone.toLowerCase()) && lowerAt(text, last + 2) === 'time') return { last: last + 2, type: 'time', value };
  return { last, type: 'time', value };
}

function inUtc(value: string): string {
  return value
    .split('/')
    .map((one) => `${one}Z`)
    .join('/');
}

function clock(hour: string | undefined, minute: string | undefined, half: string | undefined): string {
  const number = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0);
  return `${String(number).padStart(2, '0')}:${minute ?? '00'}`;
}
