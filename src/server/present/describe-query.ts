/** A search in words, for the title of a page and the line above a list. */
import { formatDate } from '../../../views/format.ts';
import { texts } from '../../../views/languages/language.ts';
import type { SearchQuery } from '../../domain/search.ts';

/** The words in marks and the filters as they read on the page; "" for the search for everything. */
export function describeQuery(query: SearchQuery, filters: readonly string[] = []): string {
  const { results } = texts();
  const words = query.q.trim() === '' ? [] : [results.words(query.q.trim())];
  return [...words, ...filters].join(results.separator);
}

/** The dates of a query, as they read on the page. */
export function describeDates(query: SearchQuery): string[] {
  return (['after', 'before'] as const).flatMap((name) => {
    const date = query[name];
    return date === undefined ? [] : [texts().filters[name](formatDate(date))];
  });
}
