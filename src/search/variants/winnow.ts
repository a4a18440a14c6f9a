/**
 * Fingerprints of a text by which another form of it is found: the smallest hash of every window of its runs of words (S. Schleimer,
 * D. Wilkerson, A. Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003).
 *
 * Unlike a sketch of the whole (MinHash), it finds a short text in a long one: two texts that have `SURE_RUN` words in common, one after the other,
 * have a fingerprint in common, always, and not in all likelihood. It depends on no other text, nor on their order.
 */

/** Words of a shingle. Fewer stand in half of all texts; more would miss what was bracketed every few words. */
const SHINGLE_WORDS = 4;
/** Shingles of a window: of so many, one is kept at least. */
const WINDOW = 2;
/** So many words in common, one after the other, are never missed. */
export const SURE_RUN = SHINGLE_WORDS + WINDOW - 1;

/** FNV-1a. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: the smallest hashes must be a fair sample. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function shingleAt(words: Uint32Array, at: number, hashOf: Uint32Array): number {
  let hash = 0;
  for (let i = at; i < at + SHINGLE_WORDS; i++) hash = Math.imul(hash, 0x9e3779b1) + (hashOf[words[i] ?? 0] ?? 0);
  return mix(hash | 0);
}

/**
 * The fingerprints of a text, in its order; some may be there twice.
 * @param words by their numbers
 * @param hashOf the hash of each word, which must not depend on its number
 */
export function winnow(words: Uint32Array, hashOf: Uint32Array, take: (fingerprint: number) => void): void {
  const last = words.length - SHINGLE_WORDS;
  let before = 0;
  let taken = -1;
  for (let at = 0; at <= last; at++) {
    const hash = shingleAt(words, at, hashOf);
    if (at > 0) {
      const place = hash <= before ? at : at - 1;
      if (place !== taken) take(place === at ? hash : before);
      taken = place;
    }
    before = hash;
  }
  if (last === 0) take(before);
}
