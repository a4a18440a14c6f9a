/**
 * The parts of a MIME message, as a flat list of what holds content.
 *
 * An own small parser: readers of e-mail hand out decoded text, while a saved page needs its bytes (the encoding is decided by the
 * HTML standard's rules) and the address of each part. It never fails: a message that breaks off has the parts up to there.
 */
import { decodeLabelled, decodeQuotedPrintable, decodeWords, type MimeHeaders, readContentType, readHeaders } from './headers.ts';

export interface MimePart {
  headers: MimeHeaders;
  /** E.g. "text/html". */
  type: string;
  charset: string | undefined;
  isAttachment: boolean;
  /** Of the file that it is, as its sender calls it; "" where it has no name. */
  name: string;
  /** The content, with its transfer encoding undone. */
  content(): Buffer;
}

export interface Message {
  headers: MimeHeaders;
  /** What is not made of parts, in its order; a message within the message is one part. */
  parts: MimePart[];
  /** It ends before it says so: its last part may be half a part. */
  isCut: boolean;
}

const MAX_DEPTH = 10;
const MAX_PARTS = 5000;

/** The message's own headers and its parts. */
export function readMessage(bytes: Buffer): Message {
  const message: Message = { headers: readHeaders(bytes).headers, parts: [], isCut: false };
  collectParts(bytes, message, 0, 'text/plain');
  return message;
}

function collectParts(bytes: Buffer, into: Message, depth: number, fallback: string): void {
  if (into.parts.length >= MAX_PARTS) return;
  const { headers, bodyStart } = readHeaders(bytes);
  const stated = readContentType(headers.get('content-type'));
  const type = stated.type === '' ? fallback : stated.type;
  const body = bytes.subarray(bodyStart);
  const boundary = stated.parameters.get('boundary');
  if (type.startsWith('multipart/') && boundary !== undefined && boundary !== '' && depth < MAX_DEPTH) {
    const inner = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
    const { parts, isClosed } = splitAtBoundary(body, boundary);
    if (!isClosed) into.isCut = true;
    for (const part of parts) collectParts(part, into, depth + 1, inner);
    return;
  }
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? '';
  const disposition = readContentType(headers.get('content-disposition'));
  into.parts.push({
    headers,
    type,
    charset: stated.parameters.get('charset'),
    isAttachment: disposition.type === 'attachment',
    name: readFileName(disposition.parameters) || readFileName(stated.parameters),
    content: () => undoEncoding(body, encoding),
  });
}

/** RFC 2231 has names in other alphabets and in pieces, most programs write encoded words instead. */
function readFileName(parameters: ReadonlyMap<string, string>): string {
  const plain = parameters.get('filename') ?? parameters.get('name');
  if (plain !== undefined) return decodeWords(plain);
  const pieces = [...parameters].filter(([name]) => /^(?:file)?name\*/.test(name)).sort(([a], [b]) => orderOf(a) - orderOf(b));
  const value = pieces.map(([, piece]) => piece).join('');
  const [, charset, encoded] = /^([\w-]{1,40})'[^']{0,20}'(.*)$/s.exec(value) ?? [];
  if (encoded === undefined) return value;
  const bytes = encoded.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decodeLabelled(Buffer.from(bytes, 'latin1'), charset);
}

function orderOf(name: string): number {
  return Number(/\*(\d{1,3})/.exec(name)?.[1] ?? 0);
}

function undoEncoding(body: Buffer, encoding: string): Buffer {
  if (encoding.startsWith('base64')) return Buffer.from(body.toString('latin1'), 'base64');
  return encoding.startsWith('quoted-printable') ? decodeQuotedPrintable(body) : body;
}

/** What stands between the lines "--boundary", and whether there is a last one; without it the last part goes to the end. */
function splitAtBoundary(body: Buffer, boundary: string): { parts: Buffer[]; isClosed: boolean } {
  const mark = Buffer.from(`--${boundary}`);
  const parts: Buffer[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at !== -1 && parts.length < MAX_PARTS; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue;
    if (start !== -1) parts.push(body.subarray(start, endBefore(body, at, start)));
    const after = at + mark.length;
    if (body[after] === 0x2d && body[after + 1] === 0x2d) return { parts, isClosed: true };
    const lineEnd = body.indexOf(0x0a, after);
    if (lineEnd === -1) return { parts, isClosed: false };
    start = lineEnd + 1;
  }
  if (start !== -1) parts.push(body.subarray(start));
  return { parts, isClosed: false };
}

/** The line break before a boundary belongs to it. */
function endBefore(body: Buffer, at: number, start: number): number {
  const end = body[at - 2] === 0x0d ? at - 2 : at - 1;
  return Math.max(end, start);
}
