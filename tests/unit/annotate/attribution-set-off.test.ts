/** Speech that the layout sets off: block quotes without marks, signatures, pull quotes that repeat the body. */
import { expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';
import type { Article, BlockKind } from '../../../src/domain/article.ts';

const annotator = createAnnotator();

/** Of each passage its quotations: words, speaker, rule. */
function annotate(...blocks: [kind: BlockKind, text: string][]) {
  const article: Article = {
    id: 'a',
    title: 'T',
    sources: [],
    credits: [],
    authors: [],
    language: 'en',
    path: 'a.txt',
    contentHash: 'h',
    blocks: blocks.map(([kind, text]) => ({ kind, text })),
    text: blocks.map(([, text]) => text).join('\n'),
    dropped: [],
  };
  return annotator.annotate(article).passages;
}

const spoken = (...blocks: [kind: BlockKind, text: string][]) =>
  annotate(...blocks).map(({ text, quotations }) =>
    quotations.map(({ start, end, speaker, rule }) => [text.slice(start, end), speaker?.name, rule]),
  );

test('a block quote is of whoever the report above it names, over all its paragraphs', () => {
  expect(
    spoken(
      ['paragraph', 'Ellen Draper said in a statement:'],
      ['block-quote', 'The mill stays open.'],
      ['block-quote', 'We will not sell it.'],
      ['paragraph', 'Nobody believed her.'],
    ),
  ).toEqual([[], [['The mill stays open.', 'Ellen Draper', 'block-quote']], [['We will not sell it.', 'Ellen Draper', 'block-quote']], []]);
  const [, first, second] = annotate(
    ['paragraph', 'Ellen Draper wrote:'],
    ['block-quote', 'The mill stays open.'],
    ['block-quote', 'We will [never] sell it …'],
  );
  expect(second?.quotations[0]?.utterance).toBe(first?.quotations[0]?.utterance);
  expect(first?.quotations[0]?.speaker?.passage).toBeDefined();
  expect(second?.quotations[0]?.flags).toEqual(['edited', 'elided']);
  expect(second?.quotations[0]?.verbatim?.map(({ start, end }) => second.text.slice(start, end))).toEqual(['We will', 'sell it']);
});

test('a signature ends a block quote, in its last line or in one of its own', () => {
  expect(spoken(['paragraph', 'The mill closed.'], ['block-quote', 'It was my life. — Ellen Draper'])[1]).toEqual([
    ['It was my life.', 'Ellen Draper', 'signature'],
  ]);
  const lines = spoken(['paragraph', 'The mill closed.'], ['block-quote', 'It was my life.'], ['block-quote', '— Ellen Draper, miller']);
  expect(lines.slice(1)).toEqual([[['It was my life.', 'Ellen Draper', 'signature']], []]);
});

test('a block quote that nobody introduces is read like any paragraph', () => {
  expect(spoken(['paragraph', 'The mill closed in May.'], ['block-quote', 'It was built in 1880.'])[1]).toEqual([]);
});

test('a pull quote is of whom the body gives the same words to, with less confidence', () => {
  const [, , pull] = annotate(
    ['paragraph', '“The mill has always been late,” said Ellen Draper. “Nobody told us why.”'],
    ['paragraph', 'It closed.'],
    ['pull-quote', 'The mill has always been late. Nobody told us why.'],
  );
  const [quotation] = pull?.quotations ?? [];
  expect([quotation?.speaker?.name, quotation?.rule]).toEqual(['Ellen Draper', 'pull-quote-repeats']);
  expect(quotation?.confidence).toBeLessThan(0.7);
});

test('a pull quote of words that the body gives to nobody, or to two people, has no speaker', () => {
  const nobody = spoken(['paragraph', 'The mill has always been late.'], ['pull-quote', '“The mill has always been late.”']);
  expect(nobody[1]).toEqual([['The mill has always been late.', undefined, 'pull-quote']]);
  const two = spoken(
    ['paragraph', '“The mill is always late,” said Ellen Draper.'],
    ['paragraph', '“The mill is always late,” said Rob Marsh.'],
    ['pull-quote', 'The mill is always late'],
  );
  expect(two[2]).toEqual([['The mill is always late', undefined, 'pull-quote']]);
});

test('marks that close only behind the signature give it as the speaker', () => {
  const text = '"We may see a second flood this year.\nEllen Draper, Mill Institute."\nRob Marsh left.';
  const { quotations } = annotator.annotateText({ id: 'x', text });
  expect(quotations.map(({ start, end, speaker, rule, flags }) => [text.slice(start, end), speaker?.name, rule, flags])).toEqual([
    ['We may see a second flood this year.', 'Ellen Draper', 'signature', undefined],
  ]);
});

test('a name alone in the last line of a block quote signs it, also over marks and several paragraphs', () => {
  expect(spoken(['paragraph', 'The mill closed.'], ['block-quote', 'I leave.'], ['block-quote', 'Ellen Draper'])).toEqual([
    [],
    [['I leave.', 'Ellen Draper', 'signature']],
    [],
  ]);
  const signed = spoken(
    ['paragraph', 'The mill closed.'],
    ['block-quote', '“It was my life.”'],
    ['block-quote', 'Ellen Draper, miller of Norden'],
    ['paragraph', 'It rained.'],
  );
  expect(signed[1]).toEqual([['It was my life.', 'Ellen Draper', 'signature']]);
  const [, first, second] = annotate(
    ['paragraph', 'The mill closed.'],
    ['block-quote', 'It was my life.'],
    ['block-quote', 'I leave.'],
    ['block-quote', 'Ellen Draper'],
  );
  expect(first?.quotations[0]?.speaker?.name).toBe('Ellen Draper');
  expect(second?.quotations[0]?.utterance).toBe(first?.quotations[0]?.utterance);
});
