import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Hit, searchQuery } from '../../../src/domain/search.ts';
import { attributionOf, attributionText, linkedHit } from '../../../src/export/attribution.ts';
import { CSV, csvCell } from '../../../src/export/csv.ts';
import type { SearchNote } from '../../../src/export/export-format.ts';
import { JSON_LINES } from '../../../src/export/json-lines.ts';
import { MARKDOWN, markdownText } from '../../../src/export/markdown.ts';

const passage = (text: string): Hit['passage'] => ({
  id: 'p-aaaaaaaaaaaaaaaa',
  ordinal: 0,
  kind: 'paragraph',
  text,
  mentions: [],
  quotations: [],
  terms: [],
  citedSources: [],
});
const hit: Hit = {
  article: { id: 'a', title: 'Ferry Contract', sources: [{ name: 'The Courier' }], published: '2023-04', link: '/articles/a/ferry' },
  passage: passage('“We were told nothing,” she said.'),
  quotation: {
    text: 'We were told nothing,',
    speaker: { name: 'Ada Holm', kind: 'named', role: 'harbourmaster' },
    kind: 'direct',
    passages: ['p-aaaaaaaaaaaaaaaa'],
    highlights: [],
  },
  highlights: [],
  score: 1,
  link: '/passages/p-aaaaaaaaaaaaaaaa',
};
/** As it leaves the site. */
const GIVEN = linkedHit(hit, (path) => `https://quotes.example${path}`);
const LINK = 'https://quotes.example/passages/p-aaaaaaaaaaaaaaaa';

describe('a copied quotation', () => {
  it('carries words, speaker, article, source, date and link', () => {
    expect(attributionText(attributionOf(hit, LINK))).toBe(
      `“We were told nothing,” — Ada Holm, harbourmaster. “Ferry Contract”, The Courier, 2023-04. ${LINK}`,
    );
  });

  it('closes and opens its marks where the reporter speaks between two parts', () => {
    const text = '“We asked,” she said. “Nobody answered.”';
    const part = { kind: 'direct', speaker: null, utterance: 3, confidence: 1, rule: 'x' } as const;
    const split: Hit = {
      ...hit,
      passage: {
        ...passage(text),
        quotations: [
          { ...part, start: 1, end: 10 },
          { ...part, start: 23, end: 39 },
        ],
      },
      quotation: { text: 'We asked, Nobody answered.', speaker: null, kind: 'direct', passages: [], highlights: [] },
    };
    expect(attributionText(attributionOf(split, LINK))).toContain('“We asked,” “Nobody answered.”');
  });

  it('leaves out what nobody knows', () => {
    const bare: Hit = {
      article: { id: 'a', title: 'Ferry Contract', sources: [], link: '/articles/a/ferry' },
      passage: passage('Nothing was signed.'),
      highlights: [],
      score: 1,
      link: hit.link,
    };
    expect(attributionText(attributionOf(bare, LINK))).toBe(`Nothing was signed. “Ferry Contract”. ${LINK}`);
  });
});

/** A CSV reader by the letter of RFC 4180, to read back what was written. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('CSV', () => {
  it('reads back cell by cell, whatever stands in it, and begins no cell like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (cells) => {
        const [row = []] = readCsv(`${cells.map(csvCell).join(',')}\r\n`);
        expect(row.length).toBe(cells.length);
        for (const [i, cell] of row.entries()) {
          expect(cell === cells[i] || cell === `'${cells[i]}`).toBe(true);
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        }
      }),
    );
  });

  it('has a cell for each column, and says of what search each row is', () => {
    const [head, row] = readCsv(CSV.head(NOTE).slice(1) + CSV.row(GIVEN, NOTE));
    expect(CSV.head(NOTE).charCodeAt(0)).toBe(0xfeff);
    expect(row?.length).toBe(head?.length);
    const cell = (name: string): string | undefined => row?.[head?.indexOf(name) ?? -1];
    expect(cell('speaker')).toBe('Ada Holm, harbourmaster');
    expect(cell('search')).toBe('Quotations: “told”, Source: The Courier https://quotes.example/?q=told');
    expect(cell('link')).toBe(LINK);
  });
});

const NOTE: SearchNote = {
  query: searchQuery({ q: 'told' }),
  lines: [
    ['Search', 'told'],
    ['Filters', 'Source: The Courier'],
  ],
  summary: 'Quotations: “told”, Source: The Courier',
  link: 'https://quotes.example/?q=told',
  total: 1,
  generation: '7',
};

describe('JSON Lines', () => {
  it('begin with the search and go on with hits of the shape of the API', () => {
    const lines = (JSON_LINES.head(NOTE) + JSON_LINES.row(GIVEN, NOTE)).split('\n');
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      type: 'search',
      inWords: { Filters: 'Source: The Courier' },
      total: 1,
      generation: '7',
    });
    expect(JSON.parse(lines[1] ?? '')).toEqual({
      type: 'hit',
      ...hit,
      link: LINK,
      article: { ...hit.article, link: 'https://quotes.example/articles/a/ferry' },
    });
  });
});

describe('Markdown', () => {
  it('is a list of what was asked, then a block quote for each hit', () => {
    expect(MARKDOWN.head(NOTE)).toBe(
      '- Search: told\n- Filters: Source: The Courier\n- [Quotations: “told”, Source: The Courier](https://quotes.example/?q=told)\n\n---\n\n',
    );
    expect(MARKDOWN.row(GIVEN, NOTE)).toBe(
      `> “We were told nothing,”\n>\n> — Ada Holm, harbourmaster. [“Ferry Contract”, The Courier, 2023-04](${LINK})\n\n`,
    );
  });

  it('has links that are links, whatever stands in their texts and addresses, and also where nothing is known of the article', () => {
    const odd = { ...GIVEN, link: '/passages/p-a?exact=(a)%20<b>', article: { ...GIVEN.article, title: 'A](x) [b' } };
    expect(MARKDOWN.row(odd, NOTE)).toContain('[“A\\]\\(x\\) \\[b”, The Courier, 2023-04](/passages/p-a?exact=%28a%29%20%3Cb%3E)\n');
    const bare = { ...GIVEN, article: { id: 'a', title: '', sources: [], link: '/articles/a/' } };
    expect(MARKDOWN.row(bare, NOTE)).toContain(`[${LINK}](${LINK})\n`);
  });

  it('takes nothing in a text for a mark', () => {
    expect(markdownText('a *b* [c](javascript:x) <script> `d` &amp; _e_\n# f')).toBe(
      'a \\*b\\* \\[c\\]\\(javascript:x\\) \\<script\\> \\`d\\` \\&amp; \\_e\\_ \\# f',
    );
    expect(markdownText('1. not a list')).toBe('1\\. not a list');
    expect(markdownText('- nor this')).toBe('\\- nor this');
  });
});
