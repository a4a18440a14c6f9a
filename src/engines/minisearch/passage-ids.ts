/**
 * Finds passages by their ids without holding the ids: by a checksum of them. Two ids may share one, so whoever asks looks whether
 * the passage has the id. All checksums are looked through, which takes half a millisecond for a million; links are followed one at a time.
 */
import { type DocNumbers, numberOf } from './doc-numbers.ts';
import type { Numbers } from './section.ts';
import { hashPassageId } from './segment-records.ts';

interface SegmentIds {
  /** Of each passage. */
  hashes: Numbers;
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
    return this.segments.flatMap(({ hashes, docs }) => {
      const found: number[] = [];
      for (let at = hashes.indexOf(wanted); at >= 0; at = hashes.indexOf(wanted, at + 1)) {
        const number = numberOf(docs, at);
        if (number >= 0) found.push(number);
      }
      return found;
    });
  }
}
