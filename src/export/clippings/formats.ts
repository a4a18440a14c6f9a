/** In what a list of clippings is taken along. */
import { type ClippingFile, type ClippingWords, entriesOf } from './cited-clipping.ts';
import { clippingsCsl } from './csl.ts';
import { clippingsCsv } from './csv.ts';
import { clippingsDocx } from './docx.ts';
import { clippingsMarkdown } from './markdown.ts';

export const CLIPPING_FORMATS = {
  markdown: { extension: 'md', type: 'text/markdown; charset=utf-8' },
  docx: { extension: 'docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  csv: { extension: 'csv', type: 'text/csv; charset=utf-8' },
  csl: { extension: 'json', type: 'application/vnd.citationstyles.csl+json; charset=utf-8' },
} as const;
export type ClippingFormat = keyof typeof CLIPPING_FORMATS;
export const CLIPPING_FORMAT_NAMES: readonly ClippingFormat[] = ['docx', 'markdown', 'csv', 'csl'];

/** The list in a format. */
export async function writeClippings(
  format: ClippingFormat,
  file: ClippingFile,
  words: ClippingWords,
): Promise<string | Uint8Array<ArrayBuffer>> {
  const entries = await entriesOf(file);
  switch (format) {
    case 'markdown':
      return clippingsMarkdown(file.title, entries, words);
    case 'docx':
      return clippingsDocx(file.title, entries, words);
    case 'csv':
      return clippingsCsv(entries);
    case 'csl':
      return clippingsCsl(entries, words);
  }
}
