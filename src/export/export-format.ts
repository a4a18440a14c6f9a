/** What every format of an export is. */
import type { Hit, SearchQuery } from '../domain/search.ts';

/** The search that the rows are of. */
export interface SearchNote {
  query: SearchQuery;
  /** The search in words, each with what it says: words, filters, order. Plain text. */
  lines: readonly (readonly [label: string, value: string])[];
  /** In one line. */
  summary: string;
  /** Of the page that shows it. */
  link: string;
  total: number;
  generation: string;
}

export interface ExportFormat {
  /** Media type. */
  type: string;
  extension: string;
  /** What stands before the rows. */
  head(note: SearchNote): string;
  /** One hit, with links as they can be given away (`linkedHit`). */
  row(hit: Hit, note: SearchNote): string;
}
