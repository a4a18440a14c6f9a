import { describe, expect, it } from 'vitest';
import { decodeWords, readContentType } from '../../../../src/read/mime/headers.ts';
import { readMessage } from '../../../../src/read/mime/parts.ts';
import { articleOf, BODY, MORE, outline, readBytes, reasonOf } from '../read-support.ts';

const mail = (headers: string, body: string): string => `Message-ID: <1@quay.example>\nSubject: Fish Market\n${headers}\n${body}`;

describe('an e-mail', () => {
  it('has its subject as title, its sender as author and its date', async () => {
    const article = articleOf(
      (await readBytes('a.eml', mail('From: Anna Larsen <al@quay.example>\nDate: 4 Mar 2031 10:00 +0100\n', BODY)))[0],
    );
    expect(article).toMatchObject({ title: 'Fish Market', authors: ['Anna Larsen'], published: '2031-03-04', sources: [], text: BODY });
  });

  it('believes the byline in its text before its sender', async () => {
    const text = `By Tom Roe\n\n${BODY}\n\n${MORE}\n`;
    expect(articleOf((await readBytes('a.eml', mail('From: "Larsen, Anna" <al@quay.example>\n', text)))[0]).authors).toEqual(['Tom Roe']);
  });

  it('is told by its headers under another name', async () => {
    expect(articleOf((await readBytes('a.txt', mail('From: The Desk <d@quay.example>\n', BODY)))[0]).sources).toEqual([
      { name: 'The Desk' },
    ]);
  });

  it('leaves the signature out', async () => {
    const article = articleOf((await readBytes('a.eml', mail('From: x@quay.example\n', `${BODY}\n-- \nThe Desk\n`)))[0]);
    expect(outline(article)).toEqual([`paragraph: ${BODY}`]);
    expect(article.dropped).toEqual([{ text: 'The Desk', reason: 'boilerplate' }]);
  });

  it('is read to where it breaks off', async () => {
    const body = `--m\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n${Buffer.from(BODY).toString('base64')}`;
    expect(articleOf((await readBytes('a.eml', mail('Content-Type: multipart/mixed; boundary=m\n', body)))[0]).text).toBe(BODY);
  });

  it.each([
    ['only a picture', mail('Content-Type: image/png\nContent-Transfer-Encoding: base64\n', 'iVBORw0KGgo=')],
    ['only its headers', 'Message-ID: <1@quay.example>\nSubject: nothing\n\n'],
    [
      'parts within parts without end',
      mail('', 'Content-Type: multipart/mixed; boundary=m\n\n--m\n'.repeat(5000)).replace(
        '\n\n',
        '\nContent-Type: multipart/mixed; boundary=m\n\n',
      ),
    ],
  ])('with %s is skipped', async (_, content) => {
    const results = await readBytes('a.eml', content);
    expect(results).toHaveLength(1);
    expect(reasonOf(results[0])).toMatch(/holds no text/);
  });
});

describe('the parts of a message', () => {
  it('undoes encoded words, also in halves and in an unknown encoding', () => {
    expect(decodeWords('=?utf-8?Q?Caf=C3=A9?= =?iso-8859-1?Q?_=93x=94?= =?x-none?B?YWI=?= =?broken')).toBe('Café “x”ab =?broken');
  });

  it('parts parameters outside quotes only', () => {
    const { type, parameters } = readContentType('Text/HTML; charset="utf-8"; name="a;b=c"');
    expect([type, ...parameters]).toEqual(['text/html', ['charset', 'utf-8'], ['name', 'a;b=c']]);
  });

  it('takes a boundary only at the beginning of a line', () => {
    const message = 'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nnot --b here\n--b\n\nsecond\n--b--\nafter';
    expect(readMessage(Buffer.from(message)).parts.map((part) => part.content().toString())).toEqual(['not --b here', 'second']);
  });
});

describe('a web archive', () => {
  it('without a page is skipped', async () => {
    const content =
      'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\nSnapshot-Content-Location: https://quay.example/\n\n--b\nContent-Type: image/png\n\nx\n--b--';
    expect(reasonOf((await readBytes('a.mhtml', content))[0])).toMatch(/no HTML page/);
  });
});
