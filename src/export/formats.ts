/** In what a search is taken along: every format has the same rows, and says of what search they are. */
import { CSV } from './csv.ts';
import type { ExportFormat } from './export-format.ts';
import { JSON_LINES } from './json-lines.ts';
import { MARKDOWN } from './markdown.ts';

export const EXPORT_FORMATS = { csv: CSV, jsonl: JSON_LINES, markdown: MARKDOWN } as const satisfies Record<string, ExportFormat>;
export type ExportFormatName = keyof typeof EXPORT_FORMATS;
export const EXPORT_FORMAT_NAMES: readonly ExportFormatName[] = ['csv', 'jsonl', 'markdown'];
