/**
 * `.csv` and `.tsv` of articles: a header row that names the columns, then a row an article; streamed, of any size.
 *
 * The columns are those of a `.jsonl` row, in any order and case, of which one must be the text: `text`, `body` or `content`. Cells may
 * hold line breaks and delimiters in quotes. The text of a row is body text, as in a `.jsonl`.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { messageOf } from '../../domain/errors.ts';
import { asUtf8, decodeText } from '../decode.ts';
import type { OpenedFile, ReadContext, Reader, ReadResult } from '../reader.ts';
import { MAX_LISTED, readRow } from '../rows.ts';
import { MAX_ARTICLE_BYTES } from '../whole-text.ts';

const TEXT_COLUMNS = ['text', 'body', 'content', 'article', 'fulltext', 'full_text'];
const MAX_COLUMNS = 1000;

/** The sign that parts most cells of the first line, quoted parts left away. */
function delimiterOf(head: Uint8Array): string {
  const line = (/^[^\r\n]*/.exec(decodeText(head)) ?? [''])[0].replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, count: line.split(sign).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

/** Cells as their bytes, each by itself to text: one cell in another encoding does not spoil the others. */
function textOf(cell: string): string {
  return decodeText(Buffer.from(cell, 'latin1'));
}

function columnsOf(cells: readonly string[]): { names: string[]; text: number } | { reason: string } {
  const names = cells.slice(0, MAX_COLUMNS).map((cell) => textOf(cell).replace('\uFEFF', '').trim().toLowerCase().replaceAll(' ', '_'));
  const text = TEXT_COLUMNS.map((name) => names.indexOf(name)).find((at) => at !== -1);
  if (text === undefined) return { reason: 'its first row names no column `text`, `body` or `content`' };
  return { names, text };
}

async function* readCsv(file: OpenedFile, context: ReadContext): AsyncGenerator<ReadResult> {
  const { parse } = await import('csv-parse');
  const parser = parse({
    delimiter: file.extension === '.tsv' ? '\t' : delimiterOf(file.head),
    encoding: 'latin1',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ARTICLE_BYTES,
  });
  // A failure ends the parser too, and reaches the loop there; here it only must not go unhandled.
  const done = pipeline(Readable.from(asUtf8(file.chunks(), file.head)), parser).catch(() => undefined);
  try {
    yield* readRecords(file.path, parser as AsyncIterable<string[]>, context);
  } catch (error) {
    yield { skipped: { path: file.path, reason: `cannot be read further as CSV (${messageOf(error).slice(0, 160)})` } };
  } finally {
    parser.destroy();
    await done;
  }
}

async function* readRecords(path: string, records: AsyncIterable<string[]>, context: ReadContext): AsyncGenerator<ReadResult> {
  let columns: { names: string[]; text: number } | undefined;
  let number = 0;
  let bad = 0;
  for await (const cells of records) {
    number++;
    if (columns === undefined) {
      const found = columnsOf(cells);
      if ('reason' in found) {
        yield { skipped: { path, reason: found.reason } };
        return;
      }
      columns = found;
      continue;
    }
    const { names, text } = columns;
    const record = Object.fromEntries(names.flatMap((name, i) => (i === text || name === '' ? [] : [[name, textOf(cells[i] ?? '')]])));
    const body = textOf(cells[text] ?? '');
    const article = /\S/.test(body) ? readRow(path, number, { record, text: body }, context) : `\`${names[text] ?? 'text'}\` is empty`;
    if (typeof article !== 'string') yield { article };
    else if (++bad <= MAX_LISTED) yield { skipped: { path, reason: `row ${number}: ${article}` } };
  }
  if (number <= 1) yield { skipped: { path, reason: 'there is no row in it' } };
  if (bad > MAX_LISTED) yield { skipped: { path, reason: `${bad - MAX_LISTED} more rows that cannot be read` } };
}

export const csvReader: Reader = {
  name: 'CSV',
  extensions: ['.csv', '.tsv'],
  read: readCsv,
};
