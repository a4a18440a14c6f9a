import { describe, expect, it } from 'vitest';
import { searchQuery } from '../../../src/domain/search.ts';
import { choosing, dropping, droppingAll, droppingDates, excluding, requiring } from '../../../src/server/query-changes.ts';

const query = searchQuery({
  q: 'cartel',
  filters: { kind: ['direct'], person: ['a', 'b'] },
  excludes: { place: ['x'] },
  allOf: ['person'],
  page: 4,
});

describe('one click', () => {
  it('chooses a value, lifts its exclusion and goes to the first page', () => {
    expect(choosing(query, 'place', 'x')).toMatchObject({ filters: { ...query.filters, place: ['x'] }, excludes: {}, page: 1 });
  });

  it('excludes a value and lifts its choice', () => {
    expect(excluding(query, 'kind', 'direct')).toMatchObject({
      filters: { person: ['a', 'b'] },
      excludes: { place: ['x'], kind: ['direct'] },
    });
  });

  it('takes a value off, whether chosen or excluded', () => {
    expect(dropping(query, 'kind', 'direct').filters).toEqual({ person: ['a', 'b'] });
    expect(dropping(query, 'place', 'x').excludes).toEqual({});
  });

  it('takes "all of these" off with the last value but one', () => {
    expect(dropping(query, 'person', 'a')).toMatchObject({ filters: { person: ['b'] }, allOf: [] });
    expect(dropping(query, 'kind', 'direct').allOf).toEqual(['person']);
  });

  it('requires all of the chosen values, or any', () => {
    expect(requiring(query, 'person', false).allOf).toEqual([]);
    expect(requiring(requiring(query, 'person', false), 'person', true).allOf).toEqual(['person']);
  });

  it('takes every filter off and keeps words, scope and order', () => {
    const asked = { ...query, after: '2024', before: '2025', scope: 'articles' as const };
    expect(droppingAll(asked)).toEqual(searchQuery({ q: 'cartel', scope: 'articles' }));
    expect(droppingDates(asked, 'after')).not.toHaveProperty('after');
    expect(droppingDates(asked, 'after').before).toBe('2025');
  });
});
