/**
 * The header block of an e-mail or of a part of one: names, unfolded values, encoded words, parameters.
 *
 * What is malformed stays as it stands; nothing here fails. Source: RFC 5322, RFC 2045, RFC 2047, and RFC 6532, which allows UTF-8.
 */
import { decodeText, decodeWindows1252 } from '../decode.ts';

/** By lower-case name; the first of several wins. */
export type MimeHeaders = ReadonlyMap<string, string>;

const LF = 0x0a;
const MAX_HEADER_BYTES = 1 << 20;
const MAX_HEADERS = 1000;
/** Of a value that holds parameters. */
const MAX_VALUE = 4000;

/** The headers, and where the body begins. */
export function readHeaders(bytes: Buffer): { headers: MimeHeaders; bodyStart: number } {
  const headers = new Map<string, string>();
  const lines: string[] = [];
  let at = 0;
  while (at < bytes.length && at < MAX_HEADER_BYTES && lines.length < MAX_HEADERS) {
    const end = bytes.indexOf(LF, at);
    const line = decodeText(bytes.subarray(at, end === -1 ? bytes.length : end)).replace(/\r$/, '');
    at = end === -1 ? bytes.length : end + 1;
    if (line === '') break;
    if (/^[ \t]/.test(line) && lines.length > 0) lines.push(`${lines.pop() ?? ''} ${line.trim()}`);
    else lines.push(line);
  }
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, bodyStart: at };
}

/** Bytes in the encoding that a label names; without a label that anybody knows, as undeclared bytes are read. */
export function decodeLabelled(bytes: Uint8Array, label: string | undefined): string {
  const name = (label ?? '').trim().toLowerCase();
  if (name === '' || name === 'us-ascii' || name === 'ascii') return decodeText(bytes);
  try {
    const decoder = new TextDecoder(name);
    return decoder.encoding === 'windows-1252' ? decodeWindows1252(bytes) : decoder.decode(bytes);
  } catch {
    return decodeText(bytes);
  }
}

const ENCODED_WORD = /=\?([\w.:-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?\s]{0,2000})\?=/gi;
const BETWEEN_WORDS = /(\?=)\s{1,20}(?==\?[\w.:*-]{1,60}\?[bq]\?)/gi;

/** "=?utf-8?Q?Caf=C3=A9?=" is "Café". */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  return value.replace(BETWEEN_WORDS, '$1').replace(ENCODED_WORD, (_, charset: string, encoding: string, text: string) => {
    const bytes =
      encoding.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64')
        : decodeQuotedPrintable(Buffer.from(text.replaceAll('_', ' '), 'latin1'));
    return decodeLabelled(bytes, charset);
  });
}

function splitOutsideQuotes(value: string): string[] {
  const parts = [''];
  let isQuoted = false;
  for (const sign of value) {
    if (sign === '"') isQuoted = !isQuoted;
    if (sign === ';' && !isQuoted) parts.push('');
    else parts.push((parts.pop() ?? '') + sign);
  }
  return parts;
}

/** "text/html; charset=utf-8" by its parts; names and type in lower case. */
export function readContentType(value: string | undefined): { type: string; parameters: ReadonlyMap<string, string> } {
  const parameters = new Map<string, string>();
  const [type = '', ...rest] = splitOutsideQuotes((value ?? '').slice(0, MAX_VALUE));
  for (const part of rest) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    if (name !== '')
      parameters.set(
        name,
        part
          .slice(equals + 1)
          .trim()
          .replace(/^"|"$/g, ''),
      );
  }
  return { type: type.trim().toLowerCase(), parameters };
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** Undoes quoted-printable; what is malformed stays. Linear. */
export function decodeQuotedPrintable(bytes: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x3d) {
      if (bytes[i + 1] === LF) {
        i += 1;
        continue;
      }
      if (bytes[i + 1] === 0x0d && bytes[i + 2] === LF) {
        i += 2;
        continue;
      }
      const [high, low] = [hexDigit(bytes[i + 1]), hexDigit(bytes[i + 2])];
      if (high !== -1 && low !== -1) {
        out[length++] = high * 16 + low;
        i += 2;
        continue;
      }
    }
    out[length++] = byte;
  }
  return out.subarray(0, length);
}
