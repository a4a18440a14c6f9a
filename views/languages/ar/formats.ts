/**
 * How Arabic counts, lists and writes dates.
 *
 * Digits are 0 to 9, as most Arabic newsrooms print them, as the search reads them in dates, and as they stand in the texts beside; months are those of the
 * Gregorian calendar by the names that are used from Cairo to the Gulf. Whatever comes from a text may run from the left, and is kept from
 * turning the words around it by the isolating marks of Unicode.
 */
import { formatsOf, type Formats } from '../formats.ts';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** A name, a title or words of a reader inside a sentence: read from their own side. */
export const isolated = (words: string): string => FIRST_STRONG_ISOLATE + words + POP_ISOLATE;

/** What is typed as it stands, with marks at its ends that would else change sides. */
export const typed = (words: string): string => `\u2066${words}${POP_ISOLATE}`;

const own = formatsOf('ar-u-ca-gregory-nu-latn');

export const formats: Formats = { ...own, list: (parts) => own.list(parts.map(isolated)) };
export const { list: formatList, number: formatNumber } = formats;

/** A noun as numbers take it; the dual also as it stands after a preposition or in a construct. */
export interface Noun {
  one: string;
  two: readonly [nominative: string, oblique: string];
  few: string;
  many: string;
  other: string;
}

function forms({ one, two, few, many, other }: Noun, dual: 0 | 1): Parameters<Formats['count']>[1] {
  return { zero: `{n} ${other}`, one, two: two[dual], few: `{n} ${few}`, many: `{n} ${many}`, other: `{n} ${other}` };
}

/** As the subject: «مقالان». */
export const count = (total: number, noun: Noun): string => formats.count(total, forms(noun, 0));

/** After a preposition or in a construct: «في مقالين». */
export const countOf = (total: number, noun: Noun): string => formats.count(total, forms(noun, 1));
