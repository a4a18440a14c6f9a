/**
 * A page as an answer, compressed in one piece where that is asked for. It is finished before its first byte leaves: through the streams that
 * `hono/compress` makes for every answer, or in another thread, it takes twice as long as the millisecond that it keeps this one.
 */
import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Of smaller ones nothing is saved. */
const FEWEST_CHARACTERS = 1024;

export function sendHtml(c: Context, html: string, status: ContentfulStatusCode): Response | Promise<Response> {
  const encoding = accepts(c, { header: 'Accept-Encoding', supports: ['gzip'], default: 'identity' });
  if (encoding !== 'gzip' || html.length < FEWEST_CHARACTERS || c.req.method === 'HEAD') return c.html(html, status);
  c.header('Vary', 'Accept-Encoding', { append: true });
  return c.body(new Uint8Array(gzipSync(html)), status, { 'Content-Type': 'text/html; charset=UTF-8', 'Content-Encoding': 'gzip' });
}
