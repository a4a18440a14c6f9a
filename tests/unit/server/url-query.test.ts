import { describe, expect, it } from 'vitest';
import { PullquoteError } from '../../../src/domain/errors.ts';
import { searchQuery } from '../../../src/domain/search.ts';
import { asksForSearch, facetField, parseSearchParams, searchUrl } from '../../../src/server/url-query.ts';

const parse = (text: string) => parseSearchParams(new URLSearchParams(text));

function refusal(text: string): PullquoteError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof PullquoteError) return error;
  }
  throw new Error(`"${text}" was not refused`);
}

describe('reading the parameters of a search', () => {
  it('fills in every default', () => {
    expect(parse('')).toEqual({ query: searchQuery(), facetLimit: 10 });
  });

  it('passes over unknown parameters and blank form fields', () => {
    expect(parse('utm_source=x&after=&before=&speaker=&-kind=&sort=&q=').query).toEqual(searchQuery());
  });

  it('tells the excluded value from the value that begins with "-"', () => {
    expect(parse('speaker=-foo&speaker=-&-speaker=foo').query).toMatchObject({
      filters: { speaker: ['-', '-foo'] },
      excludes: { speaker: ['foo'] },
    });
  });

  it('reads a repeated value once', () => {
    expect(parse('kind=mixed&kind=direct&kind=mixed').query.filters).toEqual({ kind: ['direct', 'mixed'] });
  });

  it.each([
    'q=a&q=b',
    'match=some',
    'scope=words',
    'sort=size',
    'page=0',
    'page=1.5',
    'page=two',
    'limit=1001',
    'limit=-1',
    'facetLimit=9999',
    'after=sometime',
    'before=2025-13',
    'before=2025-02-30',
    'date=2024-02-30',
    'date=2024-13',
    '-date=2024-00',
    'all=words',
    `page=${'9'.repeat(400)}`,
  ])('refuses %s and names the parameter', (text) => {
    const error = refusal(text);
    expect(error.code).toBe('bad-request');
    expect(error.message).toContain(`"${text.split('=')[0]}"`);
  });

  it('names the range, which allows a search without its hits', () => {
    expect(refusal('limit=1001').message).toContain('from 0 to 1000');
    expect(refusal('page=0').message).toContain('from 1 to 1000000000');
    expect(parse('limit=0').query.limit).toBe(0);
  });

  it('refuses a query longer than its bound', () => {
    expect(refusal(`q=${'a'.repeat(20_001)}`).message).toContain('20000');
  });

  it('knows whether anything is asked at all', () => {
    expect(asksForSearch(new URLSearchParams(''))).toBe(false);
    expect(asksForSearch(new URLSearchParams('ref=mail'))).toBe(false);
    expect(asksForSearch(new URLSearchParams('q='))).toBe(true);
    expect(asksForSearch(new URLSearchParams('-kind=direct'))).toBe(true);
  });
});

describe('writing the address of a search', () => {
  it('leaves defaults out', () => {
    expect(searchUrl(searchQuery())).toBe('/?q=');
    expect(searchUrl(searchQuery({ q: 'cartel', filters: { speaker: ['person:a'] }, sort: 'newest' }))).toBe(
      '/?q=cartel&speaker=person%3Aa&sort=newest',
    );
  });

  it('takes changes', () => {
    expect(searchUrl(searchQuery({ q: 'cartel', page: 3 }), { page: 1, scope: 'articles' })).toBe('/?q=cartel&scope=articles');
  });
});

describe('the name of a facet', () => {
  it('is one of the known, else there is no such page', () => {
    expect(facetField('speaker-kind')).toBe('speaker-kind');
    expect(() => facetField('constructor')).toThrow(PullquoteError);
  });
});
