/**
 * Every hit of a search, page after page to the end, all of one state of the index. Only one page is held at a time.
 *
 * An engine that changes with its index is held at one state first (`holding`); where it changes all the same, the walk ends with an
 * error rather than mix two states.
 */
import { PullquoteError } from '../domain/errors.ts';
import { MAX_LIMIT, type SearchPage, type SearchQuery } from '../domain/search.ts';
import type { HeldEngine, SearchEngine, SearchOptions } from './engine.ts';

/** The engine at its present state. Release it. */
export function holding(engine: SearchEngine): HeldEngine {
  return engine.hold?.() ?? { engine, release: () => undefined };
}

/** The pages in their order; at least one, which may be empty. `page` and `limit` of the query have no meaning here. */
export async function* walkHits(engine: SearchEngine, query: SearchQuery, options: SearchOptions = {}): AsyncGenerator<SearchPage> {
  let first: SearchPage | undefined;
  for (let page = 1, rows = 0; ; page++) {
    const found = await engine.search({ ...query, page, limit: MAX_LIMIT }, { ...options, facetLimit: 0 });
    first ??= found;
    if (found.generation !== first.generation) throw new PullquoteError('overloaded', 'the index has changed while its hits were listed');
    yield found;
    rows += found.hits.length;
    if (found.hits.length === 0 || rows >= found.total) return;
  }
}
