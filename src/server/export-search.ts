/** A search as a text to take along: what was asked, then every hit to the end. */
import type { SearchQuery } from '../domain/search.ts';
import { linkedHit } from '../export/attribution.ts';
import type { ExportFormat } from '../export/export-format.ts';
import type { SearchEngine, SearchOptions } from '../search/engine.ts';
import { walkHits } from '../search/walk-hits.ts';
import { withCanonicalNames } from './canonical-names.ts';
import { describeSearch } from './present/search-note.ts';

/** A page far into the results takes longer than the first ones. */
const PAGE_DEADLINE_MS = 30_000;
/** Hits that become one piece. */
const HITS_A_PIECE = 100;

/** The same of one page alone. */
export async function* exportPageOf(
  engine: SearchEngine,
  query: SearchQuery,
  format: ExportFormat,
  absolute: (path: string) => string,
  options: SearchOptions,
): AsyncGenerator<string> {
  const asked = await withCanonicalNames(engine, query);
  const note = await describeSearch(engine, asked, absolute, options);
  const { hits } = await engine.search(asked, { ...options, facetLimit: 0 });
  yield format.head(note) + hits.map((hit) => format.row(linkedHit(hit, absolute), note)).join('');
}

/** The text of an export, piece by piece. */
export async function* exportOf(
  engine: SearchEngine,
  query: SearchQuery,
  format: ExportFormat,
  absolute: (path: string) => string,
  options: SearchOptions,
): AsyncGenerator<string> {
  const asked = await withCanonicalNames(engine, query);
  const note = await describeSearch(engine, asked, absolute, options);
  yield format.head(note);
  for await (const { hits } of walkHits(engine, asked, { ...options, deadlineMs: PAGE_DEADLINE_MS })) {
    for (let at = 0; at < hits.length; at += HITS_A_PIECE) {
      const piece = hits.slice(at, at + HITS_A_PIECE);
      yield piece.map((hit) => format.row(linkedHit(hit, absolute), note)).join('');
    }
  }
}
