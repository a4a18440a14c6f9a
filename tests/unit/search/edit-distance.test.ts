import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedEdits, editDistance } from '../../../src/search/edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 8 });

describe('editDistance', () => {
  it.each([
    ['cartle', 'cartel', 1],
    ['cartel', 'cartel', 0],
    ['cartel', 'cartels', 1],
    ['cartel', 'castle', 2],
    ['', 'ab', 2],
    ['kitten', 'sitting', 3],
  ])('between %s and %s is %i', (a, b, expected) => {
    expect(editDistance(a, b, 5)).toBe(expected);
    expect(editDistance(b, a, 5)).toBe(expected);
  });

  it('is exact up to the bound, and above it only said to be above', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(editDistance(a, b, 20), most + 1));
      }),
    );
  });
});

it('allows a typo by the length of the word', () => {
  expect(['of', 'cart', 'raids', 'cartel'].map(allowedEdits)).toEqual([0, 1, 1, 2]);
});
