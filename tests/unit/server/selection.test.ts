import { describe, expect, it } from 'vitest';
import type { Span } from '../../../src/domain/annotation.ts';
import { selectionOf } from '../../../src/domain/selector.ts';
import { findSelection, linkedSelection } from '../../../src/server/selection.ts';

const TEXT = 'The vote was late. The vote was close, and nobody in the hall had slept.';
const spanOf = (words: string, text = TEXT): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const link = (...words: [string, ...string[]]) => {
  const [first, ...rest] = words;
  return selectionOf(TEXT, [spanOf(first), ...rest.map((one) => spanOf(one))]);
};
const markedIn = (now: string, found: ReturnType<typeof findSelection>): string[] =>
  found.state === 'lost' ? [] : found.spans.map(({ start, end }) => now.slice(start, end));

describe('the words of a link', () => {
  it('are marked only where the text holds the words that it was made of', () => {
    expect(findSelection(TEXT, TEXT, link('vote'))).toEqual({ state: 'same', spans: [spanOf('vote')] });
    const forged = { ...link('vote'), check: 'x' };
    expect(findSelection(TEXT, TEXT, forged)).toEqual({ state: 'lost' });
    expect(findSelection('short', 'short', link('nobody in the hall'))).toEqual({ state: 'lost' });
  });

  it('are found again after an edit around them', () => {
    const now = `Late on Monday it began. ${TEXT}`;
    const found = findSelection(TEXT, now, link('was close', 'nobody in the hall'));
    expect(found.state).toBe('same');
    expect(markedIn(now, found)).toEqual(['was close', 'nobody in the hall']);
  });

  it('that stand there twice are told apart by the words around them', () => {
    const now = `Finally: ${TEXT}`;
    const second = { start: TEXT.lastIndexOf('vote'), end: TEXT.lastIndexOf('vote') + 4 };
    const found = findSelection(TEXT, now, selectionOf(TEXT, [second]));
    expect(found).toEqual({ state: 'same', spans: [{ start: now.lastIndexOf('vote'), end: now.lastIndexOf('vote') + 4 }] });
  });

  it('are said to have changed where most of them stayed, with what they were', () => {
    const now = TEXT.replace('in the hall', 'in the room');
    const found = findSelection(TEXT, now, link('nobody in the hall had slept'));
    expect(found).toMatchObject({ state: 'changed', was: 'nobody in the hall had slept' });
    expect(markedIn(now, found)).toEqual(['nobody in the room had slept']);
  });

  it('are marked to their last word where only the stops, marks and capitals around them changed', () => {
    const was = '"We will build it," she said, "and we will do it by the spring, no matter what it costs."';
    const now = '"And we will do it by the spring, no matter what it costs," she said.';
    const words = 'and we will do it by the spring, no matter what it costs';
    for (const own of [words, `${words}.`]) {
      const found = findSelection(was, now, selectionOf(was, [spanOf(own, was)]));
      expect(found).toMatchObject({ state: 'changed', was: own });
      expect(markedIn(now, found)).toEqual([`And ${words.slice(4)}${own === words ? '' : ','}`]);
    }
    const marked = findSelection(was, now, selectionOf(was, [spanOf(`"${words}."`, was)]));
    expect(markedIn(now, marked)).toEqual([`"And ${words.slice(4)},"`]);
  });

  it('are marked as a whole where another word took the place of the first or the last', () => {
    const now = TEXT.replace('nobody', 'no one').replace('slept', 'dozed');
    const found = findSelection(TEXT, now, link('nobody in the hall had slept'));
    expect(markedIn(now, found)).toEqual(['no one in the hall had dozed']);
    expect(markedIn(`${TEXT} So.`, findSelection(TEXT, `${TEXT} So.`, link('hall had sl')))).toEqual(['hall had sl']);
  });

  it('are given up where they are gone, and no others are marked', () => {
    const found = findSelection(TEXT, 'The vote was late. Everybody went home to bed.', link('nobody in the hall had slept'));
    expect(found).toEqual({ state: 'lost', was: 'nobody in the hall had slept' });
  });

  it('are refused where they are none', () => {
    for (const span of ['4', '4-', '8-4', '4-4', '-4-8', 'a-b', '4-99999999999', '4-8,', '4-8,6-9', '4-8,2-3']) {
      expect(() => linkedSelection(new URLSearchParams({ span })), span).toThrow('span');
    }
    expect(linkedSelection(new URLSearchParams())).toBeUndefined();
    expect(linkedSelection(new URLSearchParams('span=4-8,9-12&check=x'))).toEqual({
      spans: [
        { start: 4, end: 8 },
        { start: 9, end: 12 },
      ],
      check: 'x',
    });
  });
});
