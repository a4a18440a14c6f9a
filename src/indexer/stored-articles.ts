/** Reading back what earlier generations hold: the articles of a segment, and the entities of each. */
import { join } from 'node:path';
import { z } from 'zod';
import { type AnnotatedArticle, annotatedArticleSchema, entitySchema } from '../domain/annotation.ts';
import { PullquoteError } from '../domain/errors.ts';
import { type FileLayer, readLines } from '../store/file-layer.ts';
import { fileNames } from '../store/index-folder.ts';
import { readTable } from '../store/tables.ts';
import type { EvidenceRow } from './segment-files.ts';

/** The articles of a segment at these ordinals, in ascending order. The file has been held against its checksum before. */
export async function* readStoredArticles(
  files: FileLayer,
  indexDir: string,
  segment: string,
  ordinals: ReadonlySet<number>,
): AsyncGenerator<{ ordinal: number; annotated: AnnotatedArticle }> {
  if (ordinals.size === 0) return;
  const path = join(indexDir, fileNames.segmentArticles(segment));
  let ordinal = 0;
  let found = 0;
  for await (const line of readLines(files, path)) {
    if (ordinals.has(ordinal)) {
      found++;
      yield { ordinal, annotated: annotatedArticleSchema.parse(JSON.parse(line)) };
      if (found === ordinals.size) return;
    }
    ordinal++;
  }
  throw new PullquoteError('index-corrupt', `${path} has fewer articles than its manifest says`);
}

const evidenceSchema = z.object({ article: z.string(), entities: z.array(entitySchema) });

/** The entities of the articles of a segment that are not deleted. */
export async function* readEvidence(
  files: FileLayer,
  indexDir: string,
  segment: string,
  deleted: readonly number[],
): AsyncGenerator<EvidenceRow> {
  const gone = new Set(deleted);
  let ordinal = 0;
  for await (const row of readTable(files, join(indexDir, fileNames.segmentEntities(segment)), evidenceSchema)) {
    if (!gone.has(ordinal++)) yield row;
  }
}
