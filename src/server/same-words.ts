/**
 * Which hits are words that are also quoted in other articles. The engine says of which that is so; in how many is asked by the very
 * search that the number leads to.
 */
import type { Passage } from '../domain/annotation.ts';
import { type Hit, searchQuery, type SearchQuery } from '../domain/search.ts';
import type { SearchEngine, SearchOptions } from '../search/engine.ts';
import { searchUrl } from './url-query.ts';

export interface SameWords {
  /** Other ones. */
  articles: number;
  href: string;
}

/** The longest of what a passage quotes in marks. */
function longestSaying({ text, quotations }: Passage): string {
  const sayings = new Map<number, string>();
  for (const { start, end, kind, utterance } of quotations) {
    if (kind === 'indirect') continue;
    const before = sayings.get(utterance);
    sayings.set(utterance, `${before === undefined ? '' : `${before} `}${text.slice(start, end)}`);
  }
  return [...sayings.values()].reduce((longest, saying) => (saying.length > longest.length ? saying : longest), '');
}

function sayingOf({ passage, quotation }: Hit): string {
  if (quotation === undefined) return longestSaying(passage);
  return quotation.kind === 'indirect' ? '' : quotation.text;
}

function queryFor(text: string, article: string): SearchQuery {
  const words = text.replace(/["“”„«»]/g, ' ').trim();
  return searchQuery({ q: `said:"${words}"`, scope: 'articles', excludes: { article: [article] } });
}

/** By hit; those whose words stand in no other article are left out. */
export async function findSameWords(
  engine: SearchEngine,
  hits: readonly Hit[],
  options: SearchOptions,
): Promise<ReadonlyMap<Hit, SameWords>> {
  const sayings = hits.map((hit) => ({ hit, article: hit.article.id, text: sayingOf(hit) })).filter(({ text }) => text !== '');
  const are = (await engine.standElsewhere?.(sayings.map(({ article, text }) => ({ article, text })))) ?? [];
  const counted = await Promise.all(
    sayings
      .filter((_, i) => are[i] === true)
      .map(async ({ hit, text, article }) => {
        const query = queryFor(text, article);
        const { total } = await engine.search({ ...query, limit: 0 }, { ...options, facets: [] });
        return [hit, { articles: total, href: searchUrl(query) }] as const;
      }),
  );
  return new Map(counted.filter(([, { articles }]) => articles > 0));
}
