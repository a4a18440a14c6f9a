import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACET_FIELDS, type FacetField, type SearchQuery } from '../../src/domain/search.ts';
import { parseSearchParams, searchParams, searchUrl } from '../../src/server/url-query.ts';

const value = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.constantFrom('-', '-speaker', 'person:a&b=c', 'a+b', '100%', '#', '../..', 'unnamed:a-u-s-official', ' ', '\u0000', '“x”'),
);
const field: fc.Arbitrary<FacetField> = fc.constantFrom(...FACET_FIELDS);

const date = fc.constantFrom('2025', '2025-02', '2024-02-29', '1999-12-31');

/** Values as the canonical form has them: each once, in one order, and no empty list; those of `date` are dates. */
const valuesByField = fc
  .tuple(
    fc.dictionary(field, fc.uniqueArray(value, { minLength: 1, maxLength: 4 })),
    fc.uniqueArray(fc.oneof(date, fc.constant('-')), { minLength: 1, maxLength: 3 }),
  )
  .map(([lists, dates]) => {
    const sorted: SearchQuery['filters'] = {};
    for (const name of FACET_FIELDS) if (lists[name] !== undefined) sorted[name] = [...(name === 'date' ? dates : lists[name])].sort();
    return sorted;
  });

const query: fc.Arbitrary<SearchQuery> = fc
  .record(
    {
      q: fc.string({ unit: 'grapheme' }),
      match: fc.constantFrom('all', 'any'),
      scope: fc.constantFrom('passages', 'quotations', 'articles'),
      filters: valuesByField,
      excludes: valuesByField,
      allOf: fc.subarray([...FACET_FIELDS]),
      after: date,
      before: date,
      sort: fc.constantFrom('relevance', 'newest', 'oldest'),
      page: fc.integer({ min: 1, max: 1_000_000 }),
      limit: fc.integer({ min: 0, max: 1000 }),
    },
    { requiredKeys: ['q', 'match', 'scope', 'filters', 'excludes', 'allOf', 'sort', 'page', 'limit'] },
  )
  .map((parts): SearchQuery => parts);

describe('the address of a search', () => {
  it('says the whole search and nothing else', () => {
    fc.assert(
      fc.property(query, (asked) => {
        const address = new URL(searchUrl(asked), 'http://localhost');
        expect(parseSearchParams(address.searchParams).query).toEqual(asked);
      }),
    );
  });

  it('is the same however its parameters were ordered', () => {
    fc.assert(
      fc.property(query, fc.nat(), (asked, turn) => {
        const params = [...searchParams(asked)];
        const at = params.length === 0 ? 0 : turn % params.length;
        const turned = new URLSearchParams([...params.slice(at), ...params.slice(0, at)]);
        expect(searchUrl(parseSearchParams(turned).query)).toBe(searchUrl(asked));
      }),
    );
  });

  it('leads to the same path whatever is searched for', () => {
    fc.assert(
      fc.property(query, (asked) => {
        const address = new URL(searchUrl(asked), 'http://localhost');
        expect(address.origin + address.pathname + address.hash).toBe('http://localhost/');
      }),
    );
  });
});
