/**
 * Hashes of words and of features.
 *
 * A feature of the name tagger has no name at run time: it is a template number and a value, hashed into a bucket of the
 * weight table (the "hashing trick"). Words are hashed once, features are then integer arithmetic only. The constants are
 * those of FNV-1a and of a multiply-xorshift finaliser; a model file is only valid for the hashes that it was trained with.
 */

/** FNV-1a over UTF-16 code units, as a signed 32-bit integer. */
export function hashString(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** Two hashes as one, order kept. */
export function combine(first: number, second: number): number {
  let hash = Math.imul(first ^ (second + 0x7f4a7c15), 0x9e3779b1);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x85ebca6b) ^ (hash >>> 13);
}

/** The bucket, below 2^bits, of a feature. */
export function bucketOf(template: number, value: number, bits: number): number {
  let hash = Math.imul(value ^ Math.imul(template + 1, 0x27d4eb2f), 0x9e3779b1);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return Math.imul(hash, 0xc2b2ae35) >>> (32 - bits);
}
