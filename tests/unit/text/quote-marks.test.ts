import { describe, expect, test } from 'vitest';
import { findMarkedSpans } from '../../../src/text/quote-marks.ts';

/** The outermost marked words of one paragraph, with "…" where the closing mark is missing. */
function marked(text: string): string[] {
  const [spans = []] = findMarkedSpans([text]);
  return spans.filter(({ parent }) => parent === -1).map(({ start, end, isUnclosed }) => text.slice(start, end) + (isUnclosed ? '…' : ''));
}

describe('findMarkedSpans', () => {
  test.each([
    ['He said “yes” and “no.”', ['yes', 'no.']],
    ['He said "yes" and "no."', ['yes', 'no.']],
    ['Er sagte: „Ja“ und »Nein«.', ['Ja', 'Nein']],
    ['Il dit : « Oui », puis « Non ».', [' Oui ', ' Non ']],
    ["He said ``yes'' to it.", ['yes']],
    ['The ‘old guard’ and the cartels’ leader', ['old guard']],
    ["The 'old guard' in the '90s didn't go", ['old guard']],
    ['He said “yes” and the cartels’ leader left', ['yes']],
    ['A word in “wrong marks“ here.', ['wrong marks']],
    ['A 6" pipe and a "long" one', ['long']],
  ])('%s', (text, words) => {
    expect(marked(text)).toEqual(words);
  });

  test('inner marks are children of the outer ones', () => {
    const text = '“He called it ‘a mess’ today.”';
    const [spans = []] = findMarkedSpans([text]);
    expect(spans.map(({ start, end, parent }) => [text.slice(start, end), parent])).toEqual([
      ['He called it ‘a mess’ today.', -1],
      ['a mess', 0],
    ]);
  });

  test('one bad mark costs no more than itself', () => {
    expect(marked('He said “yes and left. Then he said “no.”')).toEqual(['yes and left. Then he said…', 'no.']);
    const [first = [], second = []] = findMarkedSpans(['He said “yes.', 'Then she said “no.”']);
    expect(first.map(({ isUnclosed, continues }) => [isUnclosed, continues])).toEqual([[true, false]]);
    expect(second).toHaveLength(1);
  });

  test('marks that open again in each paragraph and close once go on', () => {
    const spans = findMarkedSpans(['“One.', '“Two.', '“Three.”']).flat();
    expect(spans.map(({ continues, isContinued, isUnclosed }) => [continues, isContinued, isUnclosed])).toEqual([
      [true, false, false],
      [true, true, false],
      [false, true, false],
    ]);
  });

  test('two apostrophes on both sides are no marks', () => {
    expect(marked("He said ''yes'' to it.")).toEqual([]);
  });
});
