/**
 * How often each of two words stands in a text, as one frequency of a list of postings. Where both stand there at most eight times, as nearly everywhere, it
 * takes a byte: 1 for both once, to 64. Then come the others, in two bytes or three.
 */
const FEW = 8;
const MOST = 127;
/** One of the two stands there more often: to be looked up. */
export const UNPACKED = 0xffff;

export function packFrequencies(first: number, second: number): number {
  if (first <= FEW && second <= FEW) return first + FEW * (second - 1);
  if (first > MOST || second > MOST) return UNPACKED;
  return FEW * FEW + first + MOST * (second - 1);
}

/** Not of `UNPACKED`. */
export function firstFrequency(packed: number): number {
  return packed <= FEW * FEW ? 1 + ((packed - 1) & (FEW - 1)) : 1 + ((packed - FEW * FEW - 1) % MOST);
}

export function secondFrequency(packed: number): number {
  return packed <= FEW * FEW ? 1 + ((packed - 1) >>> 3) : 1 + Math.floor((packed - FEW * FEW - 1) / MOST);
}
