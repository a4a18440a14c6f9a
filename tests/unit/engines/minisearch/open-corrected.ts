/** Writes segments into a folder and opens an engine over them, with corrections. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnnotatedArticle } from '../../../../src/domain/annotation.ts';
import type { CorrectionRecord, CorrectionState } from '../../../../src/domain/correction.ts';
import { SegmentCorrector } from '../../../../src/engines/minisearch/correct-segments.ts';
import type { EntityTable } from '../../../../src/engines/minisearch/entity-names.ts';
import { openCorrectedEngine } from '../../../../src/engines/minisearch/open-engine.ts';
import { createSegmentWriter } from '../../../../src/engines/minisearch/segment-writer.ts';
import type { SearchEngine } from '../../../../src/search/engine.ts';

export async function openCorrected(
  folder: string,
  segments: readonly (readonly AnnotatedArticle[])[],
  entities: EntityTable,
  records: readonly CorrectionRecord[],
): Promise<{ engine: SearchEngine; states: readonly CorrectionState[] }> {
  const written = segments.map((articles) => {
    const name = randomUUID();
    const writer = createSegmentWriter();
    for (const article of articles) writer.add(article);
    for (const { suffix, bytes } of writer.finish().files) writeFileSync(join(folder, name + suffix), bytes);
    return { name, deleted: [], path: (suffix: string) => join(folder, name + suffix) };
  });
  const corrector = await SegmentCorrector.open({ segments: written, entities, articleOfCopy: new Map() });
  try {
    const corrected = corrector.correct(records, new Map());
    const engine = await openCorrectedEngine(corrected, { generation: '1', segments: written, formerPassage: () => undefined });
    return { engine, states: corrected.states };
  } finally {
    corrector.close();
  }
}
