/**
 * Bytes to text: a byte order mark decides, then valid UTF-8, then Windows-1252, which is what undeclared bytes of a newsroom
 * nearly always are. It refuses to guess any other encoding.
 */
import { isUtf8 } from 'node:buffer';

const REPLACEMENT = /\uFFFD/g;
/** What Windows-1252 has at 0x80 to 0x9F; the five places that it leaves empty are control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const NON_ASCII = /[^\u0000-\u007F]/g;

/** The encoding that a byte order mark announces. */
export function markedEncoding(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Whether the bytes are no text: they hold a NUL that UTF-16 does not explain. */
export function isBinary(bytes: Uint8Array): boolean {
  const marked = markedEncoding(bytes);
  return marked !== 'utf-16le' && marked !== 'utf-16be' && bytes.includes(0);
}

/** Not by TextDecoder: Node 20 decodes this label as Latin-1, which turns curly quote marks into control characters. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\u0080-\u009F]/g, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80] ?? c);
}

/**
 * The text of a whole file or row, without its byte order mark. Never fails. A file that is UTF-8 but for a few damaged bytes
 * stays UTF-8, with U+FFFD in their place.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = markedEncoding(bytes);
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  // An order cheaper than a TextDecoder that throws, and than making one for a small file.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (isUtf8(bytes)) return text;
  const damaged = text.match(REPLACEMENT)?.length ?? 0;
  const foreign = text.match(NON_ASCII)?.length ?? 0;
  return foreign - damaged > damaged ? text : decodeWindows1252(bytes);
}

/** The same content as UTF-8 bytes, for readers that split bytes; anything but UTF-16 with its mark passes through. */
export async function* asUtf8(chunks: AsyncIterable<Uint8Array>, head: Uint8Array): AsyncIterable<Uint8Array> {
  const marked = markedEncoding(head);
  if (marked !== 'utf-16le' && marked !== 'utf-16be') {
    yield* chunks;
    return;
  }
  const decoder = new TextDecoder(marked);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}
