/** The numbers that the live documents of a segment have over all segments. */
export interface DocNumbers {
  /** Number of the first live one. */
  first: number;
  /** How many are live. */
  count: number;
  /** Where some are deleted: the live ones, and the number of each document, ascending, -1 for a deleted one. */
  gaps: { live: Int32Array; numbers: Int32Array } | undefined;
}

/** The number over all segments of a document of the segment; -1 for a deleted one. */
export function numberOf({ first, gaps }: DocNumbers, doc: number): number {
  return gaps ? (gaps.numbers[doc] ?? -1) : first + doc;
}
