/**
 * `.jsonl`: a row an article, `{id, title, text, source?, authors?, published?, url?}`, streamed one row at a time, of any size.
 *
 * A row that cannot be read is skipped with its line number and the rest is read. The text of a row is body text: none of its lines
 * becomes title or dek. Exports often repeat the title as the first line; where the very first line is the row's own title, it is
 * dropped as `duplicate-title`, and no line after it ever is.
 */
import { messageOf } from '../domain/errors.ts';
import { splitBytes } from './byte-lines.ts';
import { asUtf8, decodeText } from './decode.ts';
import { isRecord } from './metadata.ts';
import type { ReadContext, ReadResult, Reader } from './reader.ts';
import { MAX_LISTED, MAX_ROW_BYTES, readRow, type Row } from './rows.ts';

function parseRow(bytes: Uint8Array): Row | { reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(decodeText(bytes));
  } catch (error) {
    return { reason: `not valid JSON (${messageOf(error).slice(0, 120)})` };
  }
  if (!isRecord(value)) return { reason: 'not a JSON object' };
  const text = value['text'];
  if (typeof text !== 'string') return { reason: text === undefined ? 'it has no `text`' : '`text` is not a string' };
  return /\S/.test(text) ? { record: value, text } : { reason: '`text` is empty' };
}

async function* readRows(path: string, chunks: AsyncIterable<Uint8Array>, context: ReadContext): AsyncGenerator<ReadResult> {
  let bad = 0;
  let lastBad = 0;
  const skip = (number: number, reason: string): ReadResult[] => {
    bad++;
    lastBad = number;
    return bad <= MAX_LISTED ? [{ skipped: { path, reason: `line ${number}: ${reason}` } }] : [];
  };
  let isEmpty = true;
  for await (const { number, bytes } of splitBytes(chunks, MAX_ROW_BYTES)) {
    if (bytes === undefined) yield* skip(number, `is longer than ${MAX_ROW_BYTES / 2 ** 20} MB, too long for the row of one article`);
    else if (bytes.some((byte) => byte > 0x20)) {
      const row = parseRow(bytes);
      const article = 'reason' in row ? row.reason : readRow(path, number, row, context);
      if (typeof article === 'string') yield* skip(number, article);
      else yield { article };
    } else continue;
    isEmpty = false;
  }
  if (isEmpty) yield { skipped: { path, reason: 'there is nothing in it' } };
  if (bad > MAX_LISTED) yield { skipped: { path, reason: `${bad - MAX_LISTED} more rows that cannot be read, up to line ${lastBad}` } };
}

/** The first line of the head, if it is a JSON object with a text, or the beginning of one. */
function recognizes(head: Uint8Array): boolean {
  if (!decodeText(head.subarray(0, 64)).trimStart().startsWith('{')) return false;
  const start = decodeText(head).trimStart();
  return /^\{[ \t]*"[^"\\\n]{1,60}"\s*:/.test(start) && (/"text"\s*:\s*"/.test(start) || !start.includes('\n'));
}

export const jsonlReader: Reader = {
  name: 'JSON Lines',
  extensions: ['.jsonl', '.ndjson'],
  recognizes,
  read: (file, context) => readRows(file.path, asUtf8(file.chunks(), file.head), context),
};
