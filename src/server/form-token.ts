/**
 * What a form carries to show that it is of a page of this site: another site can have a browser send a form, but cannot read a page of ours.
 *
 * It is made of the secret of a shared server, so that all machines behind one address take each other's forms, else by chance for as long as this process lives.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Credentials } from './credentials.ts';

const PURPOSE = 'pullquote corrections 1';

export function makeFormToken(credentials: Credentials | undefined): string {
  const secret = credentials === undefined ? randomBytes(32) : JSON.stringify([credentials.basic ?? '', credentials.bearer ?? '']);
  return createHmac('sha256', secret).update(PURPOSE).digest('base64url');
}

/** In a time that does not depend on what is given. */
export function isFormToken(given: unknown, token: string): boolean {
  const [one, other] = [Buffer.from(typeof given === 'string' ? given : ''), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
