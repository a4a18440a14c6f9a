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
  /** One hit; `link` is absolute where the address of the server is known. */
  row(hit: Hit, link: string, note: SearchNote): string;
}
