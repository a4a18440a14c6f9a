/** What readers of a shared server must know, from the environment alone: a command line is seen by everybody on the machine. */
import { PullquoteError } from '../domain/errors.ts';
import type { Credentials } from '../server/credentials.ts';

/** A shorter one can be guessed by trying. */
const SHORTEST = 12;

function secret(environment: NodeJS.ProcessEnv, name: string, isFit: (value: string) => boolean, what: string): string | undefined {
  const value = environment[name];
  if (value === undefined || value === '') return undefined;
  if (isFit(value)) return value;
  throw new PullquoteError('config-invalid', `${name} in the environment is not ${what}`, { hint: `export ${name}=…` });
}

/** `undefined` where the environment sets none. @throws PullquoteError config-invalid, without the secret */
export function readCredentials(environment: NodeJS.ProcessEnv): Credentials | undefined {
  const basic = secret(
    environment,
    'PULLQUOTE_BASIC',
    (value) => value.indexOf(':') > 0 && value.length - value.indexOf(':') > SHORTEST,
    `NAME:PASSWORD with a password of ${SHORTEST} characters or more`,
  );
  const bearer = secret(
    environment,
    'PULLQUOTE_TOKEN',
    (value) => /^[\w.~+/=-]+$/.test(value) && value.length >= SHORTEST,
    `a token of ${SHORTEST} letters, digits and -._~+/= or more`,
  );
  if (basic === undefined && bearer === undefined) return undefined;
  return { ...(basic === undefined ? {} : { basic }), ...(bearer === undefined ? {} : { bearer }) };
}
