/**
 * Finds passages by their ids without holding the ids: by a checksum of them. Two ids may share one, so whoever asks looks whether
 * the passage has the id.
 */
import { type DocNumbers, numberOf } from './doc-numbers.ts';
import { hashPassageId } from './segment-records.ts';

interface SegmentIds {
  /** Ascending, and whose each is. */
  hashes: Uint32Array;
  passages: Uint32Array;
  docs: DocNumbers;
}

export class PassageIds {
  private readonly segments: readonly SegmentIds[];

  constructor(segments: readonly SegmentIds[]) {
    this.segments = segments;
  }

  /** The live passages that may have the id: one, as a rule, or none. */
  candidates(id: string): number[] {
    const wanted = hashPassageId(id);
    return this.segments.flatMap(({ hashes, passages, docs }) => {
      const found: number[] = [];
      for (let at = seekHash(hashes, wanted); hashes[at] === wanted; at++) {
        const number = numberOf(docs, passages[at] ?? 0);
        if (number >= 0) found.push(number);
      }
      return found;
    });
  }
}

function seekHash(hashes: Uint32Array, wanted: number): number {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
