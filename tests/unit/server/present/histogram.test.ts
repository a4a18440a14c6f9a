import { describe, expect, it } from 'vitest';
import { presentHistogram } from '../../../../src/server/present/histogram.ts';
import { type Facet, type SearchQuery, searchQuery } from '../../../../src/domain/search.ts';

/** The facet of so many results on these days, as an engine counts it: every day is also in its month and its year. */
function facetOf(days: Readonly<Record<string, number>>, query: SearchQuery = searchQuery()): Facet {
  const counts = new Map<string, number>();
  for (const [day, count] of Object.entries(days)) {
    for (const date of new Set([day.slice(0, 4), day.slice(0, 7), day])) counts.set(date, (counts.get(date) ?? 0) + count);
  }
  const buckets = [...counts].map(([value, count]) => ({
    value,
    label: value,
    count,
    selected: query.filters.date?.includes(value) ?? false,
    excluded: query.excludes.date?.includes(value) ?? false,
  }));
  return { buckets, total: buckets.length };
}

const DAYS = { '2021-03-12': 6, '2021-11-05': 2, '2024-02-29': 1, '-': 3 };

function show(days: Readonly<Record<string, number>>, parts: Partial<SearchQuery> = {}): ReturnType<typeof presentHistogram> {
  const query = searchQuery(parts);
  return presentHistogram(query, facetOf(days, query));
}

describe('a histogram of dates', () => {
  it('shows years first, with those between that have nothing, each a link into the year', () => {
    const shown = show(DAYS);
    expect(shown?.shape).toBe('years');
    expect(shown?.bars.map(({ label, count, href }) => [label, count, href])).toEqual([
      ['2021', '8', '/?date=2021'],
      ['2022', undefined, undefined],
      ['2023', undefined, undefined],
      ['2024', '1', '/?date=2024'],
    ]);
    expect(shown?.bars.map(({ height }) => height)).toEqual([100, 0, 0, 12.5]);
    expect(shown?.bars[0]?.name).toBe('2021: 8 paragraphs');
    expect(shown?.path).toEqual([]);
  });

  it('opens a chosen year to its months, and a month to its days in weeks', () => {
    const year = show(DAYS, { filters: { date: ['2021'] } });
    expect(year?.shape).toBe('months');
    expect(year?.bars.map(({ label }) => label).join('')).toBe('JFMAMJJASOND');
    expect(year?.bars.filter(({ href }) => href).map(({ href }) => href)).toEqual(['/?date=2021-03', '/?date=2021-11']);
    expect(year?.path.map(({ label, href }) => [label, href])).toEqual([
      ['All dates', '/?q='],
      ['2021', undefined],
    ]);
    const month = show({ ...DAYS, '2024-02-01': 2 }, { filters: { date: ['2024-02'] } });
    expect(month?.shape).toBe('days');
    expect(month?.bars).toHaveLength(29);
    // The first of February 2024 was a Thursday.
    expect(month?.gap).toBe(3);
    expect(month?.path.map(({ href }) => href)).toEqual(['/?q=', '/?date=2024', undefined]);
  });

  it('stays at the month of a chosen day, which is marked', () => {
    const shown = show(DAYS, { filters: { date: ['2021-03-12'] } });
    expect(shown?.shape).toBe('days');
    expect(shown?.bars.filter(({ state }) => state === 'chosen').map(({ label }) => label)).toEqual(['12']);
  });

  it('opens what is the only year or month by itself', () => {
    expect(show({ '2021-03-12': 6, '2021-03-20': 1 })?.shape).toBe('days');
    expect(show({ '2021-03-12': 6, '2021-04-20': 1 })?.shape).toBe('months');
    expect(show({ 2021: 6 })?.bars.map(({ label }) => label)).toEqual(['2021']);
  });

  it('keeps several chosen years side by side', () => {
    const shown = show(DAYS, { filters: { date: ['2021', '2024'] } });
    expect(shown?.bars.map(({ state }) => state)).toEqual(['chosen', 'open', 'open', 'chosen']);
  });

  it('leaves a chosen period without results for what holds it', () => {
    expect(show(DAYS, { filters: { date: ['2019'] } })?.shape).toBe('years');
    expect(show(DAYS, { filters: { date: ['2021-07'] } })?.shape).toBe('months');
  });

  it('groups a long time in spans that lead to a range, and loses no result', () => {
    const centuries = Object.fromEntries(Array.from({ length: 130 }, (_, i) => [`${1895 + i}-06-01`, 1]));
    const shown = show(centuries, { q: 'vote', filters: { date: ['-'] } });
    expect(shown?.bars.length).toBeLessThanOrEqual(10);
    expect(shown?.bars[0]).toMatchObject({ from: '1880', to: '1899', href: '/?q=vote&after=1880&before=1899' });
    expect(shown?.bars[1]?.name).toBe('1900–1919: 20 paragraphs');
    const next = show({ '0001': 1, 9999: 1 });
    expect(next?.bars.length).toBeLessThanOrEqual(10);
  });

  it('shows an excluded year as such, and nothing where no result is dated', () => {
    expect(show(DAYS, { excludes: { date: ['2024'] } })?.bars.at(-1)?.state).toBe('excluded');
    expect(show({ '-': 4 })).toBeUndefined();
  });
});
