/**
 * Search results as JSON Lines: the first line says what search it is, each further one is a hit of the shape of the API, with its
 * links as they can be given away.
 *
 * @see https://jsonlines.org/
 */
import type { ExportFormat } from './export-format.ts';

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

export const JSON_LINES: ExportFormat = {
  type: 'application/jsonl; charset=utf-8',
  extension: 'jsonl',
  head: ({ query, lines, link, total, generation }) =>
    line({ type: 'search', query, inWords: Object.fromEntries(lines), link, total, generation }),
  row: (hit) => line({ type: 'hit', ...hit }),
};
