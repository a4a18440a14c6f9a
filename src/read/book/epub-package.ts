/** What an EPUB says of itself: its pages in their order, its table of contents, its metadata. */
import { localName, readTags } from '../xml-tags.ts';

/** A text file of the archive by its name. @throws when there is none */
type ReadText = (name: string) => Promise<string>;

export interface BookPackage {
  /** Names in the archive, in reading order. */
  pages: string[];
  /** The table of contents: the navigation document, else the older NCX. */
  contents: string | undefined;
  /** For chapters that do not say it themselves. */
  metadata: { authors: string[]; source?: string; published?: string; language?: string };
}

const CONTAINER = 'META-INF/container.xml';
export const ENCRYPTION = 'META-INF/encryption.xml';
/** Scrambling by which fonts are kept from being copied; no text is hidden by it. */
const FONT_SCRAMBLING = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC']);
const MAX_PAGES = 20_000;

/** A reference of one file of the archive to another, as a name in the archive; without its fragment. */
function resolveName(from: string, reference: string): string {
  const path = reference.replace(/#.*$/s, '');
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // A stray percent sign stands for itself.
  }
  const parts = from.split('/').slice(0, -1);
  for (const part of decoded.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/**
 * Names of the files of the archive that are encrypted, as it says itself: their bytes are no text.
 * @throws when what it says cannot be read
 */
export async function readEncrypted(read: ReadText): Promise<Set<string>> {
  const names = new Set<string>();
  let algorithm = '';
  for (const { name, attributes } of readTags(await read(ENCRYPTION))) {
    const tag = localName(name);
    if (tag === 'EncryptedData') algorithm = '';
    // The first one is of the data; what is within a KeyInfo tells how the key is packed.
    else if (tag === 'EncryptionMethod') algorithm = algorithm === '' ? (attributes.get('Algorithm') ?? '') : algorithm;
    else if (tag === 'CipherReference' && !FONT_SCRAMBLING.has(algorithm)) names.add(resolveName('', attributes.get('URI') ?? ''));
  }
  return names;
}

/** @throws when the archive holds no package that can be read */
export async function readPackage(read: ReadText): Promise<BookPackage> {
  let name: string | undefined;
  for (const tag of readTags(await read(CONTAINER))) {
    if (localName(tag.name) === 'rootfile') name ??= tag.attributes.get('full-path');
  }
  if (name === undefined) throw new Error('its container names no package');
  const items = new Map<string, { href: string; type: string; properties: string }>();
  const spine: string[] = [];
  const metadata: BookPackage['metadata'] = { authors: [] };
  for (const { name: tag, attributes, text } of readTags(await read(name))) {
    const attribute = (key: string): string => attributes.get(key) ?? '';
    switch (localName(tag)) {
      case 'item':
        items.set(attribute('id'), {
          href: resolveName(name, attribute('href')),
          type: attribute('media-type'),
          properties: attribute('properties'),
        });
        break;
      case 'itemref':
        if (attribute('linear') !== 'no' && spine.length < MAX_PAGES) spine.push(attribute('idref'));
        break;
      case 'creator':
        if (text !== '' && metadata.authors.length < 50) metadata.authors.push(text);
        break;
      case 'publisher':
        if (text !== '') metadata.source ??= text;
        break;
      case 'date':
        if (text !== '' && !/modification/.test(attribute('opf:event'))) metadata.published ??= text;
        break;
      case 'language':
        if (text !== '') metadata.language ??= text;
        break;
    }
  }
  const isNavigation = ({ properties }: { properties: string }): boolean => /(?:^|\s)nav(?:\s|$)/.test(properties);
  const all = [...items.values()];
  const contents = all.find(isNavigation) ?? all.find(({ type }) => type === 'application/x-dtbncx+xml');
  const pages = spine.flatMap((id) => {
    const item = items.get(id);
    return item !== undefined && /html/.test(item.type) && !isNavigation(item) ? [item.href] : [];
  });
  return { pages: [...new Set(pages)], contents: contents?.href, metadata };
}

/** The titles that the table of contents gives to pages; the first entry of a page is the chapter's. */
export async function readTitles({ contents }: BookPackage, read: ReadText): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  if (contents === undefined) return titles;
  let href: string | undefined;
  let label = '';
  const close = (): void => {
    const page = href === undefined ? undefined : resolveName(contents, href);
    if (page !== undefined && label !== '' && !titles.has(page)) titles.set(page, label.replace(/\s+/g, ' ').trim());
    href = undefined;
    label = '';
  };
  for (const { name, attributes, text } of readTags(await read(contents).catch(() => ''))) {
    const tag = localName(name);
    if (tag === 'a') {
      close();
      href = attributes.get('href');
      label = text;
    } else if (name === '/a' || tag === '/a') close();
    else if (tag === 'text') label = text;
    else if (tag === 'content') {
      href = attributes.get('src');
      close();
    } else if (href !== undefined) label += ` ${text}`;
  }
  close();
  return titles;
}
