/** What is a form of one quotation, and what is another quotation. */
import { describe, expect, it } from 'vitest';
import { areVariants, type Days } from '../../../../src/search/variants/compare-words.ts';
import { terms } from '../../../../src/text/tokens.ts';

const FULL =
  'We do not have Obama judges or Trump judges, Bush judges or Clinton judges. What we have is an extraordinary group of dedicated judges';

interface Said {
  text: string;
  speaker?: number;
  days?: Days;
}

function are(one: Said, other: Said): boolean {
  const words: string[] = [];
  const numbered = ({ text, speaker = -1, days }: Said) => ({
    words: Uint32Array.from(terms(text), (word) => (words.includes(word) ? words.indexOf(word) : words.push(word) - 1)),
    speaker,
    days,
  });
  const [a, b] = [numbered(one), numbered(other)];
  const isNumber = (word: number): boolean => /\d/.test(words[word] ?? '');
  expect(areVariants(b, a, isNumber), 'the other way round').toBe(areVariants(a, b, isNumber));
  return areVariants(a, b, isNumber);
}

describe('forms of one quotation', () => {
  it('are shortened, bracketed, otherwise punctuated, or have a word changed', () => {
    expect(are({ text: FULL }, { text: 'we do not have Obama judges, or Trump judges — Bush judges or Clinton judges' })).toBe(true);
    expect(are({ text: FULL }, { text: '[They] do not have Obama judges or Trump judges, Bush judges or Clinton judges' })).toBe(true);
    expect(are({ text: FULL }, { text: 'We do not have Obama judges … What we have is an extraordinary group of dedicated judges' })).toBe(
      true,
    );
  });

  it('are not what has other numbers', () => {
    const said = (share: string) => `We have seen the price of a crossing go up by ${share} percent in this year alone`;
    expect(are({ text: said('12') }, { text: said('12') })).toBe(true);
    expect(are({ text: said('12') }, { text: said('30') })).toBe(false);
  });

  it('are told by few words only where one person says both', () => {
    const few = 'there will be no spiking of the ball';
    expect(are({ text: few }, { text: few })).toBe(false);
    expect(are({ text: few, speaker: 4 }, { text: few, speaker: 5 })).toBe(false);
    expect(are({ text: few, speaker: 4 }, { text: few, speaker: 4 })).toBe(true);
  });

  it('are not nearly the same words of months later, which are said anew', () => {
    const march: Days = [100, 100];
    const may: Days = [160, 160];
    const nearly = FULL.replace('dedicated', 'devoted');
    expect(are({ text: FULL, days: march }, { text: nearly, days: march })).toBe(true);
    expect(are({ text: FULL, days: march }, { text: nearly, days: may })).toBe(false);
    expect(are({ text: FULL, days: march }, { text: FULL, days: may })).toBe(true);
    expect(are({ text: FULL, days: undefined }, { text: nearly, days: may })).toBe(true);
  });
});
