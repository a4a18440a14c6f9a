/** The body of an HTTP response as a crawler has stored it: chunks joined, compression undone, within a limit. */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { type MimeHeaders, readHeaders } from '../mime/headers.ts';

export interface HttpResponse {
  status: number;
  headers: MimeHeaders;
  body: Buffer;
}

/** The joined chunks; what breaks off is kept up to there. */
function joinChunks(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const lineEnd = body.indexOf('\r\n', at, 'latin1');
    const size = lineEnd === -1 ? Number.NaN : Number.parseInt(body.toString('latin1', at, Math.min(lineEnd, at + 20)), 16);
    // Some crawlers join the chunks and leave the header.
    if (Number.isNaN(size)) return parts.length === 0 ? body : Buffer.concat(parts);
    if (size === 0) break;
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

function decompress(body: Buffer, encoding: string, maxOutputLength: number): Buffer {
  if (body.length === 0) return body;
  if (encoding.includes('br')) return brotliDecompressSync(body, { maxOutputLength });
  // Some crawlers store the content unpacked and leave the header.
  if (encoding.includes('gzip')) return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body, { maxOutputLength }) : body;
  return encoding.includes('deflate') ? inflateSync(body, { maxOutputLength }) : body;
}

/** @throws an Error when the compressed body is damaged or larger than `limit`, in bytes */
export function readResponse(block: Buffer, limit: number): HttpResponse | undefined {
  const lineEnd = block.indexOf('\n');
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(block.toString('latin1', 0, Math.min(Math.max(lineEnd, 0), 200)))?.[1];
  if (status === undefined) return undefined;
  const rest = block.subarray(lineEnd + 1);
  const { headers, bodyStart } = readHeaders(rest);
  const raw = rest.subarray(bodyStart);
  const joined = /chunked/i.test(headers.get('transfer-encoding') ?? '') ? joinChunks(raw) : raw;
  return { status: Number(status), headers, body: decompress(joined, headers.get('content-encoding')?.toLowerCase() ?? '', limit) };
}
