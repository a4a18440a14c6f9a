/**
 * A whole file as bytes or as text, for the formats that hold one article. An article is not larger than this; a file that is goes
 * unread rather than fill the memory.
 */
import { decodeText, isBinary } from './decode.ts';
import type { OpenedFile } from './reader.ts';

export const MAX_ARTICLE_BYTES = 64 * 1024 * 1024;

export type WholeText = { text: string } | { reason: string };

/** All bytes, or why not. `limit` in bytes. */
export async function readWholeBytes(file: OpenedFile, limit: number): Promise<{ bytes: Buffer } | { reason: string }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file.chunks()) {
    size += chunk.length;
    if (size > limit) return { reason: `is larger than ${Math.round(limit / 1024 / 1024)} MB, too large for a file of its kind` };
    chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  }
  const [only] = chunks;
  return { bytes: only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks) };
}

/** The decoded text, or why there is none. */
export async function readWholeText(file: OpenedFile, limit = MAX_ARTICLE_BYTES): Promise<WholeText> {
  const whole = await readWholeBytes(file, limit);
  if ('reason' in whole) return whole;
  const { bytes } = whole;
  if (isBinary(bytes)) return { reason: 'is a binary file (it holds NUL bytes), not a text' };
  const text = decodeText(bytes);
  return /\S/.test(text) ? { text } : { reason: 'there is nothing in it' };
}
