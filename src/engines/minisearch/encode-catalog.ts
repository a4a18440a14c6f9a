/** The catalog of a generation as the file that is committed with it. */
import { compileCatalog } from './compile-catalog.ts';
import type { EntityTable } from './entity-names.ts';
import { encodeSections, Sections } from './section-file.ts';
import { SegmentReader } from './segment-reader.ts';
import { SEGMENT_SUFFIX } from './segment-records.ts';

export interface CatalogSegment {
  /** Ordinals of articles that are no longer part of the index. */
  deleted: readonly number[];
  /** The file of the segment with this suffix: its place, and its bytes. */
  path: (suffix: string) => string;
  read: (suffix: string) => Promise<Uint8Array>;
}

/** @param segments in the order in which they are opened. @throws PullquoteError('index-corrupt') */
export async function encodeCatalog(segments: readonly CatalogSegment[], entities: EntityTable): Promise<Uint8Array> {
  const readers: SegmentReader[] = [];
  for (const { deleted, path, read } of segments) {
    // In memory of its own: a small file may lie at any place of a larger buffer.
    const bytes = Uint8Array.from(await read(SEGMENT_SUFFIX));
    readers.push(new SegmentReader(deleted, Sections.of(path(SEGMENT_SUFFIX), bytes)));
  }
  return encodeSections(compileCatalog(readers, entities));
}
