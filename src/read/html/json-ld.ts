/**
 * What a page says of itself in JSON-LD: the one node that describes the article.
 *
 * Pages write it with errors that no parser forgives (raw line breaks in strings, a comma too many, markup in values): the common ones are
 * mended, and what still cannot be read is as if it were not there.
 *
 * @see https://schema.org/Article
 */
import { elementsOf, type PageElement, parsePage } from './page-tree.ts';
import { segmentPage } from './segment-page.ts';

export type JsonNode = Readonly<Record<string, unknown>>;

export interface LinkedData {
  /** The article's node; empty when there is none. */
  article: JsonNode;
  /** The node of the page as a page. */
  page: JsonNode;
  /** The site's own node. */
  site: JsonNode;
  /** A node by its `@id`, where a value only refers to one; anything else as it is. */
  resolve: (value: unknown) => unknown;
}

const ARTICLE_TYPE = /(?:Article|Posting|Report|Review)$/u;
const MAX_NODES = 2000;
const MAX_DEPTH = 20;
const MAX_SCRIPT_LENGTH = 2_000_000;

/** Reads all JSON-LD of a page. `isThis` tells whether a headline is that of the page, for pages that describe several articles. */
export function readLinkedData(root: PageElement, isThis: (headline: string) => boolean): LinkedData {
  const nodes: JsonNode[] = [];
  for (const element of elementsOf(root)) {
    const source = element.tag === 'script' ? element.children[0] : undefined;
    if (typeof source === 'string') collectNodes(parseLenient(source), nodes, 0);
  }
  const byId = new Map(nodes.map((node) => [node['@id'], node]));
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE_TYPE.test(type)));
  const named = articles.filter((node) => textValue(node['headline'] ?? node['name']) !== '');
  return {
    article: named.find((node) => isThis(textValue(node['headline'] ?? node['name']))) ?? named[0] ?? articles[0] ?? {},
    page: nodes.find((node) => typesOf(node).some((type) => type.endsWith('WebPage'))) ?? {},
    site: nodes.find((node) => typesOf(node).includes('WebSite')) ?? {},
    resolve: (value) => (isNode(value) && '@id' in value && Object.keys(value).length === 1 ? (byId.get(value['@id']) ?? value) : value),
  };
}

export function isNode(value: unknown): value is JsonNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The types of a node, without the address of the vocabulary. */
export function typesOf(node: JsonNode): string[] {
  const types: unknown[] = Array.isArray(node['@type']) ? node['@type'] : [node['@type']];
  return types.filter((type) => typeof type === 'string').map((type) => type.replace(/^.*[/#]/u, ''));
}

/** A string of the page as plain text: entities and tags in it undone. "" for anything else. */
export function textValue(value: unknown): string {
  if (typeof value !== 'string') return '';
  const text = value.slice(0, 2000);
  const plain = /[&<]/u.test(text)
    ? segmentPage(parsePage(text))
        .map((piece) => piece.text)
        .join(' ')
    : text;
  return plain.replace(/\s+/gu, ' ').trim();
}

/** The paragraphs of a text with line breaks, in which there may be markup. */
export function paragraphsOf(text: string): string[] {
  return segmentPage(parsePage(text.replace(/(?<!\s)\s*\n\s*/gu, '<br><br>'))).map((piece) => piece.text);
}

function collectNodes(value: unknown, nodes: JsonNode[], depth: number): void {
  if (depth > MAX_DEPTH || nodes.length >= MAX_NODES) return;
  if (Array.isArray(value)) {
    for (const one of value) collectNodes(one, nodes, depth + 1);
  } else if (isNode(value)) {
    if (value['@type'] !== undefined) nodes.push(value);
    for (const key of ['@graph', 'mainEntity', 'itemReviewed', 'hasPart']) if (key in value) collectNodes(value[key], nodes, depth + 1);
  }
}

function parseLenient(source: string): unknown {
  if (source.length > MAX_SCRIPT_LENGTH) return undefined;
  const bare = source.replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/gu, '');
  return tryParse(bare) ?? tryParse(bare.replace(/[\u0000-\u001f]+/gu, ' ').replace(/,\s*([}\]])/gu, '$1'));
}

function tryParse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
