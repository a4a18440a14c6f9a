/** A search in words, as exports and feeds carry it: what was asked, how it was read, which filters hold and what they mean. */
import { texts } from '../../../views/languages/language.ts';
import { DEFAULT_FACET_LIMIT, DEFAULT_LIMIT, type SearchPage, type SearchQuery } from '../../domain/search.ts';
import type { SearchNote } from '../../export/export-format.ts';
import type { SearchEngine, SearchOptions } from '../../search/engine.ts';
import { searchUrl } from '../url-query.ts';
import { removableFilters } from './constraints.ts';
import { describeQuery } from './describe-query.ts';
import { relaxedWords } from './relaxed-words.ts';

function linesOf(page: SearchPage, filters: readonly string[]): SearchNote['lines'] {
  const { query, total, relaxed, readAs, generation } = page;
  const t = texts().export;
  const words = query.q.trim();
  return [
    [t.search, words === '' ? t.everything : words],
    ...(/\s/.test(words) ? [[texts().match.label, texts().match[query.match]] as const] : []),
    ...(readAs === undefined ? [] : [[t.readAs, readAs === '' ? t.readAsNothing : readAs] as const]),
    ...(relaxed === undefined ? [] : [[t.relaxed, relaxedWords(relaxed.words)] as const]),
    [texts().scope.label, texts().scope[query.scope]],
    ...(filters.length === 0 ? [] : [[t.filters, filters.join('; ')] as const]),
    [texts().sort.label, texts().sort[query.sort]],
    [t.total, texts().results.total(total, query.scope)],
    [t.state, generation],
  ];
}

/** What a reader of one line must know: that other words were searched than were asked for. */
function noteOf({ relaxed }: SearchPage): string {
  return relaxed === undefined ? '' : ` (${texts().export.relaxed}: ${relaxedWords(relaxed.words)})`;
}

/** The search in words. `absolute` gives the address of a path. */
export async function describeSearch(
  engine: SearchEngine,
  query: SearchQuery,
  absolute: (path: string) => string,
  options: SearchOptions,
): Promise<SearchNote> {
  const asked: SearchQuery = { ...query, page: 1, limit: 0 };
  const page = await engine.search(asked, { ...options, facetLimit: DEFAULT_FACET_LIMIT });
  const filters = removableFilters(page).map(({ text }) => text);
  const scope = texts().scope[query.scope];
  const described = describeQuery(query, filters);
  const plain: SearchQuery = { ...query, page: 1, limit: DEFAULT_LIMIT };
  return {
    query: plain,
    lines: linesOf(page, filters),
    summary: (described === '' ? scope : `${scope}: ${described}`) + noteOf(page),
    link: absolute(searchUrl(plain)),
    total: page.total,
    generation: page.generation,
  };
}
