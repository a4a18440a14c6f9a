import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hit } from '../../../src/domain/search.ts';
import { attributionOf, attributionText } from '../../../src/export/attribution.ts';
import { CSV_HEAD, csvCell, csvRow } from '../../../src/export/csv.ts';

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

  it('has a cell for each column', () => {
    const [head, row] = readCsv(CSV_HEAD.slice(1) + csvRow(hit, LINK));
    expect(CSV_HEAD.charCodeAt(0)).toBe(0xfeff);
    expect(row?.length).toBe(head?.length);
    expect(row?.[head?.indexOf('speaker') ?? -1]).toBe('Ada Holm, harbourmaster');
  });
});
