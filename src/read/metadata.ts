/**
 * What a file states about its article: one reading of the many names that front matter and exported rows use for it.
 *
 * A value that cannot be understood is left out, never guessed and never an error: bad metadata must not cost the text.
 */
import type { Source } from '../domain/article.ts';
import { collapseSpace } from '../text/normalize.ts';
import { parseStatedAuthors } from './authors.ts';
import { languageTag } from './declared-language.ts';
import { parseDate } from './published-date.ts';

/** Every field that a file, or a rule of pullquote.yaml, can state. Absent means not stated. */
export interface Metadata {
  id?: string;
  title?: string;
  dek?: string;
  sources?: Source[];
  authors?: string[];
  published?: string;
  modified?: string;
  url?: string;
  language?: string;
}

const KEYS = {
  id: ['id'],
  title: ['title', 'headline'],
  dek: ['dek', 'subtitle', 'standfirst', 'subheadline', 'description', 'summary'],
  source: ['source', 'sources', 'publisher', 'outlet', 'publication', 'site_name', 'sitename', 'site'],
  authors: ['authors', 'author', 'byline', 'by', 'creator'],
  published: [
    'published',
    'date',
    'pubdate',
    'published_at',
    'publishedat',
    'date_published',
    'datepublished',
    'publish_date',
    'publication_date',
    'publisheddate',
    'created',
  ],
  modified: ['modified', 'updated', 'lastmod', 'date_modified', 'datemodified', 'updated_at', 'last_modified'],
  url: ['url', 'canonical', 'canonical_url', 'link', 'permalink'],
  language: ['language', 'lang', 'locale'],
} as const;
const LANGUAGE_TAG = /^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$/;
const SURROGATE = /\p{Surrogate}/gu;

/** A mapping, as YAML and JSON give it. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A scalar as text, its white space folded; "" for anything else. */
function textOf(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? collapseSpace(value.replace(SURROGATE, '\uFFFD')) : '';
}

function first(record: ReadonlyMap<string, unknown>, keys: readonly string[]): unknown {
  return keys.map((key) => record.get(key)).find((value) => value !== undefined && value !== null && value !== '');
}

/** The address when it is http or https; anything else is none. */
export function webAddress(value: unknown): string | undefined {
  const text = textOf(value);
  if (!/^https?:\/\//i.test(text) || text.length > 2000) return undefined;
  return URL.canParse(text) ? text : undefined;
}

function sourceOf(value: unknown): Source[] {
  if (Array.isArray(value)) return value.slice(0, 50).flatMap(sourceOf);
  if (isRecord(value)) {
    const name = textOf(value['name'] ?? value['title']);
    const url = webAddress(value['url']);
    return name === '' ? [] : [{ name, ...(url !== undefined && { url }) }];
  }
  const name = textOf(value);
  return name === '' ? [] : [{ name }];
}

function authorsOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return parseStatedAuthors(
    values.map((author: unknown) => textOf(typeof author === 'object' && author !== null && 'name' in author ? author.name : author)),
  );
}

/** Reads a parsed mapping; its keys in any case, values of any type. */
export function readMetadata(mapping: object): Metadata {
  const record = new Map(Object.entries(mapping).map(([key, value]: [string, unknown]) => [key.toLowerCase().replaceAll('-', '_'), value]));
  const text = (keys: readonly string[]): string | undefined => textOf(first(record, keys)) || undefined;
  const sources = sourceOf(first(record, KEYS.source));
  const authors = authorsOf(first(record, KEYS.authors));
  const language = text(KEYS.language);
  return stated({
    id: text(KEYS.id),
    title: text(KEYS.title),
    dek: text(KEYS.dek),
    sources: sources.length > 0 ? sources : undefined,
    authors: authors.length > 0 ? authors : undefined,
    published: parseDate(text(KEYS.published) ?? ''),
    modified: parseDate(text(KEYS.modified) ?? ''),
    url: webAddress(first(record, KEYS.url)),
    language: language !== undefined && LANGUAGE_TAG.test(language) ? languageTag(language) : undefined,
  });
}

/** The fields that are there; the first of several that states one wins. */
export function stated(...parts: { [K in keyof Metadata]?: Metadata[K] | undefined }[]): Metadata {
  const entries = parts.toReversed().flatMap((part) => Object.entries(part).filter(([, value]) => value !== undefined));
  return Object.fromEntries(entries);
}
