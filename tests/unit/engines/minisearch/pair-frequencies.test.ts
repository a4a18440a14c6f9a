import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstFrequency, packFrequencies, secondFrequency, UNPACKED } from '../../../../src/engines/minisearch/pair-frequencies.ts';

describe('the frequencies of two words', () => {
  const frequency = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 140 }));

  it('are told apart again, or said to be unknown where one is above 127', () => {
    fc.assert(
      fc.property(frequency, frequency, (first, second) => {
        const packed = packFrequencies(first, second);
        const isPacked = first <= 127 && second <= 127;
        expect(packed === UNPACKED).toBe(!isPacked);
        if (isPacked) expect([firstFrequency(packed), secondFrequency(packed)]).toEqual([first, second]);
      }),
    );
  });

  it('are 1 for both once, which takes no byte of a list', () => {
    expect(packFrequencies(1, 1)).toBe(1);
  });
});
