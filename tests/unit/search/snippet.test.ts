import { describe, expect, it } from 'vitest';
import { cutSnippet } from '../../../src/search/snippet.ts';

const TEXT =
  'The first sentence says little. The second one names the cartel and its leader. A third follows here. And a fourth ends it all for good.';
const AT = { start: TEXT.indexOf('cartel'), end: TEXT.indexOf('cartel') + 6 };

describe('cutSnippet', () => {
  it('leaves a short text whole', () => {
    expect(cutSnippet(TEXT, [AT])).toMatchObject({ text: TEXT, cutBefore: false, cutAfter: false, highlights: [AT] });
  });

  it('begins and ends at the sentences around the first hit', () => {
    const snippet = cutSnippet(TEXT, [AT], 75);
    expect(snippet.text).toBe('The second one names the cartel and its leader. A third follows here.');
    expect(snippet).toMatchObject({ cutBefore: true, cutAfter: true });
    const [first] = snippet.highlights;
    expect(snippet.text.slice(first?.start, first?.end)).toBe('cartel');
  });

  it('cuts a long sentence at words', () => {
    const long = `${'on and '.repeat(40)}cartel ${'and on '.repeat(40)}`;
    const start = long.indexOf('cartel');
    const snippet = cutSnippet(long, [{ start, end: start + 6 }], 80);
    expect(snippet.text).toMatch(/^(?:on|and)\b.*\bcartel\b.*\b(?:on|and)$/);
  });

  it('begins at the beginning where nothing is marked', () => {
    expect(cutSnippet(TEXT, [], 60)).toMatchObject({ span: { start: 0 }, cutBefore: false, cutAfter: true });
  });
});
