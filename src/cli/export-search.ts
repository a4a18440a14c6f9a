/** `pullquote search --format`: the hits as a table, as JSON Lines or as Markdown, of the page that was asked for or all of them. */
import type { SearchQuery } from '../domain/search.ts';
import { EXPORT_FORMAT_NAMES, EXPORT_FORMATS, type ExportFormatName } from '../export/formats.ts';
import type { SearchEngine } from '../search/engine.ts';
import { exportOf, exportPageOf } from '../server/export-search.ts';
import { usage } from './arguments.ts';
import { writeText } from './output.ts';

/** The format by its name. @throws PullquoteError usage */
export function exportFormat(name: string): ExportFormatName {
  const found = EXPORT_FORMAT_NAMES.find((one) => one === name);
  if (found === undefined) throw usage(`--format takes ${EXPORT_FORMAT_NAMES.join(', ')}, not "${name}"`, 'search');
  return found;
}

export interface ExportOrder {
  format: ExportFormatName;
  /** To the end, whatever page was asked for. */
  isWhole: boolean;
  /** What a link is, of its path. */
  absolute: (path: string) => string;
}

export async function printExport(engine: SearchEngine, query: SearchQuery, { format, isWhole, absolute }: ExportOrder): Promise<void> {
  const texts = (isWhole ? exportOf : exportPageOf)(engine, query, EXPORT_FORMATS[format], absolute, {});
  for await (const text of texts) await writeText(text);
}
