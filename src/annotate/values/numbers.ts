/** Numbers as news writes them: "1,200", "2.5 million", "twenty-five", "half a million", "two and a half", "3 to 5". */
import { SCALES, SHORT_SCALES, SMALL_NUMBERS } from './lexicon.ts';
import { afterHyphen, lowerAt, touchesBefore, type ValueText } from './reader.ts';

/** A number, or the two ends of a range. */
export interface FoundNumber {
  /** Its last token, inclusive. */
  last: number;
  from: number;
  to?: number;
}

/** No number has more tokens. */
const LONGEST = 8;
const DIGITS = /^(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?$/;
const DIGIT_RANGE = /^(\d{1,3}(?:,\d{3})+|\d{1,9})[-–](\d{1,3}(?:,\d{3})+|\d{1,9})$/;

/** The number that begins at token `i`, or the range. With `isMoney`, "5m" and "2bn" are numbers too. */
export function readNumber(text: ValueText, i: number, isMoney = false): FoundNumber | undefined {
  const range = DIGIT_RANGE.exec(text.tagged.words[i] ?? '');
  if (range !== null) {
    const [from, to] = [digits(range[1]), digits(range[2])];
    if (from >= to) return undefined;
    return scaled(text, { last: i, from, to }, isMoney);
  }
  const first = readSingle(text, i, isMoney);
  if (first === undefined) return undefined;
  const isTo = lowerAt(text, first.last + 1) === 'to' && !touchesBefore(text, first.last + 1);
  const next = isTo ? first.last + 2 : afterHyphen(text, first.last + 1);
  if (next === first.last + 1 || (!isTo && !touchesBefore(text, next))) return first;
  if (isYearWord(text, i) && isYearWord(text, next)) return first;
  const second = readSingle(text, next, isMoney);
  if (second === undefined) return first;
  // "3 to 5 million": the scale is of both
  const scale = first.scale === 1 ? second.scale : 1;
  const [from, to] = [times(first.from, scale), second.from];
  return from < to ? { last: second.last, from, to } : first;
}

/** A number in plain digits. */
export function plainNumber(number: number): string {
  return String(Number(number.toPrecision(15)));
}

/** The value of a number or range: "5", "3/5". */
export function numberValue({ from, to }: FoundNumber, write: (number: number) => string = plainNumber): string {
  return to === undefined ? write(from) : `${write(from)}/${write(to)}`;
}

/** "2010 to 2012" are two years. */
function isYearWord({ tagged }: ValueText, i: number): boolean {
  return /^(?:1[5-9]|20)\d\d$/.test(tagged.words[i] ?? '');
}

interface Single extends FoundNumber {
  scale: number;
}

function readSingle(text: ValueText, i: number, isMoney: boolean): Single | undefined {
  const word = text.tagged.words[i] ?? '';
  if (DIGITS.test(word)) return scaledSingle(text, i, digits(word), isMoney);
  const lower = word.toLowerCase();
  if (lower === 'half' && /^an?$/.test(lowerAt(text, i + 1))) {
    const scale = SCALES.get(lowerAt(text, i + 2));
    return scale === undefined ? undefined : { last: i + 2, from: scale / 2, scale: 1 };
  }
  if (lower === 'a' || lower === 'an') {
    const scale = SCALES.get(lowerAt(text, i + 1));
    return scale === undefined ? undefined : readWords(text, i + 1, 1);
  }
  return SMALL_NUMBERS.has(lower) ? readWords(text, i, 0) : undefined;
}

/** "one hundred and five thousand", "twenty-five"; `total` is what an article before a scale counts. */
function readWords(text: ValueText, first: number, total: number): Single | undefined {
  let sum = 0;
  let part = total;
  let last = first - 1;
  let scale = 1;
  for (let i = first; i < first + LONGEST; i++) {
    const word = lowerAt(text, i);
    const small = SMALL_NUMBERS.get(word);
    const factor = SCALES.get(word);
    if (small !== undefined) {
      const unit = part % 100;
      if (last >= first && !(unit === 0 || (unit >= 20 && unit % 10 === 0 && small > 0 && small < 10))) break;
      part += small;
      scale = 1;
    } else if (factor !== undefined && last + total >= first) {
      if (factor >= 1000) {
        sum += times(part, factor);
        part = 0;
      } else part = times(part === 0 ? 1 : part, factor);
      scale = factor;
    } else if (last >= first && (word === 'and' || word === '-')) {
      if (word === 'and' && lowerAt(text, i + 1) === 'a' && lowerAt(text, i + 2) === 'half') {
        part += 0.5;
        i += 2;
        last = i;
        continue;
      }
      const next = SMALL_NUMBERS.get(lowerAt(text, i + 1));
      const isTens = word === '-' && part % 100 >= 20 && next !== undefined && next > 0 && next < 10;
      const isRest = word === 'and' && part >= 100 && part % 100 === 0 && next !== undefined;
      if (!isTens && !isRest) break;
      continue;
    } else break;
    last = i;
  }
  return last < first ? undefined : { last, from: sum + part, scale };
}

/** Digits with the fraction and scale behind them: "2.5 million", "2.5-million", "5bn", "6 1/2". */
function scaledSingle(text: ValueText, i: number, number: number, isMoney: boolean): Single {
  const half = lowerAt(text, i + 1) === 'and' && lowerAt(text, i + 2) === 'a' && lowerAt(text, i + 3) === 'half' ? 3 : 0;
  const fraction = /^([1-9])\/([2-9]|1\d)$/.exec(text.tagged.words[i + 1] ?? '');
  const rest = half > 0 ? 0.5 : fraction === null ? 0 : Number(fraction[1]) / Number(fraction[2]);
  const from = number + rest;
  const end = i + (half > 0 ? half : fraction === null ? 0 : 1);
  const place = scalePlace(text, end, isMoney);
  if (place === undefined) return { last: end, from, scale: 1 };
  return { last: place.at, from: times(from, place.scale), scale: place.scale };
}

function scaled(text: ValueText, { last, from, to }: Required<FoundNumber>, isMoney: boolean): FoundNumber {
  const place = scalePlace(text, last, isMoney);
  return place === undefined ? { last, from, to } : { last: place.at, from: times(from, place.scale), to: times(to, place.scale) };
}

function scalePlace(text: ValueText, last: number, isMoney: boolean): { at: number; scale: number } | undefined {
  const at = afterHyphen(text, last + 1);
  const word = lowerAt(text, at);
  const short = isMoney && touchesBefore(text, at) ? SHORT_SCALES.get(word) : undefined;
  const scale = SCALES.get(word) ?? short;
  return scale === undefined ? undefined : { at, scale };
}

function digits(word: string | undefined): number {
  return Number((word ?? '').replaceAll(',', ''));
}

/** Without the noise of binary fractions: 1.1 million is 1100000. */
function times(number: number, scale: number): number {
  return Number((number * scale).toPrecision(15));
}
