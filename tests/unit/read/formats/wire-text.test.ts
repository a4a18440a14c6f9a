import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../../src/read/read-file.ts';
import { walkRoot } from '../../../../src/read/walk.ts';
import { articleOf, BODY, collect, MORE, outline, plain, reasonOf, temporaryFolder } from '../read-support.ts';

describe('a wire story', () => {
  it.each([
    ['NAIROBI, Kenya (AP) — ', 'AP'],
    ['LONDON, March 4 (Reuters) - ', 'Reuters'],
    ['WASHINGTON (CNN) -- ', 'CNN'],
    ['(AFP) – ', 'AFP'],
    ['NEW YORK (The Associated Press) _ ', 'The Associated Press'],
  ])('that begins with %j rests on %s, and keeps its words', (dateline, agency) => {
    const article = plain(`Fish Market Moves North\n\n${dateline}${BODY}\n\n${MORE}\n`);
    expect(article.credits).toMatchObject([{ name: agency }]);
    expect(article.text.startsWith(dateline.trim())).toBe(true);
  });

  it.each([
    `The harbour council (which has nine members) - ${BODY}`,
    `NAIROBI (in Kenya) has a harbour only by name. ${BODY}`,
    `Petra Holm (Labour) — ${BODY}`,
    BODY,
  ])('is not seen in %j', (text) => {
    expect(plain(`${text}\n\n${MORE}\n`).credits).toEqual([]);
  });
});

describe('headers at the top of a text', () => {
  it('are its metadata, and listed as dropped with their lines', () => {
    const article = plain(`Title: Fish Market\r\nAuthor: Anna Larsen\r\nDate: March 4, 2031\r\n\r\n${BODY}\r\n\r\n${MORE}\r\n`);
    expect(article).toMatchObject({ title: 'Fish Market', authors: ['Anna Larsen'], published: '2031-03-04' });
    expect(article.blocks).toEqual([
      { kind: 'paragraph', text: BODY, lines: [5, 5] },
      { kind: 'paragraph', text: MORE, lines: [7, 7] },
    ]);
    expect(article.dropped.map(({ text, lines }) => [text, lines])).toEqual([
      ['Title: Fish Market', [1, 1]],
      ['Author: Anna Larsen', [2, 2]],
      ['Date: March 4, 2031', [3, 3]],
    ]);
  });

  it('of an e-mail give way to what the text says', () => {
    const article = plain(
      `From: Tom Roe <t@quay.example>\nSubject: Fwd: Fish Market\nDate: 4 Mar 2031\n\nBy Anna Larsen\n\n${BODY}\n\n${MORE}\n`,
    );
    expect(article).toMatchObject({ title: 'Fish Market', authors: ['Anna Larsen'], published: '2031-03-04' });
  });

  it.each([`Source: The Quay Courier\n\n${BODY}\n`, `From: here to the sea\n${BODY}\n\n${MORE}\n`, `Note: one\nTitle: two\n\n${BODY}\n`])(
    'are none in %j',
    (text) => {
      expect(plain(text).dropped.filter(({ reason }) => reason === 'other')).toEqual([]);
    },
  );
});

describe('what stands between paragraphs', () => {
  it('breaks are dropped, and headings in capitals and lists are what they are', () => {
    const article = plain(
      `${BODY}\n\n* * *\n\nWHAT THE CREWS WANT\n\n${MORE}\n\n1. A second deckhand on every crossing.\n2. Pay for the hours of waiting.\n\n***\n\n- One lamp\n- Two lamps\n`,
    );
    expect(outline(article)).toEqual([
      `paragraph: ${BODY}`,
      'heading: WHAT THE CREWS WANT',
      `paragraph: ${MORE}`,
      'list-item: A second deckhand on every crossing.',
      'list-item: Pay for the hours of waiting.',
      'list-item: One lamp',
      'list-item: Two lamps',
    ]);
    expect(article.dropped).toMatchObject([
      { text: '* * *', reason: 'other' },
      { text: '***', reason: 'other' },
    ]);
  });

  it('notices of publishers are dropped', () => {
    const notices = [
      'Reading time: 3 minutes',
      'The views expressed in this article are the author’s own.',
      'This is a developing story and will be updated.',
      '-30-',
    ];
    const article = plain([notices[0], BODY, MORE, ...notices.slice(1)].join('\n\n'));
    expect(article.blocks).toHaveLength(2);
    expect(article.dropped.map(({ text }) => text)).toEqual(notices);
  });
});

describe('a declared language', () => {
  it.each([
    ['es', `${BODY} And that is what they said when it was over. ${BODY}`, 'en'],
    ['de', 'Kurz.', 'de'],
    ['en-gb', `The council decided on the quay. ${BODY}`, 'en-GB'],
  ])('of %s holds against the text only where it is not plainly another', async (declared, text, language) => {
    const file = join(await temporaryFolder(), 'a.md');
    await writeFile(file, `---\nlanguage: ${declared}\n---\n\n${text}\n\n${text}\n`);
    expect(articleOf((await collect(readFile({ file, path: 'a.md' })))[0]).language).toBe(language);
  });
});

describe('a sidecar', () => {
  async function folderWith(files: Record<string, string>): Promise<string> {
    const folder = await temporaryFolder();
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return folder;
  }

  it('gives metadata to a file that has none, and none that the file states', async () => {
    const folder = await folderWith({
      'a.md': `---\ntitle: Own\n---\n\n${BODY}\n`,
      'a.yaml': 'title: Other\nauthor: Tilde Ek\npublished: 2031-02\nurl: https://quay.example/a\n',
      'b.txt': `${BODY}\n`,
      'b.txt.json': '{"source": "Quay Radio"}',
    });
    const read = async (name: string) => articleOf((await collect(readFile({ file: join(folder, name), path: name })))[0]);
    expect(await read('a.md')).toMatchObject({ title: 'Own', authors: ['Tilde Ek'], published: '2031-02', url: 'https://quay.example/a' });
    expect((await read('b.txt')).sources).toEqual([{ name: 'Quay Radio' }]);
  });

  it('gives the rows of a file no title and no address', async () => {
    const folder = await folderWith({
      'a.jsonl': `${JSON.stringify({ text: BODY })}\n`,
      'a.yaml': 'title: Of all\nsource: Quay Radio\nurl: https://quay.example/a\n',
    });
    const article = articleOf((await collect(readFile({ file: join(folder, 'a.jsonl'), path: 'a.jsonl' })))[0]);
    expect(article.sources).toEqual([{ name: 'Quay Radio' }]);
    expect(article.title).not.toBe('Of all');
    expect(article.url).toBeUndefined();
  });

  it('is no feed that was saved as JSON beside one in XML', async () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Quay Radio',
      items: [{ id: '1', title: 'One', content_text: BODY }],
    };
    const folder = await folderWith({ 'quay.json': JSON.stringify(feed), 'quay.txt': `${BODY}\n` });
    const found = await collect(walkRoot(folder));
    expect(found.map((each) => ('input' in each ? each.input.path : each.skipped.reason))).toEqual(['quay.json', 'quay.txt']);
    const article = articleOf((await collect(readFile({ file: join(folder, 'quay.txt'), path: 'quay.txt' })))[0]);
    expect(article.sources).toEqual([]);
  });

  it.each([
    ['YAML', 'a.yaml', 'title: One\nsource: [\n'],
    ['JSON', 'a.json', '{"title": "One",\n "source": ]\n}'],
  ])('in %s that is broken is reported with its line', async (_, name, content) => {
    const folder = await folderWith({ 'a.txt': `${BODY}\n`, [name]: content });
    expect(reasonOf((await collect(readFile({ file: join(folder, 'a.txt'), path: 'a.txt' })))[0])).toMatch(/line [23]:/);
  });

  it('of more than a megabyte is reported', async () => {
    const folder = await folderWith({ 'a.txt': `${BODY}\n`, 'a.yaml': `title: ${'long '.repeat(250_000)}\n` });
    const [first] = await collect(readFile({ file: join(folder, 'a.txt'), path: 'a.txt' }));
    expect(reasonOf(first)).toMatch(/larger than 1 MB/);
  });

  it('that cannot be used is reported, and the file is read', async () => {
    const folder = await folderWith({ 'a.txt': `${BODY}\n`, 'a.yaml': 'title: [\n' });
    const [first, second] = await collect(readFile({ file: join(folder, 'a.txt'), path: 'x/a.txt' }));
    expect(first).toMatchObject({ skipped: { path: 'x/a.yaml' } });
    expect(reasonOf(first)).toMatch(/cannot be used as metadata/);
    expect(articleOf(second).text).toBe(BODY);
  });

  it('is no article, while one without a file beside it is handed on', async () => {
    const folder = await folderWith({ 'a.txt': BODY, 'a.yaml': '', 'b.json': '', 'c.jsonl.gz': '', 'c.yml': '' });
    await mkdir(join(folder, 'b'));
    const paths = (await collect(walkRoot(folder))).map((one) => ('input' in one ? one.input.path : one.skipped.path));
    expect(paths).toEqual(['a.txt', 'b.json', 'c.jsonl.gz']);
  });
});
