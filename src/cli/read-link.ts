/** Links to paragraphs, as they are given on the command line. */
import { usage } from './arguments.ts';
import { printable } from './output.ts';

/** The id of a passage, or any link to it that was given out. @throws PullquoteError usage */
export function readLink(given: string, command: string): { id: string; params: URLSearchParams } {
  const [address = '', query = ''] = given.split('#', 1)[0]?.split('?', 2) ?? [];
  const [, inPath] = /\/passages\/([^/]+)/.exec(address) ?? [];
  try {
    return { id: inPath === undefined ? address : decodeURIComponent(inPath), params: new URLSearchParams(query) };
  } catch {
    throw usage(`"${printable(given)}" is no link: a % in it begins no character`, command);
  }
}
