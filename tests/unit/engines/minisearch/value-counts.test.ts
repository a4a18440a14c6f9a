import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kthLargest } from '../../../../src/engines/minisearch/select-first.ts';
import { TopValues } from '../../../../src/engines/minisearch/value-counts.ts';

const counts = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 300 });
const limit = fc.integer({ min: 0, max: 20 });

describe('the largest counts', () => {
  it('are those that sorting all of them puts first, equals by their number', () => {
    fc.assert(
      fc.property(counts, limit, (all, wanted) => {
        const top = new TopValues(wanted);
        all.forEach((count, value) => top.offer(value, count));
        const sorted = all.map((count, value) => ({ value, count })).sort((a, b) => b.count - a.count || a.value - b.value);
        expect(top.first()).toEqual(sorted.slice(0, wanted));
      }),
    );
  });

  it('come in the order of ranks where they are equal and ranks are given', () => {
    fc.assert(
      fc.property(counts, limit, (all, wanted) => {
        const backwards = Int32Array.from(all, (_, value) => all.length - 1 - value);
        const top = new TopValues(wanted, { rankOf: backwards, valueAt: backwards });
        all.forEach((count, value) => top.offer(value, count));
        const sorted = all.map((count, value) => ({ value, count })).sort((a, b) => b.count - a.count || b.value - a.value);
        expect(top.first()).toEqual(sorted.slice(0, wanted));
      }),
    );
  });
});

describe('the k-th largest number', () => {
  it('is the one at that place of all in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 200 }), fc.nat(), (numbers, seed) => {
        const k = 1 + (seed % numbers.length);
        expect(kthLargest(Float64Array.from(numbers), k)).toBe([...numbers].sort((a, b) => b - a)[k - 1]);
      }),
    );
  });
});
