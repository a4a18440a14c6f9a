/**
 * Site furniture: what a page has around its article, by a large vocabulary of whole lines.
 *
 * Precision comes first, since a dropped line is a lost one: only a line that is furniture as a whole is, at most 200 characters
 * long, and a line whose words could be the article's counts only at the edges of the text or beside other furniture.
 */
import type { Dropped } from '../../domain/article.ts';
import { COMMENT_FORM, EDGE_PHRASES, MORE_PHRASES, PHRASES, SHARE_WORDS, TEMPLATES, type Template } from './furniture-phrases.ts';
import { isSentence } from './sentence-shape.ts';

export interface Furniture {
  reason: Dropped['reason'];
  /** `edge`: furniture only before the first or after the last body paragraph, or beside other furniture. */
  place: 'anywhere' | 'edge';
  /** What follows at the end of a text is no longer the article: a comment form, or links to other articles. */
  opens?: 'comments' | 'links';
}

const MAX_LENGTH = 200;
const NUMBERED = '#';
const MARKDOWN_IMAGE = /^[|\s]*!\[[^\][]*\]\([^()]*\)[|\s]*$/;
const SHORTCODE = /^(?:\[\/?[a-z][a-z0-9 _=-]{0,40}\]|<!-{1,2}.{0,60}|.{0,60}-->|\/{0,2}[–-]{1,2}>|<!–|\/\/–>|\{\{.{0,60}\}\})$/;
/** "George Frey/Reuters": who took a picture that is not there. */
const PHOTO_CREDIT =
  /^\(?\p{Lu}[\p{L}\p{M}.'’ -]{2,40} ?\/ ?(?:The )?(?:[\p{L} .]{2,30}(?:via|\/) ?)?(?:AP|AP Photo|AFP|Reuters|REUTERS|EPA|UPI|Getty(?: Images)?|Bloomberg|Associated Press|Shutterstock|POLITICO|NPR|NBC News)\)?$/u;
/** "Photo by Jane Doe": a name and little else, where "Photo by photo, the team …" is a sentence. */
const PHOTO_BY = /^\(?(?:image|photo|picture|video|media)s? by:?\s/i;
const NAMED_AFTER = /^[^:]{4,12}:?\s["“@]?[\p{Lu}\p{Lo}]/u;
const NO_CONTENT = /^[^\p{L}\p{N}]+$/u;
const ONLY_ADVERTISING = /^(?:(?:advertisements?|advert|continue reading the main story|story continues? below|below)[\s:.]*)+$/;

const phrases = new Map<string, Furniture>([
  ...[...EDGE_PHRASES].map((phrase) => [phrase, { reason: 'navigation', place: 'edge' }] as const),
  ...[...MORE_PHRASES].map((phrase) => [phrase, { reason: 'navigation', place: 'anywhere', opens: 'links' }] as const),
  ...[...COMMENT_FORM].map((phrase) => [phrase, { reason: 'boilerplate', place: 'anywhere', opens: 'comments' }] as const),
  ...[...PHRASES].map((phrase) => [phrase, { reason: 'boilerplate', place: 'anywhere' }] as const),
]);
const templates = new Map<string, Template[]>();
for (const template of TEMPLATES) {
  for (const word of template.begins) templates.set(word, [...(templates.get(word) ?? []), template]);
}

const AROUND_BEFORE = /^[\s•·*|>»›→▶\-–—([]+/;
const AROUND_AFTER = new Set(' \t\u00A0.:!*|<>«»›→▶…-–—)]');

/** As it is looked up: lower case, plain quotes, without marks and arrows around it. */
export function normalizePhrase(text: string): string {
  const plain = text.toLowerCase().replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(AROUND_BEFORE, '');
  let end = plain.length;
  while (end > 0 && AROUND_AFTER.has(plain.charAt(end - 1))) end--;
  return plain.slice(0, end);
}

/** A line of nothing but the names of share buttons: "Share Tweet Email". */
function isShareRow(words: readonly string[]): boolean {
  return words.length >= 2 && words.length <= 16 && words.every((word) => SHARE_WORDS.has(word)) && new Set(words).size >= 2;
}

/** Whether a whole line is furniture. The cost is that of one look-up for nearly every line. */
export function furnitureOf(text: string): Furniture | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  if (NO_CONTENT.test(text)) return { reason: MARKDOWN_IMAGE.test(text) ? 'boilerplate' : 'other', place: 'anywhere' };
  // in capitals the label of a gap in the text, in small letters a word
  if (text === 'AD') return { reason: 'boilerplate', place: 'anywhere' };
  const phrase = normalizePhrase(text);
  const known = phrases.get(phrase);
  if (known) return known;
  const gap = phrase.search(/[^\p{L}\p{N}'@©]/u);
  const word = gap === -1 ? phrase : gap === 0 ? phrase.slice(0, 1) : phrase.slice(0, gap);
  const candidates = templates.get(/^\d/.test(word) ? NUMBERED : word);
  const found = candidates?.find((template) => template.pattern.test(phrase));
  if (found) return { reason: found.reason, place: found.place ?? 'anywhere', ...(found.opens && { opens: found.opens }) };
  if (SHARE_WORDS.has(word) && isShareRow(phrase.split(/[\s,|/•·]+/))) return { reason: 'navigation', place: 'anywhere' };
  if (word.startsWith('adv') && ONLY_ADVERTISING.test(phrase)) return { reason: 'boilerplate', place: 'anywhere' };
  if (/^[|![<{/.–-]/.test(text) && (MARKDOWN_IMAGE.test(text) || SHORTCODE.test(text))) return { reason: 'boilerplate', place: 'anywhere' };
  if (text.length <= 100 && PHOTO_BY.test(text) && NAMED_AFTER.test(text) && !isSentence(text))
    return { reason: 'boilerplate', place: 'anywhere' };
  if (text.includes('/') && text.length <= 100 && PHOTO_CREDIT.test(text)) return { reason: 'boilerplate', place: 'anywhere' };
  if (phrase.endsWith('all rights reserved')) return { reason: 'boilerplate', place: 'anywhere' };
  return undefined;
}
