import { describe, expect, it } from 'vitest';
import { beginningOf } from '../../../src/server/no-results.ts';

describe('the beginning of a word that is offered', () => {
  it('is of the longest word that was searched', () => {
    expect(beginningOf('old harbourmaster')).toBe('harbourma*');
    expect(beginningOf('élections')).toBe('électi*');
  });

  it('is never the name of a field, and of no word too short to shorten', () => {
    expect(beginningOf('speaker:Anna')).toBe('Ann*');
    expect(beginningOf('a of to')).toBeUndefined();
    expect(beginningOf('')).toBeUndefined();
  });
});
