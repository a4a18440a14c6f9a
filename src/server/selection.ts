/**
 * The words that a link marks: read from its address, and found again in a text that was edited since.
 *
 * Other words are never marked in silence: what is marked is what the link was made of, or is said to have changed.
 */
import type { Span } from '../domain/annotation.ts';
import { PullquoteError } from '../domain/errors.ts';
import { type Selection, selectedWords } from '../domain/selector.ts';
import { type Word, type WordPair, wordPairs } from './present/text-difference.ts';
import { singleValue } from './url-query.ts';

const MOST_SPANS = 100;
/** Of the words that a link marked, so many must still stand there for the rest to be called changed. */
const KEPT = 0.5;

/** The selection of a link. @throws PullquoteError bad-request */
export function linkedSelection(params: URLSearchParams): Selection | undefined {
  const text = singleValue(params, 'span');
  if (text === undefined) return undefined;
  const spans = text.split(',', MOST_SPANS).map((part) => {
    const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(part) ?? [];
    return start === undefined || end === undefined ? undefined : { start: Number(start), end: Number(end) };
  });
  const isOrdered = spans.every((span, i) => span !== undefined && span.start < span.end && span.start >= (spans[i - 1]?.end ?? 0));
  const [first, ...rest] = spans.filter((span) => span !== undefined);
  if (!isOrdered || first === undefined) throw new PullquoteError('bad-request', 'the parameter "span" is not START-END');
  return { spans: [first, ...rest], check: singleValue(params, 'check') ?? '' };
}

/** What has become of the words of a link. `was`: what it was given out for, where that is known. */
export type SelectionNow =
  | { state: 'same'; spans: Span[] }
  | { state: 'changed'; spans: Span[]; was: string }
  | { state: 'lost'; was?: string };

/** Where the words stand, if they do so once: first where the link says, else wherever else. */
function findExactly(text: string, words: string, start: number): Span | undefined {
  if (text.startsWith(words, start)) return { start, end: start + words.length };
  const at = text.indexOf(words);
  return at < 0 || text.includes(words, at + 1) ? undefined : { start: at, end: at + words.length };
}

/** A stop that took the place of a stop belongs to the words as that did. */
const STOP = /[.,;:!?…]/u;

/** Where a span begins in the word as it is now: as much of the punctuation before it is marked as the span had of it. */
function startIn(texts: Texts, before: Word, after: Word, { start }: Span): number {
  if (start > before.core.start) return Math.min(after.core.end, after.core.start + start - before.core.start);
  let at = after.core.start;
  let own = before.core.start;
  while (at > after.start && own > start && texts.was[own - 1] === texts.now[at - 1]) {
    at--;
    own--;
  }
  return at;
}

/** Where a span ends in the word as it is now. */
function endIn(texts: Texts, before: Word, after: Word, { end }: Span): number {
  if (end < before.core.end) return Math.max(after.core.start, after.core.end - (before.core.end - end));
  let at = after.core.end;
  for (let own = before.core.end; at < after.end && own < end; own++, at++) {
    const [was, now] = [texts.was.charAt(own), texts.now.charAt(at)];
    if (was !== now && !(STOP.test(was) && STOP.test(now))) break;
  }
  return at;
}

interface Texts {
  was: string;
  now: string;
}

/** What stands now where a span stood, by the words around it that stayed; `undefined` where too few of its own did. */
function follow(was: string, now: string, span: Span): Span | undefined {
  const pairs = wordPairs(was, now);
  const isOwn = ({ before }: WordPair): boolean => before !== undefined && before.end > span.start && before.start < span.end;
  const touching = pairs.filter(isOwn);
  const first = pairs.findIndex(isOwn);
  let last = pairs.findLastIndex(isOwn);
  const kept = touching.filter(({ after }) => after !== undefined);
  if (kept.length === 0 || kept.length < KEPT * touching.length) return undefined;
  const [opening, closing] = [pairs[first], pairs[last]];
  // Words that took the place of the last ones stand behind these.
  const replaced = touching.length - 1 - touching.findLastIndex(({ after }) => after !== undefined);
  for (let more = 0; more < replaced && pairs[last + 1]?.before === undefined && last + 1 < pairs.length; more++) last++;
  const within = pairs.slice(first, last + 1).flatMap(({ after }) => after ?? []);
  const [one, other] = [within[0], within.at(-1)];
  if (one === undefined || other === undefined || within.length > 2 * touching.length) return undefined;
  const texts = { was, now };
  const start = opening?.before && opening.after ? startIn(texts, opening.before, opening.after, span) : one.core.start;
  const end = closing?.before && closing.after ? endIn(texts, closing.before, closing.after, span) : other.core.end;
  return start < end ? { start, end } : undefined;
}

/**
 * Finds the words of a link.
 *
 * @param was the text that the link was given out for
 * @param now the text as it is: the same one, or what took its place
 */
export function findSelection(was: string, now: string, selection: Selection): SelectionNow {
  const words = selectedWords(was, selection);
  if (words === undefined) return { state: 'lost' };
  if (was === now) return { state: 'same', spans: [...selection.spans] };
  const spans: Span[] = [];
  let isSame = true;
  for (const [i, span] of selection.spans.entries()) {
    const own = words[i] ?? '';
    const found = findExactly(now, own, span.start) ?? follow(was, now, span);
    if (found === undefined) return { state: 'lost', was: words.join(' … ') };
    isSame &&= now.slice(found.start, found.end) === own;
    spans.push(found);
  }
  return isSame ? { state: 'same', spans } : { state: 'changed', spans, was: words.join(' … ') };
}
