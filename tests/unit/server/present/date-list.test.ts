import { describe, expect, it } from 'vitest';
import type { FacetItemProps } from '../../../../views/components/facet-item.tsx';
import { type Bucket, searchQuery, type SearchQuery } from '../../../../src/domain/search.ts';
import { presentDateList } from '../../../../src/server/present/date-list.ts';

const COUNTS = { '2021': 5, '2021-03': 4, '2021-03-12': 3, '2021-03-02': 1, '2021-11': 1, '2021-11-05': 1, '2024': 2, '-': 6 };

function list(period: string, query: SearchQuery = searchQuery()): FacetItemProps[] {
  const chosen = query.filters.date ?? [];
  const buckets = Object.entries(COUNTS).map(
    ([value, count]): Bucket => ({ value, label: value, count, selected: chosen.includes(value), excluded: false }),
  );
  return presentDateList(query, { buckets, total: buckets.length }, period, (one) => `/facets/date?prefix=${one}`);
}

const labels = (items: readonly FacetItemProps[] = []): string[] => items.map(({ label }) => label);

describe('the list of all dates', () => {
  it('has the newest year first, months in each, and what has no date last', () => {
    const [newest, older, undated] = list('');
    expect([newest, older, undated].map((item) => item?.label)).toEqual(['2024', '2021', 'No date']);
    expect(newest?.nested).toBeUndefined();
    expect(labels(older?.nested?.items)).toEqual(['November 2021', 'March 2021']);
    expect(older?.nested?.open).toBe(false);
    expect(undated).toMatchObject({ count: 6, href: '/?date=-' });
  });

  it('opens a month to its days, and leads to those of the others', () => {
    const months = list('2021-03')[1]?.nested;
    expect(months?.open).toBe(true);
    const [november, march] = months?.items ?? [];
    expect(november?.parts?.href).toBe('/facets/date?prefix=2021-11');
    expect(labels(march?.nested?.items)).toEqual(['March 12, 2021', 'March 2, 2021']);
  });

  it('stands open where a date is chosen', () => {
    const months = list('', searchQuery({ filters: { date: ['2021-11-05'] } }))[1]?.nested;
    expect(months?.open).toBe(true);
    expect(months?.items[0]?.nested?.items[0]).toMatchObject({ label: 'November 5, 2021', state: 'chosen', href: '/?q=' });
  });
});
