/**
 * One pass over a page for everything that can tell of its title, authors, dates and address: `<meta>`, `<title>`, headings, `<time>`,
 * microdata, canonical link. What it means is decided in `page-metadata.ts`.
 */
import { textValue } from './json-ld.ts';
import { elementsOf, type PageElement } from './page-tree.ts';
import { roleOfClass } from './stated-time.ts';

/** What stands in a page for its metadata. */
export interface PageHead {
  metas: Map<string, string[]>;
  title: string;
  headings: string[];
  canonical: string;
  language: string;
  itemAuthors: string[];
  publishedTime: string;
  modifiedTime: string;
}

const MAX_HEADINGS = 20;
const MAX_AUTHORS = 50;

/** Collects it from all elements below `root`, in one pass. */
export function collectHead(root: PageElement): PageHead {
  const page: PageHead = {
    metas: new Map(),
    title: '',
    headings: [],
    canonical: '',
    itemAuthors: [],
    publishedTime: '',
    modifiedTime: '',
    language: root.attributes.get('lang') ?? root.attributes.get('xml:lang') ?? '',
  };
  for (const element of elementsOf(root)) collectElement(element, page);
  return page;
}

function collectElement(element: PageElement, page: PageHead): void {
  const { tag, attributes } = element;
  if (tag === 'meta') collectMeta(attributes, page);
  else if (tag === 'title') page.title ||= shown(element);
  else if (tag === 'h1' && page.headings.length < MAX_HEADINGS) page.headings.push(shown(element));
  else if (tag === 'link' && /^(?:\S+ )?canonical(?: \S+)?$/iu.test(attributes.get('rel')?.trim() ?? ''))
    page.canonical ||= attributes.get('href') ?? '';
  const item = attributes.get('itemprop')?.toLowerCase() ?? '';
  if (item === 'datepublished') page.publishedTime ||= timeOf(element);
  else if (item === 'datemodified') page.modifiedTime ||= timeOf(element);
  else if (tag === 'time') collectTime(element, page);
  const isAuthor = item === 'author' || (tag === 'a' && attributes.get('rel')?.toLowerCase() === 'author');
  if (isAuthor && page.itemAuthors.length < MAX_AUTHORS) page.itemAuthors.push(shown(nameElement(element)));
}

function collectMeta(attributes: ReadonlyMap<string, string>, page: PageHead): void {
  const content = textValue(attributes.get('content') ?? '');
  if (content === '') return;
  for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
    const name = attributes.get(key)?.toLowerCase().trim();
    if (name === undefined) continue;
    const values = page.metas.get(name);
    if (values === undefined) page.metas.set(name, [content]);
    else if (values.length < 50) values.push(content);
  }
}

/** A bare `<time>` counts here by the words in its class; by its place in the page, in the head of the article. */
function collectTime(element: PageElement, page: PageHead): void {
  const role = roleOfClass(element);
  if (role === 'modified') page.modifiedTime ||= timeOf(element);
  else if (role === 'published') page.publishedTime ||= timeOf(element);
}

function timeOf({ attributes, ...element }: PageElement): string {
  return attributes.get('datetime') ?? attributes.get('content') ?? shown({ attributes, ...element });
}

/** Inside an author's microdata, the element that holds the name. */
function nameElement(author: PageElement): PageElement {
  for (const element of elementsOf(author)) if (element.attributes.get('itemprop') === 'name') return element;
  return author;
}

/** Elements and strings that are looked at for one text: markup can hold the whole page in a heading, again and again. */
const MAX_NODES = 500;
const INLINE = /^(?:a|abbr|b|bdi|bdo|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr)$/u;

function shown(element: PageElement): string {
  const parts: string[] = [];
  let budget = MAX_NODES;
  const visit = (one: PageElement): void => {
    for (const child of one.children) {
      if (budget-- <= 0) return;
      if (typeof child === 'string') parts.push(child.slice(0, 1000));
      else {
        const edge = INLINE.test(child.tag) ? '' : ' ';
        parts.push(edge);
        visit(child);
        parts.push(edge);
      }
    }
  };
  visit(element);
  return parts.join('').replace(/\s+/gu, ' ').trim().slice(0, 1000);
}

/** The first content of the `<meta>` of this name; "" when there is none. */
export function meta(page: PageHead, name: string): string {
  return page.metas.get(name)?.[0] ?? '';
}
