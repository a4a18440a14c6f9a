import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { articleOf, BODY, MORE, readBytes, reasonOf } from '../read-support.ts';

const PAGE = `<!DOCTYPE html><title>Fish Market</title><p>${BODY}</p><p>${MORE}</p>`;

function record(uri: string, body: string | Uint8Array, headers = 'Content-Type: text/html\r\n', type = 'response'): Buffer {
  const block = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\n`), Buffer.from(body)]);
  const head = `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${uri}\r\nWARC-Date: 2031-03-06T10:00:00Z\r\nContent-Length: ${block.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')]);
}

describe('the archive of a crawl', () => {
  it('gives each page its address, and no date that the page does not state', async () => {
    const dated = PAGE.replace('<p>', '<meta name="date" content="2030-05-06"><p>');
    const results = await readBytes(
      'a.warc',
      Buffer.concat([record('https://quay.example/1', PAGE), record('<https://quay.example/2>', dated)]),
    );
    expect(results.map(articleOf).map(({ path, url, published }) => [path, url, published])).toEqual([
      ['a.warc#https://quay.example/1', 'https://quay.example/1', undefined],
      ['a.warc#https://quay.example/2', 'https://quay.example/2', '2030-05-06'],
    ]);
  });

  it.each([
    ['<div>Yesterday</div>', '2031-03-05'],
    ['<p>Published 3 days ago</p>', '2031-03-03'],
    ['<div>11 hours ago</div>', '2031-03-05'],
    ['<p>Updated 2 hours ago</p>', undefined],
  ])('counts %s from the moment at which the page was fetched', async (line, published) => {
    const page = `<title>Fish Market</title><h1>Fish Market</h1>${line}<p>${BODY}</p><p>${MORE}</p>`;
    const article = articleOf((await readBytes('a.warc', record('https://quay.example/1', page)))[0]);
    expect(article.published).toBe(published);
    expect(article.modified).toBe(published === undefined ? '2031-03-06' : undefined);
    expect(article.blocks[1]?.kind).toBe('byline');
  });

  it('passes over what is no page, and reads on after a page that is damaged', async () => {
    const packed = gzipSync(PAGE);
    const results = await readBytes(
      'a.warc',
      Buffer.concat([
        record('https://quay.example/a.png', 'x', 'Content-Type: image/png\r\n'),
        record('https://quay.example/r', PAGE, '', 'request'),
        record('https://quay.example/half', packed.subarray(0, 60), 'Content-Type: text/html\r\nContent-Encoding: gzip\r\n'),
        record('https://quay.example/ok', packed, 'Content-Type: text/html\r\nContent-Encoding: gzip\r\n'),
      ]),
    );
    expect(results).toHaveLength(2);
    expect(results[0]).toMatchObject({ skipped: { path: 'a.warc#https://quay.example/half' } });
    expect(articleOf(results[1]).text).toBe(`${BODY}\n${MORE}`);
  });

  it('does not unpack a trap', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 'a '));
    const results = await readBytes(
      'a.warc',
      record('https://quay.example/b', bomb, 'Content-Type: text/html\r\nContent-Encoding: gzip\r\n'),
    );
    expect(reasonOf(results[0])).toMatch(/larger than/);
  });

  it.each<[string, Buffer, RegExp]>([
    ['that breaks off in a header', record('https://quay.example/1', PAGE).subarray(0, 60), /breaks off/],
    ['that breaks off in a page', record('https://quay.example/1', PAGE).subarray(0, 300), /no HTML page/],
    ['without lengths', Buffer.from('WARC/1.0\r\nWARC-Type: response\r\n\r\nx'), /how long/],
    ['that goes on as something else', Buffer.from('WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\nsomething\r\n\r\n'), /no WARC record/],
    ['with a header without end', Buffer.from(`WARC/1.0\r\n${'x'.repeat(200_000)}`), /no header that can be read/],
  ])('%s is skipped with the reason', async (_, bytes, reason) => {
    expect(reasonOf((await readBytes('a.warc', bytes)).at(-1))).toMatch(reason);
  });
});
