/** Clippings as CSV, a row each, under the same rules as a search (`../csv.ts`). */
import { CSV_MARK, csvLine } from '../csv.ts';
import { citationText } from '../format-citation.ts';
import type { ClippingEntry } from './cited-clipping.ts';

const COLUMNS = [
  'number',
  'words',
  'speaker',
  'kind',
  'note',
  'title',
  'authors',
  'source',
  'published',
  'url',
  'citation',
  'was',
  'link',
] as const;

function row({ number, note, link, was, cited }: ClippingEntry): string {
  const { words = '', speaker = '', title = '', source = '', published = '' } = cited?.attribution ?? {};
  return csvLine([
    String(number),
    words,
    speaker,
    cited?.kind ?? 'gone',
    note,
    title,
    cited?.article.authors.join('; ') ?? '',
    source,
    published,
    cited?.article.url ?? '',
    cited === undefined ? '' : citationText(cited.citation),
    was ?? '',
    link,
  ]);
}

export function clippingsCsv(entries: readonly ClippingEntry[]): string {
  return CSV_MARK + csvLine(COLUMNS) + entries.map(row).join('');
}
