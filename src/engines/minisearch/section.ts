/** What a section of a file holds. */
export type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** Numbers that are as wide as the largest of them needs. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** The numbers in the narrowest array that holds them; all below 2^32. */
export function narrow(values: readonly number[]): Numbers {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most < 2 ** 8 ? Uint8Array.from(values) : most < 2 ** 16 ? Uint16Array.from(values) : Uint32Array.from(values);
}
