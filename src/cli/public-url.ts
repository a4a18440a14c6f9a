/** The address that links which are given away begin with. */
import { usage } from './arguments.ts';

/** Without "/" at its end. @throws PullquoteError usage */
export function readPublicUrl(text: string | undefined, command: string): string | undefined {
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw usage(`--public-url takes an address that begins with http:// or https://, not "${text}"`, command);
  }
  return text.replace(/\/+$/, '');
}
