/**
 * Who may read, where the server is shared: whoever knows a name and password (Basic) or a token (Bearer).
 *
 * One secret for all readers, no accounts. Secrets are compared by their hashes in a time that does not depend on them, and an address that failed often
 * is not compared at all for a while.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { guesserOf, guessLimit } from './guess-limit.ts';
import type { Problem } from '../domain/reports.ts';
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

function refuse(problem: Pick<Problem, 'status' | 'title' | 'detail' | 'code'>, headers: Readonly<Record<string, string>>): Response {
  const refused = problemResponse({ type: 'about:blank', ...problem });
  for (const [name, value] of Object.entries({ ...headers, 'Cache-Control': 'no-store' })) refused.headers.set(name, value);
  return refused;
}

const unauthorized = (challenge: string): Response =>
  refuse(
    { status: 401, title: 'Unauthorized', detail: 'this server answers only to who knows its password or token', code: 'unauthorized' },
    { 'WWW-Authenticate': challenge },
  );

const tooManyGuesses = (seconds: number): Response =>
  refuse(
    {
      status: 429,
      title: 'Too Many Requests',
      detail: 'too many wrong passwords or tokens came from this address; it may try again in a minute',
      code: 'too-many-guesses',
    },
    { 'Retry-After': String(seconds) },
  );

/** Lets nobody pass without them. */
export function requireCredentials({ basic, bearer }: Credentials): MiddlewareHandler {
  const secrets = {
    basic: basic === undefined ? [] : [digest(basic)],
    bearer: bearer === undefined ? [] : [digest(bearer)],
  };
  const challenge = [...(basic === undefined ? [] : [BASIC]), ...(bearer === undefined ? [] : [BEARER])].join(', ');
  const limit = guessLimit();
  return async (c, next) => {
    const header = c.req.header('Authorization');
    if (header === undefined) return unauthorized(challenge);
    const guesser = guesserOf(c);
    const seconds = limit.secondsToWait(guesser);
    if (seconds > 0) return tooManyGuesses(seconds);
    const [, scheme = '', value = ''] = /^(basic|bearer) +(\S+)$/i.exec(header) ?? [];
    const isBasic = scheme.toLowerCase() === 'basic';
    const given = isBasic ? Buffer.from(value, 'base64').toString('utf8') : value;
    if (fitsAny(given, isBasic ? secrets.basic : secrets.bearer)) return next();
    limit.countFailure(guesser);
    return unauthorized(challenge);
  };
}
