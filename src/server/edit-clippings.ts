/** What an address asks to be done with a list of clippings: what is added and taken out, what was typed, and the button that was pressed. */
import {
  boundedClippings,
  type Clipping,
  type Clippings,
  clippingRef,
  MOST_CLIPPINGS,
  movedTo,
  readClippingRef,
} from '../domain/clippings.ts';
import { unpackClippings } from '../domain/clippings-link.ts';
import { PullquoteError } from '../domain/errors.ts';
import { singleValue } from './url-query.ts';

/** Lists that one address joins. */
const MOST_LISTS = 4;

function refused(message: string): PullquoteError {
  return new PullquoteError('bad-request', message);
}

/** What was typed into the form of the list; its notes stand in the order of the clippings. */
function withTyped(clippings: Clippings, params: URLSearchParams): Clippings {
  const notes = params.getAll('note');
  if (notes.length > 0 && notes.length !== clippings.items.length) throw refused('the notes of this address are not those of its list');
  const items = clippings.items.map((item, i) => ({ ...item, note: notes[i] ?? item.note }));
  return { title: params.has('title') ? (singleValue(params, 'title') ?? '') : clippings.title, items };
}

/** The list, or the lists joined, with what was typed, taken out and added. @throws PullquoteError bad-request */
export function readClippings(params: URLSearchParams): Clippings {
  const lists = params.getAll('list').filter((list) => list !== '');
  if (lists.length > MOST_LISTS) throw refused(`an address may join ${MOST_LISTS} lists at most`);
  const added = params.getAll('c').filter((ref) => ref !== '');
  const taken = new Set(params.getAll('x'));
  if (added.length > MOST_CLIPPINGS || taken.size > MOST_CLIPPINGS) throw refused(`a list may have ${MOST_CLIPPINGS} clippings at most`);
  const unpacked = lists.map(unpackClippings);
  const joined: Clippings = {
    title: unpacked.find(({ title }) => title !== '')?.title ?? '',
    items: boundedClippings({ title: '', items: unpacked.flatMap(({ items }) => items) }).items,
  };
  const { title, items } = withTyped(joined, params);
  const left = items.filter((item) => !taken.has(clippingRef(item)));
  return boundedClippings({ title, items: [...left, ...added.map(readClippingRef)] });
}

/** Whether an address only says a list, and asks for nothing to be done with it. */
export function isPlainList(params: URLSearchParams): boolean {
  return params.getAll('list').length <= 1 && !['c', 'x', 'note', 'title', 'do'].some((name) => params.has(name));
}

const MOVES: Readonly<Record<string, (at: number) => number>> = { up: (at) => at - 1, down: (at) => at + 1, first: () => 0 };
export const ORDERS = ['date', 'speaker'] as const;
export type ClippingOrder = (typeof ORDERS)[number];

export interface Deed {
  items: readonly Clipping[];
  /** The number of the clipping that was moved, or that took the place of one that was removed; from 1. */
  at?: number;
  /** What the list is to be sorted by. */
  order?: ClippingOrder;
}

/** What the pressed button does. @throws PullquoteError bad-request */
export function doToClippings(items: readonly Clipping[], deed: string | undefined): Deed {
  if (deed === undefined || deed === 'save') return { items };
  const order = ORDERS.find((one) => one === deed);
  if (order !== undefined) return { items, order };
  const [, what = '', number = ''] = /^(up|down|first|remove)\.(\d{1,3})$/.exec(deed) ?? [];
  const at = Number(number) - 1;
  if (items[at] === undefined) throw refused('the parameter "do" says nothing that can be done with this list');
  if (what === 'remove') {
    const left = items.filter((_, i) => i !== at);
    return { items: left, ...(left.length === 0 ? {} : { at: Math.min(at + 1, left.length) }) };
  }
  const to = Math.max(0, Math.min(items.length - 1, MOVES[what]?.(at) ?? at));
  return { items: movedTo(items, at, to), at: to + 1 };
}
