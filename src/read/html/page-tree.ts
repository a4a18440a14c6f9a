/**
 * Markup to a small tree of elements and strings, within bounds.
 *
 * parse5 follows the HTML standard, so that broken markup becomes what a browser would show. Its tree is copied into a leaner one in
 * which nothing lies deeper than `MAX_DEPTH`: what does is hung on its ancestor at that depth, in the order of the text. Pages that
 * would take unreasonable memory are refused. Scripts are never run; only the data of JSON-LD scripts is kept.
 */
import { defaultTreeAdapter, parse } from 'parse5';
import type { DefaultTreeAdapterMap, DefaultTreeAdapterTypes, TreeAdapter } from 'parse5';
import { PullquoteError } from '../../domain/errors.ts';

export interface PageElement {
  /** Lower case. */
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: PageElement | undefined;
  readonly children: PageNode[];
}
export type PageNode = PageElement | string;

/** Real pages stay below 60 levels; the limit bounds every walk up or down the tree. */
export const MAX_DEPTH = 256;
/** Markup of a few bytes can stand for hundreds of elements (unclosed formatting is repeated in each paragraph). A long live blog has about 30,000. */
export const MAX_ELEMENTS = 300_000;
/** Code units. Pages saved with their images inside reach 20 million. */
export const MAX_LENGTH = 32_000_000;

/** Elements that hold no text of the page. `noscript` repeats what scripts show. */
const NOT_TEXT = new Set(['style', 'template', 'noscript', 'svg', 'math', 'iframe', 'object', 'embed', 'canvas', 'audio', 'video', 'map']);

/**
 * The `<html>` element of a page.
 *
 * @throws PullquoteError `unreadable` when the page is larger than the limits above.
 */
export function parsePage(html: string): PageElement {
  if (html.length > MAX_LENGTH) throw new PullquoteError('unreadable', `the page is longer than ${MAX_LENGTH} characters`);
  const document = parse(emptyScripts(html), { treeAdapter: countingAdapter(), scriptingEnabled: true });
  return copyTree(document);
}

const RAW_OPENING = /<(script|style)(?=[\s>])/giu;
/** Longer tags are left to the parser. */
const MAX_TAG_LENGTH = 4000;

/**
 * Half of a page is scripts and styles, which the parser would read character by character: their content is taken out first.
 * Data is kept, and so is what only the parser can delimit (a comment opening inside a script). Linear.
 */
function emptyScripts(html: string): string {
  const kept: string[] = [];
  let from = 0;
  RAW_OPENING.lastIndex = 0;
  for (let opening = RAW_OPENING.exec(html); opening !== null; opening = RAW_OPENING.exec(html)) {
    const content = endOfTag(html, opening.index);
    if (content === undefined) {
      RAW_OPENING.lastIndex += MAX_TAG_LENGTH;
      continue;
    }
    const end = findClosing(html, opening[1] ?? '', content);
    if (end === -1) break;
    RAW_OPENING.lastIndex = end;
    if (/ld\+json/iu.test(html.slice(opening.index, content)) || html.slice(content, end).includes('<!--')) continue;
    kept.push(html.slice(from, content));
    from = end;
  }
  return kept.length === 0 ? html : kept.join('') + html.slice(from);
}

/** Offset after the tag that begins at `start`; a ">" in quotes does not end it. */
function endOfTag(html: string, start: number): number | undefined {
  let quote = '';
  for (let i = start; i < html.length && i < start + MAX_TAG_LENGTH; i++) {
    const sign = html.charAt(i);
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '>') return i + 1;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  return undefined;
}

function findClosing(html: string, tag: string, from: number): number {
  const closing = tag.toLowerCase() === 'script' ? /<\/script[\s/>]/giu : /<\/style[\s/>]/giu;
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? -1;
}

function countingAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let elements = 0;
  return {
    ...defaultTreeAdapter,
    createElement(tagName, namespaceURI, attrs) {
      elements++;
      if (elements > MAX_ELEMENTS) throw new PullquoteError('unreadable', `the page has more than ${MAX_ELEMENTS} elements`);
      return defaultTreeAdapter.createElement(tagName, namespaceURI, attrs);
    },
  };
}

interface Pending {
  nodes: readonly DefaultTreeAdapterTypes.ChildNode[];
  next: number;
  into: PageElement;
}

/** Walks with a stack of its own: the depth of the parsed tree is not bounded. */
function copyTree(document: DefaultTreeAdapterTypes.Document): PageElement {
  const root: PageElement = { tag: '#document', attributes: new Map(), parent: undefined, children: [] };
  const stack: Pending[] = [{ nodes: document.childNodes, next: 0, into: root }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const node = top.nodes[top.next++];
    if (node === undefined) {
      stack.pop();
    } else if (defaultTreeAdapter.isTextNode(node)) {
      top.into.children.push(node.value);
    } else if (defaultTreeAdapter.isElementNode(node)) {
      const element = copyElement(node, top.into);
      if (element === undefined) continue;
      top.into.children.push(element);
      stack.push({ nodes: node.childNodes, next: 0, into: stack.length < MAX_DEPTH ? element : top.into });
    }
  }
  const html = root.children.find((node): node is PageElement => typeof node !== 'string' && node.tag === 'html');
  return html ?? root;
}

function copyElement(node: DefaultTreeAdapterTypes.Element, parent: PageElement): PageElement | undefined {
  if (NOT_TEXT.has(node.tagName)) return undefined;
  const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
  if (node.tagName === 'script' && !/^application\/ld\+json/iu.test(attributes.get('type')?.trim() ?? '')) return undefined;
  return { tag: node.tagName, attributes, parent, children: [] };
}

/** The elements below one, in the order of the page, itself first. */
export function* elementsOf(root: PageElement): Generator<PageElement> {
  const stack = [root];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    yield element;
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i];
      if (child !== undefined && typeof child !== 'string') stack.push(child);
    }
  }
}
