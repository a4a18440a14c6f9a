import { describe, expect, it } from 'vitest';
import { checkOf, findWords, linkedSpan, wordsAt } from '../../../src/server/text-span.ts';

const TEXT = 'The vote was late. The vote was close.';

describe('the span of a link', () => {
  it('is given only where the text holds the words that it was made of', () => {
    const linked = { start: 4, end: 8, check: checkOf('vote') };
    expect(wordsAt(TEXT, linked)).toBe('vote');
    expect(wordsAt(TEXT.replace('vote', 'poll'), linked)).toBeUndefined();
    expect(wordsAt('short', { ...linked, end: 80 })).toBeUndefined();
  });

  it('is found again after an edit where its words stand once, and never where they stand twice', () => {
    expect(findWords(TEXT, 'was close', 5)).toEqual({ start: 28, end: 37 });
    expect(findWords(TEXT, 'vote', 5)).toBeUndefined();
    expect(findWords(TEXT, 'vote', 23)).toEqual({ start: 23, end: 27 });
    expect(findWords(TEXT, 'ferry', 0)).toBeUndefined();
  });

  it('is refused where it is none', () => {
    for (const span of ['4', '4-', '8-4', '4-4', '-4-8', 'a-b', '4-99999999999']) {
      expect(() => linkedSpan(new URLSearchParams({ span })), span).toThrow('span');
    }
    expect(linkedSpan(new URLSearchParams())).toBeUndefined();
    expect(linkedSpan(new URLSearchParams('span=4-8&check=x'))).toEqual({ start: 4, end: 8, check: 'x' });
  });
});
