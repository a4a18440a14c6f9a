/** What is new for an alert, through the same search as the page. */
import type { Hit, SearchQuery } from '../../domain/search.ts';
import { attributionOf, attributionText } from '../../export/attribution.ts';
import type { Arrival, SearchEngine } from '../../search/engine.ts';
import { hitsOfArticles } from '../../search/newest-arrivals.ts';
import { withCanonicalNames } from '../../server/canonical-names.ts';
import { describeSearch } from '../../server/present/search-note.ts';
import type { Place } from './alerts-state.ts';

/** What one reader is told of one alert. */
export interface News {
  alert: string;
  /** The search in one line, and its page. */
  summary: string;
  link: string;
  /** The newest published first; with absolute links where the address of the server is known. */
  hits: readonly Hit[];
  /** Where the reader stands afterwards. */
  until: Place;
}

/** The hits in articles that came in. */
export async function findNews(engine: SearchEngine, query: SearchQuery, arrivals: readonly Arrival[]): Promise<Hit[]> {
  const hits: Hit[] = [];
  if (arrivals.length === 0) return hits;
  const asked = await withCanonicalNames(engine, query);
  const ids = arrivals.map(({ id }) => id);
  for await (const hit of hitsOfArticles(engine, asked, ids, { deadlineMs: 30_000 })) hits.push(hit);
  return hits;
}

/** The search of an alert in words, with its address. */
export async function describeAlert(
  engine: SearchEngine,
  query: SearchQuery,
  absolute: (path: string) => string,
): Promise<Pick<News, 'summary' | 'link'>> {
  const { summary, link } = await describeSearch(engine, await withCanonicalNames(engine, query), absolute, { deadlineMs: 30_000 });
  return { summary, link };
}

/** One hit as a line of text. */
export function newsLine(hit: Hit): string {
  return attributionText(attributionOf(hit, hit.link)).replace(/\s+/gu, ' ');
}
