import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyText } from '../../src/domain/article.ts';
import { cleanLine } from '../../src/read/structure/lines.ts';
import { structureText } from '../../src/read/structure/structure.ts';

const LINES = [
  'The council voted on Tuesday to move the old fish market to the north quay after two years of argument.',
  'the council voted to move the old market to the north quay, and nobody',
  'station. Nobody came.',
  'Fish Market Moves North',
  'By Anna Larsen',
  '“We have waited long enough for this market.”',
  'Source: The long night (Harbor TV)',
  'Leave a Reply',
  'Advertisement',
  'Twitter',
  '- an item',
  '• another',
  '| A Title In A Table |',
  '![]() |',
  '* * *',
  'Anna Larsen is a fellow of the Harbor Institute and writes about the sea.',
  '',
  '   ',
  '\t',
];
const line = fc.oneof(
  fc.constantFrom(...LINES),
  fc.string({ unit: 'grapheme', maxLength: 150 }).map((text) => text.replace(/[\r\n]/g, ' ')),
);
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));

describe('the structure of plain text', () => {
  it('puts every line that is not blank into exactly one block or one entry of what was dropped, in order', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (input, bodyOnly) => {
        const { blocks, dropped } = structureText(input, { bodyOnly });
        const covered = new Set<number>();
        for (const { lines } of [...blocks, ...dropped]) {
          const [first, last] = lines ?? [0, -1];
          for (let number = first; number <= last; number++) covered.add(number);
        }
        const expected = input.split('\n').flatMap((raw, i) => (cleanLine(raw) === '' ? [] : [i + 1]));
        expect([...covered].toSorted((a, b) => a - b)).toEqual(expected);
        const starts = blocks.map((block) => block.lines?.[0] ?? 0);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });

  it('loses no letter: blocks and what was dropped hold the letters of the text', () => {
    const letters = (value: string): string =>
      Array.from(value.replace(/[^\p{L}]/gu, ''))
        .toSorted()
        .join('');
    fc.assert(
      fc.property(text, (input) => {
        const { blocks, dropped } = structureText(input);
        const kept = [...blocks, ...dropped].map((one) => one.text).join('');
        expect(letters(kept)).toBe(letters(input.split('\n').map(cleanLine).join('')));
      }),
      { numRuns: 500 },
    );
  });

  it('makes no title and no dek of body text', () => {
    fc.assert(
      fc.property(text, (input) => {
        const found = structureText(input, { bodyOnly: true });
        expect(found.title ?? found.dek).toBeUndefined();
        expect(found.blocks.some((block) => block.kind === 'title' || block.kind === 'dek')).toBe(false);
        expect(bodyText(found.blocks).includes('\r')).toBe(false);
      }),
    );
  });
});
