/** Rows of a JSON Lines file (gzip is undone), or of stdin for "-", one at a time. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { messageOf, PullquoteError } from '../domain/errors.ts';

const rowSchema = z.record(z.string(), z.unknown());

export type JsonObject = Readonly<Record<string, unknown>>;

export interface JsonRow {
  /** 1-based. */
  line: number;
  /** What stands there, or why it is no row. */
  content: { row: JsonObject } | { reason: string };
}

/**
 * Yields the lines of a file in their order; blank ones are passed over. A bad line is yielded as such and costs no other.
 *
 * @throws PullquoteError `unreadable`, when the file itself cannot be read
 */
export async function* readJsonLines(file: string): AsyncGenerator<JsonRow> {
  let line = 0;
  for await (const text of readLines(file)) {
    line++;
    if (text.trim() !== '') yield { line, content: parseRow(text) };
  }
}

function parseRow(text: string): JsonRow['content'] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { reason: 'it is not JSON' };
  }
  const row = rowSchema.safeParse(json);
  return row.success ? { row: row.data } : { reason: 'it is no object' };
}

/** The lines of a stream of bytes, cut at "\n" alone: other line ends may stand inside a JSON text. */
async function* readLines(file: string): AsyncGenerator<string> {
  const bytes = file === '-' ? process.stdin : createReadStream(file);
  const source: NodeJS.ReadableStream = /\.gz$/i.test(file) ? bytes.pipe(createGunzip()) : bytes;
  const failed = new Promise<never>((_, reject) => bytes.once('error', reject));
  failed.catch((error: Error) => {
    if (source !== bytes && 'destroy' in source && typeof source.destroy === 'function') source.destroy(error);
  });
  source.setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of source) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw new PullquoteError('unreadable', `${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  if (rest !== '') yield rest;
}
