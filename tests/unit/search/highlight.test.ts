import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight } from '../../../src/search/highlight.ts';
import { parseQuery } from '../../../src/search/parse-query.ts';
import { stem } from '../../../src/text/stems.ts';
import { tokenize } from '../../../src/text/tokens.ts';

function marked(text: string, query: string, said?: { start: number; end: number }[]): string[] {
  return highlight(text, parseQuery(query).ast, said).map(({ start, end }) => text.slice(start, end));
}

describe('highlight', () => {
  it('marks every inflection of a word', () => {
    expect(marked('Cartels fear the cartel’s fall.', 'cartel')).toEqual(['Cartels', 'cartel’s']);
  });

  it('marks an exact phrase as one span, whatever its case and marks', () => {
    expect(marked('It is Not Negotiable, not at all.', '“not negotiable”')).toEqual(['Not Negotiable']);
  });

  it('keeps inflections out of a phrase', () => {
    expect(marked('the cartels ruled', '"the cartel"')).toEqual([]);
  });

  it('marks a hyphenated word as the one written word that it is', () => {
    expect(marked('A US-aided raid aided us.', 'US-aided')).toEqual(['US-aided']);
  });

  it('marks prefixes, and words with a typo', () => {
    expect(marked('carbon cartel care', 'cart*')).toEqual(['cartel']);
    expect(marked('carbon cartel bread', 'cartle~')).toEqual(['cartel']);
  });

  it('marks the words of a neighbourhood, and only where they are near', () => {
    expect(marked('raid on the cartel; and much later and far away from it all a raid', '"cartel raid"~3')).toEqual(['raid', 'cartel']);
  });

  it('marks nothing for exclusions and for the fields of an article', () => {
    expect(marked('cartel raid policy', '-cartel title:raid policy')).toEqual(['policy']);
  });

  it('marks what was said inside quotations alone', () => {
    expect(marked('The raid: “a raid,” she said.', 'said:raid', [{ start: 11, end: 17 }])).toEqual(['raid']);
  });

  it('marks the words whose stem is that of a word of the query, as comparing each of them finds them', () => {
    const ending = fc.constantFrom('', 's', 'es', 'ies', 'ing', 'ed', 'ly', 'y', '’s');
    const root = fc.string({ unit: fc.constantFrom('a', 'e', 'i', 'y', 's', 'k', 'd', 'Y', 'É'), minLength: 2, maxLength: 4 });
    const word = fc.tuple(root, ending).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), word, (words, wanted) => {
        const text = words.join(' ');
        const query = tokenize(wanted)[0]?.term ?? '';
        const expected = tokenize(text)
          .filter(({ term }) => stem(term) === stem(query))
          .map(({ start, end }) => ({ start, end }));
        expect(highlight(text, { type: 'word', text: query })).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
