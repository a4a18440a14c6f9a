/** Which of the words in marks are somebody's: marks that nobody closes, white space inside them, brackets and ellipses. */
import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';
import type { Quotation } from '../../../src/domain/annotation.ts';

const annotator = createAnnotator();
const quotationsOf = (text: string): Quotation[] => annotator.annotateText({ id: 'x', text }).quotations;
const said = (text: string) => quotationsOf(text).map(({ start, end, speaker }) => [text.slice(start, end), speaker?.name]);

describe('a mark that is never closed', () => {
  test('gives the words before it to whose report stands inside, and not to the speaker below', () => {
    const text = '“The mill will run, said Ellen Draper, the owner.\n“The dam has burst,” said Rob Marsh, an engineer.';
    expect(said(text)).toEqual([
      ['The mill will run,', 'Ellen Draper'],
      ['The dam has burst,', 'Rob Marsh'],
    ]);
    const [first, second] = quotationsOf(text);
    expect(first?.flags).toEqual(['unclosed']);
    expect(second?.utterance).not.toBe(first?.utterance);
  });

  test('does not go over to another speaker below', () => {
    const text = '"We grind," said Ellen Draper. "We bake.\n"Never," said Rob Marsh.';
    expect(said(text)).toEqual([
      ['We grind,', 'Ellen Draper'],
      ['We bake.', 'Ellen Draper'],
      ['Never,', 'Rob Marsh'],
    ]);
    expect(quotationsOf(text).map(({ utterance, flags }) => [utterance, flags])).toEqual([
      [0, undefined],
      [0, ['unclosed']],
      [1, undefined],
    ]);
  });

  test('is no fault where the speech goes on below: then the speaker below spoke above too', () => {
    const text = '“The mill has stood for ages.\n“It will stand for more,” said Ellen Draper.';
    expect(quotationsOf(text).map(({ utterance, flags, speaker }) => [utterance, flags, speaker?.name])).toEqual([
      [0, undefined, 'Ellen Draper'],
      [0, undefined, 'Ellen Draper'],
    ]);
  });
});

test('parts of one utterance never have two speakers, however the marks are mixed up', () => {
  const piece = constantFrom(
    '“We grind the corn. ',
    '“The dam has burst,” ',
    '"We bake at night," ',
    '"Never. ',
    'said Ellen Draper. ',
    'said Rob Marsh, an engineer. ',
    'Ellen Draper spoke. ',
    'she said. ',
    'Rob Marsh agreed: ',
    '” ',
    '" ',
    '\n',
    '\n',
    '\n“',
    '\n"',
  );
  assert(
    property(array(piece, { maxLength: 24 }), (pieces) => {
      const names = new Map<number, string>();
      for (const { utterance, speaker } of quotationsOf(pieces.join(''))) {
        if (speaker === null) continue;
        if ((names.get(utterance) ?? speaker.name) !== speaker.name) return false;
        names.set(utterance, speaker.name);
      }
      return true;
    }),
    { numRuns: 300 },
  );
});

describe('the span is the words', () => {
  test.each([
    ['« The mill will never be sold », said Ellen Draper.', 'The mill will never be sold'],
    ['«\u00a0The mill will never be sold\u202f», said Ellen Draper.', 'The mill will never be sold'],
    ['“ We grind, ” said Ellen Draper.', 'We grind,'],
  ])('without the white space inside the marks: %s', (text, words) => {
    expect(said(text)).toEqual([[words, 'Ellen Draper']]);
  });

  test('so marks around nothing or around stops hold no quotation and no term', () => {
    const found = annotator.annotateText({ id: 'x', text: 'Ellen Draper said: “ ” and then “.” and “?!” and left.' });
    expect([...found.quotations, ...found.terms]).toEqual([]);
  });
});

describe('of edited and elided words, those outside brackets and dots are verbatim', () => {
  test.each([
    ['“He [Marsh] never … warned us,” said Ellen Draper.', ['He', 'never', 'warned us,'], ['edited', 'elided']],
    ['“The mill ... has to close,” said Ellen Draper.', ['The mill', 'has to close,'], ['elided']],
    ['“I saw [the dam] burst,” said Ellen Draper.', ['I saw', 'burst,'], ['edited']],
  ])('%s', (text, parts, flags) => {
    const [quotation] = quotationsOf(text);
    expect(quotation?.verbatim?.map(({ start, end }) => text.slice(start, end))).toEqual(parts);
    expect(quotation?.flags).toEqual(flags);
  });

  test('and untouched words have no such list', () => {
    expect(quotationsOf('“The dam has burst,” said Ellen Draper.')[0]).not.toHaveProperty('verbatim');
  });
});

describe('works of art are titles, not speech', () => {
  test.each([
    ['The choir sang “Morning” in the church.', 'Morning'],
    ['Ellen Draper read “Heron” aloud to her children.', 'Heron'],
    ['Ellen Draper wrote “The Dry Well,” a novel about mills.', 'The Dry Well,'],
  ])('%s', (text, title) => {
    const found = annotator.annotateText({ id: 'x', text });
    expect(found.quotations).toEqual([]);
    expect(found.terms.map(({ start, end, kind }) => [text.slice(start, end), kind])).toEqual([[title, 'title']]);
  });

  test('but a cue behind the marks makes them speech', () => {
    expect(said('“Never,” a novel voice said.').length).toBe(1);
    expect(said('“Morning,” the singer said.')).toEqual([['Morning,', 'singer']]);
  });
});

describe('marks inside marks', () => {
  const wordsOf = (text: string) =>
    quotationsOf(text).map(({ flags, verbatim }) => [flags, verbatim?.map(({ start, end }) => text.slice(start, end))]);

  test('of the same form belong to the outer ones where two close', () => {
    expect(said('“We live in what they call a “mill of thieves” here,” said Ellen Draper.')).toEqual([
      ['We live in what they call a “mill of thieves” here,', 'Ellen Draper'],
    ]);
    expect(said('“The mill is late, they say. “It is always late,” said Rob Marsh.').at(-1)).toEqual(['It is always late,', 'Rob Marsh']);
  });

  test('hold the own words of a speaker whom the outer ones name, and are edited like others', () => {
    expect(wordsOf('Ellen Draper: “Draper said the mill was ‘not for sale’”')).toEqual([[['nested'], ['not for sale']]]);
    expect(wordsOf('“Draper told them it was ‘not for sale … ever’” (Ellen Draper)')).toEqual([
      [
        ['nested', 'elided'],
        ['not for sale', 'ever'],
      ],
    ]);
    expect(wordsOf('“My mother told me ‘never give up,’” said Rob Marsh.')).toEqual([[undefined, undefined]]);
  });

  test('of a speech between pairs of apostrophes are no quotations of their own', () => {
    expect(
      quotationsOf("''I told the board, 'We will never sell the mill,' and I meant it,'' Ellen Draper said.").filter(
        ({ kind }) => kind !== 'indirect',
      ),
    ).toEqual([]);
  });
});

test('the clause of a passive report is what is said, without who says it', () => {
  const clauses = (text: string) =>
    quotationsOf(text).map(({ clause }) => (clause === undefined ? undefined : text.slice(clause.start, clause.end)));
  expect(clauses('The mill was described by critics as “a floating coffin”.')).toEqual([undefined]);
  expect(clauses('Rob Marsh was branded a “liar” by Ellen Draper.')).toEqual(['a “liar”']);
});

test('a clause that leads in with a report of its own keeps its words from whoever speaks behind it', () => {
  expect(said('Although Rob Marsh admitted that the mill was “rather late,” Ellen Draper said it would run.').slice(0, 1)).toEqual([
    ['rather late,', 'Rob Marsh'],
  ]);
});
