import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodePairs } from '../../../src/server/form-encoding.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', ' ', '+', '&', '=', '%', '~', "'", '(', '!', '*', '\ud800', 'é', '“') }),
);

it('a query is written as URLSearchParams writes it, halves of pairs too', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
      expect(encodePairs(pairs)).toBe(new URLSearchParams(pairs).toString());
    }),
  );
});
