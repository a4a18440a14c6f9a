import { describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { articleOf, BODY, MORE, readBytes, reasonOf } from '../read-support.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

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
    expect(reasonOf(results[0])).toBe('line 2: `text` is empty');
    expect(articleOf(results[1]).givenId).toBe('2');
    expect(reasonOf(results[2])).toBe('line 4: `text` is empty');
  });

  it.each<[string, string, string[]]>([
    ['on the last row', `1,Pier,"${BODY}"\n2,"Quay,${MORE}\n`, ['1', 'line 3']],
    ['in a title', `1,"Pier,${BODY}\n2,"Quay","${MORE}"\n`, ['line 2', '2']],
    ['before rows without quotes', `1,"Pier,${BODY}\n2,Quay,${BODY}\n3,Berth,${BODY}\n`, ['line 2', '2', '3']],
    ['before a quoted word at the end', `1,"Pier,${BODY}\n2,Quay,the "old" one said "no"\n`, ['line 2', '2']],
    ['in a text of several lines', `1,Pier,"${BODY}\n\n${MORE}\n2,Quay,"${MORE}"\n`, ['line 2', 'line 4', '2']],
  ])('loses by an unclosed quote %s no row but that', async (_, rows, expected) => {
    const results = await readBytes('a.csv', `id,title,text\n${rows}`);
    expect(results.map((result) => ('article' in result ? result.article.givenId : result.skipped.reason.split(':')[0]))).toEqual(expected);
  });

  it('reads quote marks that are not doubled as they are meant', async () => {
    const [result] = await readBytes('a.csv', `id,text\n1,"He said "no" again.\n${BODY}"\n`);
    expect(articleOf(result).text).toBe(`He said "no" again.\n${BODY}`);
  });

  it('gives up, and says where, on a file of nothing but unclosed quotes', async () => {
    const started = cpuTime();
    const results = await readBytes('a.csv', `id,text\n${`1,"${'x '.repeat(500)}\n`.repeat(9000)}`);
    expect(reasonOf(results.at(-1))).toMatch(/more rows that cannot be read|what stands below is not read/);
    expect(cpuTime() - started).toBeLessThan(10_000);
  });

  it('reports a row with more cells than columns, but not for empty ones', async () => {
    const results = await readBytes('a.csv', `id,text\n1,one, two, three\n2,${BODY},,\n`);
    expect(reasonOf(results[0])).toMatch(/^line 2: has 4 cells, but the first row names 2 columns/);
    expect(articleOf(results[1]).givenId).toBe('2');
  });

  it('honours the delimiter that a spreadsheet states in the first line, and old line ends', async () => {
    expect(articleOf((await readBytes('a.csv', `sep=;\r\nid;text\r\n1;"a, b; c, ${BODY}"\r\n`))[0]).text).toBe(`a, b; c, ${BODY}`);
    expect(articleOf((await readBytes('a.csv', `id,text\r1,${BODY}\r`))[0])).toMatchObject({ givenId: '1', text: BODY });
  });

  it.each([
    ['no column of text', 'name,price\nEel,4\n', /names no column `text`/],
    ['only its header', 'id,text\n', /no row/],
  ])('with %s is skipped with the reason', async (_, content, reason) => {
    expect(reasonOf((await readBytes('a.csv', content)).at(-1))).toMatch(reason);
  });
});
