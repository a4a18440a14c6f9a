import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';

const annotator = createAnnotator();

/** Contents and speakers of reports without marks. */
function reported(text: string): [string, string | undefined][] {
  const { quotations } = annotator.annotateText({ id: 't', text });
  return quotations.filter(({ kind }) => kind === 'indirect').map(({ start, end, speaker }) => [text.slice(start, end), speaker?.name]);
}

describe('a paraphrase is found', () => {
  test.each([
    ['in a state of mind', 'Maria Lind was confident that the ferry would sail.', 'the ferry would sail', 'Maria Lind'],
    ['in a stand towards something', 'Maria Lind has been critical of the new harbour plan.', 'the new harbour plan', 'Maria Lind'],
    [
      'in a noun with its owner',
      'The harbour closed despite Maria Lind’s claim that the ferry was safe.',
      'the ferry was safe',
      'Maria Lind',
    ],
    [
      'in a noun with an infinitive',
      'The board waited for Maria Lind’s promise to mend the old ferry.',
      'to mend the old ferry',
      'Maria Lind',
    ],
    ['behind "as X noted"', 'As Maria Lind noted, the ferry was late for a year.', 'the ferry was late for a year', 'Maria Lind'],
    ['behind a preposition with a particle', 'Maria Lind lashed out at the harbour board.', 'the harbour board', 'Maria Lind'],
    ['in a verb that is judged like a noun', 'She supports the second ferry.', 'the second ferry', 'She'],
    ['in a gerund', 'Maria Lind proposed closing the old harbour.', 'closing the old harbour', 'Maria Lind'],
    [
      'past a listener with an apposition',
      'Maria Lind told Paul Berg, the old mayor, that the ferry was late.',
      'the ferry was late',
      'Maria Lind',
    ],
    ['after a reflexive', 'Maria Lind herself said that the ferry was late.', 'the ferry was late', 'Maria Lind'],
    ['after a time', 'Maria Lind last week said that the ferry was late.', 'the ferry was late', 'Maria Lind'],
  ])('%s', (_, text, content, name) => {
    expect(reported(text)[0]?.[0]).toBe(content);
    expect(reported(text)[0]?.[1]?.toLowerCase()).toBe(name.toLowerCase());
  });

  test('in a question that nobody is named for', () => {
    expect(reported('Asked whether the ferry was safe, the crew left.')).toEqual([['whether the ferry was safe', undefined]]);
  });
});

describe('a paraphrase ends', () => {
  test.each([
    ['an object before a second verb', 'Maria Lind rejected the harbour plan and left the room.', 'the harbour plan'],
    ['an object before a time', 'Maria Lind rejected the harbour plan on Tuesday.', 'the harbour plan'],
    ['a clause before the next report', 'Maria Lind said the ferry was late and called the harbour old.', 'the ferry was late'],
    [
      'a clause before another one’s report',
      'Maria Lind said the ferry was late but Paul Berg said the crew was ready.',
      'the ferry was late',
    ],
    ['an object before another one’s report', 'Maria Lind rejected the plan but Deputy Mayor Paul Berg said more was to come.', 'the plan'],
    ['an infinitive before a participle', 'Maria Lind vowed to mend the ferry, leaving the board in doubt.', 'to mend the ferry'],
  ])('%s', (_, text, content) => {
    expect(reported(text)[0]?.[0]).toBe(content);
  });
});

describe('no paraphrase', () => {
  test.each([
    ['is what was not said', 'Maria Lind did not say that the ferry was late.'],
    ['is a condition', 'The harbour opens if Maria Lind says the ferry is safe.'],
    ['is a noun without an owner', 'The plan to mend the old ferry failed.'],
    ['is an adjective that names no state of mind', 'Maria Lind was late to the harbour party.'],
    ['is a single word', 'Maria Lind rejected it.'],
    ['is a verb of doing', 'Maria Lind repaired the old ferry on Tuesday.'],
    ['is what anybody might say', 'You might think the ferry was late.'],
    ['is what one would say', 'One would believe that the ferry was safe.'],
    ['is a common wish', 'Let’s hope the ferry arrives on time.'],
  ])('%s', (_, text) => {
    expect(reported(text)).toEqual([]);
  });

  test('stands inside another: what somebody reports is on the word of that one', () => {
    expect(reported('Maria Lind said that Paul Berg believes that the ferry is safe.')).toEqual([
      ['Paul Berg believes that the ferry is safe', 'Maria Lind'],
    ]);
  });

  test('hides what an outlet passes on', () => {
    expect(reported('Maria Lind said the ferry was late, according to the Norden Times.')).toContainEqual([
      'the ferry was late',
      'Maria Lind',
    ]);
  });

  test('is lost on a stand that is denied: its cue says "not"', () => {
    const text = 'Maria Lind does not support the second ferry.';
    const [quotation] = annotator.annotateText({ id: 't', text }).quotations;
    expect(text.slice(quotation?.cue?.start, quotation?.cue?.end)).toBe('does not support');
  });
});

describe('a transcript', () => {
  const text = [
    'Maria Lind spoke to Paul Berg on the radio.',
    'BERG: Is the ferry safe after all these years?',
    'LIND: We hope so. The crew thinks that it is.',
    'It will sail in May.',
    'BERG: Who told you that?',
    'LIND: Nobody did.',
  ].join('\n');

  test('gives each speech to its label, also over two paragraphs', () => {
    expect(reported(text)).toEqual([
      ['Is the ferry safe after all these years', 'Paul Berg'],
      ['We hope so. The crew thinks that it is', 'Maria Lind'],
      ['It will sail in May', 'Maria Lind'],
      ['Who told you that', 'Paul Berg'],
      ['Nobody did', 'Maria Lind'],
    ]);
  });

  test('is not seen in a single word before a colon', () => {
    expect(reported('The news is bad.\nUPDATE: The ferry is late again today.\nThe crew waits.')).toEqual([]);
  });
});

describe('speech between pairs of apostrophes', () => {
  test('is one paraphrase over the cue in its middle', () => {
    const text = "''The ferry is late. It is old,'' Maria Lind said. ''We wait.''";
    expect(reported(text)).toEqual([["''The ferry is late. It is old,'' Maria Lind said. ''We wait", 'Maria Lind']]);
  });

  test('is no marked quotation, and a pair that never closes swallows nothing', () => {
    const text = "The mast is 6'' thick. Maria Lind said that the ferry was late. The board ''laughed and left.";
    expect(annotator.annotateText({ id: 't', text }).quotations.map(({ kind }) => kind)).toEqual(['indirect']);
    expect(reported(text)).toEqual([['the ferry was late', 'Maria Lind']]);
  });
});

describe('a paraphrase begins', () => {
  test.each([
    ['behind a part of a day', 'Maria Lind said Thursday night that the ferry was late.', 'the ferry was late'],
    ['behind a day and its part without "that"', 'Maria Lind said late Friday night the ferry was late.', 'the ferry was late'],
    ['behind a listener and a day', 'Maria Lind told the Norden Gazette on Friday that the ferry was late.', 'the ferry was late'],
    ['behind the time of a question', 'Paul Berg was asked on Monday night whether the ferry was late.', 'whether the ferry was late'],
    ['with a time that is spoken of', 'Maria Lind said this year was hard for the ferry.', 'this year was hard for the ferry'],
    ['behind a dateline', 'NORDEN, Ohio (AP) — The ferry was late again, Maria Lind said.', 'The ferry was late again'],
    [
      'behind "but according to"',
      'Maria Lind wants to sell the ferry, but according to a Norden study, most people want to keep it.',
      'most people want to keep it',
    ],
  ])('%s', (_, text, content) => {
    expect(reported(text).map(([words]) => words)).toContain(content);
  });
});

test('whom somebody tells is no content, and a number in figures is no speaker', () => {
  expect(reported('Paul Berg told the Columbus Dispatch.')).toEqual([]);
  expect(reported('Of the 12, 5 said the ferry was late.')).toEqual([]);
});

test('what people show by what they do is no claim, and a study’s showing is one', () => {
  expect(reported('They have shown contempt for the harbour.')).toEqual([]);
  expect(reported('The report showed a fall in fares.')).toEqual([['a fall in fares', 'report']]);
});

test('a clause of the reporter behind "said Friday afternoon" is no part of the content', () => {
  expect(reported('The ferry was late again, officials said Friday afternoon, as crews waited for fuel.')[0]?.[0]).toBe(
    'The ferry was late again',
  );
});

test('a question of the reporter reports nothing', () => {
  expect(reported('Do they want a second ferry? Would she be willing to sell the old one?')).toEqual([]);
});

test('of two sources each has its own content', () => {
  expect(reported('According to Paul Berg, the ferry is late, but according to Maria Lind, it never came.')).toEqual([
    ['the ferry is late', 'Paul Berg'],
    ['it never came', 'Maria Lind'],
  ]);
});
