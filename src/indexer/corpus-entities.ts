/** The entities of the corpus: the evidence of every live article, resolved in one step that does not depend on its order. */
import { type ArticleEntities, resolveEntities } from '../annotate/resolve.ts';
import type { IndexWriter } from '../store/commit.ts';
import { fileNames, verifyFiles } from '../store/index-folder.ts';
import type { SegmentEntry } from '../store/manifest.ts';
import type { EntityTable } from '../store/entity-table.ts';
import { compareText } from './scan-roots.ts';
import { readEvidence } from './stored-articles.ts';

/** The generation's table of entities. */
export async function resolveCorpusEntities(writer: IndexWriter, segments: readonly SegmentEntry[]): Promise<EntityTable> {
  const { previous, files, indexDir } = writer;
  const evidence: ArticleEntities[] = [];
  for (const { name, deleted } of segments) {
    const file = fileNames.segmentEntities(name);
    if (previous?.files[file] !== undefined) await verifyFiles(files, indexDir, previous, [file]);
    for await (const row of readEvidence(files, indexDir, name, deleted)) evidence.push(row);
  }
  evidence.sort((a, b) => compareText(a.article, b.article));
  const { entities, canonical } = resolveEntities(evidence);
  return { entities, canonical };
}
