import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';
import type { Quotation } from '../../../src/domain/annotation.ts';

const annotator = createAnnotator();

function quotations(text: string): Quotation[] {
  return annotator.annotateText({ id: 't', text }).quotations;
}

function firstMarked(text: string): Quotation | undefined {
  return quotations(text).find(({ kind }) => kind !== 'indirect');
}

describe('a noun and a name behind the cue', () => {
  test.each([
    ['“It is over,” said Maria Lind’s lawyer Paul Berg.', 'Paul Berg', 'lawyer'],
    ['“It is over,” said Maria Lind’s lawyer, Paul Berg.', 'Paul Berg', 'lawyer'],
    ['“It is over,” said Lind’s press secretary, Paul Berg.', 'Paul Berg', 'press secretary'],
    ['“It is over,” said Norway’s foreign minister, Paul Berg.', 'Paul Berg', 'foreign minister'],
    ['“It is over,” said the town’s police chief, Paul Berg.', 'Paul Berg', 'police chief'],
    ['“It is over,” said her husband, Paul Berg.', 'Paul Berg', 'husband'],
    ['“It is over,” said one resident, Paul Berg, 45.', 'Paul Berg', 'resident'],
    ['“It is over,” said the mayor of the old town, Paul Berg.', 'Paul Berg', 'mayor of the old town'],
    ['“It is over,” according to the harbour’s director, Paul Berg.', 'Paul Berg', 'director'],
  ])('%s is on the word of whoever the name in apposition is', (text, name, role) => {
    const speaker = firstMarked(text)?.speaker;
    expect([speaker?.name, speaker?.role]).toEqual([name, role]);
    expect(text.slice(speaker?.start, speaker?.end)).toBe(name);
  });

  test.each([
    ['“It is over,” said Maria Lind’s mother.', 'Maria Lind’s mother'],
    ['“It is over,” said Maria Lind’s mother, who was late.', 'Maria Lind’s mother'],
    ['“It is over,” said officials in Norway’s capital, Oslo.', 'official'],
  ])('%s is not on the word of whose mother or which capital it is', (text, name) => {
    expect(firstMarked(text)?.speaker).toMatchObject({ name, kind: 'unnamed' });
  });
});

describe('marked words that end in a question or an exclamation', () => {
  test.each([
    ['Maria Lind left. She asked, “Who paid for it?” Paul Berg said he did not know.', 'Maria Lind'],
    ['Maria Lind asked, “Who paid for it?” Paul Berg said nothing.', 'Maria Lind'],
    ['Maria Lind wrote: “Off you go!” Paul Berg laughed.', 'Maria Lind'],
    ['Sailors chanted “Let us out!” Mayor Paul Berg said on Monday that he was shocked.', 'Sailors'],
    ['“Who paid for it?” Paul Berg asked on Monday.', 'Paul Berg'],
    ['“Off you go!” Paul Berg shouted when the ferry came.', 'Paul Berg'],
  ])('%s', (text, name) => {
    expect(firstMarked(text)?.speaker?.name).toBe(name);
  });
});

describe('words in the place of a name', () => {
  test.each([
    ['“It was late,” said one of the officials.', 'official'],
    ['“It was late,” one of the sailors said.', 'sailor'],
    ['“It was late,” said many of the voters.', 'voters'],
    ['Residents met on Monday. “We will see,” they said.', 'Residents'],
    ['A woman stood in the rain. “We will see,” she said.', 'woman'],
  ])('%s gives whom they describe', (text, name) => {
    expect(firstMarked(text)?.speaker?.name.toLowerCase()).toBe(name.toLowerCase());
  });

  test.each(['No one said that the dam would fail.', 'Neither of the men said the dam was old.', 'No sailor said that the dam was old.'])(
    '%s reports nothing',
    (text) => {
      expect(quotations(text)).toEqual([]);
    },
  );
});

test.each([
  ['The plan was described as “deeply flawed” by Maria Lind.', 'Maria Lind'],
  ['The plan was called “a sad joke” by Paul Berg on Monday.', 'Paul Berg'],
])('%s is on the word of the agent behind the marks', (text, name) => {
  expect(firstMarked(text)?.speaker?.name).toBe(name);
});

test.each([
  'Maria Lind declined to comment.',
  'Maria Lind did not respond to a request for comment.',
  'The sailor declined to give his name.',
])('%s reports nothing', (text) => {
  expect(quotations(text)).toEqual([]);
});

test('what marked words are about is no report of its own', () => {
  const found = quotations('“It is a shame,” Lind said about the vote, which took place on Monday.');
  expect(found.map(({ kind }) => kind)).toEqual(['direct']);
});

test('what somebody was told is the clause behind "that"', () => {
  const text = 'Maria Lind was told by Paul Berg that the dam would fail.';
  const [told] = quotations(text);
  expect([text.slice(told?.start, told?.end), told?.speaker?.name]).toEqual(['the dam would fail', 'Paul Berg']);
});

test('a verb of moving tells nothing of who spoke', () => {
  expect(firstMarked('“Off you go,” she walked.')?.rule).not.toBe('verb-after');
});

test.each([
  'The old dam will fail this year, said Maria Lind’s lawyer, Paul Berg.',
  'The old dam will fail this year, according to the mayor, Paul Berg.',
])('%s is on the word of the name in apposition without marks too', (text) => {
  expect(quotations(text).map(({ speaker }) => speaker?.name)).toEqual(['Paul Berg']);
});
