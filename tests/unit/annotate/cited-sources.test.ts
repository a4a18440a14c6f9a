/** Whom a passage credits: outlets that no list knows, and documents. */
import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';

const annotator = createAnnotator();
const credits = (text: string) => annotator.annotateText({ id: 'x', text }).citedSources.map(({ name, kind }) => [name, kind]);

describe('an outlet that no list knows', () => {
  test.each([
    ['The Cold Bay Courier reported on Monday that the mill would close.', 'Cold Bay Courier'],
    ['The mill will close, as first reported by the Mallow Gazette.', 'Mallow Gazette'],
    ['Mallow Radio has learned that the mill will close.', 'Mallow Radio'],
    ['Ellen Draper told the Cold Bay Post that she would stay.', 'Cold Bay Post'],
    ['In an interview with the Eastern Tribune, he apologised.', 'Eastern Tribune'],
    ['Two letters seen by the Cold Bay Wire show that he knew.', 'Cold Bay Wire'],
    ['The Mallow Times broadcast the recording on Sunday.', 'Mallow Times'],
    ['The Grain Herald, which first published the letters, has closed.', 'Grain Herald'],
  ])('%s', (text, name) => {
    expect(credits(text)).toContainEqual([name, 'outlet']);
  });
});

test('an authority that learns or is told something is no outlet', () => {
  expect(credits('The Mallow Police has learned that he fled. Ellen Draper told the Mallow Council that she would stay.')).toEqual([]);
});

test('a statement that says something is a document', () => {
  expect(credits('The statement said that the mill would close.')).toEqual([['statement', 'document']]);
});
