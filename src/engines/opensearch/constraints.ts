/** The filters and exclusions of a query, by keys. */
import { FACET_FIELDS, type FacetField, type SearchQuery } from '../../domain/search.ts';
import type { LeafNode } from '../../search/query-ast.ts';

/** Who knows the values of facets by their names. */
export interface ValueNames {
  /** The keys of what a filter's value stands for: several where a name belongs to several; none where it is unknown. */
  resolve(field: FacetField, given: string): Promise<readonly string[]>;
  /** The keys of the values that a word or phrase of a query finds by their names. */
  matching(field: FacetField, leaf: LeafNode): Promise<readonly string[]>;
}

/** The filters and exclusions of one facet, by keys. */
export interface FieldConstraint {
  /** Per chosen value, what it stands for. */
  groups: (readonly string[])[];
  isAllOf: boolean;
  excluded: readonly string[];
  /** Chosen or excluded values that nothing has, as they were given. */
  unknown: { value: string; selected: boolean; excluded: boolean }[];
}
export type Constraints = Record<FacetField, FieldConstraint>;

export async function resolveConstraints(query: SearchQuery, names: ValueNames): Promise<Constraints> {
  const entries = await Promise.all(
    FACET_FIELDS.map(async (field): Promise<[FacetField, FieldConstraint]> => {
      const unknown = new Map<string, FieldConstraint['unknown'][number]>();
      const note = (value: string, how: 'selected' | 'excluded'): void => {
        const known = unknown.get(value) ?? { value, selected: false, excluded: false };
        unknown.set(value, { ...known, [how]: true });
      };
      const resolve = async (given: readonly string[] | undefined, how: 'selected' | 'excluded'): Promise<(readonly string[])[]> =>
        Promise.all(
          [...new Set(given)].map(async (value) => {
            const keys = await names.resolve(field, value);
            if (keys.length === 0) note(value, how);
            return keys;
          }),
        );
      const groups = await resolve(query.filters[field], 'selected');
      const excluded = (await resolve(query.excludes[field], 'excluded')).flat();
      return [field, { groups, isAllOf: query.allOf.includes(field), excluded, unknown: [...unknown.values()] }];
    }),
  );
  return Object.fromEntries(entries) as Constraints;
}

/** The constraints with one facet's changed. */
export function changed(constraints: Constraints, field: FacetField, change: Partial<FieldConstraint>): Constraints {
  return { ...constraints, [field]: { ...constraints[field], ...change } };
}
