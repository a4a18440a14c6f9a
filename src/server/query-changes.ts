/**
 * What one click changes in a query: choosing, excluding and dropping a value. Each change goes back to the first page.
 */
import type { FacetField, SearchQuery } from '../domain/search.ts';

type ValuesByField = SearchQuery['filters'];

function withValue(values: ValuesByField, field: FacetField, value: string): ValuesByField {
  return { ...values, [field]: [...(values[field] ?? []).filter((one) => one !== value), value] };
}

function withoutValue(values: ValuesByField, field: FacetField, value: string): ValuesByField {
  const { [field]: held = [], ...others } = values;
  const left = held.filter((one) => one !== value);
  return left.length === 0 ? others : { ...others, [field]: left };
}

/** The query with the value chosen; an exclusion of it is lifted. */
export function choosing(query: SearchQuery, field: FacetField, value: string): SearchQuery {
  return {
    ...query,
    filters: withValue(query.filters, field, value),
    excludes: withoutValue(query.excludes, field, value),
    page: 1,
  };
}

/** The query with the value excluded; a choice of it is lifted. */
export function excluding(query: SearchQuery, field: FacetField, value: string): SearchQuery {
  return {
    ...query,
    filters: withoutValue(query.filters, field, value),
    excludes: withValue(query.excludes, field, value),
    page: 1,
  };
}

/** The query without the value, neither chosen nor excluded; "all of these" goes with the last value but one. */
export function dropping(query: SearchQuery, field: FacetField, value: string): SearchQuery {
  const filters = withoutValue(query.filters, field, value);
  return {
    ...query,
    filters,
    excludes: withoutValue(query.excludes, field, value),
    allOf: (filters[field] ?? []).length > 1 ? query.allOf : query.allOf.filter((one) => one !== field),
    page: 1,
  };
}

/** The query without its dates. */
export function droppingDates(query: SearchQuery, which: 'after' | 'before'): SearchQuery {
  const { [which]: _dropped, ...rest } = query;
  return { ...rest, page: 1 };
}

/** The query within one period of time, which takes the place of any that was chosen. */
export function narrowingTo(query: SearchQuery, date: string): SearchQuery {
  const { date: _chosen, ...others } = query.filters;
  return { ...query, filters: { ...others, date: [date] }, excludes: withoutValue(query.excludes, 'date', date), page: 1 };
}

/** The query from one date to another, both inclusive; chosen dates give way. */
export function withinDates(query: SearchQuery, after: string, before: string): SearchQuery {
  return { ...droppingEveryDate(query), after, before };
}

/** The query at any time; dates that are excluded stay so. */
export function droppingEveryDate(query: SearchQuery): SearchQuery {
  const { after: _after, before: _before, ...rest } = query;
  const { date: _chosen, ...filters } = query.filters;
  return { ...rest, filters, page: 1 };
}

/** The query with its words, scope and order alone. */
export function droppingAll(query: SearchQuery): SearchQuery {
  const { after: _after, before: _before, ...rest } = query;
  return { ...rest, filters: {}, excludes: {}, allOf: [], page: 1 };
}

/** The query with every chosen value of the field required, or any of them. */
export function requiring(query: SearchQuery, field: FacetField, all: boolean): SearchQuery {
  const others = query.allOf.filter((one) => one !== field);
  return { ...query, allOf: all ? [...others, field] : others, page: 1 };
}
