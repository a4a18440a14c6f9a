/**
 * Which sources published an article: asked for where a list of articles nests under their sources, and remembered for each state of
 * the index, since the same articles head many lists.
 */
import type { ArticleId } from '../domain/article.ts';
import { type Hit, searchQuery } from '../domain/search.ts';
import type { SearchEngine, SearchOptions } from '../search/engine.ts';
import { perGeneration } from './per-generation.ts';

/** Names, none where nobody names one. */
export type ArticleSources = ReadonlyMap<ArticleId, readonly string[]>;

/** Beyond it all are forgotten: some megabytes. */
const MOST_REMEMBERED = 50_000;

/** Asks for the sources of articles; what the hits of the same search say of theirs needs no asking. */
export function articleSources(
  engine: SearchEngine,
): (ids: readonly ArticleId[], hits: readonly Hit[], options: SearchOptions) => Promise<ArticleSources> {
  const remembered = perGeneration(engine, () => Promise.resolve(new Map<ArticleId, readonly string[]>()));
  return async (ids, hits, options) => {
    const known = await remembered();
    if (known.size > MOST_REMEMBERED) known.clear();
    const note = ({ article }: Hit): unknown =>
      known.set(
        article.id,
        article.sources.map(({ name }) => name),
      );
    hits.forEach(note);
    const article = ids.filter((id) => !known.has(id));
    if (article.length > 0) {
      const query = searchQuery({ scope: 'articles', filters: { article }, limit: article.length });
      (await engine.search(query, { ...options, facets: [] })).hits.forEach(note);
    }
    return known;
  };
}
