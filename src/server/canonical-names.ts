/**
 * Filter values that are names or past ids, replaced by the value that they stand for now, so that a row of a facet and the filter
 * that it takes off are the same value. What a value stands for is the engine's to say: the value of a row of its own, before any
 * entity of that name. A name that stands for several, or for none, is left to the engine as it is.
 */
import { type FacetField, searchQuery, type SearchQuery } from '../domain/search.ts';
import type { SearchEngine } from '../search/engine.ts';

const ENTITY_FIELDS = ['speaker', 'person', 'organization', 'place', 'cites'] as const satisfies readonly FacetField[];
/** More than one value is not asked for: chosen ones stand first. */
const ENOUGH = 2;

async function canonicalValue(engine: SearchEngine, field: (typeof ENTITY_FIELDS)[number], value: string): Promise<string> {
  if ((await engine.entity(value))?.id === value) return value;
  const { buckets } = await engine.facet(searchQuery({ filters: { [field]: [value] } }), field, { limit: ENOUGH });
  const [chosen, other] = buckets.filter(({ selected }) => selected);
  return chosen !== undefined && other === undefined ? chosen.value : value;
}

async function canonicalValues(engine: SearchEngine, filters: SearchQuery['filters']): Promise<SearchQuery['filters']> {
  const found = { ...filters };
  for (const field of ENTITY_FIELDS) {
    const values = filters[field];
    if (values === undefined) continue;
    found[field] = [...new Set(await Promise.all(values.map((value) => canonicalValue(engine, field, value))))];
  }
  return found;
}

/** The query with every entity that it filters by under its own id. */
export async function withCanonicalNames(engine: SearchEngine, query: SearchQuery): Promise<SearchQuery> {
  return { ...query, filters: await canonicalValues(engine, query.filters), excludes: await canonicalValues(engine, query.excludes) };
}
