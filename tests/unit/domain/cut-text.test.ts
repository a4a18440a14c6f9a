import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from '../../../src/domain/cut-text.ts';

describe('a text that is too long', () => {
  it('is cut between two words, with an ellipsis', () => {
    expect(cutText('The harbour was closed, and nobody said why.', 30)).toBe('The harbour was closed, and…');
    expect(cutText('The harbour was closed, and nobody said why.', 24)).toBe('The harbour was closed…');
    expect(cutText('short', 5)).toBe('short');
  });

  it('is never longer than asked, and holds no half of a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 5, max: 40 }), (text, most) => {
        const cut = cutText(text, most);
        // With the flag u this is a half of a character, alone.
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(/[\uD800-\uDFFF]/u.test(cut)).toBe(/[\uD800-\uDFFF]/u.test(text));
        if (text.length > most) expect(cut).toMatch(/…$/);
      }),
    );
    expect(cutText('😀'.repeat(10), 6)).toBe('😀😀…');
  });
});
