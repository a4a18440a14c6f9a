/**
 * Many strings as one: their lengths, then their characters in one run, which is decoded at once.
 *
 * UTF-8, or UTF-16 where a string has half a surrogate pair, which UTF-8 cannot hold.
 */
import { ByteReader, ByteWriter } from './bytes.ts';

const UTF8 = 0;
const UTF16 = 1;

export function encodeStrings(strings: readonly string[]): Uint8Array {
  const text = strings.join('');
  const bytes = new ByteWriter();
  const utf8 = Buffer.from(text, 'utf8');
  const isExact = utf8.toString('utf8') === text;
  bytes.varint(isExact ? UTF8 : UTF16);
  bytes.varint(strings.length);
  for (const { length } of strings) bytes.varint(length);
  bytes.append(isExact ? utf8 : Buffer.from(text, 'utf16le'));
  return bytes.finish();
}

/** `undefined` where the bytes are no list of strings. */
export function decodeStrings(bytes: Uint8Array): string[] | undefined {
  const reader = new ByteReader(bytes);
  const encoding = reader.varint();
  const count = reader.varint();
  if (count < 0 || count > bytes.length) return undefined;
  const ends = new Uint32Array(count);
  let end = 0;
  for (let i = 0; i < count; i++) ends[i] = end += reader.varint();
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(encoding === UTF8 ? 'utf8' : 'utf16le', reader.at);
  if (text.length !== end) return undefined;
  let start = 0;
  return Array.from(ends, (to) => text.slice(start, (start = to)));
}
