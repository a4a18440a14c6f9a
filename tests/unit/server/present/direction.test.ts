import { describe, expect, it } from 'vitest';
import { directionOf } from '../../../../src/server/present/direction.ts';

describe('the side from which a text is read', () => {
  it('is that of most of its letters, whatever its first word is', () => {
    expect(directionOf('שלום is how one greets another there, she said.')).toBe('ltr');
    expect(directionOf('BBC: שלום לכולם, ברוכים הבאים לעיר הנמל.')).toBe('rtl');
    expect(directionOf('مرحبا بالعالم')).toBe('rtl');
  });

  it('is from the left where there are no letters', () => {
    expect([directionOf(''), directionOf('1,234 – 5')]).toEqual(['ltr', 'ltr']);
  });
});
