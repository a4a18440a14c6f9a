/**
 * In which language a page is answered: the one that the reader has chosen here, else the first of the browser's languages that there is.
 *
 * The choice is a cookie that holds the name of a language and nothing else. It is made by a link, so that it needs no script, and leads back
 * to the page that it was made on. What programs read is English whoever asks: its words are part of its format.
 */
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { setCookie } from 'hono/cookie';
import { languageDetector } from 'hono/language';
import { inLanguage, type Language, language } from '../../views/languages/language.ts';
import { PullquoteError } from '../domain/errors.ts';

export type Languages = readonly [byDefault: Language, ...others: Language[]];

const COOKIE = 'lang';
const A_YEAR_S = 365 * 24 * 60 * 60;

const FOR_PROGRAMS = /^\/(?:api\/|assets\/|feed\.|results\.|opensearch|healthz$|readyz$|metrics$|robots\.txt$|passages\/[^/]*\/cite\.)/;

/** What of a request the language of its answer depends on. */
const ASKED_BY = ['Accept-Language', 'Cookie'] as const;

/** The headers that the answer varies with because of its language. */
export function languageHeaders(path: string): readonly string[] {
  return FOR_PROGRAMS.test(path) ? [] : ASKED_BY;
}

/** Everything behind these is answered in the language of the reader. */
export function speakLanguages(languages: Languages): MiddlewareHandler[] {
  const byTag = new Map(languages.map((one) => [one.tag, one]));
  const [byDefault] = languages;
  const detect = languageDetector({
    order: ['cookie', 'header'],
    lookupCookie: COOKIE,
    caches: false,
    supportedLanguages: languages.map(({ tag }) => tag),
    fallbackLanguage: byDefault.tag,
  });
  const speak: MiddlewareHandler = (c, next) => {
    const asked = FOR_PROGRAMS.test(c.req.path) ? undefined : byTag.get(c.get('language'));
    return inLanguage(asked ?? byDefault, next);
  };
  return [detect, speak];
}

/** The page that a link of this site was followed on: the start page where the browser does not say. */
function cameFrom(c: Context): string {
  const referrer = c.req.header('Referer') ?? '';
  if (!URL.canParse(referrer)) return '/';
  const { host, pathname, search } = new URL(referrer);
  // Two slashes would begin the name of another host.
  return host === (c.req.header('Host') ?? new URL(c.req.url).host) ? pathname.replace(/^[/\\]+/, '/') + search : '/';
}

export const languageHref = (tag: string): string => `/language/${tag}`;

/** `/language/TAG`: remembers the choice in a cookie and leads back. */
export function addLanguageRoute(app: Hono, languages: Languages): void {
  app.get('/language/:tag', (c) => {
    const tag = c.req.param('tag');
    if (!languages.some((one) => one.tag === tag)) throw new PullquoteError('not-found', `there is no language "${tag}"`);
    setCookie(c, COOKIE, tag, { path: '/', maxAge: A_YEAR_S, sameSite: 'Lax', httpOnly: true });
    c.header('Cache-Control', 'no-store');
    return c.redirect(cameFrom(c), 303);
  });
}

/** Says of an answer in which language it is. */
export function nameLanguage(c: Context): void {
  c.header('Content-Language', language().tag);
}
