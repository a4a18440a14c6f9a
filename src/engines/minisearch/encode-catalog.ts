/** The catalog of a generation as the file that is committed with it. */
import { compileCatalog } from './compile-catalog.ts';
import type { EntityTable } from './entity-names.ts';
import { encodeSections, readSections } from './section-file.ts';
import { SegmentReader } from './segment-reader.ts';
import { isCatalogued, SEGMENT_SUFFIX } from './segment-records.ts';

export interface CatalogSegment {
  /** Ordinals of articles that are no longer part of the index. */
  deleted: readonly number[];
  /** The file of the segment with this suffix. */
  path: (suffix: string) => string;
}

/** Reads a quarter of each segment. @param segments in the order in which they are opened. @throws PullquoteError('index-corrupt') */
export async function encodeCatalog(segments: readonly CatalogSegment[], entities: EntityTable): Promise<Uint8Array> {
  const readers: SegmentReader[] = [];
  for (const { deleted, path } of segments) {
    readers.push(new SegmentReader(deleted, await readSections(path(SEGMENT_SUFFIX), isCatalogued)));
  }
  return encodeSections(compileCatalog(readers, entities));
}
