/** The filters of a query in words. */
import type { Constraint } from '../../../views/components/constraints.tsx';
import { formatDate } from '../../../views/format.ts';
import { bucketLabel } from '../../../views/labels.ts';
import { texts } from '../../../views/languages/language.ts';
import { FACET_FIELDS, type FacetField, MISSING, type SearchPage, type SearchQuery } from '../../domain/search.ts';
import { dropping, droppingDates, requiring } from '../query-changes.ts';
import { searchUrl } from '../url-query.ts';

/** A filter with the query that is left without it. */
export interface Removable {
  id: string;
  text: string;
  excluded: boolean;
  without: SearchQuery;
}

/** The label of a value: a chosen value is always among the facet's buckets. */
function labelOf(facets: SearchPage['facets'], field: FacetField, value: string): string {
  if (field === 'date' && value !== MISSING) return formatDate(value);
  const bucket = facets[field].buckets.find((one) => one.value === value);
  return bucketLabel(field, value, bucket?.label ?? value);
}

function removableValues(page: SearchPage, field: FacetField): Removable[] {
  const { query, facets } = page;
  const removable = (value: string, excluded: boolean): Removable => ({
    id: `chip.${excluded ? '-' : ''}${field}.${encodeURIComponent(value)}`,
    text: texts().filters[excluded ? 'not' : 'chip'](field, labelOf(facets, field, value)),
    excluded,
    without: dropping(query, field, value),
  });
  return [
    ...(query.filters[field] ?? []).map((value) => removable(value, false)),
    ...(query.allOf.includes(field) && (query.filters[field]?.length ?? 0) > 1
      ? [{ id: `chip.all.${field}`, text: texts().filters.allOf(field), excluded: false, without: requiring(query, field, false) }]
      : []),
    ...(query.excludes[field] ?? []).map((value) => removable(value, true)),
  ];
}

/** Every filter that is on, each with the query without it. */
export function removableFilters(page: SearchPage): Removable[] {
  const { query } = page;
  const dates = (['after', 'before'] as const).flatMap((name) => {
    const date = query[name];
    if (date === undefined) return [];
    return [{ id: `chip.${name}`, text: texts().filters[name](formatDate(date)), excluded: false, without: droppingDates(query, name) }];
  });
  return [...FACET_FIELDS.flatMap((field) => removableValues(page, field)), ...dates];
}

export function presentConstraints(filters: readonly Removable[]): Constraint[] {
  return filters.map(({ id, text, excluded, without }) => ({ id, text, excluded, removeHref: searchUrl(without) }));
}
