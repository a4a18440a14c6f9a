/** Rows of a JSON Lines file (gzip is undone), or of stdin for "-", one at a time. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { messageOf, PullquoteError } from '../domain/errors.ts';

const rowSchema = z.record(z.string(), z.unknown());

export interface JsonRow {
  /** 1-based. */
  line: number;
  row: Readonly<Record<string, unknown>>;
}

/**
 * Yields the objects of a file in their order; blank lines are passed over.
 *
 * @throws PullquoteError `unreadable`, naming file and line
 */
export async function* readJsonLines(file: string): AsyncGenerator<JsonRow> {
  let line = 0;
  for await (const text of readLines(file)) {
    line++;
    if (text.trim() !== '') yield { line, row: parseRow(text, `${file}, line ${line}`) };
  }
}

function parseRow(text: string, place: string): JsonRow['row'] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new PullquoteError('unreadable', `${place}: it is not JSON`, { cause: error });
  }
  const row = rowSchema.safeParse(json);
  if (!row.success) throw new PullquoteError('unreadable', `${place}: it is no object`);
  return row.data;
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
