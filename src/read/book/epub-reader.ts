/**
 * `.epub`: a book or an issue of a magazine, a chapter an article, `file.epub#chapter`, in the order of its spine.
 *
 * A chapter is a page of the spine with a heading, or one that the table of contents names; pages without either go on with the
 * chapter before them. Book-wide metadata (creator, publisher, date, language) holds for chapters that name none.
 *
 * Source: EPUB 3.3, which older versions agree with in what is read here.
 */
import { messageOf } from '../../domain/errors.ts';
import { buildArticle } from '../article-builder.ts';
import { defaultsOf } from '../defaults.ts';
import { structureHtml } from '../html/structure-html.ts';
import { decodeXml } from '../html/decode-xml.ts';
import { readMetadata, stated } from '../metadata.ts';
import { compileLinePatterns } from '../patterns.ts';
import type { OpenedFile, ReadContext, Reader, ReadResult } from '../reader.ts';
import { isZip } from '../sniff.ts';
import type { OpenedZip, ZipMember } from '../zip/open-zip.ts';
import { ENCRYPTION, readEncrypted, readPackage, readTitles } from './epub-package.ts';

/** Of one page, and of the files that describe the book. */
const MAX_PAGE_BYTES = 16 * 1024 * 1024;
const MAX_CHAPTER_CHARACTERS = 32_000_000;

interface Chapter {
  href: string;
  title: string | undefined;
  html: string;
}

/** Elements that XML may close in their own tag and HTML may not: the rest of the page would be inside them. */
const SELF_CLOSED =
  /<(title|script|style|a|span|div|p|i|b|em|strong|td|th|li|section|textarea|iframe|figure|figcaption)\b([^<>]{0,2000})\/>/gi;
const HEADING = /<h[1-3][\s>]/i;
const BODY = /<body\b[^<>]{0,2000}>/i;

/** What stands in the body of a page, so that several make one. */
function bodyOf(xhtml: string): string {
  const html = xhtml.replace(SELF_CLOSED, '<$1$2></$1>');
  const opening = BODY.exec(html);
  if (opening === null) return html;
  const end = html.lastIndexOf('</body');
  return html.slice(opening.index + opening[0].length, end === -1 ? html.length : end);
}

async function* chaptersOf(
  pages: readonly string[],
  titles: ReadonlyMap<string, string>,
  read: (href: string) => Promise<string>,
): AsyncGenerator<Chapter> {
  let open: Chapter | undefined;
  for (const href of pages) {
    const html = bodyOf(await read(href));
    const title = titles.get(href);
    const goesOn = open !== undefined && title === undefined && !HEADING.test(html);
    if (open !== undefined && goesOn && open.html.length + html.length <= MAX_CHAPTER_CHARACTERS) {
      open.html += `\n${html}`;
      continue;
    }
    if (open !== undefined) yield open;
    open = { href, title, html };
  }
  if (open !== undefined) yield open;
}

function describeHidden(hidden: readonly string[], all: number): string {
  if (hidden.length === all) return 'the book is encrypted (protected against copying)';
  const named = hidden.slice(0, 3).join(', ');
  return `${hidden.length} of its ${all} pages are encrypted and are not read (${named}${hidden.length > 3 ? ', …' : ''})`;
}

async function* readBook(file: OpenedFile, zip: OpenedZip, context: ReadContext): AsyncGenerator<ReadResult> {
  const members = new Map(zip.members.map((member): [string, ZipMember] => [member.name, member]));
  const { readMember } = await import('../zip/open-zip.ts');
  const read = async (name: string): Promise<string> => {
    const member = members.get(name);
    if (member === undefined) throw new Error(`${name} is missing in it`);
    return decodeXml(await readMember(member, MAX_PAGE_BYTES));
  };
  const encrypted = members.has(ENCRYPTION) ? await readEncrypted(read) : new Set<string>();
  const book = await readPackage(read);
  const titles = await readTitles(book, read);
  const known = readMetadata(book.metadata);
  const boilerplate = compileLinePatterns(context.config?.boilerplate ?? []);
  const pages = book.pages.filter((href) => !encrypted.has(href));
  const hidden = book.pages.filter((href) => encrypted.has(href));
  if (hidden.length > 0) {
    yield { skipped: { path: file.path, reason: describeHidden(hidden, book.pages.length) } };
    if (pages.length === 0) return;
  }
  let count = 0;
  for await (const { href, title, html } of chaptersOf(pages, titles, read)) {
    const path = `${file.path}#${href}`;
    try {
      const findings = structureHtml(html, { boilerplate });
      if (findings.blocks.every(({ kind }) => kind === 'title' || kind === 'heading' || kind === 'caption')) continue;
      count++;
      yield { article: buildArticle(path, {}, findings, stated({ title }, known, defaultsOf(context, path))) };
    } catch (error) {
      yield { skipped: { path, reason: messageOf(error) } };
    }
  }
  if (count === 0) yield { skipped: { path: file.path, reason: 'the book holds no text' } };
}

async function* readFile(file: OpenedFile, context: ReadContext): AsyncGenerator<ReadResult> {
  let zip: OpenedZip | undefined;
  try {
    const { openZip } = await import('../zip/open-zip.ts');
    zip = await openZip(file, context.budget ?? { bytes: 1 << 30, members: 100_000 });
    yield* readBook(file, zip, context);
  } catch (error) {
    yield { skipped: { path: file.path, reason: `cannot be read as an EPUB book (${messageOf(error).slice(0, 160)})` } };
  } finally {
    zip?.close();
  }
}

export const epubReader: Reader = {
  name: 'EPUB book',
  extensions: ['.epub'],
  binary: true,
  recognizes: (head, extension) =>
    isZip(head) && (extension === '.epub' || Buffer.from(head.subarray(0, 100)).includes('mimetypeapplication/epub+zip')),
  read: readFile,
};
