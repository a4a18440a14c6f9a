/**
 * What a query means, apart from how it is written. The leaves keep the text as it was written; `src/text/` makes terms of it
 * when it is searched or highlighted, so that every engine analyses it in one way.
 *
 * A tree is in canonical form when no `and` lies directly in an `and`, no `or` in an `or`, and both have at least two different
 * children. The parser makes no other.
 */
export const QUERY_FIELDS = [
  'said',
  'title',
  'speaker',
  'source',
  'person',
  'org',
  'place',
  'cites',
  'author',
  'kind',
  'before',
  'after',
] as const;
export type QueryField = (typeof QUERY_FIELDS)[number];

/** `cartel`: every inflection. Several terms in one written word ("US-aided") stand next to each other. */
export interface WordNode {
  type: 'word';
  text: string;
}
/** `cart*`: surface forms that begin so. */
export interface PrefixNode {
  type: 'prefix';
  text: string;
}
/** `cartle~`: surface forms a few edits away. */
export interface FuzzyNode {
  type: 'fuzzy';
  text: string;
}
/** `"exact words"`: surface forms, one after the other. */
export interface PhraseNode {
  type: 'phrase';
  text: string;
}
/** `"a b"~5`: all of the words, in any order, with at most `distance` other words among them. */
export interface NearNode {
  type: 'near';
  text: string;
  distance: number;
}
export interface FieldNode {
  type: 'field';
  field: QueryField;
  of: QueryNode;
}
export interface NotNode {
  type: 'not';
  of: QueryNode;
}
export interface AndNode {
  type: 'and';
  of: QueryNode[];
}
export interface OrNode {
  type: 'or';
  of: QueryNode[];
}
export type LeafNode = WordNode | PrefixNode | FuzzyNode | PhraseNode | NearNode;
export type QueryNode = LeafNode | FieldNode | NotNode | AndNode | OrNode;

export function isLeaf(node: QueryNode): node is LeafNode {
  return node.type !== 'field' && node.type !== 'not' && node.type !== 'and' && node.type !== 'or';
}

/** The conjunction of nodes in canonical form; `undefined` of none. */
export function conjunction(nodes: readonly QueryNode[]): QueryNode | undefined {
  return combine('and', nodes);
}

/** The disjunction of nodes in canonical form; `undefined` of none. */
export function disjunction(nodes: readonly QueryNode[]): QueryNode | undefined {
  return combine('or', nodes);
}

function combine(type: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode | undefined {
  const different = new Map<string, QueryNode>();
  for (const node of nodes) {
    for (const child of node.type === type ? node.of : [node]) {
      const key = JSON.stringify(child);
      if (!different.has(key)) different.set(key, child);
    }
  }
  const of = [...different.values()];
  return of.length < 2 ? of[0] : { type, of };
}

/** The leaves that speak for a hit (not below an exclusion), each with the field that it stands in. */
export function positiveLeaves(node: QueryNode | undefined, field?: QueryField): { leaf: LeafNode; field: QueryField | undefined }[] {
  if (node === undefined || node.type === 'not') return [];
  if (node.type === 'field') return positiveLeaves(node.of, node.field);
  if (node.type === 'and' || node.type === 'or') return node.of.flatMap((child) => positiveLeaves(child, field));
  return [{ leaf: node, field }];
}

/** The free words and phrases alone: without field terms and exclusions. Typo tolerance is decided on these. */
export function wordsAlone(node: QueryNode | undefined): QueryNode | undefined {
  if (node === undefined || node.type === 'not' || node.type === 'field') return undefined;
  if (isLeaf(node)) return node;
  const kept = node.of.flatMap((child) => wordsAlone(child) ?? []);
  return combine(node.type, kept);
}

/** The tree with every free word or phrase replaced; field terms and exclusions stay as they are. */
export function replaceWords(node: QueryNode, replace: (leaf: LeafNode) => QueryNode): QueryNode {
  if (node.type === 'not' || node.type === 'field') return node;
  if (isLeaf(node)) return replace(node);
  return (
    combine(
      node.type,
      node.of.map((child) => replaceWords(child, replace)),
    ) ?? node
  );
}
