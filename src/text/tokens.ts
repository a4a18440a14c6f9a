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
  'gu',
);
const POSSESSIVE = /['’ʼ＇]s$/iu;
const TRAILING_APOSTROPHE = /['’]$/u;

/** The folded term of one matched word. */
function termOf(word: string): string {
  let folded = fold(word.replace(POSSESSIVE, ''));
  if (folded.includes('.')) folded = /^\p{L}/u.test(folded) ? folded.replaceAll('.', '') : folded;
  if (folded.includes(',')) folded = folded.replaceAll(',', '');
  if (folded.length <= MAX_TERM_LENGTH) return folded;
  const cut = folded.slice(0, MAX_TERM_LENGTH);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** The terms of a text in its order. Linear in the length of the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const start = match.index;
    const end = start + word.length - (TRAILING_APOSTROPHE.test(word) ? 1 : 0);
    const term = termOf(word);
    if (term !== '') tokens.push({ term, start, end });
  }
  return tokens;
}

/** The terms alone. */
export function terms(text: string): string[] {
  return tokenize(text).map((token) => token.term);
}
