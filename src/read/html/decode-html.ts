/**
 * Bytes of an HTML file to text, by the HTML standard's rules.
 *
 * Byte order mark, then a `<meta>` in the first 1,024 bytes, then the declaration of XML that XHTML begins with, then what the bytes themselves allow: valid UTF-8 is UTF-8, all else
 * is windows-1252. Saved pages are often re-encoded to UTF-8 by the browser while the old `<meta>` stays, so a declared legacy
 * encoding gives way to bytes that are valid UTF-8 and not plain ASCII.
 *
 * @see https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */

import { decodeWindows1252, markedEncoding } from '../decode.ts';

/** How far the standard looks for a declaration, in bytes. */
const PRESCAN_BYTES = 1024;
const META_TAG = /<meta\s[^>]{0,1000}>/giu;
/** At the very first byte, as the standard has it. */
const XML_DECLARATION = /^<\?xml[^>]{1,500}?encoding\s{0,10}=\s{0,10}["']([^"'>]{1,40})["'][^>]{0,500}>/u;
const CHARSET = /charset\s*=\s*["']?\s*([\w.:-]{1,40})/iu;

export interface DecodedHtml {
  text: string;
  /** The encoding's name as `TextDecoder` gives it. */
  encoding: string;
}

/**
 * The text of an HTML file; bytes that mean nothing become U+FFFD. `transport` is the label of the encoding that a header around the
 * file gives, which outweighs the file's own. Linear in the length.
 */
export function decodeHtml(bytes: Uint8Array, transport?: string): DecodedHtml {
  const marked = markedEncoding(bytes);
  if (marked !== undefined) return decodeAs(bytes, marked);
  const declared = (transport === undefined ? undefined : canonicalName(transport)) ?? declaredEncoding(bytes);
  if (declared === 'utf-8') return decodeAs(bytes, 'utf-8');
  const asUtf8 = tryUtf8(bytes);
  if (asUtf8 !== undefined && (declared === undefined || !isAscii(bytes))) return { text: asUtf8, encoding: 'utf-8' };
  return decodeAs(bytes, declared ?? 'windows-1252');
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, PRESCAN_BYTES));
  const metas = start.replace(/<!--[^]*?(?:-->|$)/gu, '').matchAll(META_TAG);
  for (const label of [...[...metas].map(([tag]) => CHARSET.exec(tag)?.[1]), XML_DECLARATION.exec(start)?.[1]]) {
    const encoding = label === undefined ? undefined : canonicalName(label);
    // the declaration was read as ASCII, so it cannot be in UTF-16
    if (encoding !== undefined) return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  }
  return undefined;
}

/** The encoding that a label stands for; undefined for one that nobody knows. */
function canonicalName(label: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === 'x-user-defined' ? 'windows-1252' : encoding;
  } catch {
    return undefined;
  }
}

function tryUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedHtml {
  return { text: encoding === 'windows-1252' ? decodeWindows1252(bytes) : new TextDecoder(encoding).decode(bytes), encoding };
}
