/** The values of all facets of a generation, as its catalog holds them. */
import { FACET_FIELDS, type FacetField } from '../../domain/search.ts';
import type { Column } from './columns.ts';
import { EntityNames } from './entity-names.ts';
import type { Sections } from './section-file.ts';
import { sharedCounts, sharedInts } from './shared-arrays.ts';
import { ValueTable } from './value-table.ts';

export function openTables(catalog: Sections): { entities: EntityNames; tables: Record<FacetField, ValueTable> } {
  const entities = new EntityNames(catalog);
  const tables = Object.fromEntries(FACET_FIELDS.map((field) => [field, new ValueTable(catalog, field, entities, field === 'article')]));
  return { entities, tables: tables as Record<FacetField, ValueTable> };
}

/** The values of each article. */
export function articleColumn(catalog: Sections, name: string): Column {
  return { starts: catalog.u32(`article.${name}.starts`), ids: catalog.i32(`article.${name}.ids`) };
}

/** Lists of one number each, its own. */
export function ownNumbers(size: number): Column {
  const [starts, ids] = [sharedCounts(size + 1), sharedInts(size)];
  for (let i = 0; i < size; i++) {
    ids[i] = i;
    starts[i + 1] = i + 1;
  }
  return { starts, ids };
}
