/**
 * Which segments are written anew.
 *
 * Every run writes one small segment, and every segment costs a search a little, so small ones are put together once there are
 * several; and a segment of which much is deleted keeps its dead weight only until then. Large segments are otherwise left alone.
 */
import type { SegmentEntry } from '../store/manifest.ts';

/** What a segment holds in memory while it is written grows with it: some 300 MB for these. Half as many took 4 % more bytes a passage. */
export const MAX_SEGMENT_PASSAGES = 100_000;
const SMALL_SEGMENT_PASSAGES = MAX_SEGMENT_PASSAGES / 16;
/** So many small segments are merged into one. */
const SMALL_SEGMENTS = 8;
/** Share of a segment's articles. */
const DELETED_SHARE = 0.3;

/** The names of the segments to be written anew; those in which nothing is left are among them. */
export function segmentsToRewrite(segments: readonly SegmentEntry[]): Set<string> {
  const chosen = segments.filter((segment) => segment.deleted.length > DELETED_SHARE * segment.articles);
  const isSmall = (segment: SegmentEntry) => !chosen.includes(segment) && segment.passages < SMALL_SEGMENT_PASSAGES;
  const small = segments.filter(isSmall);
  if (small.length >= SMALL_SEGMENTS) chosen.push(...small);
  return new Set(chosen.map((segment) => segment.name));
}
