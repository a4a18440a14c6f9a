import { describe, expect, it } from 'vitest';
import type { Facet } from '../../../../src/domain/search.ts';
import { searchQuery } from '../../../../src/domain/search.ts';
import { countIn, queryIn, sharedPeriods, withRange } from '../../../../src/server/present/shared-axis.ts';

/** The facet of articles with these dates. */
function datesOf(...dates: string[]): Facet {
  const counts = new Map<string, number>();
  for (const date of dates) {
    const parts = date.split('-');
    for (const value of date === '-' ? ['-'] : parts.map((_, i) => parts.slice(0, i + 1).join('-')))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const buckets = [...counts].map(([value, count]) => ({ value, label: value, count, selected: false, excluded: false }));
  return { buckets, total: buckets.length };
}

const names = (facets: Facet[], most: number): string[] => sharedPeriods(facets, most).map(({ name }) => name.replaceAll('\u2009', ' '));

describe('the axis of several searches', () => {
  it('runs from the first result of any to the last, with the shortest periods that have room', () => {
    expect(names([datesOf('2024-03-01'), datesOf('2024-03-04')], 12)).toEqual([
      'March 1, 2024',
      'March 2, 2024',
      'March 3, 2024',
      'March 4, 2024',
    ]);
    expect(sharedPeriods([datesOf('2024-02-28'), datesOf('2024-03-05')], 4)).toMatchObject([
      { from: '2024-02-26', to: '2024-03-03' },
      { from: '2024-03-04', to: '2024-03-10' },
    ]);
    expect(names([datesOf('2024-01-15', '2024-03-15')], 4)).toEqual(['January 2024', 'February 2024', 'March 2024']);
    expect(names([datesOf('2023-02-15'), datesOf('2024-03-15')], 6)).toEqual([
      'Jan – Mar 2023',
      'Apr – Jun 2023',
      'Jul – Sep 2023',
      'Oct – Dec 2023',
      'Jan – Mar 2024',
    ]);
    expect(names([datesOf('1906-01-01', '2024-01-01')], 12)).toEqual([
      '1900 – 1919',
      '1920 – 1939',
      '1940 – 1959',
      '1960 – 1979',
      '1980 – 1999',
      '2000 – 2019',
      '2020 – 2039',
    ]);
  });

  it('is no finer than its dates are exact', () => {
    expect(names([datesOf('2024-03-01', '2024')], 12)).toEqual(['2024']);
    expect(names([datesOf('2024-03-01', '2024-04')], 12)).toEqual(['March 2024', 'April 2024']);
  });

  it('is none without dates', () => {
    expect(sharedPeriods([datesOf('-'), datesOf()], 12)).toEqual([]);
  });

  it('counts and asks for the same', () => {
    const facet = datesOf('2023-01-15', '2023-02-15', '2023-02-20', '2023-04-01', '-');
    const [first, second] = sharedPeriods([facet], 2);
    expect([first && countIn(facet, first), second && countIn(facet, second)]).toEqual([3, 1]);
    const query = searchQuery({ q: 'a', after: '2023-01-20', before: '2023-06' });
    expect(first && queryIn(query, first)).toMatchObject({ after: '2023-01-20', before: '2023-03' });
    expect(second && queryIn(query, second)).toMatchObject({ after: '2023-04', before: '2023-06' });
  });
});

it('chosen dates are the first and the last day', () => {
  expect(withRange(searchQuery({ filters: { date: ['2024-03', '2023', '-'], source: ['A'] } }))).toMatchObject({
    after: '2023',
    before: '2024-03',
    filters: { source: ['A'] },
  });
  expect(withRange(searchQuery({ after: '2023' }))).toMatchObject({ after: '2023' });
});
