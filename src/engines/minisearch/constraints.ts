/** The filters and exclusions of a query, by value numbers. */
import { FACET_FIELDS, type FacetField, type SearchQuery } from '../../domain/search.ts';
import type { Collection } from './collection.ts';

export interface FieldConstraint {
  /** Per chosen value, the numbers that it stands for: several where a name belongs to several entities, none where it is unknown. */
  groups: number[][];
  /** Every chosen value must hold; else any of them. */
  isAllOf: boolean;
  /** Member of any group. */
  chosen: Uint8Array;
  hasFilter: boolean;
  excluded: Uint8Array;
  hasExclusion: boolean;
  /** Chosen or excluded values that no unit has, as they were given. */
  unknown: { value: string; selected: boolean; excluded: boolean }[];
}

/** No value is in it. */
const NO_VALUES = new Uint8Array(0);

export type Constraints = Record<FacetField, FieldConstraint>;

const NAMED_BY_ID: ReadonlySet<FacetField> = new Set(['article', 'date', 'kind', 'speaker-kind']);

/** The numbers of a value given as such, as an id of the past, or by a name or alias. */
function resolve(collection: Collection, field: FacetField, value: string): number[] {
  const table = collection.tables[field];
  const own = table.numberOf(value) ?? table.numberOf(collection.entities.canonical(value));
  if (own !== undefined) return [own];
  return NAMED_BY_ID.has(field) ? [] : [...table.names.exact(value)];
}

function constraintOf(collection: Collection, field: FacetField, query: SearchQuery): FieldConstraint {
  const size = collection.tables[field].length;
  const isFiltered = (query.filters[field]?.length ?? 0) > 0;
  const isExcluding = (query.excludes[field]?.length ?? 0) > 0;
  const constraint: FieldConstraint = {
    groups: [],
    isAllOf: query.allOf.includes(field),
    chosen: isFiltered ? new Uint8Array(size) : NO_VALUES,
    hasFilter: false,
    excluded: isExcluding ? new Uint8Array(size) : NO_VALUES,
    hasExclusion: false,
    unknown: [],
  };
  const unknown = new Map<string, { value: string; selected: boolean; excluded: boolean }>();
  const noteUnknown = (value: string, how: 'selected' | 'excluded'): void => {
    const note = unknown.get(value) ?? { value, selected: false, excluded: false };
    note[how] = true;
    unknown.set(value, note);
  };
  for (const value of new Set(query.filters[field])) {
    const numbers = resolve(collection, field, value);
    constraint.groups.push(numbers);
    constraint.hasFilter = true;
    for (const number of numbers) constraint.chosen[number] = 1;
    if (numbers.length === 0) noteUnknown(value, 'selected');
  }
  for (const value of new Set(query.excludes[field])) {
    const numbers = resolve(collection, field, value);
    for (const number of numbers) constraint.excluded[number] = 1;
    if (numbers.length === 0) noteUnknown(value, 'excluded');
    else constraint.hasExclusion = true;
  }
  constraint.unknown = [...unknown.values()];
  return constraint;
}

export function resolveConstraints(collection: Collection, query: SearchQuery): Constraints {
  return Object.fromEntries(FACET_FIELDS.map((field) => [field, constraintOf(collection, field, query)])) as Constraints;
}
