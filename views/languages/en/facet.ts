/** The words of facets and filters. */
import type { FacetField, Scope } from '../../../src/domain/search.ts';
import { capitalized, count, formatList, formatNumber } from './formats.ts';
import { facetLabels, facetPlurals, scopeUnits } from './labels.ts';

export const facetTexts = {
  filters: {
    heading: 'Filters',
    drawer: (chosen: number) => (chosen === 0 ? 'Filter these results' : `Filter these results (${formatNumber(chosen)} on)`),
    applied: 'Filters on',
    clear: 'Clear all',
    remove: (filter: string) => `Remove the filter ${filter}`,
    chip: (field: FacetField, label: string) => `${facetLabels[field]}: ${label}`,
    not: (field: FacetField, label: string) => `not ${facetLabels[field]}: ${label}`,
    after: (date: string) => `From ${date}`,
    before: (date: string) => `Up to ${date}`,
    allOf: (field: FacetField) => `${facetLabels[field]}: all of these`,
    exclude: 'not',
    /** Heard with the value, begins with what is seen. */
    excludeValue: (label: string) => `not ${label}`,
    /** Heard after the value and its number. */
    chosen: 'chosen: take it off',
    excluded: 'excluded: allow it again',
    anyOf: 'any of these',
    everyOf: 'all of these',
    combine: 'Must hold: {any} {all}',
    all: (total: number, field: FacetField) =>
      field === 'date' ? 'Years, months and days…' : `All ${count(total, ...facetPlurals[field])}…`,
    /** Of chosen names that the corpus does not have. */
    unknown: {
      speaker: (name: string) => `Nobody of the name “${name}” is quoted in these articles.`,
      person: (name: string) => `Nobody of the name “${name}” is in these articles.`,
      organization: (name: string) => `No organization of the name “${name}” is in these articles.`,
      place: (name: string) => `No place of the name “${name}” is in these articles.`,
    },
    inAll: 'in all results',
    articlesOf: (source: string) => `Articles of ${source}`,
    allArticlesOf: (source: string) => `All articles of ${source}…`,
    articles: 'articles',
    months: (year: string) => `Months of ${year}`,
    days: 'days',
    daysOf: (month: string) => `Days of ${month}`,
  },
  histogram: {
    all: 'All dates',
    bar: (period: string, total: number, scope: Scope) => `${period}: ${count(total, ...scopeUnits[scope])}`,
    span: (from: string, to: string) => `${from}–${to}`,
    asTable: 'Show as a table',
    date: 'Date',
    number: (scope: Scope) => capitalized(scopeUnits[scope][1]),
  },
  /** Why nothing can be chosen in a facet. */
  unhelpful: {
    absent: 'none in these files',
    none: (scope: Scope) => `none in these ${scopeUnits[scope][1]}`,
    same: (names: readonly string[], isMore: boolean) => `${isMore ? `${names.join(', ')} and more` : formatList(names)} in all of them`,
    noResults: 'Nothing is found, so there is nothing to filter.',
  },
  /** Why a facet has nothing in the whole corpus. */
  emptyFacet: {
    source: 'No article here names its outlet.',
    date: 'No dates in these files.',
    author: 'No article here names its author.',
    how: 'How to add them',
  },
  facet: {
    label: (field: FacetField) => facetLabels[field],
    plural: (total: number, field: FacetField) => count(total, ...facetPlurals[field]),
  },
  facetPage: {
    title: (field: FacetField) => `${facetLabels[field]}: all values`,
    prefix: 'Begins with',
    period: 'Year or month',
    find: 'Find',
    order: 'Order',
    byCount: 'Most first',
    byLabel: 'A to Z',
    none: 'No value begins so.',
    apply: 'Show results with what is ticked',
    filters: (chosen: number) => `with ${count(chosen, 'filter', 'filters')}`,
    of: (words: string) => `in the results for ${words}`,
    back: 'Back to the results',
  },
} as const;
