/**
 * What `<time>` and microdata say inside a line of a page: the day that a machine reads, whatever people are shown ("2 hours ago",
 * "Feb 1"), and whether it is that of publication or of a change.
 *
 * Microdata decide, then the words that people see before it or in it, then names of classes: themes call every date "updated".
 */
import { parseDate } from '../published-date.ts';
import type { PageElement } from './page-tree.ts';

export interface StatedTime {
  /** Perhaps partial, as `Article.published`. */
  date: string;
  role: 'published' | 'modified' | undefined;
}

const CHANGE = /\b(?:updated|modified|edited|revised)(?: on| at)?\s*:?\s*$/iu;
const PUBLICATION = /\b(?:published|posted|released|created)(?: on| at)?\s*:?\s*$/iu;
const ITEMS: ReadonlyMap<string, StatedTime['role']> = new Map([
  ['datepublished', 'published'],
  ['datecreated', 'published'],
  ['datemodified', 'modified'],
]);

/** The role that words right before a date give it. */
function roleOfWords(words: string): StatedTime['role'] {
  if (CHANGE.test(words)) return 'modified';
  return PUBLICATION.test(words) ? 'published' : undefined;
}

/** The role that a class, its own or that of what is around it, gives a date. */
export function roleOfClass(element: PageElement): StatedTime['role'] {
  const names = `${element.attributes.get('class') ?? ''} ${element.parent?.attributes.get('class') ?? ''}`;
  if (/updated|modified/iu.test(names) && !/published/iu.test(names)) return 'modified';
  return element.attributes.has('pubdate') || /publish|entry-date|pub-?date|posted/iu.test(names) ? 'published' : undefined;
}

/** Whether an element can state a time at all; asked of every inline element. */
export function canStateTime({ tag, attributes }: PageElement): boolean {
  return tag === 'time' || (attributes.size > 0 && ITEMS.has(attributes.get('itemprop')?.toLowerCase() ?? ''));
}

/** The time that such an element states after the words `before`, within one line; `undefined` when it is no date. */
export function statedTime(element: PageElement, before: string): StatedTime | undefined {
  const inside = element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .slice(0, 200);
  const date = parseDate(element.attributes.get('datetime') ?? element.attributes.get('content') ?? inside);
  if (date === undefined) return undefined;
  const item = ITEMS.get(element.attributes.get('itemprop')?.toLowerCase() ?? '');
  const words = roleOfWords(before.slice(-60)) ?? roleOfWords(/^\s*[\p{L} ]{0,40}:?/u.exec(inside)?.[0] ?? '');
  return { date, role: item ?? words ?? roleOfClass(element) };
}
