/**
 * The words that a link marks: read from its address, and found again in a text that was edited since.
 *
 * Other words are never marked in silence: what is marked is what the link was made of, or is said to have changed.
 */
import type { Span } from '../domain/annotation.ts';
import { PullquoteError } from '../domain/errors.ts';
import { type Selection, selectedWords } from '../domain/selector.ts';
import { wordPairs } from './present/text-difference.ts';
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

/** What stands now where a span stood, by the words around it that stayed; `undefined` where too few of its own did. */
function follow(was: string, now: string, span: Span): Span | undefined {
  const pairs = wordPairs(was, now);
  const touching = pairs.filter(({ before }) => before !== undefined && before.end > span.start && before.start < span.end);
  const first = pairs.findIndex(({ before }) => before !== undefined && before.end > span.start);
  const last = pairs.findLastIndex(({ before }) => before !== undefined && before.start < span.end);
  const kept = touching.filter(({ after }) => after !== undefined);
  if (kept.length === 0 || kept.length < KEPT * touching.length) return undefined;
  const within = pairs.slice(first, last + 1).flatMap(({ after }) => after ?? []);
  const [one, other] = [within[0], within.at(-1)];
  if (one === undefined || other === undefined || within.length > 2 * touching.length) return undefined;
  const [opening, closing] = [pairs[first], pairs[last]];
  const cutBefore = opening?.after === one && opening.before ? Math.max(0, span.start - opening.before.start) : 0;
  const cutAfter = closing?.after === other && closing.before ? Math.max(0, closing.before.end - span.end) : 0;
  return { start: one.start + cutBefore, end: other.end - cutAfter };
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
