/** Which marked words are speech, of whom, in how many utterances; and which are terms. */
import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';

const annotator = createAnnotator();
const annotate = (text: string) => annotator.annotateText({ id: 'x', text });
const utterances = (text: string) => annotate(text).quotations.map(({ utterance }) => utterance);
const speakers = (text: string) => annotate(text).quotations.map(({ speaker }) => speaker?.name);
const terms = (text: string) => annotate(text).terms.map(({ start, end, kind }) => [text.slice(start, end), kind]);

describe('a speech split by its cue is one utterance', () => {
  test('also where the cue holds an abbreviation', () => {
    expect(utterances('“The mill is closed,” said Gen. Rob Marsh. “I locked it.”')).toEqual([0, 0]);
    expect(utterances('“The mill is closed,” said Dr. Ann Marsh, who lives in St. Mallow. “I locked it.”')).toEqual([0, 0]);
  });

  test('also where the first part is a question', () => {
    expect(utterances('“Is it closed?” Marsh asked. “I never knew.”')).toEqual([0, 0]);
  });

  test('but not over a sentence of the reporter', () => {
    expect(utterances('“The mill is closed,” said Dr. Ann Marsh. She sat down on the steps. “I locked it.”')).toEqual([0, 1]);
  });
});

describe('words in single marks', () => {
  test('are speech where a cue follows them', () => {
    expect(speakers("'It is shut,' said Ellen Draper.")).toEqual(['Ellen Draper']);
    expect(speakers('‘Never,’ said Ellen Draper.')).toEqual(['Ellen Draper']);
  });

  test('are a term where none does', () => {
    expect(annotate("The so-called 'mill fund' is empty.").quotations).toEqual([]);
  });
});

test('a short answer with a cue is speech and no scare term', () => {
  const text = 'He had one word: “No,” said Ellen Draper. “Is it true?” Draper asked.';
  expect(terms(text)).toEqual([]);
  expect(speakers(text)).toEqual(['Ellen Draper', 'Ellen Draper']);
});

test('names of works and ships are titles, those of people nicknames', () => {
  expect(terms('She wrote a book called “The Dry Well”.')).toEqual([['The Dry Well', 'title']]);
  expect(terms('A ferry named “Grey Heron” sank.')).toEqual([['Grey Heron', 'title']]);
  expect(terms('The ship “Grey Heron” sank.')).toEqual([['Grey Heron', 'title']]);
  expect(terms('A man called “Big Lou” left.')).toEqual([['Big Lou', 'nickname']]);
});

describe('nobody is the speaker', () => {
  test.each([
    '“Who asked us?” said nobody.',
    'Reports said the mill “was dead”.',
    'This article said the mill “was dead”.',
    'The damp walls made it “a poor place”.',
  ])('%s', (text) => {
    expect(speakers(text).every((name) => name === undefined)).toBe(true);
  });

  test('but a name that is told in passing is', () => {
    expect(speakers('“We will stay,” said one of them, who gave her name only as Lou.')).toEqual(['Lou']);
  });
});
