/** What a section of a file holds. */
export type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** Numbers that are as wide as the largest of them needs. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** The numbers, those below 0 too, in the narrowest array that holds them in two's complement. */
export function narrowSigned(values: Int32Array): Section {
  let most = 0;
  for (const value of values) most = Math.max(most, value < 0 ? -1 - value : value);
  return most < 2 ** 7 ? new Uint8Array(values) : most < 2 ** 15 ? new Uint16Array(values) : values;
}

/** The numbers in the narrowest array that holds them; all below 2^32. */
export function narrow(values: readonly number[] | Int32Array | Uint32Array): Numbers {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most < 2 ** 8 ? new Uint8Array(values) : most < 2 ** 16 ? new Uint16Array(values) : new Uint32Array(values);
}
