/**
 * A list of quotations and paragraphs that somebody gathered, in an order, with notes. It is kept nowhere: the list is its link
 * (`clippings-link.ts`), so whoever has the link has the list.
 */
import type { PassageId } from './annotation.ts';
import { PullquoteError } from './errors.ts';
import { PASSAGE_ID } from './ids.ts';
import type { Selection } from './selector.ts';

export interface Clipping {
  passage: PassageId;
  /** The words of the passage that are meant; without it the whole passage. */
  selection?: Selection;
  /** Plain text, maybe of several lines; "" where there is none. */
  note: string;
}

export interface Clippings {
  /** "" where it has none. */
  title: string;
  items: readonly Clipping[];
}

/** As much as is read on one page, and as fits into an address. */
export const MOST_CLIPPINGS = 200;
export const LONGEST_NOTE = 1000;
/** Of all notes together: a form sends them in an address, in which one letter may take nine characters. */
export const LONGEST_NOTES = 6000;
export const LONGEST_TITLE = 120;
export const MOST_SPANS = 100;
export const MOST_OFFSET = 999_999_999;

/** A clipping as one parameter: `p-ID`, or `p-ID.START-END_START-END.CHECK`. Every character of it stands in an address as it is. */
export function clippingRef({ passage, selection }: Pick<Clipping, 'passage' | 'selection'>): string {
  if (selection === undefined) return passage;
  const spans = selection.spans.map(({ start, end }) => `${start}-${end}`).join('_');
  return `${passage}.${spans}.${selection.check}`;
}

const CHECK = /^[0-9a-z]{1,7}$/;
const MOST_CHECK = 0xff_ff_ff_ff;

/** Whether the text may be what `checkOf` gives. */
export function isCheck(text: string): boolean {
  return CHECK.test(text) && Number.parseInt(text, 36) <= MOST_CHECK && Number.parseInt(text, 36).toString(36) === text;
}

/** The selection of spans, or nothing where they are not in the order of the text. */
export function orderedSelection(spans: readonly { start: number; end: number }[], check: string): Selection | undefined {
  const [first, ...rest] = spans;
  const isOrdered = spans.every(({ start, end }, i) => start < end && end <= MOST_OFFSET && start >= (spans[i - 1]?.end ?? 0));
  return first === undefined || !isOrdered || spans.length > MOST_SPANS || !isCheck(check) ? undefined : { spans: [first, ...rest], check };
}

function readSpans(text: string): { start: number; end: number }[] {
  return text.split('_', MOST_SPANS + 1).map((part) => {
    const [, start = '1', end = '0'] = /^(\d{1,9})-(\d{1,9})$/.exec(part) ?? [];
    return { start: Number(start), end: Number(end) };
  });
}

/** @throws PullquoteError bad-request */
export function readClippingRef(text: string): Clipping {
  const [passage = '', spans, check, ...rest] = text.split('.', 4);
  if (PASSAGE_ID.test(passage) && rest.length === 0) {
    if (spans === undefined) return { passage, note: '' };
    const selection = orderedSelection(readSpans(spans), check ?? '');
    if (selection !== undefined) return { passage, selection, note: '' };
  }
  throw new PullquoteError('bad-request', 'a clipping is p-ID, or p-ID.START-END.CHECK, and one of the address is not');
}

/** A text as it is kept: line ends are one character, other control characters are gone. */
function clean(text: string): string {
  // Half of a character is none.
  const whole = Buffer.from(text, 'utf8').toString('utf8');
  return whole
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
    .trim();
}

/** The list with its texts clean, each clipping once. @throws PullquoteError bad-request, where it is more than a list may be */
export function boundedClippings({ title, items }: Clippings): Clippings {
  const byRef = new Map<string, Clipping>();
  for (const item of items) {
    const ref = clippingRef(item);
    const note = clean(item.note);
    const held = byRef.get(ref);
    if (held === undefined) byRef.set(ref, { ...item, note });
    else if (held.note === '') byRef.set(ref, { ...held, note });
  }
  const kept = [...byRef.values()];
  if (kept.length > MOST_CLIPPINGS) throw new PullquoteError('bad-request', `a list may have ${MOST_CLIPPINGS} clippings at most`);
  if (kept.some(({ note }) => note.length > LONGEST_NOTE))
    throw new PullquoteError('bad-request', `a note may have ${LONGEST_NOTE} characters at most`);
  if (kept.reduce((sum, { note }) => sum + note.length, 0) > LONGEST_NOTES)
    throw new PullquoteError('bad-request', `the notes of a list may have ${LONGEST_NOTES} characters at most, all together`);
  const named = clean(title).replace(/\s+/gu, ' ');
  if (named.length > LONGEST_TITLE) throw new PullquoteError('bad-request', `a title may have ${LONGEST_TITLE} characters at most`);
  return { title: named, items: kept };
}

/** The items with one at another place; as they are where there is no such item. */
export function movedTo(items: readonly Clipping[], from: number, to: number): Clipping[] {
  const item = items[from];
  if (item === undefined) return [...items];
  const others = items.filter((_, i) => i !== from);
  const place = Math.max(0, Math.min(others.length, to));
  return [...others.slice(0, place), item, ...others.slice(place)];
}
