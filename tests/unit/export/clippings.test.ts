/** Clippings in each form that they are taken along in: whole, in order, cited, and text wherever a text stands. */
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../src/domain/annotation.ts';
import type { Article } from '../../../src/domain/article.ts';
import type { ClippingFile, ClippingWords, FoundClipping } from '../../../src/export/clippings/cited-clipping.ts';
import { writeClippings } from '../../../src/export/clippings/formats.ts';
import { docxOf } from '../../../src/export/docx.ts';
import { PAYLOADS } from '../../support/hostile-corpus.ts';
import { membersOf } from '../../support/zip-members.ts';

const WORDS: ClippingWords = {
  untitledList: 'Clippings',
  untitledArticle: 'Untitled article',
  changed: 'It has changed. It read:',
  gone: 'It is gone.',
  note: 'Note:',
  paraphrased: 'paraphrased',
};

const TEXT = 'The mayor spoke. “We will not pay,” she said. She said that the ferry comes first.';
const spanOf = (words: string): { start: number; end: number } => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const speaker = { name: 'Edith Quarrell', kind: 'named', role: 'mayor' } as const;
const passage: Passage = {
  id: 'p-aaaaaaaaaaaaaaaa',
  ordinal: 0,
  kind: 'paragraph',
  text: TEXT,
  mentions: [],
  terms: [],
  citedSources: [],
  quotations: [
    { ...spanOf('We will not pay,'), kind: 'direct', speaker, utterance: 1, confidence: 1, rule: 'test' },
    { ...spanOf('that the ferry comes first'), kind: 'indirect', speaker, utterance: 2, confidence: 1, rule: 'test' },
  ],
};
const article: Article = {
  id: 'a',
  title: 'The toll',
  sources: [{ name: 'Courier' }],
  credits: [],
  authors: ['Ann Lee'],
  published: '2024-03-02',
  language: 'en',
  path: 'a.md',
  contentHash: '',
  blocks: [],
  text: TEXT,
  dropped: [],
};
const LINK = 'https://quotes.example/passages/p-aaaaaaaaaaaaaaaa?span=1-2&check=x';

function clipping(words: string, note = '', was?: string): FoundClipping {
  const spans = words === '' ? [] : [spanOf(words)];
  return { now: { state: 'here', article, passage, spans, ...(was === undefined ? {} : { was }) }, note, link: LINK };
}
const GONE: FoundClipping = { now: { state: 'gone', was: 'What was there.' }, note: 'pity', link: LINK };

const file = (items: readonly FoundClipping[], title = 'The bridge'): ClippingFile => ({ title, items, style: 'chicago' });
const all = file([
  clipping('We will not pay,', 'two\nlines'),
  clipping('that the ferry comes first'),
  clipping('', '', 'Another text.'),
  GONE,
]);

async function text(format: 'markdown' | 'csv' | 'csl', given: ClippingFile): Promise<string> {
  const written = await writeClippings(format, given, WORDS);
  if (typeof written !== 'string') throw new Error('no text');
  return written;
}
async function docx(given: ClippingFile): Promise<Buffer> {
  const written = await writeClippings('docx', given, WORDS);
  return Buffer.from(written);
}
const plainOf = async (bytes: Buffer): Promise<string> => (await mammoth.extractRawText({ buffer: bytes })).value;

describe('clippings', () => {
  it('as Markdown are quotations with who said them, where, the note and the citation', async () => {
    expect(await text('markdown', all)).toBe(`# The bridge

## 1

> “We will not pay,”
>
> — Edith Quarrell, mayor. [“The toll”, Courier, 2024-03-02](${LINK})

**Note:** two

lines

Lee, Ann. “The toll.” Courier, March 2, 2024. ${LINK.replace('&', '\\&')}.

## 2

> that the ferry comes first
>
> — Edith Quarrell, mayor \\(paraphrased\\). [“The toll”, Courier, 2024-03-02](${LINK})

Lee, Ann. “The toll.” Courier, March 2, 2024. ${LINK.replace('&', '\\&')}.

## 3

> The mayor spoke. “We will not pay,” she said. She said that the ferry comes first.
>
> [“The toll”, Courier, 2024-03-02](${LINK})

Lee, Ann. “The toll.” Courier, March 2, 2024. ${LINK.replace('&', '\\&')}.

It has changed. It read:

> Another text.

## 4

It is gone.

> What was there.

**Note:** pity
`);
  });

  it('as CSV are a row each', async () => {
    const lines = (await text('csv', all)).replace('\uFEFF', '').split('\r\n');
    expect(lines[0]).toBe('number,words,speaker,kind,note,title,authors,source,published,url,citation,was,link');
    expect(lines[1]).toMatch(/^1,"We will not pay,","Edith Quarrell, mayor",direct,"two\nlines",The toll,Ann Lee,Courier,2024-03-02,,/);
    expect(lines[2]).toMatch(/^2,that the ferry comes first,"Edith Quarrell, mayor",indirect,/);
    expect(lines[3]).toContain(',passage,');
    expect(lines[4]).toBe(`4,,,gone,pity,,,,,,,What was there.,${LINK}`);
  });

  it('as CSL-JSON are items with ids of their own; what is gone cannot be cited', async () => {
    const items = JSON.parse(await text('csl', all)) as { id: string; note: string; title: string }[];
    expect(items.map(({ id }) => id)).toEqual(['p-aaaaaaaaaaaaaaaa', 'p-aaaaaaaaaaaaaaaa.2', 'p-aaaaaaaaaaaaaaaa.3']);
    expect(items[0]?.note).toContain('Quoted: “We will not pay” (Edith Quarrell).');
    expect(items[0]?.note).toContain('Note: two\nlines');
  });

  it('as DOCX are read by a word processor’s reader: the same, with links and italics', async () => {
    const bytes = await docx({ ...all, style: 'apa' });
    const plain = await plainOf(bytes);
    for (const part of [
      'The bridge',
      '1. “We will not pay,”',
      '— Edith Quarrell, mayor. “The toll”, Courier, 2024-03-02',
      'Note: two',
      'lines',
      'mayor (paraphrased)',
      'It has changed. It read:',
      'Another text.',
      '4. It is gone.',
      'What was there.',
      'Note: pity',
    ])
      expect(plain).toContain(part);
    const { value } = await mammoth.convertToHtml({ buffer: bytes });
    expect(value).toContain(`<a href="${LINK.replace('&', '&amp;')}">“The toll”, Courier, 2024-03-02</a>`);
    expect(value).toContain('<em>Courier</em>');
    expect(Buffer.compare(await docx({ ...all, style: 'apa' }), bytes), 'the same bytes each time').toBe(0);
  });

  it('are cited in the style that is asked for', async () => {
    expect(await text('markdown', { ...all, style: 'apa' })).toContain(String.raw`Lee, A. \(2024, March 2\).`);
    expect(await text('markdown', { ...all, style: 'mla' })).toContain('2 Mar. 2024');
  });

  it('are cited with the address of the article where it has one, beside the link to the words', async () => {
    const given = clipping('We will not pay,');
    const at = (url: string): ClippingFile =>
      file(given.now.state === 'here' ? [{ ...given, now: { ...given.now, article: { ...article, url } } }] : []);
    const own = 'https://courier.example/toll';
    for (const written of [await text('markdown', at(own)), (await mammoth.convertToHtml({ buffer: await docx(at(own)) })).value]) {
      expect(written).toContain(`March 2, 2024. ${own}.`);
      expect(written.replaceAll('&amp;', '&').split(LINK)).toHaveLength(2);
    }
    expect(await text('markdown', at('javascript:alert(1)'))).not.toContain('javascript');
  });

  it('have a title of their own where none was given', async () => {
    expect(await text('markdown', file([], ''))).toBe('# Clippings\n');
    expect(await plainOf(await docx(file([], '')))).toContain('Clippings');
  });
});

describe('a note', () => {
  const ODD = [
    '\u0000\u0001\u001f',
    '\ud800',
    '\ufffe',
    'a\tb',
    '&amp;<w:p/>',
    ']]>',
    '![x](javascript:1)',
    '[x]: y',
    '# head',
    '- item',
    '1. one',
    '```',
  ];

  it('is text in Markdown, whatever it holds', async () => {
    for (const note of [...PAYLOADS, ...ODD]) {
      const written = await text('markdown', file([clipping('We will not pay,', note)], note));
      // No mark of Markdown or HTML stands unescaped but our own.
      const own = written.split('\n').filter((line) => !/^(?:>|## 1$|Lee, Ann)/.test(line));
      for (const line of own) expect(line.replace(/^# |^\*\*Note:\*\* /, '').replaceAll(/\\./g, ''), note).not.toMatch(/[<>`[\]*_#|]/);
    }
  });

  it('is no formula in CSV', async () => {
    for (const note of PAYLOADS) {
      const [, row = ''] = (await text('csv', file([clipping('We will not pay,', note)]))).split('\r\n');
      const cell = /,direct,("(?:[^"]|"")*"|[^,]*),The toll/s.exec(row)?.[1] ?? '';
      expect(cell.replace(/^"/, ''), note).not.toMatch(/^[=+\-@\t]/);
    }
  });

  it('is text in DOCX, and what XML cannot hold is replaced', async () => {
    for (const note of [...PAYLOADS, ...ODD]) {
      const bytes = await docx(file([clipping('We will not pay,', note)], note));
      const members = await membersOf(bytes);
      for (const [name, xml] of members) {
        expect(xml, name).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|<script|<img|<svg/);
        // Every "<" begins an element of ours, and every "&" a reference.
        expect(
          xml.replaceAll(/<\/?(?:w|r|cp|dc):[A-Za-z]+[^<>]*>|<\/?(?:Types|Default|Override|Relationships?)[^<>]*>|<\?xml[^<>]*\?>/g, ''),
          name,
        ).not.toMatch(/[<>]/);
        expect(xml.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, ''), name).not.toContain('&');
      }
      const shown = note
        .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800]/g, '\ufffd')
        .replace(/[\s\u0085]+/gu, ' ')
        .trim();
      expect((await plainOf(bytes)).replace(/\s+/gu, ' '), note).toContain(shown);
    }
  });

  it('and its addresses are links only where they lead to the web', async () => {
    const bytes = docxOf('t', [
      {
        style: 'Note',
        runs: [
          { text: 'a', link: 'javascript:alert(1)' },
          { text: 'b', link: '/passages/p' },
          { text: 'c', link: 'https://a.example/?a=1&b="<' },
        ],
      },
    ]);
    const members = await membersOf(Buffer.from(bytes));
    const targets = [...(members.get('word/_rels/document.xml.rels') ?? '').matchAll(/hyperlink" Target="([^"]*)"/g)].map(
      ([, target]) => target,
    );
    expect(targets).toEqual(['https://a.example/?a=1&amp;b=%22%3C']);
  });
});
