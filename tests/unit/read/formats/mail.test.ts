import { describe, expect, it } from 'vitest';
import { decodeWords, readContentType } from '../../../../src/read/mime/headers.ts';
import { readMessage } from '../../../../src/read/mime/parts.ts';
import type { ReadResult } from '../../../../src/read/reader.ts';
import { articleOf, BODY, MORE, outline, readBytes, reasonOf } from '../read-support.ts';
import { makeZip, wordMembers, wordParagraph } from './make-zip.ts';

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

  it('counts "yesterday" from when it was sent', async () => {
    const text = `Published yesterday\n\n${BODY}\n\n${MORE}\n`;
    const headers = 'From: The Desk <d@quay.example>\nDate: 4 Mar 2031 10:00 +0100\n';
    expect(articleOf((await readBytes('a.eml', mail(headers, text)))[0]).published).toBe('2031-03-03');
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
    const results = await readBytes('a.eml', mail('Content-Type: multipart/mixed; boundary=m\n', body));
    expect(articleOf(results[0]).text).toBe(BODY);
    expect(results.slice(1).map(reasonOf)).toEqual(['the message breaks off before its end; what stands before that was read']);
  });

  const mixed = (...parts: string[]): string =>
    mail(
      'From: Anna Larsen <al@quay.example>\nContent-Type: multipart/mixed; boundary=m\n',
      `${parts.map((part) => `--m\n${part}\n`).join('')}--m--\n`,
    );
  const encoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const summary = (results: readonly ReadResult[]): string[] =>
    results.map((result) =>
      'article' in result ? `${result.article.path}: ${result.article.title}` : `${result.skipped.path}: ${result.skipped.reason}`,
    );

  it('has its attachments read as files of their own, and says which are not', async () => {
    const docx = makeZip(wordMembers(wordParagraph(`The Quay Plan`) + wordParagraph(MORE) + wordParagraph(BODY)));
    const results = await readBytes(
      'a.eml',
      mixed(
        `Content-Type: text/plain\n\n${BODY}`,
        `Content-Type: application/octet-stream\nContent-Disposition: attachment; filename="plan.docx"\nContent-Transfer-Encoding: base64\n\n${encoded(docx)}`,
        `Content-Type: image/png; name="pier.png"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n${encoded(Buffer.from('89504e470d0a1a0a', 'hex'))}`,
        'Content-Type: image/gif\nContent-ID: <logo>\nContent-Disposition: inline; filename="logo.gif"\n\nGIF89a',
        `Content-Type: text/html; name*0*=utf-8''caf%C3%A9; name*1=.html\nContent-Disposition: attachment\n\n<title>Café by the pier</title><p>${MORE}</p><p>${BODY}</p>`,
      ),
    );
    expect(summary(results)).toEqual([
      'a.eml: Fish Market',
      'a.eml#plan.docx: The Quay Plan',
      'a.eml#pier.png: is an image, not a text',
      'a.eml#café.html: Café by the pier',
    ]);
  });

  it('has a forwarded message read as a message of its own, but not without end', async () => {
    const inner = `Message-ID: <2@quay.example>\nSubject: Low Water\nFrom: Tom Roe <tr@quay.example>\nDate: 5 Mar 2031 10:00 +0100\n\n${MORE}`;
    const results = await readBytes('a.eml', mixed(`Content-Type: text/plain\n\n${BODY}`, `Content-Type: message/rfc822\n\n${inner}`));
    expect(articleOf(results[0])).toMatchObject({ title: 'Fish Market', authors: ['Anna Larsen'], text: BODY });
    expect(articleOf(results[1])).toMatchObject({
      path: 'a.eml#message-1.eml',
      title: 'Low Water',
      authors: ['Tom Roe'],
      published: '2031-03-05',
      text: MORE,
    });
    let nested = inner;
    for (let i = 0; i < 5; i++) {
      nested = mixed(`Content-Type: message/rfc822\n\n${nested}`)
        .replaceAll(/boundary=m\n/g, `boundary=m${i}\n`)
        .replaceAll(/^--m(?=$|--$)/gm, `--m${i}`);
    }
    expect(summary(await readBytes('a.eml', nested))).toEqual([expect.stringMatching(/too deep to be read/)]);
  });

  it('leaves out what an answer repeats, but not a message of nothing else', async () => {
    const answer = `${BODY}\n\nOn Tue, 4 Mar 2031, Tom Roe\n<tr@quay.example> wrote:\n> ${MORE}\n>> Older still.\n\n${MORE}\n`;
    const article = articleOf((await readBytes('a.eml', mail('From: x@quay.example\n', answer)))[0]);
    expect(outline(article)).toEqual([`paragraph: ${BODY}`, `paragraph: ${MORE}`]);
    expect(article.dropped).toEqual([
      { text: `On Tue, 4 Mar 2031, Tom Roe <tr@quay.example> wrote: ${MORE} Older still.`, reason: 'boilerplate' },
    ]);
    expect(articleOf((await readBytes('a.eml', mail('From: x@quay.example\n', `> ${BODY}\n>\n> ${MORE}\n`)))[0]).text).toBe(
      `${BODY}\n${MORE}`,
    );
  });

  it.each([
    ['"Anna Larsen, Quay Gazette" <al@mail.example>', ['Anna Larsen'], [{ name: 'Quay Gazette' }]],
    ['Anna Larsen (Lantern) <al@lantern.example>', ['Anna Larsen'], [{ name: 'Lantern' }]],
    ['"Anna Larsen, Room 4" <al@mail.example>', ['Anna Larsen'], []],
    ['"Larsen, Anna" <al@mail.example>', ['Anna Larsen'], []],
  ])('from %s has the author, and a source where it is sure', async (from, authors, sources) => {
    expect(articleOf((await readBytes('a.eml', mail(`From: ${from}\n`, BODY)))[0])).toMatchObject({ authors, sources });
  });

  it('that is encrypted says so', async () => {
    const content = mail('Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n', 'AAAA');
    expect(reasonOf((await readBytes('a.eml', content))[0])).toBe('the e-mail is encrypted');
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
