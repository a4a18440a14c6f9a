/** What a feed holds, before it is written as Atom or JSON Feed. */
import { createHash } from 'node:crypto';
import type { Hit, Scope } from '../domain/search.ts';
import { attributionOf } from './attribution.ts';

export interface FeedEntry {
  /** `urn:uuid:…`, the same for as long as its text is. */
  id: string;
  title: string;
  /** Absolute. */
  link: string;
  /** The article where it was published. */
  original?: string;
  /** HTML, made of escaped texts. */
  html: string;
  text: string;
  /** When it came in: ISO 8601 with time, UTC. */
  at: string;
}

export interface Feed {
  title: string;
  /** The search in words. */
  subtitle: string;
  author: string;
  /** Addresses, absolute: of this page of the feed, of its first one, and of the search as a page. */
  self: string;
  first: string;
  home: string;
  previous?: string;
  next?: string;
  updated: string;
  entries: readonly FeedEntry[];
}

/** The namespace of these ids, itself made of the DNS one (RFC 9562, appendix A) and the name of the product. */
const NAMESPACE = Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex');
const TITLE_LENGTH = 120;

/** A name-based UUID. @see https://www.rfc-editor.org/rfc/rfc9562#section-5.5 */
export function uuidOf(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update('pullquote\0').update(name).digest().subarray(0, 16);
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x50, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What makes a hit the one that it is, whatever the index and its ranking; repeats within an article are told apart by whoever lists them. */
export function identityOf(hit: Hit, scope: Scope): string {
  if (scope === 'articles') return `article\0${hit.article.id}`;
  if (hit.quotation === undefined) return `passage\0${hit.passage.id}`;
  return ['quotation', ...hit.quotation.passages, hit.quotation.text].join('\0');
}

/** Text that HTML and XML read as it is, without the characters that XML cannot hold. */
export function escapeMarkup(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function cut(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= TITLE_LENGTH) return line;
  const head = Array.from(line).slice(0, TITLE_LENGTH).join('');
  const space = head.lastIndexOf(' ');
  return `${space < TITLE_LENGTH / 2 ? head : head.slice(0, space)}…`;
}

/** A hit as an entry; `link` is absolute, `name` its identity. */
export function feedEntry(hit: Hit, { link, at, scope, name }: { link: string; at: string; scope: Scope; name: string }): FeedEntry {
  const { words, isQuotation, speaker, title, source, published } = attributionOf(hit, link);
  const said = isQuotation ? `“${words}”` : words;
  const place = [title === '' ? undefined : `“${title}”`, source, published].filter((part) => part !== undefined).join(', ');
  const about = [speaker === undefined ? undefined : `— ${speaker}.`, place === '' ? undefined : `${place}.`].filter(
    (part) => part !== undefined,
  );
  const heading = scope === 'articles' || !isQuotation ? title : [speaker, cut(said)].filter((part) => part !== undefined).join(': ');
  const original = hit.article.url;
  return {
    id: `urn:uuid:${uuidOf(name)}`,
    title: heading === '' ? cut(said) : heading,
    link,
    ...(original !== undefined && URL.canParse(original) && /^https?:$/.test(new URL(original).protocol) ? { original } : {}),
    html: `<blockquote><p>${escapeMarkup(said)}</p></blockquote>${about.length === 0 ? '' : `<p>${escapeMarkup(about.join(' '))}</p>`}`,
    text: [said, ...about].join(' '),
    at,
  };
}
