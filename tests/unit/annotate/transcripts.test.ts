/** Transcripts: which lines stand under a label, and whose they are. */
import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';

const annotator = createAnnotator();
const spoken = (...lines: string[]) => {
  const text = lines.join('\n');
  return annotator.annotateText({ id: 'x', text }).quotations.map(({ start, end, speaker }) => [text.slice(start, end), speaker?.name]);
};

test('an answer of one word is speech', () => {
  expect(
    spoken(
      'ELLEN DRAPER: When did the dam burst?',
      'ROB MARSH: It burst at nine in the morning.',
      'ELLEN DRAPER: No.',
      'ROB MARSH: Why?',
      'ELLEN DRAPER: I was there.',
    ),
  ).toEqual([
    ['When did the dam burst', 'Ellen Draper'],
    ['It burst at nine in the morning', 'Rob Marsh'],
    ['No.', 'Ellen Draper'],
    ['Why', 'Rob Marsh'],
    ['I was there', 'Ellen Draper'],
  ]);
});

test("questions without a name are nobody's, with and without a colon", () => {
  const speeches = spoken(
    'THE PRESIDENT: We will rebuild the dam this year.',
    'Q Mr. President, when?',
    'THE PRESIDENT: Soon.',
    'Q And who pays for it?',
    'THE PRESIDENT: The state will pay for it.',
  );
  expect(speeches.map(([words]) => words)).toEqual(['We will rebuild the dam this year', 'Soon', 'The state will pay for it']);
  expect(new Set(speeches.map(([, name]) => name)).size).toBe(1);
  expect(spoken('Q: When did you begin to bake?', 'A: I began when I was ten.', 'Q: Why?', 'A: I was bored at school.')).toEqual([]);
});

test('a label with a role agrees with the surname alone', () => {
  const speeches = spoken(
    'ROB MARSH, HOST: Welcome to the show tonight.',
    'MARSH: Our guest is Ellen Draper.',
    'ELLEN DRAPER: Thank you for having me.',
    'MARSH: How are you?',
  );
  expect(speeches.map(([, name]) => name)).toEqual(['Rob Marsh', 'Rob Marsh', 'Ellen Draper', 'Rob Marsh']);
});

test('an interviewer and a guest take turns', () => {
  const speeches = spoken(
    'Interviewer: When did you begin to bake?',
    'Ellen Draper: I began when I was ten.',
    'Interviewer: And why?',
    'Ellen Draper: I was bored at school.',
  );
  expect(speeches.map(([words, name]) => [words, name?.toLowerCase()])).toEqual([
    ['When did you begin to bake', 'interviewer'],
    ['I began when I was ten', 'ellen draper'],
    ['And why', 'interviewer'],
    ['I was bored at school', 'ellen draper'],
  ]);
});

test('who says "I" behind a label is never the author', () => {
  expect(spoken('The mill closed.', 'ROB MARSH: It was late and I said “we go home”.').map(([, name]) => name)).toEqual([undefined]);
});

const LABELLED = ['We waited for hours.', 'So did we all.', 'Nobody came to us.'];
const SPEECHES = ['We waited for hours', 'So did we all', 'Nobody came to us'];

describe('a label is read', () => {
  const labels: [form: string, first: string, second: string][] = [
    ['of a surname in capitals', 'SMITH:', 'JONES:'],
    ['with what the speaker does in brackets', 'SMITH (on camera):', 'JONES [laughs]:'],
    ['behind the time', '[00:12] SMITH:', '[00:14] JONES:'],
    ['inside marks around the transcript', '“SMITH:', '“JONES:'],
    ['with a party and a state', 'REP. ANN SMITH (D-CA):', 'SEN. ROB JONES (R-OH):'],
  ];
  test.each(labels)('%s', (_, first, second) => {
    const speeches = spoken(`${first} ${LABELLED[0] ?? ''}`, `${second} ${LABELLED[1] ?? ''}`, `${first} ${LABELLED[2] ?? ''}`);
    expect(speeches.map(([words]) => words)).toEqual(SPEECHES);
    expect(speeches.map(([, name]) => name?.split(' ').at(-1)?.toLowerCase())).toEqual(['smith', 'jones', 'smith']);
  });

  test('on a line of its own, over the last line too', () => {
    const speeches = spoken('ELLEN DRAPER:', 'We waited.', 'ROB MARSH:', 'So did we.', 'ELLEN DRAPER:', 'Nobody came.');
    expect(speeches).toEqual([
      ['We waited', 'Ellen Draper'],
      ['So did we', 'Rob Marsh'],
      ['Nobody came', 'Ellen Draper'],
    ]);
  });

  test('of the initials of somebody whom the text names', () => {
    const speeches = spoken('Ellen Draper met Rob Marsh.', 'ED: We waited.', 'RM: So did we.', 'ED: Nobody came.');
    expect(speeches.map(([, name]) => name)).toEqual(['Ellen Draper', 'Rob Marsh', 'Ellen Draper']);
  });
});

test('answers are of the one person who is named before the first question, and of nobody where two are', () => {
  const lines = ['Q: When did the mill stop?', 'A: It stopped in May.', 'Q: Why?', 'A: Nobody paid for it.'];
  expect(spoken('Ellen Draper runs the mill.', ...lines)).toEqual([
    ['It stopped in May', 'Ellen Draper'],
    ['Nobody paid for it', 'Ellen Draper'],
  ]);
  expect(spoken('Ellen Draper and Rob Marsh run the mill.', ...lines)).toEqual([]);
});

test("marked words in a speech under a label are part of it, and a tally is nobody's speech", () => {
  expect(spoken('Ellen Draper: We waited “for hours” there.', 'Rob Marsh: So did we.', 'Ellen Draper: Nobody came.')[0]).toEqual([
    'We waited “for hours” there',
    'Ellen Draper',
  ]);
  expect(spoken('Ellen Draper: 1,769.', 'Rob Marsh: 1,501.', 'Ellen Draper: 547.')).toEqual([]);
});

describe('no label is', () => {
  test('a place or a body', () => {
    expect(spoken('NEW YORK: The rain fell all night.', 'NEW YORK: The rain fell on the city.', 'LONDON: The sun was out.')).toEqual([]);
    expect(spoken('UNITED NATIONS: The rain fell.', 'UNITED NATIONS: It fell all night.', 'THE DAILY HERALD: The sun was out.')).toEqual(
      [],
    );
  });
});
