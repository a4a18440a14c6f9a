import { describe, expect, it } from 'vitest';
import { articleOf, BODY, MORE, outline, readBytes, reasonOf } from '../read-support.ts';
import { type Entry, makeZip, styled, wordMembers, wordParagraph } from './make-zip.ts';

const word = (body: string, core = ''): Buffer => makeZip(wordMembers(body, core));

describe('a Word document', () => {
  it('without styles has the structure that its lines show', async () => {
    const article = articleOf(
      (await readBytes('a.docx', word(['Fish Market Moves North', BODY, MORE].map((text) => wordParagraph(text)).join(''))))[0],
    );
    expect(outline(article)).toEqual(['title: Fish Market Moves North', `paragraph: ${BODY}`, `paragraph: ${MORE}`]);
  });

  it('keeps section headings of the first rank', async () => {
    const heading = (text: string): string => wordParagraph(text, styled('Heading1'));
    const article = articleOf((await readBytes('a.docx', word(heading('Fish market') + heading('The quay') + wordParagraph(BODY))))[0]);
    expect(outline(article)).toEqual(['title: Fish market', 'heading: The quay', `paragraph: ${BODY}`]);
  });

  it('takes title, author and dates from its properties where the text has none', async () => {
    const core =
      '<dc:title>Fish market</dc:title><dc:creator>Anna Larsen</dc:creator><dcterms:created>2031-03-04T09:00:00Z</dcterms:created>';
    const article = articleOf((await readBytes('a.docx', word(wordParagraph(BODY) + wordParagraph(MORE), core)))[0]);
    expect(article).toMatchObject({ title: 'Fish market', authors: ['Anna Larsen'], published: '2031-03-04' });
  });

  it.each<[string, Buffer, RegExp]>([
    ['no text', word(''), /no text in it/],
    ['another kind of content', makeZip([{ name: 'xl/workbook.xml', content: '<x/>' }]), /no text of a word processor/],
    ['markup that breaks off', word('<w:p><w:r><w:t>half'), /cannot be read as a Word document|no text/],
    ['a trap in it', word(`<w:p><w:r><w:t>${' '.repeat(30_000_000)}</w:t></w:r></w:p>`), /unpacks to more than/],
    ['nesting without end', word('<w:p>'.repeat(100_000) + '</w:p>'.repeat(100_000)), /cannot be read as a Word document|no text/],
  ])('with %s is skipped', async (_, bytes, reason) => {
    expect(reasonOf((await readBytes('a.docx', bytes))[0])).toMatch(reason);
  });
});

describe('a book', () => {
  const container: Entry = {
    name: 'META-INF/container.xml',
    content: '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
  };
  const book = (items: string, spine: string, more: readonly Entry[] = []): Buffer =>
    makeZip([
      container,
      { name: 'b.opf', content: `<package><manifest>${items}</manifest><spine toc="n">${spine}</spine></package>` },
      ...more,
    ]);
  const item = (id: string): string => `<item id="${id}" href="${id}.html" media-type="application/xhtml+xml"/>`;
  const page = (id: string, body: string): Entry => ({
    name: `${id}.html`,
    content: `<html><head><title>x</title></head><body>${body}</body></html>`,
  });

  it('is read in the order of its spine, with titles from the older table of contents', async () => {
    const ncx = '<ncx><navMap><navPoint><navLabel><text>The quay</text></navLabel><content src="a.html#x"/></navPoint></navMap></ncx>';
    const items = `${item('a')}${item('b')}<item id="n" href="n.ncx" media-type="application/x-dtbncx+xml"/>`;
    const bytes = book(items, '<itemref idref="b"/><itemref idref="a"/>', [
      page('a', `<p>${BODY}</p>`),
      page('b', `<h1>Low water</h1><p>${MORE}</p>`),
      { name: 'n.ncx', content: ncx },
    ]);
    const articles = (await readBytes('a.epub', bytes)).map(articleOf);
    expect(articles.map(({ path, title }) => `${path}: ${title}`)).toEqual(['a.epub#b.html: Low water', 'a.epub#a.html: The quay']);
  });

  it('keeps what stands after an element that is closed in its own tag', async () => {
    const bytes = book(item('a'), '<itemref idref="a"/>', [page('a', `<script src="x.js"/><a id="y"/><p>${BODY}</p>`)]);
    expect(articleOf((await readBytes('a.epub', bytes))[0]).text).toBe(BODY);
  });

  const encryption = (uri: string, algorithm: string): Entry => ({
    name: 'META-INF/encryption.xml',
    content: `<encryption xmlns:enc="x"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><KeyInfo><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></KeyInfo><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`,
  });

  it('leaves out and reports the pages that are encrypted, whatever their bytes look like', async () => {
    const more = [page('a', `<h1>Low water</h1><p>${BODY}</p>`), { name: 'b.html', content: '\u0007\u00f1 kq <p>x0 vv zzz' }];
    const bytes = book(`${item('a')}${item('b')}`, '<itemref idref="a"/><itemref idref="b"/>', [
      ...more,
      encryption('b.html', 'http://www.w3.org/2001/04/xmlenc#aes256-cbc'),
    ]);
    const results = await readBytes('a.epub', bytes);
    expect(reasonOf(results[0])).toBe('1 of its 2 pages are encrypted and are not read (b.html)');
    expect(results.slice(1).map((result) => articleOf(result).text)).toEqual([BODY]);
  });

  it('that is wholly encrypted says so once', async () => {
    const bytes = book(item('a'), '<itemref idref="a"/>', [
      page('a', 'x'),
      encryption('a.html', 'http://www.w3.org/2001/04/xmlenc#aes128-cbc'),
    ]);
    expect((await readBytes('a.epub', bytes)).map(reasonOf)).toEqual(['the book is encrypted (protected against copying)']);
  });

  it('with scrambled fonts is read as any other', async () => {
    const bytes = book(item('a'), '<itemref idref="a"/>', [
      page('a', `<p>${BODY}</p>`),
      encryption('f.otf', 'http://www.idpf.org/2008/embedding'),
    ]);
    expect((await readBytes('a.epub', bytes)).map((result) => articleOf(result).text)).toEqual([BODY]);
  });

  it.each<[string, Buffer, RegExp]>([
    ['no container', makeZip([{ name: 'a.txt', content: 'x' }]), /META-INF\/container.xml is missing/],
    ['a page that is missing', book(item('a'), '<itemref idref="a"/>'), /a\.html is missing/],
    ['nothing but pictures', book(item('a'), '<itemref idref="a"/>', [page('a', '<img src="x.png"/>')]), /holds no text/],
  ])('with %s is skipped', async (_, bytes, reason) => {
    expect(reasonOf((await readBytes('a.epub', bytes))[0])).toMatch(reason);
  });
});
