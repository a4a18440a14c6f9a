/**
 * Money, shares, spans of time and plain numbers.
 *
 * Values: money as ISO 4217 code and plain number ("USD 2500000"), percent and cardinal as the number, a duration as in ISO 8601
 * ("P3Y", "PT90M"). A range is both ends with a stroke between ("3/5"). What is vague ("hundreds", "a few years") has no value, and
 * neither has money whose country is not said.
 */
import { CENTS, CURRENCY_SIGNS, CURRENCY_WORDS, NATIONAL_CURRENCIES, type Unit, UNITS, VAGUE_NUMBERS } from './lexicon.ts';
import { type FoundNumber, numberValue, plainNumber, readNumber } from './numbers.ts';
import { afterHyphen, type FoundValue, lowerAt, touchesBefore, type ValueText } from './reader.ts';

/** "$2.5 million", "US$5bn", "€3,000". */
export function readSignedMoney(text: ValueText, i: number): FoundValue | undefined {
  // "HK$" is two of wink's words
  const isTwo = lowerAt(text, i + 1) === '$' && touchesBefore(text, i + 1);
  const sign = isTwo ? i + 1 : i;
  const code = CURRENCY_SIGNS.get(isTwo ? `${lowerAt(text, i)}$` : lowerAt(text, i));
  if (code === undefined || (!isTwo && touchesBefore(text, i) && /\p{L}$/u.test(lowerAt(text, i - 1)))) return undefined;
  const number = readNumber(text, sign + 1, true);
  if (number === undefined) return undefined;
  const whole = number.to === undefined ? throughSecondSign(text, sign, number) : number;
  const last = whole.last;
  const isNamedToo = CURRENCY_WORDS.has(lowerAt(text, last + 1));
  return { last: isNamedToo ? last + 1 : last, type: 'money', value: money(code, whole) };
}

/** "$3 million to $5 million" is one range. */
function throughSecondSign(text: ValueText, i: number, first: FoundNumber): FoundNumber {
  const isTo = /^(?:to|-|–)$/.test(lowerAt(text, first.last + 1));
  if (!isTo || lowerAt(text, first.last + 2) !== lowerAt(text, i)) return first;
  const second = readNumber(text, first.last + 3, true);
  if (second === undefined || second.to !== undefined || second.from <= first.from) return first;
  return { last: second.last, from: first.from, to: second.from };
}

/** What a number at token `i` counts. */
export function readAmount(text: ValueText, i: number): FoundValue | undefined {
  const number = readNumber(text, i);
  if (number === undefined) return readVagueAmount(text, i);
  return percentAfter(text, number) ?? moneyAfter(text, number.last, number) ?? durationAfter(text, i, number) ?? cardinal(text, i, number);
}

/** Length of "percent", "per cent", "percentage points", "%" at token `i`, 0 if none. */
function percentWords(text: ValueText, i: number): number {
  const word = lowerAt(text, i);
  if (/^(?:%|percent|pct|pc)$/.test(word)) return 1;
  if (word === 'per' && lowerAt(text, i + 1) === 'cent') return 2;
  return word === 'percentage' && /^points?$/.test(lowerAt(text, i + 1)) ? 2 : 0;
}

function percentAfter(text: ValueText, number: FoundNumber): FoundValue | undefined {
  const at = afterHyphen(text, number.last + 1);
  const length = percentWords(text, at);
  return length === 0 ? undefined : { last: at + length - 1, type: 'percent', value: numberValue(number) };
}

/** "5 million dollars", "20 Canadian dollars", "50 cents", "millions of dollars". */
function moneyAfter(text: ValueText, last: number, number: FoundNumber | undefined): FoundValue | undefined {
  let at = afterHyphen(text, last + 1);
  const cents = CENTS.get(lowerAt(text, at));
  if (cents !== undefined && number !== undefined)
    return { last: at, type: 'money', value: money(cents, number, (amount) => plainNumber(amount / 100)) };
  let code = CURRENCY_WORDS.get(lowerAt(text, at));
  if (code === undefined) {
    const name = lowerAt(text, at + 1);
    if (!CURRENCY_WORDS.has(name)) return undefined;
    const national = NATIONAL_CURRENCIES.get(`${lowerAt(text, at)} ${name === 'pesos' ? 'peso' : name.replace(/s$/, '')}`);
    if (national === undefined) return undefined;
    code = national;
    at++;
  } else if (code === '') {
    // twenty pounds are a weight as often as money
    if (/^(?:pounds?|real|won)$/.test(lowerAt(text, at))) {
      if (lowerAt(text, at + 1) !== 'sterling') return undefined;
      return { last: at + 1, type: 'money', value: number === undefined ? undefined : money('GBP', number) };
    }
  }
  return { last: at, type: 'money', value: number === undefined || code === '' ? undefined : money(code, number) };
}

function money(code: string, number: FoundNumber, write?: (amount: number) => string): string {
  return `${code} ${numberValue(number, write)}`;
}

const LETTERS: Partial<Record<Unit, [string, number]>> = {
  second: ['TS', 1],
  minute: ['TM', 1],
  hour: ['TH', 1],
  day: ['D', 1],
  week: ['W', 1],
  month: ['M', 1],
  year: ['Y', 1],
  decade: ['Y', 10],
  century: ['Y', 100],
};

/** "three years", "48-hour", "two hours and 15 minutes", "12 years old". */
function durationAfter(text: ValueText, i: number, number: FoundNumber): FoundValue | undefined {
  const at = afterHyphen(text, number.last + 1);
  const unit = UNITS.get(lowerAt(text, at));
  const letters = unit === undefined ? undefined : LETTERS[unit];
  if (unit === undefined || letters === undefined) return undefined;
  let last = at;
  let value: string | undefined = number.to === undefined ? durationValue(number.from, letters) : undefined;
  if (number.to !== undefined) value = `${durationValue(number.from, letters)}/${durationValue(number.to, letters)}`;
  const old = afterHyphen(text, last + 1);
  // "a 12-year-old" is somebody, and no length of time
  if (/^olds?$/.test(lowerAt(text, old))) return old === last + 1 ? { last: old, type: 'duration', value } : undefined;
  if (lowerAt(text, last + 1) === 'and' && number.to === undefined) {
    if (lowerAt(text, last + 2) === 'a' && lowerAt(text, last + 3) === 'half') {
      return { last: last + 3, type: 'duration', value: durationValue(number.from + 0.5, letters) };
    }
    const second = readNumber(text, last + 2);
    const rest = second === undefined || second.last >= i + 10 ? undefined : durationAfter(text, last + 2, second);
    const order = 'YMWDT';
    if (rest?.value !== undefined && order.indexOf(rest.value.charAt(rest.value.length - 1)) !== order.indexOf(value?.slice(-1) ?? '')) {
      last = rest.last;
      value = joined(value ?? 'P', rest.value);
    }
  }
  return { last, type: 'duration', value };
}

/** "P1Y" and "P3M" are "P1Y3M", "PT2H" and "PT15M" "PT2H15M". */
function joined(one: string, other: string): string {
  return one.includes('T') && other.startsWith('PT') ? one + other.slice(2) : one + other.slice(1);
}

function durationValue(count: number, [letters, factor]: [string, number]): string {
  const number = plainNumber(count * factor);
  return letters.startsWith('T') ? `PT${number}${letters.charAt(1)}` : `P${number}${letters}`;
}

/** "a year", "half an hour", "an hour and a half", "a few weeks": articles before units. */
export function readArticleDuration(text: ValueText, i: number): FoundValue | undefined {
  const word = lowerAt(text, i);
  const isHalf = word === 'half';
  if (!isHalf && isRate(text, i)) return undefined;
  const article = isHalf ? afterHyphen(text, i + 1) : i;
  if (!/^an?$/.test(lowerAt(text, article))) return undefined;
  let at = afterHyphen(text, article + 1);
  const isVague = /^(?:few|couple)$/.test(lowerAt(text, at));
  if (isVague) at += lowerAt(text, at + 1) === 'of' ? 2 : 1;
  const unit = UNITS.get(lowerAt(text, at));
  const letters = unit === undefined ? undefined : LETTERS[unit];
  if (letters === undefined) return undefined;
  // "a second property"
  if (unit === 'second' && /^(?:NOUN|ADJ|PROPN)$/.test(text.tagged.pos[at + 1] ?? '')) return undefined;
  if (isVague) return { last: at, type: 'duration' };
  // "a years-long fight": nobody says how many
  if (lowerAt(text, at).endsWith('s')) return undefined;
  if (isHalf) return { last: at, type: 'duration', value: unit === 'hour' ? 'PT30M' : durationValue(0.5, letters) };
  return durationAfter(text, i, { last: at - 1, from: 1 });
}

/** "20 hours a week", "twice a day", "$5 million a year": how often, not how long. */
function isRate({ tagged }: ValueText, i: number): boolean {
  return /^(?:NOUN|NUM|SYM)$/.test(tagged.pos[i - 1] ?? '') || /^(?:once|twice|times|[%-]|\w*illion)$/i.test(tagged.words[i - 1] ?? '');
}

/** "hundreds of millions of dollars", "dozens". */
function readVagueAmount(text: ValueText, i: number): FoundValue | undefined {
  if (!VAGUE_NUMBERS.has(lowerAt(text, i))) return undefined;
  let last = i;
  while (lowerAt(text, last + 1) === 'of' && VAGUE_NUMBERS.has(lowerAt(text, last + 2)) && last - i < 6) last += 2;
  const of = lowerAt(text, last + 1) === 'of' ? last + 1 : last;
  return moneyAfter(text, of, undefined) ?? { last, type: 'cardinal' };
}

/** A number that nothing explains; not a part of a word, a score or a label. */
function cardinal(text: ValueText, i: number, number: FoundNumber): FoundValue | undefined {
  const { pos } = text.tagged;
  const next = lowerAt(text, number.last + 1);
  if (touchesBefore(text, i) && !/^["“‘'(—–[]$/.test(text.tagged.words[i - 1] ?? '')) return undefined;
  if (touchesBefore(text, number.last + 1) && /^[\p{L}\p{N}#/_]|^[-–:]$/u.test(next)) return undefined;
  // "one" is a pronoun before anything but a noun
  if (lowerAt(text, i) === 'one' && number.last === i) {
    if (!/^(?:NOUN|ADJ)$/.test(pos[i + 1] ?? '') || /^(?:no|any|every|each|this|that|which|the|another)$/.test(lowerAt(text, i - 1)))
      return undefined;
  }
  // "3-5" is a score unless something is counted
  if (number.to !== undefined && number.last === i && pos[i + 1] !== 'NOUN') return undefined;
  return { last: number.last, type: 'cardinal', value: numberValue(number) };
}
