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

  it('takes the author from the properties, but no junk for a title, and no date on which the document was made', async () => {
    const info = '/Title (untitled) /Author (Anna Larsen) /CreationDate (D:20310304) /ModDate (D:20320304)';
    const article = articleOf((await readBytes('a.pdf', makePdf([column(FILLER, 72, 700)], info)))[0]);
    expect(article).toMatchObject({ title: expect.stringMatching(/^The harbour council/) as string, authors: ['Anna Larsen'] });
    expect(article.published).toBeUndefined();
    expect(article.modified).toBeUndefined();
  });

  const titled = (...lines: PlacedLine[]): PlacedLine[] => [...column(['Fish market moves north'], 72, 740, { size: 20 }), ...lines];
  const PROSE = [...FILLER, ...FILLER];

  it.each([[['By Anna Larsen and Tom Roe', 'March 4, 2031']], [['March 4, 2031', 'By Anna Larsen and Tom Roe']]])(
    'has author and date of lines that stand close under the title and over the text: %s',
    async (head) => {
      const article = articleOf((await readBytes('a.pdf', makePdf([titled(...column([...head, ...PROSE], 72, 700))])))[0]);
      expect(article).toMatchObject({ title: 'Fish market moves north', authors: ['Anna Larsen', 'Tom Roe'], published: '2031-03-04' });
      expect(outline(article)).toEqual([
        'title: Fish market moves north',
        ...head.map((line) => `byline: ${line}`),
        `paragraph: ${PROSE.join(' ')}`,
      ]);
    },
  );

  it('has list items for what is marked or numbered as such, in type of any size', async () => {
    const items = [
      '• The roof is to be of glass',
      '• The stairs are to be wide',
      '1 First the council votes',
      'on all of it',
      '2 Then the traders move',
    ];
    const lines = [...column(PROSE, 72, 700), ...column(items, 90, 620, { size: 12 }), ...column(PROSE, 72, 500)];
    expect(outline(articleOf((await readBytes('a.pdf', makePdf([titled(...lines)])))[0])).filter((one) => !one.startsWith('para'))).toEqual(
      [
        'title: Fish market moves north',
        'list-item: The roof is to be of glass',
        'list-item: The stairs are to be wide',
        'list-item: First the council votes on all of it',
        'list-item: Then the traders move',
      ],
    );
  });

  it('takes no number that opens a sentence for an item of a list', async () => {
    const lines = [
      'The council has met in this old hall since the year',
      '1931 Every one of its members has a seat here, and',
      '12 Of them are new to it, as the clerk says today.',
    ];
    expect(await paragraphs(column(lines, 72, 700))).toEqual([lines.join(' ')]);
  });

  it('has a table with its rows, not a paragraph for each cell', async () => {
    const row = (y: number, ...cells: string[]): PlacedLine[] => cells.map((text, i) => ({ text, x: 90 + 120 * i, y }));
    const table = [...row(620, 'Year', 'Catch', 'Price'), ...row(606, '2030', '41 tonnes', '$3'), ...row(592, '2031', '38 tonnes', '$4')];
    const article = articleOf(
      (await readBytes('a.pdf', makePdf([titled(...column(PROSE, 72, 700), ...table, ...column(PROSE, 72, 560))])))[0],
    );
    expect(outline(article).filter((one) => !one.startsWith('para'))).toEqual([
      'title: Fish market moves north',
      'table: | Year | Catch | Price |\n| 2030 | 41 tonnes | $3 |\n| 2031 | 38 tonnes | $4 |',
    ]);
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
