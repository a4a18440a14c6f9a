/** What a section of a file holds. */
export type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array;
