import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { reasonOf as reasonOfError } from '../../../src/read/open-file.ts';
import { readFile } from '../../../src/read/read-file.ts';
import { BODY, MORE, articleOf, collect, readBytes, reasonOf, temporaryFolder } from './read-support.ts';

const TEXT = `Fish Market Moves North\n\n${BODY}\n`;

function utf16(text: string, littleEndian: boolean): Buffer {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return littleEndian ? bytes : bytes.swap16();
}

describe('encodings', () => {
  it.each([
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16, low byte first', utf16(TEXT, true)],
    ['UTF-16, high byte first', utf16(TEXT, false)],
  ])('reads %s', async (_, bytes) => {
    const article = articleOf((await readBytes('a.txt', bytes))[0]);
    expect(article.title).toBe('Fish Market Moves North');
    expect(article.text).toBe(BODY);
  });

  it('reads bytes that are no UTF-8 as Windows-1252', async () => {
    const article = articleOf((await readBytes('a.txt', Buffer.from(`\x93Caf\xe9\x94, he said. ${BODY}`, 'latin1')))[0]);
    expect(article.text).toBe(`“Café”, he said. ${BODY}`);
  });

  it('keeps UTF-8 with a damaged end as UTF-8', async () => {
    const bytes = Buffer.from(`“Café” is what the harbor is called. ${BODY} It closes at café`);
    const article = articleOf((await readBytes('a.txt', bytes.subarray(0, -1)))[0]);
    expect(article.text).toContain('“Café” is what');
  });
});

describe('what cannot be read is skipped with its reason', () => {
  it.each<[string, string, string | Uint8Array, RegExp]>([
    ['an empty file', 'a.txt', '', /nothing in it/],
    ['a file of white space', 'a.txt', ' \n\t\n', /nothing in it/],
    ['a file with NUL bytes', 'a.txt', 'text\0text', /binary/],
    ['an image', 'a.png', Buffer.from('89504e470d0a1a0a', 'hex'), /^is an image, not a text$/],
    ['a page without text that is called .txt', 'a.txt', '<!DOCTYPE html><p></p>', /the page holds no text/],
    ['an XML document that is no feed', 'a.xml', '<?xml version="1.0"?><list/>', /is an XML document/],
    ['a video', 'a.mp4', Buffer.from('\0\0\0\x18ftypmp42'), /^is a sound or video recording/],
    ['an old document', 'a.doc', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), /old Office program/],
    [
      'an encrypted document',
      'a.docx',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(300_000), Buffer.from('EncryptedPackage', 'utf16le')]),
      /^is encrypted/,
    ],
    ['an unknown extension', 'a.xyz', 'text', /"\.xyz" is not read.*\.txt, .*\.md, .*\.jsonl/],
    ['no extension', 'text', 'text', /no extension/],
    ['nothing but furniture', 'a.txt', 'Advertisement\n\nShare this article\n', /no text in it/],
    ['damaged gzip', 'a.jsonl.gz', gzipSync('{"id":"1","text":"x"}\n'.repeat(1000)).subarray(0, 60), /compressed data/],
  ])('%s', async (_, name, content, reason) => {
    const results = await readBytes(name, content);
    expect(reasonOf(results.at(-1))).toMatch(reason);
    expect(results.at(-1)).toMatchObject({ skipped: { path: name } });
  });

  it('a folder, a pipe and a missing file, none of them opened', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'd.txt'));
    execFileSync('mkfifo', [join(folder, 'p.txt')]);
    const read = async (name: string): Promise<string> => reasonOf((await collect(readFile({ file: join(folder, name), path: name })))[0]);
    expect(await read('d.txt')).toMatch(/folder/);
    expect(await read('p.txt')).toMatch(/named pipe/);
    expect(await read('none.txt')).toMatch(/no such file/);
    expect(await collect(readFile({ file: join(folder, 'none.txt'), path: 'none.txt' }))).toMatchObject([{ skipped: { retry: true } }]);
    expect(reasonOf((await collect(readFile({ file: '/dev/null', path: 'null.txt' })))[0])).toMatch(/device/);
  });

  it('a link that leads to itself', async () => {
    const folder = await temporaryFolder();
    await symlink('loop.txt', join(folder, 'loop.txt'));
    expect(reasonOf((await collect(readFile({ file: join(folder, 'loop.txt'), path: 'loop.txt' })))[0])).toMatch(/circle/);
  });

  it('a file without permission says so', () => {
    expect(reasonOfError(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }))).toBe('no permission to read it');
  });
});

describe('the format is told by content before the name', () => {
  it('reads a page that is called .txt as a page', async () => {
    const article = articleOf((await readBytes('a.txt', `<!DOCTYPE html><title>Fish Market</title><p>${BODY}</p><p>${MORE}</p>`))[0]);
    expect(article).toMatchObject({ title: 'Fish Market', text: `${BODY}\n${MORE}` });
  });

  it('gives a page what the configuration says of its folder, and leaves out its boilerplate', async () => {
    const config = {
      articles: [{ match: '*.html', source: [{ name: 'Harbor Press' }], published: '2031-03' }],
      boilerplate: ['the harbor press daily *'],
      ignore: [],
    };
    const page = `<!DOCTYPE html><title>Fish Market</title><p>${BODY}</p><p>The Harbor Press Daily is what you hold in your hands.</p><p>${MORE}</p>`;
    const article = articleOf((await readBytes('a.html', page, config))[0]);
    expect(article).toMatchObject({ sources: [{ name: 'Harbor Press' }], published: '2031-03', text: `${BODY}\n${MORE}` });
    expect(article.dropped).toEqual([{ text: 'The Harbor Press Daily is what you hold in your hands.', reason: 'boilerplate' }]);
  });
});

describe('the article of a file', () => {
  it('has its path, a content hash and no id of its own', async () => {
    const article = articleOf((await readBytes('a.txt', TEXT))[0]);
    expect(article.path).toBe('a.txt');
    expect(article.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect('givenId' in article).toBe(false);
  });

  it('keeps its content hash when it moves, and changes it with every change that shows', async () => {
    const hash = async (name: string, content: string): Promise<string> => articleOf((await readBytes(name, content))[0]).contentHash;
    const first = await hash('a.txt', TEXT);
    expect(await hash('b.txt', TEXT)).toBe(first);
    expect(await hash('a.txt', `${TEXT}\nShare this article\n`)).not.toBe(first);
    expect(await hash('a.txt', TEXT.replace('Tuesday', 'Monday'))).not.toBe(first);
  });

  it('takes from the configuration only what it does not say itself', async () => {
    const config = {
      articles: [
        { match: '*.txt', source: [{ name: 'Harbor Press' }], authors: ['Ola Berg'], published: '2031-03' },
        { match: 'a.txt', source: [{ name: 'Second' }], title: 'Not this', url: 'https://harbor.example/a' },
      ],
      boilerplate: ['harbor press daily *'],
      ignore: [],
    };
    const article = articleOf((await readBytes('a.txt', `${TEXT}\nBy Anna Larsen\n\n${MORE}\n\nHarbor Press Daily for you\n`, config))[0]);
    expect(article).toMatchObject({
      title: 'Fish Market Moves North',
      authors: ['Anna Larsen'],
      sources: [{ name: 'Harbor Press' }],
      published: '2031-03',
      url: 'https://harbor.example/a',
    });
    expect(article.dropped).toMatchObject([{ text: 'Harbor Press Daily for you', reason: 'boilerplate' }]);
  });
});

describe('JSON Lines', () => {
  const row = (fields: object): string => JSON.stringify({ id: 'r1', title: 'Fish Market', text: `${BODY}\n\n${MORE}`, ...fields });

  it('gives an article a row, with its metadata', async () => {
    const results = await readBytes(
      'rows.jsonl',
      `${row({ source: 'Harbor Press', authors: ['By ANNA LARSEN and Tom Roe'], published: '2031-03-04T23:30:00Z', url: 'https://harbor.example/a' })}\n`,
    );
    expect(articleOf(results[0])).toMatchObject({
      givenId: 'r1',
      path: 'rows.jsonl#r1',
      title: 'Fish Market',
      sources: [{ name: 'Harbor Press' }],
      authors: ['Anna Larsen', 'Tom Roe'],
      published: '2031-03-04',
      url: 'https://harbor.example/a',
      text: `${BODY}\n${MORE}`,
    });
  });

  it('drops no line after the first one for being the title', async () => {
    const text = `Harbor Press\n\nFish Market\n\n${BODY}\n\nFish Market | Harbor Press\n\n${MORE}`;
    const article = articleOf((await readBytes('rows.jsonl', row({ text })))[0]);
    expect(article.dropped).toEqual([]);
    expect(article.text).toBe(text.replaceAll('\n\n', '\n'));
  });

  it('makes no line of the text title or dek, and drops only a repetition of the title', async () => {
    const text = `Fish Market\n\nA Line That Looks Like A Title For It\n\n${BODY}`;
    const article = articleOf((await readBytes('rows.jsonl', row({ text })))[0]);
    expect(article.blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph']);
    expect(article.dropped).toEqual([{ text: 'Fish Market', reason: 'duplicate-title' }]);
    expect(article.dek).toBeUndefined();
  });

  it('skips a bad row with its line number and reads the rest', async () => {
    const lines = [row({ id: 1 }), '{"id": "broken"', '', '[1]', '{"id":"x"}', row({ id: undefined }), '{"text": 5}', '{"text": " "}'];
    const results = await readBytes('rows.jsonl', lines.join('\n'));
    const paths = results.map((result) => ('article' in result ? result.article.path : result.skipped.reason));
    expect(paths).toEqual([
      'rows.jsonl#1',
      expect.stringMatching(/^line 2: not valid JSON/),
      'line 4: not a JSON object',
      'line 5: it has no `text`',
      'rows.jsonl#6',
      'line 7: `text` is not a string',
      'line 8: `text` is empty',
    ]);
  });

  it('passes over a row that is too long for any article, unread, and reads the rest', async () => {
    const results = await readBytes('rows.jsonl', [row({ id: 1 }), `{"text": [${'{},'.repeat(1_500_000)}{}]}`, row({ id: 3 })].join('\n'));
    expect(results.map((result) => ('article' in result ? result.article.path : result.skipped.reason))).toEqual([
      'rows.jsonl#1',
      'line 2: is longer than 4 MB, too long for the row of one article',
      'rows.jsonl#3',
    ]);
  });

  it('leaves out what no date, web address or language is, and reads on', async () => {
    const results = await readBytes(
      'rows.jsonl',
      row({ published: 'yesterday', url: 'javascript:alert(1)', language: '<b>', authors: [5, null, {}] }),
    );
    const article = articleOf(results[0]);
    expect(article).not.toHaveProperty('published');
    expect(article).not.toHaveProperty('url');
    expect(article).toMatchObject({ language: 'en', authors: [] });
  });

  it('is read compressed, in UTF-16, and under another name', async () => {
    const content = `${row({})}\n${row({ id: 'r2' })}\n`;
    const variants: [string, Buffer][] = [
      ['a.jsonl.gz', gzipSync(content)],
      ['a.jsonl', utf16(content, true)],
      ['a.txt', Buffer.from(content)],
      ['a.gz', gzipSync(content)],
    ];
    for (const [name, bytes] of variants) {
      expect((await readBytes(name, bytes)).map((result) => articleOf(result).givenId)).toEqual(['r1', 'r2']);
    }
  });

  it('lists a thousand bad rows and counts the others', async () => {
    const results = await readBytes('rows.jsonl', 'no json\n'.repeat(1005));
    expect(results).toHaveLength(1001);
    expect(reasonOf(results[1000])).toBe('5 more rows that cannot be read, up to line 1005');
  });

  it('can be left in the middle', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a.jsonl.gz'), gzipSync(`${row({})}\n`.repeat(20_000)));
    let seen = 0;
    for await (const result of readFile({ file: join(folder, 'a.jsonl.gz'), path: 'a.jsonl.gz' })) {
      expect('article' in result).toBe(true);
      if (++seen === 3) break;
    }
    expect(seen).toBe(3);
  });
});
