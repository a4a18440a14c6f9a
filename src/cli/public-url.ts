/**
 * The address that links which are given away begin with: a scheme and a host, with a port where it needs one.
 *
 * No path: the server answers at the root of its host alone, and its pages link there; links below a path would lead nowhere.
 */
import { usage } from './arguments.ts';
import { say } from './output.ts';

/** What is wrong with such an address, as the end of a sentence that begins with what it is of; nothing where it is right. */
export function faultOfPublicUrl(text: string): string | undefined {
  if (!URL.canParse(text) || !/^https?:\/\//i.test(text)) return `takes an address that begins with http:// or https://, not "${text}"`;
  const { origin, username, password, pathname, search, hash } = new URL(text);
  // What is wrong with an address that holds a password is said without it.
  if (username !== '' || password !== '') return 'takes an address without a user name and a password';
  if (pathname !== '/' || search !== '' || hash !== '' || /[?#]/.test(text)) {
    return `takes an address without a path, a query and a fragment, such as ${origin}: Pullquote answers at the root of its host`;
  }
  return undefined;
}

/** Without "/" at its end. @throws PullquoteError usage */
export function readPublicUrl(text: string | undefined, command: string): string | undefined {
  if (text === undefined) return undefined;
  const fault = faultOfPublicUrl(text);
  if (fault !== undefined) throw usage(`--public-url ${fault}`, command);
  return new URL(text).origin;
}

/** The address of a path to give away. Where that of the server is not known it is the path, and the first time that is said. */
export function addressesBelow(publicUrl: string | undefined, command: string): (path: string) => string {
  let isSaid = publicUrl !== undefined;
  return (path) => {
    if (!isSaid) {
      say('note: links are paths alone, since the address of the server is not known');
      say(`hint: pullquote ${command} … --public-url URL`);
    }
    isSaid = true;
    return (publicUrl ?? '') + path;
  };
}
