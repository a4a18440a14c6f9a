import { describe, expect, it } from 'vitest';
import { articleOf, BODY, MORE, outline, readBytes, reasonOf } from '../read-support.ts';
import { column, makePdf, type PlacedLine } from './make-pdf.ts';

const paragraphs = async (...pages: PlacedLine[][]): Promise<string[]> =>
  articleOf((await readBytes('a.pdf', makePdf(pages)))[0]).blocks.map(({ text }) => text);
const FILLER = ['The harbour council met on Tuesday in the old hall and', 'spoke for three hours about the roof of the fish market.'];

describe('the text of a PDF', () => {
  it('is read column by column, under and over what spans the columns', async () => {
    const rows = (name: string): string[] => Array.from({ length: 6 }, (_, i) => `${name} line ${i + 1} of this column goes on`);
    const text = await paragraphs([
      ...column(
        [
          'The first line spans the page from the left edge to the far right edge of it, as a lead does,',
          'and ends here with its second line, which spans the page from left to right just as the first.',
        ],
        72,
        700,
      ),
      ...column(rows('left'), 72, 650),
      ...column(rows('right'), 330, 650),
    ]);
    const all = text.join(' ');
    expect(all.indexOf('left line 6')).toBeLessThan(all.indexOf('right line 1'));
    expect(all.indexOf('ends here')).toBeLessThan(all.indexOf('left line 1'));
  });

  it('loses the hyphens that line ends put in, and keeps those of the words', async () => {
    const lines = [
      'The far-reaching plan names nine berths, which are to be deep-',
      'ened at once. It is a far-',
      'reaching plan, a cross-',
      'border one, and one from Stratford-',
      'Upon to the sea, as everybody who has read it says.',
    ];
    expect((await paragraphs(column(lines, 72, 700))).join(' ')).toBe(
      'The far-reaching plan names nine berths, which are to be deepened at once. It is a far-reaching plan, a cross-border one, and one from Stratford-Upon to the sea, as everybody who has read it says.',
    );
  });

  it('leaves out running heads and page numbers, and goes on over pages', async () => {
    const page = (n: number, lines: string[]): PlacedLine[] => [
      { text: `Quay Courier ${n}`, x: 72, y: 770, size: 8 },
      { text: `Page ${n} of 3`, x: 280, y: 20, size: 8 },
      ...column(lines, 72, 700),
    ];
    const article = articleOf(
      (
        await readBytes(
          'a.pdf',
          makePdf([page(1, [...FILLER, 'It goes on over the']), page(2, ['end of the page, as the council does.']), page(3, FILLER)]),
        )
      )[0],
    );
    expect(article.text).toContain('It goes on over the end of the page, as the council does.');
    expect(article.text).not.toMatch(/Quay Courier|Page \d/);
    expect(article.dropped.map(({ text }) => text)).toContain('Page 2 of 3');
    expect(article.blocks.map(({ page: number }) => number)).toEqual([1, 3]);
  });

  it('has headings where the type is larger, and paragraphs at indents and gaps', async () => {
    const article = articleOf(
      (
        await readBytes(
          'a.pdf',
          makePdf([
            [
              ...column(['Fish market moves north'], 72, 740, { size: 20 }),
              ...column([BODY.slice(0, 60), BODY.slice(60), MORE.slice(0, 50), MORE.slice(50)], 72, 700, { indents: [2] }),
              ...column(['The north quay'], 72, 620, { size: 14 }),
              ...column(FILLER, 72, 600),
            ],
          ]),
        )
      )[0],
    );
    expect(outline(article)).toEqual([
      'title: Fish market moves north',
      `paragraph: ${BODY.slice(0, 60).trim()} ${BODY.slice(60).trim()}`,
      `paragraph: ${MORE.slice(0, 50).trim()} ${MORE.slice(50).trim()}`,
      'heading: The north quay',
      `paragraph: ${FILLER.join(' ')}`,
    ]);
  });

  it('takes author and date from the properties, but no junk for a title', async () => {
    const info = '/Title (untitled) /Author (Anna Larsen) /CreationDate (D:20310304)';
    expect(articleOf((await readBytes('a.pdf', makePdf([column(FILLER, 72, 700)], info)))[0])).toMatchObject({
      title: expect.stringMatching(/^The harbour council/) as string,
      authors: ['Anna Larsen'],
      published: '2031-03-04',
    });
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['without text', makePdf([[]]), /holds no text/],
    ['that is none', Buffer.from('%PDF-1.7\nnothing of the kind'), /cannot be read as a PDF/],
    ['that breaks off', makePdf([column(FILLER, 72, 700)]).subarray(0, 200), /cannot be read as a PDF|no text/],
    [
      'whose pages go in a circle',
      Buffer.from(
        makePdf([column(FILLER, 72, 700)])
          .toString('latin1')
          .replace('/Kids [5 0 R]', '/Kids [2 0 R]'),
        'latin1',
      ),
      /cannot be read as a PDF|no text/,
    ],
  ])('%s is skipped with the reason', async (_, bytes, reason) => {
    expect(reasonOf((await readBytes('a.pdf', bytes))[0])).toMatch(reason);
  });
});
