/**
 * A stretch of a passage in a link: `span=START-END&check=HASH`, in UTF-16 code units. The check is of the words themselves, so that
 * a link never marks other ones; the browser makes the same in `views/client/selection.ts`.
 */
import type { Span } from '../domain/annotation.ts';
import { PullquoteError } from '../domain/errors.ts';
import { singleValue } from './url-query.ts';

export interface LinkedSpan extends Span {
  check: string;
}

/** FNV-1a over the code units, 32 bits in base 36: against mistakes, not against forgers. */
export function checkOf(words: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}

/** The span of a link. @throws PullquoteError bad-request */
export function linkedSpan(params: URLSearchParams): LinkedSpan | undefined {
  const text = singleValue(params, 'span');
  if (text === undefined) return undefined;
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(text) ?? [];
  if (start === undefined || end === undefined || Number(start) >= Number(end))
    throw new PullquoteError('bad-request', 'the parameter "span" is not START-END');
  return { start: Number(start), end: Number(end), check: singleValue(params, 'check') ?? '' };
}

/** The words that a link was given out for, where this is the text that it was made from. */
export function wordsAt(text: string, { start, end, check }: LinkedSpan): string | undefined {
  const words = text.slice(start, end);
  return words.length === end - start && checkOf(words) === check ? words : undefined;
}

/** Where the words stand, if they do so once: first where the link says, else, after an edit, wherever else. */
export function findWords(text: string, words: string, start: number): Span | undefined {
  if (text.startsWith(words, start)) return { start, end: start + words.length };
  const at = text.indexOf(words);
  return at < 0 || text.includes(words, at + 1) ? undefined : { start: at, end: at + words.length };
}
