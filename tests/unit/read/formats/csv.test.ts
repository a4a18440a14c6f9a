import { describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { articleOf, BODY, MORE, readBytes, reasonOf } from '../read-support.ts';

describe('a table of articles', () => {
  it.each([
    [',', 'a.csv'],
    [';', 'a.csv'],
    ['|', 'a.csv'],
    ['\t', 'a.tsv'],
  ])('is parted at %j', async (mark, name) => {
    const results = await readBytes(
      name,
      [['id', 'title', 'content'].join(mark), ['7', 'Pier', `"${BODY}${mark} ${MORE}"`].join(mark)].join('\n'),
    );
    expect(articleOf(results[0])).toMatchObject({ givenId: '7', path: `${name}#7`, title: 'Pier' });
    expect(articleOf(results[0]).text.startsWith(BODY)).toBe(true);
  });

  it('keeps quotes and paragraphs inside a cell', async () => {
    const results = await readBytes('a.csv', `text,author\r\n"He said ""no"".\r\n\r\n${BODY}","By ANNA LARSEN and Tom Roe"\r\n`);
    expect(articleOf(results[0])).toMatchObject({ text: `He said "no".\n${BODY}`, authors: ['Anna Larsen', 'Tom Roe'], path: 'a.csv#2' });
  });

  it('is read compressed, in UTF-16, and with cells in Windows-1252', async () => {
    const content = `title,text\nCafé,${BODY}\n`;
    const variants: [string, Uint8Array][] = [
      ['a.csv.gz', gzipSync(content)],
      ['a.csv', Buffer.from(`\uFEFF${content}`, 'utf16le')],
      ['a.csv', Buffer.from(content, 'latin1')],
      ['a.csv', Buffer.from(`\uFEFF${content}`)],
    ];
    for (const [name, bytes] of variants) expect(articleOf((await readBytes(name, bytes))[0]).title).toBe('Café');
  });

  it('skips a row without text and reads the rest', async () => {
    const results = await readBytes('a.csv', `id,text\n1,\n2,${BODY}\n3\n`);
    expect(reasonOf(results[0])).toBe('row 2: `text` is empty');
    expect(articleOf(results[1]).givenId).toBe('2');
    expect(reasonOf(results[2])).toBe('row 4: `text` is empty');
  });

  it.each([
    ['no column of text', 'name,price\nEel,4\n', /names no column `text`/],
    ['only its header', 'id,text\n', /no row/],
    ['a quote that never closes', `id,text\n1,"${BODY}\n${'more\n'.repeat(1000)}`, /cannot be read further as CSV/],
  ])('with %s is skipped with the reason', async (_, content, reason) => {
    expect(reasonOf((await readBytes('a.csv', content)).at(-1))).toMatch(reason);
  });
});
