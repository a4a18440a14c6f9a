/**
 * A page as an answer, compressed in one piece where that is asked for. It is finished before its first byte leaves, and through the streams that
 * `hono/compress` makes for every answer it would cost twice as much.
 */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Of smaller ones nothing is saved. */
const FEWEST_CHARACTERS = 1024;

const compress = promisify(gzip);

export async function sendHtml(c: Context, html: string, status: ContentfulStatusCode): Promise<Response> {
  const encoding = accepts(c, { header: 'Accept-Encoding', supports: ['gzip'], default: 'identity' });
  if (encoding !== 'gzip' || html.length < FEWEST_CHARACTERS || c.req.method === 'HEAD') return c.html(html, status);
  const bytes = await compress(html);
  c.header('Vary', 'Accept-Encoding', { append: true });
  return c.body(new Uint8Array(bytes), status, { 'Content-Type': 'text/html; charset=UTF-8', 'Content-Encoding': 'gzip' });
}
