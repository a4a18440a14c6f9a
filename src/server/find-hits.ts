/**
 * The hits of a search within one article: the passages that the results count, asked of the engine and never guessed on the page.
 *
 * In scope articles the words may stand in different passages, so there every passage with any of them is one. A search that
 * singles nothing out (every passage, no word to mark) has no hits to go through.
 */
import type { AnnotatedArticle, PassageId, Span } from '../domain/annotation.ts';
import { MAX_LIMIT, type SearchPage, searchQuery, type SearchQuery } from '../domain/search.ts';
import type { SearchEngine, SearchOptions } from '../search/engine.ts';
import { cardId } from './present/hits.ts';

export interface ArticleHits {
  /** The spans to mark by passage, in the order of the text; a passage found by a filter alone has none. */
  marks: ReadonlyMap<PassageId, readonly Span[]>;
  /** By passage: the card that stands for it among the results. */
  cards: ReadonlyMap<PassageId, string>;
}

export const NO_HITS: ArticleHits = { marks: new Map(), cards: new Map() };

function queryWithin(query: SearchQuery, article: string): SearchQuery {
  if (query.scope === 'articles') return searchQuery({ q: query.q, match: 'any', filters: { article: [article] }, limit: MAX_LIMIT });
  const { article: _others, ...excludes } = query.excludes;
  const allOf = query.allOf.filter((field) => field !== 'article');
  return { ...query, filters: { ...query.filters, article: [article] }, excludes, allOf, page: 1, limit: MAX_LIMIT };
}

async function allHits(engine: SearchEngine, query: SearchQuery, options: SearchOptions): Promise<SearchPage['hits']> {
  const hits: SearchPage['hits'] = [];
  for (let page = 1; ; page++) {
    const found = await engine.search({ ...query, page }, { ...options, facets: [] });
    hits.push(...found.hits);
    if (found.hits.length === 0 || hits.length >= found.total) return hits;
  }
}

/** Finds them all, without a ceiling. */
export async function findHits(
  engine: SearchEngine,
  { article, passages }: AnnotatedArticle,
  query: SearchQuery,
  options: SearchOptions,
): Promise<ArticleHits> {
  if (query.scope === 'articles' && query.q.trim() === '') return NO_HITS;
  const hits = await allHits(engine, queryWithin(query, article.id), options);
  const marks = new Map<PassageId, Span[]>();
  const cards = new Map<PassageId, string>();
  for (const hit of hits) {
    for (const id of hit.quotation?.passages ?? []) if (!marks.has(id)) marks.set(id, []);
    marks.set(hit.passage.id, [...(marks.get(hit.passage.id) ?? []), ...hit.highlights]);
    if (!cards.has(hit.passage.id)) cards.set(hit.passage.id, cardId(hit));
  }
  const isMarked = [...marks.values()].some((spans) => spans.length > 0);
  if (!isMarked && marks.size === passages.length) return { marks: new Map(), cards };
  return { marks: new Map(passages.flatMap(({ id }) => (marks.has(id) ? [[id, marks.get(id) ?? []] as const] : []))), cards };
}
