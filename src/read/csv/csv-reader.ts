/**
 * `.csv` and `.tsv` of articles: a header row that names the columns, then a row an article; streamed, of any size.
 *
 * The columns are those of a `.jsonl` row, in any order and case, of which one must be the text: `text`, `body` or `content`. Cells may
 * hold line breaks and delimiters in quotes. The text of a row is body text, as in a `.jsonl`. A row that does not fit its header is
 * skipped with the number of its line: read with its cells in the wrong columns it would say what nobody wrote.
 */
import { splitBytes } from '../byte-lines.ts';
import { asUtf8, decodeText } from '../decode.ts';
import type { OpenedFile, ReadContext, Reader, ReadResult } from '../reader.ts';
import { MAX_LISTED, MAX_ROW_BYTES, readRow } from '../rows.ts';
import { type CsvRecord, readRecords } from './records.ts';

const TEXT_COLUMNS = ['text', 'body', 'content', 'article', 'fulltext', 'full_text'];
/** What spreadsheets write above the header, and read there. */
const SEPARATOR_LINE = /^(?:\uFEFF)?"?sep=([^\r\n])"?\r?$/i;
const LF = 0x0a;
const CR = 0x0d;

interface Columns {
  names: string[];
  text: number;
}

/** The sign that parts most cells of the first line, quoted parts left away. */
function delimiterOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, count: bare.split(sign).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

/** How the table is written, by its first line. */
function formOf({ head, extension }: OpenedFile): { delimiter: string; hasSeparatorLine: boolean } {
  const line = (/^[^\r\n]*/.exec(decodeText(head)) ?? [''])[0];
  const stated = SEPARATOR_LINE.exec(line)?.[1];
  return { delimiter: stated ?? (extension === '.tsv' ? '\t' : delimiterOf(line)), hasSeparatorLine: stated !== undefined };
}

/** Lines that end in CR alone, as old programs write them, end in LF. */
async function* withLineFeeds(chunks: AsyncIterable<Uint8Array>, head: Uint8Array): AsyncGenerator<Uint8Array> {
  if (!head.includes(CR) || head.includes(LF)) yield* chunks;
  else for await (const chunk of chunks) yield chunk.map((byte) => (byte === CR ? LF : byte));
}

function columnsOf(cells: readonly string[]): Columns | { reason: string } {
  const names = cells.map((cell) => cell.replace('\uFEFF', '').trim().toLowerCase().replaceAll(' ', '_'));
  const text = TEXT_COLUMNS.map((name) => names.indexOf(name)).find((at) => at !== -1);
  if (text === undefined) return { reason: 'its first row names no column `text`, `body` or `content`' };
  return { names, text };
}

/** What of a row lies beyond the columns is harmless only where it is empty. */
function isTooLong({ cells, count }: { cells: readonly string[]; count: number }, { names }: Columns): boolean {
  return count > names.length && (count > cells.length || cells.slice(names.length).some((cell) => /\S/.test(cell)));
}

function readCells(
  path: string,
  number: number,
  record: { cells: string[]; count: number },
  columns: Columns,
  context: ReadContext,
): ReadResult | string {
  const { names, text } = columns;
  if (isTooLong(record, columns))
    return `has ${record.count} cells, but the first row names ${names.length} columns; a cell that holds the delimiter needs quote marks`;
  const body = record.cells[text] ?? '';
  if (!/\S/.test(body)) return `\`${names[text] ?? 'text'}\` is empty`;
  const fields = Object.fromEntries(names.flatMap((name, i) => (i === text || name === '' ? [] : [[name, record.cells[i] ?? '']])));
  const article = readRow(path, number, { record: fields, text: body }, context);
  return typeof article === 'string' ? article : { article };
}

async function* readTable(path: string, records: AsyncIterable<CsvRecord>, context: ReadContext): AsyncGenerator<ReadResult> {
  let columns: Columns | undefined;
  let number = 0;
  let bad = 0;
  for await (const record of records) {
    number++;
    if (columns === undefined && 'cells' in record) {
      const found = columnsOf(record.cells);
      if ('reason' in found) {
        yield { skipped: { path, reason: found.reason } };
        return;
      }
      columns = found;
      continue;
    }
    const result = 'reason' in record || columns === undefined ? record : readCells(path, number, record, columns, context);
    if (typeof result !== 'string' && 'article' in result) {
      yield result;
      continue;
    }
    const reason = typeof result === 'string' ? result : 'reason' in result ? result.reason : '';
    if (++bad <= MAX_LISTED) yield { skipped: { path, reason: `line ${record.line}: ${reason}` } };
  }
  if (number <= 1 && bad === 0) yield { skipped: { path, reason: 'there is no row in it' } };
  if (bad > MAX_LISTED) yield { skipped: { path, reason: `${bad - MAX_LISTED} more rows that cannot be read` } };
}

async function* withoutFirst<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  let isFirst = true;
  for await (const item of items) {
    if (!isFirst) yield item;
    isFirst = false;
  }
}

function readCsv(file: OpenedFile, context: ReadContext): AsyncGenerator<ReadResult> {
  const { delimiter, hasSeparatorLine } = formOf(file);
  const all = splitBytes(withLineFeeds(asUtf8(file.chunks(), file.head), file.head), MAX_ROW_BYTES);
  const lines = hasSeparatorLine ? withoutFirst(all) : all;
  return readTable(file.path, readRecords(lines, { delimiter, maxBytes: MAX_ROW_BYTES }), context);
}

export const csvReader: Reader = {
  name: 'CSV',
  extensions: ['.csv', '.tsv'],
  read: readCsv,
};
