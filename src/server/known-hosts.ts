/**
 * Which names this server answers to, where it serves this machine alone.
 *
 * A page of a stranger can let its own name point at 127.0.0.1 and then read what answers there as its own (DNS rebinding). It cannot do so
 * under a name that is not its own: an address, `localhost`, or the public one of the server.
 */
import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { problemResponse } from './problems.ts';

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function nameOf(host: string): string | undefined {
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : undefined;
}

/** @param publicUrl whose host is known as well */
export function onlyKnownHosts(publicUrl: string | undefined): MiddlewareHandler {
  const own = publicUrl === undefined ? undefined : new URL(publicUrl).hostname;
  const isKnown = (name: string | undefined): boolean =>
    name !== undefined && (isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost') || name === own);
  return async (c, next) => {
    const { host } = new URL(c.req.url);
    const asked = c.req.header('Host') ?? host;
    if (isKnown(nameOf(asked)) && isKnown(nameOf(host))) return next();
    return problemResponse({
      type: 'about:blank',
      title: 'Misdirected Request',
      status: 421,
      detail: 'this server serves this machine alone, and under no such name',
      code: 'misdirected',
      hint: 'pullquote serve --public-url https://NAME',
    });
  };
}
