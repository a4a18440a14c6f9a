import { describe, expect, it } from 'vitest';
import { type Bucket, searchQuery } from '../../../../src/domain/search.ts';
import { nestArticles } from '../../../../src/server/present/nested-articles.ts';

const bucket = (value: string, count: number, state: Partial<Bucket> = {}): Bucket => ({
  value,
  label: value,
  count,
  selected: false,
  excluded: false,
  ...state,
});

const sourcesOf = new Map<string, string[]>([
  ['a1', ['Courier']],
  ['a2', ['Wire', 'Courier']],
  ['a3', ['Elsewhere']],
  ['a4', []],
  ...['a5', 'a6', 'a7'].map((id): [string, string[]] => [id, ['Courier']]),
]);
const articles = (...buckets: Bucket[]) => ({ buckets, total: 40 });

describe('the articles of a search', () => {
  const sources = [bucket('Courier', 9), bucket('-', 4)];

  it('stand under the first of their sources that is shown, the most found first and a few of each, and those that name none under that', () => {
    const all = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'].map((id, i) => bucket(id, 9 - i));
    const { under, elsewhere } = nestArticles(searchQuery({ q: 'x' }), sources, articles(...all), sourcesOf);
    expect(under('source.Courier').nested?.items.map(({ label }) => label)).toEqual(['a1', 'a2', 'a5']);
    expect(under('source.-').nested?.items.map(({ label }) => label)).toEqual(['a4']);
    expect(elsewhere).toEqual([]);
    expect(under('source.Courier').nested?.more?.href).toBe('/facets/article?q=x&source=Courier');
  });

  it('are open where one is chosen, and a chosen one is shown wherever it belongs', () => {
    const query = searchQuery({ filters: { article: ['a3', 'a7'] } });
    const all = [
      bucket('a3', 2, { selected: true }),
      bucket('a7', 1, { selected: true }),
      ...['a1', 'a2', 'a5'].map((id) => bucket(id, 5)),
    ];
    const { under, elsewhere } = nestArticles(query, sources, articles(...all), sourcesOf);
    expect(under('source.Courier').nested).toMatchObject({ open: true });
    expect(under('source.Courier').nested?.items[0]).toMatchObject({ label: 'a7', state: 'chosen', href: '/?article=a3' });
    expect(under('source.-').nested).toMatchObject({ open: false, items: [] });
    expect(elsewhere.map(({ label, state }) => [label, state])).toEqual([['a3', 'chosen']]);
  });

  it('keep the filters that are on when one is chosen under its source', () => {
    const query = searchQuery({ q: 'x', filters: { source: ['Courier'], kind: ['direct'] } });
    const { under } = nestArticles(query, [bucket('Courier', 9, { selected: true })], articles(bucket('a1', 3)), sourcesOf);
    expect(under('source.Courier').nested).toMatchObject({ open: true, items: [{ href: '/?q=x&source=Courier&article=a1&kind=direct' }] });
  });
});
