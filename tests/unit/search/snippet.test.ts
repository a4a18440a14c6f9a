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

  describe('with quotations to keep', () => {
    const filler = 'Nothing much was said about it for a long while after that. ';
    const quotation = '“We waited for the ferry. It never came back to the harbour. So we walked.”';
    const text = `${filler.repeat(4)}${quotation} ${filler.repeat(4)}`;
    const span = { start: text.indexOf('“'), end: text.indexOf('”') + 1 };
    const late = { start: text.indexOf('walked'), end: text.indexOf('walked') + 6 };

    it('keeps one that holds a hit from mark to mark, even where the hit is at its end', () => {
      expect(cutSnippet(text, [late], 65).text).not.toContain('We waited');
      expect(cutSnippet(text, [late], 65, [span]).text).toContain(quotation);
    });

    it('does not begin inside one that the hit only follows', () => {
      const hit = { start: span.end + 10, end: span.end + 14 };
      const snippet = cutSnippet(text, [hit], 100, [span]);
      expect(snippet.span.start <= span.start || snippet.span.start >= span.end).toBe(true);
    });

    it('cuts one that is too long at its sentences', () => {
      const long = `He said “${'It was a very long day at the quay. '.repeat(30)}The end came at noon.”`;
      const at = long.indexOf('noon');
      const snippet = cutSnippet(long, [{ start: at, end: at + 4 }], 120, [{ start: 8, end: long.length }]);
      expect(snippet.text).toBe('The end came at noon.”');
      expect(snippet.cutBefore).toBe(true);
    });
  });
});
