/**
 * Web and e-mail addresses, hashtags and handles, found in the text itself: wink-nlp cuts many of them.
 *
 * Values: a URL as the URL standard writes it (none for "example.com/x", whose scheme is not said), an address with its domain in lower
 * case, a hashtag or handle in lower case without its sign. Every search starts at a sign and looks a bounded way around it.
 */
import type { Mention } from '../../domain/annotation.ts';

const SCHEME = /(?<![\p{L}\p{N}])(?:https?|ftp):\/\/[^\s<>"“”«»]{1,2000}/giu;
const BARE =
  /(?<![\p{L}\p{N}@./-])(?:www\.[^\s<>"“”«»]{3,500}|[a-z\d][a-z\d-]{0,62}(?:\.[a-z\d-]{1,63}){0,3}\.(?:com|org|net|gov|edu|mil|info|int|co\.[a-z]{2}|tv|io)(?![\p{L}\p{N}-]|\.[\p{L}])(?:\/[^\s<>"“”«»]{0,500})?)/giu;
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\w.%+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,5}/giu;
const HASHTAG = /(?<![\p{L}\p{N}&#/])#(?=[\p{N}_]{0,20}\p{L})[\p{L}\p{N}_]{1,100}/gu;
const HANDLE = /(?<![\p{L}\p{N}@/._%+-])@[A-Za-z0-9_]{1,30}(?![\p{L}\p{N}@_]|\.\p{L})/gu;
/** What a sentence puts behind an address. */
const TRAILING = /[.,;:!?'’)\]}…]{1,10}$/u;

/** The addresses of a paragraph, in order and without overlaps. */
export function findAddresses(text: string): Mention[] {
  const found: Mention[] = [];
  const add = (type: Mention['type'], start: number, words: string, value: string | undefined): void => {
    found.push({ start, end: start + words.length, type, ...(value === undefined ? {} : { value }) });
  };
  if (text.includes('://'))
    for (const match of text.matchAll(SCHEME)) {
      const words = trimmed(match[0]);
      if (!words.endsWith('://')) add('url', match.index, words, URL.canParse(words) ? new URL(words).href : undefined);
    }
  if (text.includes('@')) {
    for (const match of text.matchAll(EMAIL)) {
      const words = trimmed(match[0]);
      const at = words.indexOf('@');
      add('email', match.index, words, words.slice(0, at) + words.slice(at).toLowerCase());
    }
    for (const match of text.matchAll(HANDLE)) add('handle', match.index, match[0], match[0].slice(1).toLowerCase());
  }
  if (text.includes('#'))
    for (const match of text.matchAll(HASHTAG)) add('hashtag', match.index, match[0], match[0].slice(1).toLowerCase());
  if (DOMAIN.test(text)) for (const match of text.matchAll(BARE)) add('url', match.index, trimmed(match[0]), undefined);
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return found.filter((one) => {
    if (one.start < end) return false;
    end = one.end;
    return true;
  });
}

/** Most paragraphs have no point inside a word. */
const DOMAIN = /\.(?:com|org|net|gov|edu|mil|info|int|co\.|tv|io)|www\./i;

/** Without the marks of the sentence; a closing parenthesis stays where the address opens one. */
function trimmed(words: string): string {
  const tail = TRAILING.exec(words);
  if (tail === null) return words;
  const kept = words.slice(0, tail.index);
  return tail[0].startsWith(')') && kept.includes('(') && !kept.includes(')') ? `${kept})` : kept;
}
