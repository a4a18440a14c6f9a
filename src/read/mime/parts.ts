/**
 * The parts of a MIME message, as a flat list of what holds content.
 *
 * An own small parser: readers of e-mail hand out decoded text, while a saved page needs its bytes (the encoding is decided by the
 * HTML standard's rules) and the address of each part. It never fails: a message that breaks off has the parts up to there.
 */
import { decodeQuotedPrintable, type MimeHeaders, readContentType, readHeaders } from './headers.ts';

export interface MimePart {
  headers: MimeHeaders;
  /** E.g. "text/html". */
  type: string;
  charset: string | undefined;
  isAttachment: boolean;
  /** The content, with its transfer encoding undone. */
  content(): Buffer;
}

const MAX_DEPTH = 10;
const MAX_PARTS = 5000;

/** The message's own headers, and its parts that are not made of parts, in their order. */
export function readMessage(bytes: Buffer): { headers: MimeHeaders; parts: MimePart[] } {
  const parts: MimePart[] = [];
  collectParts(bytes, parts, 0, 'text/plain');
  return { headers: readHeaders(bytes).headers, parts };
}

function collectParts(bytes: Buffer, into: MimePart[], depth: number, fallback: string): void {
  if (into.length >= MAX_PARTS) return;
  const { headers, bodyStart } = readHeaders(bytes);
  const stated = readContentType(headers.get('content-type'));
  const type = stated.type === '' ? fallback : stated.type;
  const body = bytes.subarray(bodyStart);
  const boundary = stated.parameters.get('boundary');
  if (type.startsWith('multipart/') && boundary !== undefined && boundary !== '' && depth < MAX_DEPTH) {
    const inner = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
    for (const part of splitAtBoundary(body, boundary)) collectParts(part, into, depth + 1, inner);
    return;
  }
  if (type === 'message/rfc822' && depth < MAX_DEPTH) {
    collectParts(body, into, depth + 1, 'text/plain');
    return;
  }
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? '';
  into.push({
    headers,
    type,
    charset: stated.parameters.get('charset'),
    isAttachment: /^attachment\b/i.test(headers.get('content-disposition') ?? ''),
    content: () => undoEncoding(body, encoding),
  });
}

function undoEncoding(body: Buffer, encoding: string): Buffer {
  if (encoding.startsWith('base64')) return Buffer.from(body.toString('latin1'), 'base64');
  return encoding.startsWith('quoted-printable') ? decodeQuotedPrintable(body) : body;
}

/** What stands between the lines "--boundary"; the last part may lack its end. */
function* splitAtBoundary(body: Buffer, boundary: string): Generator<Buffer> {
  const mark = Buffer.from(`--${boundary}`);
  let start = -1;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue;
    if (start !== -1) yield body.subarray(start, endBefore(body, at, start));
    const after = at + mark.length;
    if (body[after] === 0x2d && body[after + 1] === 0x2d) return;
    const lineEnd = body.indexOf(0x0a, after);
    if (lineEnd === -1) return;
    start = lineEnd + 1;
  }
  if (start !== -1) yield body.subarray(start);
}

/** The line break before a boundary belongs to it. */
function endBefore(body: Buffer, at: number, start: number): number {
  const end = body[at - 2] === 0x0d ? at - 2 : at - 1;
  return Math.max(end, start);
}
