/**
 * How often each of two words stands in a text, as one frequency of a list of postings: from 1, for both once, to 64, for both eight times, so that
 * it takes a byte at most.
 */
const MOST = 8;
/** One of the two stands there more often: to be looked up. */
export const UNPACKED = MOST * MOST + 1;

export function packFrequencies(first: number, second: number): number {
  return first > MOST || second > MOST ? UNPACKED : first + MOST * (second - 1);
}

/** Not of `UNPACKED`. */
export function firstFrequency(packed: number): number {
  return 1 + ((packed - 1) & (MOST - 1));
}

export function secondFrequency(packed: number): number {
  return 1 + ((packed - 1) >>> 3);
}
