/**
 * Search results as CSV (RFC 4180): one row a hit, the same rows in the same order as the page shows.
 *
 * Safe to open in a spreadsheet: a cell that would be read as a formula gets a leading apostrophe. A byte-order mark tells
 * spreadsheets that it is UTF-8.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
import type { Hit } from '../domain/search.ts';
import { attributionOf } from './attribution.ts';

const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_MARKS = /[",\r\n]/;

/** One cell, quoted where it must be. */
export function csvCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_MARKS.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** The byte-order mark and the names of the columns. */
export const CSV_HEAD = `\uFEFF${csvLine(['words', 'speaker', 'kind', 'passage', 'title', 'source', 'published', 'url', 'link'])}`;

/** One hit as a line; `link` is absolute. */
export function csvRow(hit: Hit, link: string): string {
  const { words, speaker, title, source, published } = attributionOf(hit, link);
  const kind = hit.quotation?.kind ?? (hit.passage.quotations.length > 0 ? 'passage with quotation' : 'passage');
  return csvLine([words, speaker ?? '', kind, hit.passage.text, title, source ?? '', published ?? '', hit.article.url ?? '', link]);
}
