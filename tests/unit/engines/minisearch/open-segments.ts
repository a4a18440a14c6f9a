/** Writes segments into a folder and opens an engine over them. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnnotatedArticle } from '../../../../src/domain/annotation.ts';
import type { EntityTable } from '../../../../src/engines/minisearch/entity-names.ts';
import { type EngineSource, openMiniSearchEngine } from '../../../../src/engines/minisearch/open-engine.ts';
import { createSegmentWriter } from '../../../../src/engines/minisearch/segment-writer.ts';
import type { SearchEngine } from '../../../../src/search/engine.ts';

export interface SegmentArticle {
  article: AnnotatedArticle;
  live: boolean;
}

export function openSegments(
  folder: string,
  segments: SegmentArticle[][],
  entities: EntityTable,
  { formerPassage = () => undefined, keepsCounts }: Partial<Pick<EngineSource, 'formerPassage' | 'keepsCounts'>> = {},
): Promise<SearchEngine> {
  const run = randomUUID();
  const written = segments.map((articles, number) => {
    const name = `${run}-${String(number)}`;
    const writer = createSegmentWriter();
    for (const { article } of articles) writer.add(article);
    for (const { suffix, bytes } of writer.finish().files) writeFileSync(join(folder, name + suffix), bytes);
    const deleted = articles.flatMap(({ live }, ordinal) => (live ? [] : [ordinal]));
    return { name, deleted, path: (suffix: string) => join(folder, name + suffix) };
  });
  return openMiniSearchEngine({
    generation: '1',
    segments: written,
    entities,
    formerPassage,
    ...(keepsCounts === undefined ? {} : { keepsCounts }),
  });
}
