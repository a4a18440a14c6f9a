/**
 * How things are named for good: article ids, passage ids, entity ids and slugs.
 *
 * An id is a pure function of what it names, so that two machines, or two runs, give the same one. Hashes are SHA-256 cut to
 * 80 bits: 16 base32 characters, for which a collision among a billion passages has a probability below 10⁻⁶.
 */
import { createHash } from 'node:crypto';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'; // RFC 4648, lower case

/** Bytes as base32, of whole characters: 5 bits each, so that 10 bytes are 16. */
export function base32Text(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let out = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += BASE32[(held >>> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return out;
}

/** The bytes that `base32Text` made the text of. */
export function base32Bytes(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text) {
    held = (held << 5) | BASE32.indexOf(character);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >>> bits) & 255);
    held &= (1 << bits) - 1;
  }
  return Uint8Array.from(bytes);
}

/** 16 base32 characters of the SHA-256 of the parts, which are kept apart by NUL. */
export function shortHash(...parts: string[]): string {
  return base32Text(createHash('sha256').update(parts.join('\0')).digest().subarray(0, 10));
}

/** The hash by which a text is recognised as unchanged: hexadecimal SHA-256. */
export function contentHash(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** What newsletters and networks put behind an address to follow who comes from where. */
const TRACKING = /^(?:utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id)$/i;

/**
 * The form by which two addresses are known to be one: without the place on the page, without what only follows the reader. A fragment
 * that leads to another page of an application ("#!", "#/") stays. What is no address stays as it is.
 */
export function canonicalUrl(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  if (!/^#[!/]/.test(url.hash)) url.hash = '';
  const followers = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  for (const name of followers) url.searchParams.delete(name);
  return url.href;
}

/** What of an article decides its id. */
export interface ArticleIdentity {
  /** The id that the file itself gives, verbatim. */
  given?: string;
  /** Canonical URL. */
  url?: string;
  path: string;
}

/**
 * The id of an article that is seen for the first time: the given one, else a hash of its canonical URL, else of its path.
 * Where that hash is taken by another article it is hashed again with a counter. A given id is never changed.
 */
export function mintArticleId(identity: ArticleIdentity, isTaken: (id: string) => boolean = () => false): string {
  if (identity.given !== undefined && identity.given !== '') return identity.given;
  const base = identity.url ?? identity.path;
  let id = shortHash(base);
  for (let counter = 2; isTaken(id); counter++) id = shortHash(base, String(counter));
  return id;
}

/** White space folded and composed as NFC: what a passage id, and the test "is this the same text", look at. */
export function normalizeForIdentity(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Mints the passage ids of one article, in the order of its passages; a repeated text gets `-2`, `-3` … */
export function passageIdMinter(articleId: string): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const id = `p-${shortHash(articleId, normalizeForIdentity(text))}`;
    const repeat = (seen.get(id) ?? 0) + 1;
    seen.set(id, repeat);
    return repeat === 1 ? id : `${id}-${repeat}`;
  };
}

export const PASSAGE_ID = /^p-[a-z2-7]{16}(?:-[1-9]\d*)?$/;

const SLUG_LENGTH = 80;
const ASCII = /^[ -~]*$/;

/** Lower-case words of any script joined by "-": "Carlos Pérez Ricart" gives "carlos-perez-ricart". "-" where nothing is left. */
export function slug(text: string): string {
  const words = ASCII.test(text)
    ? text
        .toLowerCase()
        .replace(/['`]/g, '')
        .match(/[a-z0-9]+/g)
    : wordsOf(text);
  if (words === null) return '-';
  const joined = words.join('-');
  const short = joined.length <= SLUG_LENGTH ? joined : Array.from(joined).slice(0, SLUG_LENGTH).join('');
  return short.replace(/-$/u, '');
}

function wordsOf(text: string): RegExpMatchArray | null {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’‘`]/gu, '')
    .match(/[\p{L}\p{N}\p{M}]+/gu);
}

/** `TYPE:slug`, e.g. `person:claudia-sheinbaum`. */
export function entityId(type: string, name: string): string {
  return `${type}:${slug(name)}`;
}
