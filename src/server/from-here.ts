/** Whether what is sent comes from a page of this site. Browsers say where a form comes from; what says nothing is no browser. */
import type { Context } from 'hono';

const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** A form that was sent from a page of this site, or by a program. */
export function isFormFromHere(c: Context): boolean {
  const site = c.req.header('Sec-Fetch-Site');
  const origin = c.req.header('Origin');
  const isFromHere = site === undefined ? origin === undefined || isOwnOrigin(c, origin) : site === 'same-origin' || site === 'none';
  return isFromHere && FORM.test(c.req.header('Content-Type') ?? '');
}

/** By the host alone: behind a proxy the scheme is another. */
function isOwnOrigin(c: Context, origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === (c.req.header('Host') ?? new URL(c.req.url).host);
}
