/** What a search is about, in words: what was typed, and every filter but those of its speakers. */
import { texts } from '../../../views/languages/language.ts';
import { bucketLabel } from '../../../views/labels.ts';
import { FACET_FIELDS, type SearchQuery } from '../../domain/search.ts';
import { describeDates, describeQuery } from './describe-query.ts';

/** "" where it is everything. */
export function describeTopic(query: SearchQuery): string {
  const { chip, not } = texts().filters;
  const filters = FACET_FIELDS.filter((field) => field !== 'speaker').flatMap((field) => [
    ...(query.filters[field] ?? []).map((value) => chip(field, bucketLabel(field, value, value))),
    ...(query.excludes[field] ?? []).map((value) => not(field, bucketLabel(field, value, value))),
  ]);
  return describeQuery(query, [...filters, ...describeDates(query)]);
}
