import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAll, readQuery, spaced, wordsOf } from '../../../views/client/site-query.ts';

const TEXTS = ['The river is gone', 'A bridge over the river', 'The bridge is gone', 'Nothing here, says Lee'];

function find(q: string): number[] {
  const query = readQuery(q);
  if (query === undefined) return TEXTS.map((_, i) => i);
  const found = findAll(query, TEXTS.length, (leaf) => {
    const fits = (text: string): boolean => {
      if (leaf.type === 'phrase') return spaced(text).includes(leaf.words);
      const words = wordsOf(spaced(text));
      if (leaf.type === 'field') return leaf.field === 'speaker' && text.includes('Lee') && leaf.words.includes('lee');
      return leaf.words.every((word) => words.some((one) => (leaf.prefix ? one.startsWith(word) : one === word)));
    };
    return new Map(TEXTS.flatMap((text, i): [number, number][] => (fits(text) ? [[i, 1]] : [])));
  });
  return [...found.keys()].sort((a, b) => a - b);
}

describe('a query of a static site', () => {
  it.each<[string, number[]]>([
    ['', [0, 1, 2, 3]],
    ['bridge river', [1]],
    ['bridge -gone', [1]],
    ['-bridge', [0, 3]],
    ['bridge OR river', [0, 1, 2]],
    ['bridge or', []],
    ['"bridge is"', [2]],
    ['-"is gone"', [1, 3]],
    ['(bridge OR river) gone', [0, 2]],
    ['-(bridge OR river)', [3]],
    ['speaker:lee', [3]],
    ['-speaker:Lee river', [0, 1]],
    ['nobody:lee', []],
    ['bri*', [1, 2]],
    ['gone bri', [2]],
    ['") ( - OR', [0, 1, 2, 3]],
  ])('%s finds %j', (q, found) => {
    expect(find(q)).toEqual(found);
  });

  it('is never an error, whatever is written', () => {
    const written = fc.array(fc.constantFrom('(', ')', '-', '"', ' ', 'OR', 'a', 'speaker:', '*', '“', '~5'), { maxLength: 60 });
    fc.assert(
      fc.property(written, (pieces) => {
        for (const i of find(pieces.join(''))) expect(TEXTS[i]).toBeDefined();
      }),
    );
    expect(readQuery('('.repeat(5000))).toBeUndefined();
  });
});
