/**
 * The fields of the documents in the cluster, and how the values of facets stand in them.
 *
 * One index holds articles and, as their children, passages and utterances; another the values of facets and whatever else is looked up by name.
 */
import { createHash } from 'node:crypto';
import type { FacetField, Scope } from '../../domain/search.ts';

/** Version of documents and mappings: an index of another version is not searched. */
export const FORMAT = 3;

/** JSON as it is sent to the cluster. */
export type Json = Record<string, unknown>;
/** A clause of OpenSearch's query language. */
export type Query = Json;

/** The relation between an article and its units. */
export const JOIN = 'unit';
export const KIND_OF_SCOPE = { passages: 'passage', quotations: 'utterance', articles: 'article' } as const satisfies Record<Scope, string>;

/** Surface forms in their order, and stems without; each analysed by `src/text/` and sent as terms with blanks between. */
export interface WordFields {
  surface: string;
  stems: string;
}
export const TEXT: WordFields = { surface: 'text', stems: 'text_stems' };
export const SAID: WordFields = { surface: 'said', stems: 'said_stems' };
export const TITLE: WordFields = { surface: 'title', stems: 'title_stems' };

/** Nested in a passage: of each utterance in it what is judged together. */
export const ROWS = 'rows';

/** The facets that hold of one utterance. */
export const ROW_FIELDS = ['speaker', 'speaker-kind', 'kind'] as const;
export type RowField = (typeof ROW_FIELDS)[number];

export function isRowField(field: FacetField): field is RowField {
  return (ROW_FIELDS as readonly FacetField[]).includes(field);
}

/** The field that a facet is counted by. Its values are keys. */
export function facetFieldName(field: FacetField): string {
  return `f_${field.replace('-', '_')}`;
}

const SEPARATOR = '\u0001';
/** Of a title so much goes into a key. */
export const MAX_KEY_LABEL = 300;

/**
 * A value of a facet as the cluster counts it: the label before the value, so that equal counts come in the order of labels.
 * Cut at `MAX_KEY_LABEL` code units; who shows a label of that length looks it up.
 */
export function facetKey(value: string, label: string): string {
  return label === value ? value : `${label.slice(0, MAX_KEY_LABEL)}${SEPARATOR}${value}`;
}

export function parseKey(key: string): { value: string; label: string } {
  const at = key.lastIndexOf(SEPARATOR);
  return at < 0 ? { value: key, label: key } : { label: key.slice(0, at), value: key.slice(at + 1) };
}

/** Stands for the label of a speaker who is no entity: its words differ from article to article ("a U.S. official", "the U.S. official"). */
export function speakerKeyLabel(value: string): string {
  return value.slice(value.indexOf(':') + 1).replaceAll('-', ' ');
}

/** Documents of an article lie where its own lies. */
export interface DocumentPlace {
  id: string;
  routing: string;
}

/** Longer ids are no ids to OpenSearch. */
const MAX_ID_BYTES = 400;

function documentId(prefix: string, id: string): string {
  const own = prefix + id;
  return Buffer.byteLength(own) <= MAX_ID_BYTES ? own : `${prefix}${createHash('sha256').update(id).digest('base64url')}`;
}

/** Also the routing of everything that belongs to the article. */
export function articleDocumentId(id: string): string {
  return documentId('a ', id);
}

export function utteranceDocumentId(articleId: string, place: number): string {
  return `${documentId('u ', articleId)} ${String(place)}`;
}

export function valueDocumentId(value: string): string {
  return documentId('v ', value);
}

/** Of an id of the past, or one that an article gives, that belongs to another entity. */
export function formerIdDocumentId(id: string): string {
  return documentId('i ', id);
}

export function formerPassageDocumentId(id: string): string {
  return documentId('p ', id);
}

export function arrivalDocumentId(articleId: string): string {
  return documentId('n ', articleId);
}

export function correctionDocumentId(id: string): string {
  return documentId('c ', id);
}
