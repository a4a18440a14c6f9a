/** What of each article a generation has, told by the digest that its own document bears. */
import { JOIN, type Json, KIND_OF_SCOPE } from './fields.ts';
import { kept, type Searcher } from './searcher.ts';

/** Documents that are read in one request. */
const PAGE = 10_000;

/** The digest of each article that is there whole. */
export async function readDigests(searcher: Searcher): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let after: unknown[] | undefined; ; ) {
    const { hits } = await searcher.searchOne<{ article: string; digest: string }>({
      query: { term: { [JOIN]: KIND_OF_SCOPE.articles } },
      size: PAGE,
      sort: [{ article: 'asc' }],
      ...kept([], ['article', 'digest']),
      track_total_hits: false,
      ...(after === undefined ? {} : { search_after: after }),
    });
    for (const { source } of hits) found.set(source.article, source.digest);
    if (hits.length < PAGE) return found;
    after = hits.at(-1)?.sort;
  }
}

/** Every article of which something is there, whole or not. */
export async function articlesWithParts(searcher: Searcher): Promise<string[]> {
  const found: string[] = [];
  for (let after: Json = {}; ; ) {
    const { aggregations } = await searcher.searchOne({
      size: 0,
      track_total_hits: false,
      aggs: { articles: { composite: { size: PAGE, sources: [{ id: { terms: { field: 'article' } } }], ...after } } },
    });
    const { buckets, after_key } = aggregations['articles'] as { buckets: { key: { id: string } }[]; after_key?: Json };
    found.push(...buckets.map(({ key }) => key.id));
    if (after_key === undefined) return found;
    after = { after: after_key };
  }
}
