/**
 * Conditional requests by what an answer depends on, rather than by its bytes: the state of the index, the program, the language and
 * the address. An unchanged page costs no search.
 */
import type { MiddlewareHandler } from 'hono';
import { language } from '../../views/languages/language.ts';
import { shortHash } from '../domain/ids.ts';
import { languageHeaders } from './languages.ts';
import { isPartial } from './partial.ts';

const VARY = ['HX-Request', 'HX-Request-Type', 'Accept-Encoding'] as const;

/** `state` names what every answer depends on; it changes when the index or the program does. */
export function conditional(state: () => Promise<string>): MiddlewareHandler {
  return async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    const kind = isPartial(c) ? 'partial' : 'full';
    const etag = `W/"${shortHash(await state(), kind, language().tag, pathname, search)}"`;
    const vary = [...VARY, ...languageHeaders(pathname)].join(', ');
    const headers = { ETag: etag, Vary: vary, 'Cache-Control': 'no-cache' };
    const known = (c.req.header('If-None-Match') ?? '').split(',').map((one) => one.trim().replace(/^(?!W\/)/, 'W/'));
    if (known.includes(etag)) {
      // An error is never stored under a tag, so whoever knows the tag holds the page.
      c.res = new Response(null, { status: 304, headers });
      return;
    }
    await next();
    c.res.headers.set('Vary', vary);
    if (c.res.status === 200) c.res.headers.set('ETag', etag);
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', c.res.status === 200 ? 'no-cache' : 'no-store');
  };
}
