import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';
import type { AnnotatedText, Quotation } from '../../../src/domain/annotation.ts';

const annotator = createAnnotator();

function annotate(text: string): AnnotatedText {
  return annotator.annotateText({ id: 't', text });
}

/** The last quotation in marks. */
function lastMarked(text: string): Quotation | undefined {
  return annotate(text).quotations.findLast(({ kind }) => kind !== 'indirect');
}

describe('who is quoted', () => {
  test.each([
    ['a report inside a report is on the word of the first', 'Maria Lind said the mayor wanted a “quiet harbour” in May.', 'Maria Lind'],
    ['after "but" a report begins anew', 'Maria Lind said the ferry was late, but Paul Berg called it “a triumph of hope.”', 'Paul Berg'],
    ['a label and a colon', 'Rep. Maria Lind (D-N.H.): “The ferry came at night and woke us all.”', 'Maria Lind'],
    ['the verb before a name and a colon', 'Continued Lind: “The ferry came at night and woke us all.”', 'Lind'],
    ['a party and a state in parentheses before the cue', '“The ferry is late,” Sen. Maria Lind (D-N.H.) said Tuesday.', 'Maria Lind'],
    ['a verb with "back"', '“The ferry is never late,” Maria Lind shot back.', 'Maria Lind'],
    ['a text that reads', '“Mind the gap,” read the sign.', 'sign'],
    ['a time of some words before the cue', 'Maria Lind two weeks ago said that “the ferry is late” again.', 'Maria Lind'],
    ['a participle after the subject', 'A letter obtained by the harbour office warns that “the ferry may sink” soon.', 'letter'],
    ['an agent', 'The ferry was described by Maria Lind as “an old and tired lady.”', 'Maria Lind'],
    ['any dash before a signature', '“The ferry was all that I had hoped for.” ― Maria Lind', 'Maria Lind'],
  ])('%s', (_, text, name) => {
    expect(lastMarked(text)?.speaker?.name).toBe(name);
  });

  test('"who" is the mention, and whom it stands for the speaker', () => {
    const text = 'The plan pleased Maria Lind, who called it “the best of all ferries” on Monday.';
    const speaker = lastMarked(text)?.speaker;
    expect(speaker?.name).toBe('Maria Lind');
    expect(text.slice(speaker?.start, speaker?.end)).toBe('who');
  });

  test('"it" is the body that was quoted before', () => {
    const text = '“The ferry is safe,” the Harbour Agency said. It added, “We test it every week.”';
    expect(annotate(text).quotations.map(({ speaker }) => speaker?.name)).toEqual(['Harbour Agency', 'Harbour Agency']);
  });

  test('an abbreviation ends the sentence before a pronoun', () => {
    const text = 'Maria Lind says the ferry leaves at 7 p.m. He says “it may well be later than that.”';
    const speaker = lastMarked(text)?.speaker;
    expect(text.slice(speaker?.start, speaker?.end)).toBe('He');
  });
});

test('a report at the end of a sentence holds for all of it', () => {
  const text = 'Sales were “slow for months” as buyers told each other to wait, Maria Lind said.';
  expect(lastMarked(text)?.speaker?.name).toBe('Maria Lind');
});

describe('described speakers', () => {
  test.each(['A senior official said', 'Senior officials said', 'Two senior officials said', 'An unnamed senior official said'])(
    '%s: one name for all',
    (words) => {
      const text = `${words} that the ferry would leave at noon.`;
      const speaker = annotate(text).quotations[0]?.speaker;
      expect([speaker?.name.toLowerCase(), speaker?.kind]).toEqual(['senior official', 'unnamed']);
      expect(text.slice(speaker?.start, speaker?.end)).toBe(words.replace(/ said$/, ''));
    },
  );

  test('critics stay a group, a report an institution', () => {
    expect(annotate('Many critics said that the ferry would sink.').quotations[0]?.speaker).toMatchObject({
      name: 'critics',
      kind: 'group',
    });
    expect(annotate('The report says that the ferry would sink.').quotations[0]?.speaker).toMatchObject({
      name: 'report',
      kind: 'institution',
    });
  });
});

describe('reported speech in other forms', () => {
  /** Contents and speakers of reports without marks. */
  function reported(text: string): [string, string | undefined][] {
    return annotate(text).quotations.map(({ start, end, speaker }) => [text.slice(start, end), speaker?.name]);
  }

  test.each([
    ['Maria Lind called for a second ferry.', 'a second ferry', 'Maria Lind'],
    ['Maria Lind vowed to build a second ferry.', 'to build a second ferry', 'Maria Lind'],
    ['Maria Lind said late Wednesday that the ferry was safe.', 'the ferry was safe', 'Maria Lind'],
    ['Maria Lind said the ferry was safe, but the harbour closed.', 'the ferry was safe', 'Maria Lind'],
    ['Maria Lind asked whether the ferry was safe.', 'whether the ferry was safe', 'Maria Lind'],
    ["''The ferry is late,'' Maria Lind said.", "''The ferry is late", 'Maria Lind'],
    ["Maria Lind said: ''The ferry is late.'' The board laughed.", 'The ferry is late', 'Maria Lind'],
    ['The ferry was never safe, records show.', 'The ferry was never safe', 'records'],
  ])('%s', (text, content, name) => {
    expect(reported(text)).toEqual([[content, name]]);
  });
});
