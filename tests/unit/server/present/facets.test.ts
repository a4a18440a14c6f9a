import { describe, expect, it } from 'vitest';
import { presentFacets } from '../../../../src/server/present/facets.ts';
import {
  type Bucket,
  FACET_FIELDS,
  type FacetField,
  type SearchPage,
  type SearchQuery,
  searchQuery,
} from '../../../../src/domain/search.ts';

type Counts = Readonly<Record<string, number>>;

/** An answer with so many results and these counts, as an engine gives it. */
function answer(total: number, counts: Partial<Record<FacetField, Counts>>, parts: Partial<SearchQuery> = {}): SearchPage {
  const query = searchQuery(parts);
  const bucketsOf = (field: FacetField): Bucket[] =>
    Object.entries(counts[field] ?? {}).map(([value, count]) => ({
      value,
      label: value,
      count,
      selected: query.filters[field]?.includes(value) ?? false,
      excluded: query.excludes[field]?.includes(value) ?? false,
    }));
  const facets = Object.fromEntries(
    FACET_FIELDS.map((field) => [field, { buckets: bucketsOf(field), total: bucketsOf(field).length }]),
  ) as SearchPage['facets'];
  return { query, total, hits: [], facets, generation: '1', tookMs: 0 };
}

function present(page: SearchPage, absent: readonly FacetField[] = []): ReturnType<typeof presentFacets> {
  return presentFacets(page, new Set(absent), { rows: 7, sourcesOf: new Map() });
}

const fieldOf = (page: SearchPage, field: FacetField) => present(page).facets.find((facet) => facet.field === field);

describe('a facet', () => {
  it('puts last what all results have, since that narrows nothing', () => {
    const items = fieldOf(answer(9, { place: { Mexico: 9, Texas: 4, Ohio: 1 } }), 'place')?.items;
    expect(items?.map(({ label, inAll }) => [label, inAll ?? false])).toEqual([
      ['Texas', false],
      ['Ohio', false],
      ['Mexico', true],
    ]);
  });

  it('demotes nothing beside a chosen value, where another one widens, but where every one must hold', () => {
    const filters = { place: ['Mexico'] };
    const counts = { place: { Mexico: 9, Texas: 9, Ohio: 4 } };
    const labels = (page: SearchPage) => fieldOf(page, 'place')?.items.map(({ label }) => label);
    expect(labels(answer(9, counts, { filters }))).toEqual(['Mexico', 'Texas', 'Ohio']);
    expect(labels(answer(9, counts, { filters, allOf: ['place'] }))).toEqual(['Mexico', 'Ohio', 'Texas']);
  });

  it('offers any or all of its values as soon as one is chosen, where a result can have several', () => {
    const chosen = { filters: { person: ['A'], kind: ['direct'] } };
    const page = answer(3, { person: { A: 3, B: 1 }, kind: { direct: 3, mixed: 1 } }, chosen);
    expect(fieldOf(page, 'person')?.combine).toMatchObject({ all: false, allHref: '/?person=A&kind=direct&all=person' });
    expect(fieldOf(page, 'kind')?.combine).toBeUndefined();
    expect(fieldOf(answer(3, { person: { A: 3, B: 1 } }), 'person')?.combine).toBeUndefined();
  });

  it('that cannot help says why', () => {
    const counts = { source: { Courier: 4 }, author: { '-': 4 }, date: { 2021: 4, '2021-03': 4, '2021-03-12': 4 }, kind: { direct: 3 } };
    const { facets, unhelpful } = present(answer(4, counts), ['cites']);
    expect(facets.map(({ field }) => field)).toEqual(['kind']);
    const reasons = new Map(unhelpful.map(({ field, reason }) => [field, reason]));
    expect(reasons.get('source')).toBe('Courier in all of them');
    expect(reasons.get('date')).toBe('March 12, 2021 in all of them');
    expect(reasons.get('author')).toBe('none in these paragraphs');
    expect(reasons.get('cites')).toBe('none in these files');
    expect(reasons.has('kind')).toBe(false);
  });

  it('of articles stays under its source when one is chosen, though its source then tells nothing apart', () => {
    const counts = { source: { Courier: 4 }, article: { a1: 4, a2: 2 } };
    const { facets, unhelpful } = present(answer(4, counts, { filters: { article: ['a1'] } }));
    expect(facets.map(({ field }) => field)).toEqual(['source']);
    expect(unhelpful.map(({ field }) => field)).not.toContain('source');
  });

  it('stays where a value is chosen or a range of dates is set, even without any result', () => {
    const page = answer(0, { place: { Mexico: 0 } }, { filters: { place: ['Mexico'] }, after: '2031' });
    const { facets, unhelpful } = present(page);
    expect(facets.map(({ field }) => field)).toEqual(['date', 'place']);
    expect(unhelpful).toEqual([]);
  });
});
