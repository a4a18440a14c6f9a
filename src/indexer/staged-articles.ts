/** The articles of a committed generation, one after the other, as they lie on the disk. */
import { join } from 'node:path';
import { type AnnotatedArticle, annotatedArticleSchema } from '../domain/annotation.ts';
import { type FileLayer, readLines } from '../store/file-layer.ts';
import { fileNames, verifyFiles } from '../store/index-folder.ts';
import type { Manifest } from '../store/manifest.ts';
import { type EvidenceLine, readEvidence } from './stored-articles.ts';

/** Each with its fields in the order of the schema: in which order they lie on the disk is not the same after each run. @throws PullquoteError `index-corrupt` */
export async function* readStagedArticles(files: FileLayer, indexDir: string, manifest: Manifest): AsyncGenerator<AnnotatedArticle> {
  for (const { name, deleted } of manifest.segments) {
    const file = fileNames.segmentArticles(name);
    await verifyFiles(files, indexDir, manifest, [file]);
    const gone = new Set(deleted);
    let ordinal = 0;
    for await (const line of readLines(files, join(indexDir, file))) {
      if (!gone.has(ordinal++)) yield annotatedArticleSchema.parse(JSON.parse(line));
    }
  }
}

/** What the entities of the corpus are resolved from. @throws PullquoteError `index-corrupt` */
export async function readStagedEvidence(files: FileLayer, indexDir: string, manifest: Manifest): Promise<EvidenceLine[]> {
  const lines: EvidenceLine[] = [];
  for (const { name, deleted } of manifest.segments) {
    await verifyFiles(files, indexDir, manifest, [fileNames.segmentEntities(name)]);
    lines.push(...(await readEvidence(files, indexDir, name, deleted)));
  }
  return lines;
}
