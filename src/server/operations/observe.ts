/** What was asked and how it was answered, told once for each request to whoever keeps a log or counts. */
import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';

export interface Answered {
  method: string;
  /** The pattern that answered, such as `/articles/:id/:slug`: there are only so many. */
  route: string;
  /** As it was asked, percent-encoded, without the query. */
  path: string;
  /** Empty, or from "?" on. */
  query: string;
  /** 499 where the reader went away before the answer. */
  status: number;
  /** To the answer's headers: a body that is written as it is read takes longer. */
  ms: number;
}

const GIVEN_UP = 499;

export type Observer = (answered: Answered) => void;

/** What answered; where nothing got so far, what would have. */
function routeOf(c: Context): string {
  const answered = routePath(c);
  return (answered === '/*' ? routePath(c, -1) : answered).replace(/^\/assets\/.*/, '/assets/*');
}

export function observeRequests(observers: readonly Observer[]): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    await next();
    const { pathname, search } = new URL(c.req.url);
    const answered: Answered = {
      method: c.req.method,
      route: routeOf(c),
      path: pathname,
      query: search,
      // A search fails when nobody waits for it any more; that is no fault of the server's.
      status: c.res.status === 503 && c.req.raw.signal.aborted ? GIVEN_UP : c.res.status,
      ms: performance.now() - started,
    };
    for (const tell of observers) tell(answered);
  };
}
