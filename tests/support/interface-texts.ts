/** What of a page is read or heard: its texts and the attributes that stand for texts, without what is an example or another language. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** Read aloud, shown on hover or by a script. What is copied from a page (`data-copy`, `data-reference`) is not of it. */
const READ = new Set(['title', 'aria-label', 'placeholder', 'alt', 'data-done', 'data-failed', 'data-lost']);
const READ_IN_HEAD = new Set(['description', 'og:title', 'og:description']);
/** Of the list of suggestions, the kinds of them. */
const SUGGESTIONS = 'suggestions';
const NOT_READ = new Set(['script', 'style', 'code', 'kbd', 'pre', 'textarea']);

export interface PageText {
  /** In the order of the page; attributes stand by themselves. */
  words: string;
  attributes: string[];
}

/** @param skipped whether an element, by its attributes, is in another language than the page */
export function readPage(html: string, skipped: (attributes: ReadonlyMap<string, string>) => boolean): PageText {
  const attributes: string[] = [];
  const read = (node: Node): string => {
    if (node.nodeName === '#text') return 'value' in node ? node.value : '';
    if (!('childNodes' in node)) return '';
    if ('attrs' in node) {
      const own = new Map(node.attrs.map(({ name, value }) => [name, value]));
      if (NOT_READ.has(node.tagName) || skipped(own)) return '';
      const isMeta = node.tagName === 'meta' && READ_IN_HEAD.has(own.get('name') ?? own.get('property') ?? '');
      for (const [name, value] of own) {
        const isLabel = own.get('id') === SUGGESTIONS && name.startsWith('data-');
        if (value !== '' && (READ.has(name) || isLabel || (isMeta && name === 'content'))) attributes.push(value);
      }
    }
    return `\n${node.childNodes.map(read).join('')}\n`;
  };
  return { words: read(parse(html)), attributes };
}
