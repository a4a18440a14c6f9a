/**
 * The one tokeniser of searches: text to terms with their places.
 *
 * A term is the folded surface form. Hyphens and slashes part words ("US-aided" is two), apostrophes do not ("O’Brien" is
 * "obrien"), a possessive 's is dropped ("Mexico’s" is "mexico"), the points of an acronym are dropped ("U.S." is "us"), and
 * digits keep their point but not their thousands comma. Scripts that are written without spaces give a term a character, so
 * that a phrase of them is found by position.
 */
import { fold } from './normalize.ts';

/** Terms are cut here, on the text and on the query alike: longer ones are noise that can break a dictionary. */
export const MAX_TERM_LENGTH = 64;

export interface Token {
  term: string;
  /** UTF-16 code units, half-open, in the text that was given. A possessive ’s lies inside. */
  start: number;
  end: number;
}

const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const WORD = new RegExp(
  [
    String.raw`\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])\.?`, // U.S.
    String.raw`\p{N}+(?:[.,]\p{N}+)+(?![\p{L}\p{N}])`, // 1,000.5
    String.raw`[${UNSPACED}]\p{M}*`,
    String.raw`(?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}])+(?:['’ʼ＇](?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}])+)*['’]?`,
  ].join('|'),
  'u',
);
const POSSESSIVE = /['’ʼ＇]s$/iu;
const TRAILING_APOSTROPHE = /['’]$/u;

/** The folded term of one word as `wordAt` gives it; "" where nothing of it is left. */
export function termOf(word: string): string {
  let folded = fold(word.replace(POSSESSIVE, ''));
  if (folded.includes('.')) folded = /^\p{L}/u.test(folded) ? folded.replaceAll('.', '') : folded;
  if (folded.includes(',')) folded = folded.replaceAll(',', '');
  if (folded.length <= MAX_TERM_LENGTH) return folded;
  const cut = folded.slice(0, MAX_TERM_LENGTH);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** By its character code whether a letter or digit of ASCII. */
export const PLAIN_WORD = new Uint8Array(128);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789') PLAIN_WORD[letter.charCodeAt(0)] = 1;
/** Marks beyond ASCII that end a word and are no part of one: dashes, curly quotes but the apostrophe, the ellipsis. */
const PLAIN_MARKS: ReadonlySet<number> = new Set(Array.from('–—“”…', (mark) => mark.charCodeAt(0)));
const STICKY_WORD = new RegExp(WORD.source, 'uy');
const STRAIGHT_APOSTROPHE = 0x27;
const COMMA = 0x2c;
const POINT = 0x2e;

/**
 * Whether ASCII letters and digits are a term as they stand, whatever comes after `next`.
 *
 * @param length how many they are; `last` is the code of the last of them, `next` the one after it, 0 at the end of the text
 */
export function isPlain(length: number, last: number, next: number): boolean {
  if (next >= 128) return PLAIN_MARKS.has(next);
  if (next === STRAIGHT_APOSTROPHE) return false;
  if (next !== POINT && next !== COMMA) return true;
  return length > 1 && last > 0x39;
}

/** The word, of whatever characters, that begins there. */
export function wordAt(text: string, at: number): string | undefined {
  STICKY_WORD.lastIndex = at;
  return STICKY_WORD.exec(text)?.[0];
}

/** Takes the words of a text in their order. */
export interface WordVisitor {
  /** ASCII letters and digits at [start, end): the term is these in lower case, cut at `MAX_TERM_LENGTH`. */
  plain(start: number, end: number): void;
  other(term: string, start: number, end: number): void;
}

/**
 * Shows a visitor each word of a text, in its order. Linear in its length. Plain words, nearly all of a text, are found by their character
 * codes, which takes a fifth of the time of the expression that all others are held against.
 */
export function visitWords(text: string, visitor: WordVisitor): void {
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code < 128 && PLAIN_WORD[code] === 0) {
      at++;
      continue;
    }
    let end = at;
    while (PLAIN_WORD[text.charCodeAt(end)] === 1) end++;
    if (end > at && isPlain(end - at, text.charCodeAt(end - 1), end < text.length ? text.charCodeAt(end) : 0)) {
      visitor.plain(at, end);
      at = end;
      continue;
    }
    const word = wordAt(text, at);
    if (word === undefined) {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      continue;
    }
    const term = termOf(word);
    if (term !== '') visitor.other(term, at, at + word.length - (TRAILING_APOSTROPHE.test(word) ? 1 : 0));
    at += word.length;
  }
}

/** The term of what `WordVisitor.plain` is shown. */
export function plainTerm(text: string, start: number, end: number): string {
  return text.slice(start, Math.min(end, start + MAX_TERM_LENGTH)).toLowerCase();
}

/** The terms of a text in its order. Linear in the length of the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  visitWords(text, {
    plain: (start, end) => tokens.push({ term: plainTerm(text, start, end), start, end }),
    other: (term, start, end) => tokens.push({ term, start, end }),
  });
  return tokens;
}

/** The terms alone. */
export function terms(text: string): string[] {
  const found: string[] = [];
  visitWords(text, {
    plain: (start, end) => found.push(plainTerm(text, start, end)),
    other: (term) => found.push(term),
  });
  return found;
}
