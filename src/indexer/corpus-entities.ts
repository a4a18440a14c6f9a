/**
 * The entities of the corpus: the evidence of every live article, resolved in one step that does not depend on its order.
 *
 * Every commit goes through all of it, so an article's evidence is parsed when it is its turn and forgotten after it.
 */
import { type ArticleEntities, resolveEntities } from '../annotate/resolve.ts';
import type { IndexWriter } from '../store/commit.ts';
import type { EntityTable } from '../store/entity-table.ts';
import { fileNames, verifyFiles } from '../store/index-folder.ts';
import type { SegmentEntry } from '../store/manifest.ts';
import { compareText } from './scan-roots.ts';
import { type EvidenceLine, parseEvidence, readEvidence } from './stored-articles.ts';

/** The generation's table of entities. */
export async function resolveCorpusEntities(writer: IndexWriter, segments: readonly SegmentEntry[]): Promise<EntityTable> {
  const { previous, files, indexDir } = writer;
  const lines: EvidenceLine[] = [];
  for (const { name, deleted } of segments) {
    const file = fileNames.segmentEntities(name);
    if (previous?.files[file] !== undefined) await verifyFiles(files, indexDir, previous, [file]);
    for (const line of await readEvidence(files, indexDir, name, deleted)) lines.push(line);
  }
  lines.sort((a, b) => compareText(a.article, b.article));
  const { entities, canonical } = resolveEntities(parseAll(lines));
  return { entities, canonical };
}

function* parseAll(lines: readonly EvidenceLine[]): Generator<ArticleEntities> {
  for (const line of lines) yield parseEvidence(line);
}
