/**
 * Filter values that are names or past ids, replaced by the id that they stand for now, so that a row of a facet and the filter
 * that it takes off are the same value. A name that stands for several entities, or for none, is left to the engine as it is.
 */
import type { FacetField, SearchQuery } from '../domain/search.ts';
import type { SearchEngine } from '../search/engine.ts';

const ENTITY_FIELDS = ['speaker', 'person', 'organization', 'place', 'cites'] as const satisfies readonly FacetField[];

async function canonicalValue(engine: SearchEngine, field: (typeof ENTITY_FIELDS)[number], value: string): Promise<string> {
  const entity = await engine.entity(value);
  if (entity === undefined) return value;
  return field === 'speaker' || field === 'cites' || field === entity.type ? entity.id : value;
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
