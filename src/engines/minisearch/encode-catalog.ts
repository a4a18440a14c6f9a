/** The catalog of a generation as the file that is committed with it. */
import { compileCatalog } from './compile-catalog.ts';
import { addPassageScope } from './compile-scope.ts';
import type { EntityTable } from './entity-names.ts';
import { encodeSections, Sections } from './section-file.ts';
import { SegmentReader, type SegmentSource } from './segment-reader.ts';
import { isCatalogued } from './segment-records.ts';

export type CatalogSegment = Omit<SegmentSource, 'name'>;

/** Reads a quarter of each segment. @param segments in the order in which they are opened. @throws PullquoteError('index-corrupt') */
export async function encodeCatalog(segments: readonly CatalogSegment[], entities: EntityTable): Promise<Uint8Array> {
  const readers: SegmentReader[] = [];
  for (const segment of segments) readers.push(await SegmentReader.open(segment, isCatalogued));
  return encodeCatalogOf(readers, entities);
}

/** @param readers of what a catalog is made of, at least */
export function encodeCatalogOf(readers: readonly SegmentReader[], entities: EntityTable): Uint8Array {
  const sections = compileCatalog(readers, entities);
  addPassageScope(sections, readers, Sections.inMemory('the catalog', sections));
  return encodeSections(sections);
}
