/** Reading back what earlier generations hold: the articles of a segment, and the entities of each. */
import { join } from 'node:path';
import { type AnnotatedArticle, annotatedArticleSchema } from '../domain/annotation.ts';
import { PullquoteError } from '../domain/errors.ts';
import type { IndexWriter } from '../store/commit.ts';
import { type FileLayer, readLines, readWhole } from '../store/file-layer.ts';
import { fileNames } from '../store/index-folder.ts';
import type { ArticleState } from '../store/tables.ts';
import type { EvidenceRow } from './segment-files.ts';

/** The articles of a segment at these ordinals, in ascending order. The file has been held against its checksum before. */
async function* readStoredArticles(
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

/** The stored articles of these states, segment by segment. */
export async function* readStates(
  { files, indexDir }: Pick<IndexWriter, 'files' | 'indexDir'>,
  states: readonly ArticleState[],
): AsyncGenerator<{ state: ArticleState; annotated: AnnotatedArticle }> {
  const bySegment = new Map<string, Map<number, ArticleState>>();
  for (const state of states) {
    const ordinals = bySegment.get(state.segment);
    if (ordinals === undefined) bySegment.set(state.segment, new Map([[state.ordinal, state]]));
    else ordinals.set(state.ordinal, state);
  }
  for (const [segment, ordinals] of bySegment) {
    for await (const { ordinal, annotated } of readStoredArticles(files, indexDir, segment, new Set(ordinals.keys()))) {
      const state = ordinals.get(ordinal);
      if (state !== undefined) yield { state, annotated };
    }
  }
}

/** The entities of one article, as a line that is not parsed yet. */
export interface EvidenceLine {
  article: string;
  line: Buffer;
}

/** With it each line begins, and then come the id and the entities. */
const BEFORE_ID = '{"article":';
const AFTER_ID = ',"entities":[';

/** The entities of the articles of a segment that are not deleted. The file has been held against its checksum before. */
export async function readEvidence(
  files: FileLayer,
  indexDir: string,
  segment: string,
  deleted: readonly number[],
): Promise<EvidenceLine[]> {
  const gone = new Set(deleted);
  const bytes = await readWhole(files, join(indexDir, fileNames.segmentEntities(segment)));
  const lines: EvidenceLine[] = [];
  let ordinal = 0;
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (!gone.has(ordinal++)) {
      const id = line.toString('utf8', BEFORE_ID.length, line.indexOf(AFTER_ID));
      lines.push({ article: JSON.parse(id) as string, line });
    }
    from += line.length + 1;
  }
  return lines;
}

export function parseEvidence({ line }: EvidenceLine): EvidenceRow {
  return JSON.parse(line.toString('utf8')) as EvidenceRow;
}
