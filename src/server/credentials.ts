/**
 * Who may read, where the server is shared: whoever knows a name and password (Basic) or a token (Bearer).
 *
 * One secret for all readers, no accounts. Secrets are compared by their hashes in a time that does not depend on them.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { problemResponse } from './problems.ts';

export interface Credentials {
  /** `name:password` */
  basic?: string;
  bearer?: string;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares with every secret, also after one that fits. */
function fitsAny(given: string, secrets: readonly Buffer[]): boolean {
  const hashed = digest(given);
  return secrets.map((secret) => timingSafeEqual(hashed, secret)).includes(true);
}

const BASIC = 'Basic realm="Pullquote", charset="UTF-8"';
const BEARER = 'Bearer realm="Pullquote"';

/** Lets nobody pass without them. */
export function requireCredentials({ basic, bearer }: Credentials): MiddlewareHandler {
  const secrets = {
    basic: basic === undefined ? [] : [digest(basic)],
    bearer: bearer === undefined ? [] : [digest(bearer)],
  };
  const challenge = [...(basic === undefined ? [] : [BASIC]), ...(bearer === undefined ? [] : [BEARER])].join(', ');
  return async (c, next) => {
    const [, scheme = '', value = ''] = /^(basic|bearer) +(\S+)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
    const isBasic = scheme.toLowerCase() === 'basic';
    const given = isBasic ? Buffer.from(value, 'base64').toString('utf8') : value;
    if (fitsAny(given, isBasic ? secrets.basic : secrets.bearer)) return next();
    const refused = problemResponse({
      type: 'about:blank',
      title: 'Unauthorized',
      status: 401,
      detail: 'this server answers only to who knows its password or token',
      code: 'unauthorized',
    });
    refused.headers.set('WWW-Authenticate', challenge);
    refused.headers.set('Cache-Control', 'no-store');
    return refused;
  };
}
