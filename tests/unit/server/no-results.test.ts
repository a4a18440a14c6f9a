import { describe, expect, it } from 'vitest';
import { beginningOf } from '../../../src/server/no-results.ts';

describe('the beginning of a word that is offered', () => {
  it('is of the longest word that was searched', () => {
    expect(beginningOf('old harbourmaster')).toEqual({ word: 'harbourma*', q: 'old harbourma*' });
    expect(beginningOf('élections')).toEqual({ word: 'électi*', q: 'électi*' });
  });

  it('is never the name of a field, and of no word too short to shorten', () => {
    expect(beginningOf('speaker:Anna')).toEqual({ word: 'Ann*', q: 'speaker:Ann*' });
    expect(beginningOf('a of to')).toBeUndefined();
    expect(beginningOf('')).toBeUndefined();
  });
});
