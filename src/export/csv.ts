/**
 * Search results as CSV (RFC 4180): one row a hit, the same rows in the same order as the page shows.
 *
 * Safe to open in a spreadsheet: a cell that would be read as a formula gets a leading apostrophe. A byte-order mark tells
 * spreadsheets that it is UTF-8. The first line names the columns and nothing stands above it, since spreadsheets and programs take the
 * first line for just that; what search a row is of stands in its column `search`, which survives sorting and joining tables.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection (the full-width signs count in some locales)
 */
import type { Hit } from '../domain/search.ts';
import { attributionOf } from './attribution.ts';
import type { ExportFormat, SearchNote } from './export-format.ts';

/** Stands before the first line: the byte-order mark. */
export const CSV_MARK = '\uFEFF';
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const NEEDS_MARKS = /[",\r\n]/;
const COLUMNS = ['words', 'speaker', 'kind', 'passage', 'title', 'source', 'published', 'url', 'search', 'link'] as const;

/** One cell, quoted where it must be. */
export function csvCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_MARKS.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvRow(hit: Hit, note: SearchNote): string {
  const { words, speaker, title, source, published } = attributionOf(hit, hit.link);
  const kind = hit.quotation?.kind ?? (hit.passage.quotations.length > 0 ? 'passage with quotation' : 'passage');
  const search = `${note.summary} ${note.link}`;
  return csvLine([
    words,
    speaker ?? '',
    kind,
    hit.passage.text,
    title,
    source ?? '',
    published ?? '',
    hit.article.url ?? '',
    search,
    hit.link,
  ]);
}

export const CSV: ExportFormat = {
  type: 'text/csv; charset=utf-8',
  extension: 'csv',
  head: () => CSV_MARK + csvLine(COLUMNS),
  row: csvRow,
};
