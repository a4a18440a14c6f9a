/**
 * Writing what a run has planned: articles read (again), annotated, put into segments; and what becomes of passages that are gone.
 */
import { join } from 'node:path';
import { ANNOTATOR_VERSION, plainArticle } from '../annotate/annotator.ts';
import type { AnnotatedArticle } from '../domain/annotation.ts';
import type { Article } from '../domain/article.ts';
import { messageOf, PullquoteError } from '../domain/errors.ts';
import type { Skipped } from '../domain/reports.ts';
import type { ReadArticle } from '../read/reader.ts';
import { type AnnotationCache, openAnnotationCache } from '../store/annotation-cache.ts';
import { CACHE_FOLDER, fileNames, verifyFiles } from '../store/index-folder.ts';
import type { LedgerEntry } from '../store/ledger-entries.ts';
import type { SegmentEntry } from '../store/manifest.ts';
import type { ArticleState } from '../store/tables.ts';
import { type AnnotationPool, openAnnotationPool } from './annotation-pool.ts';
import { annotateThroughCache } from './cached-annotation.ts';
import type { Run } from './run.ts';
import { mapInOrder } from './map-in-order.ts';
import { fingerprintOf } from './read-rows.ts';
import { describeCopies, type ResolvedArticle } from './resolve-identities.ts';
import { type ArticleMark, SegmentFiles } from './segment-files.ts';
import { PassagesNow } from './passages-now.ts';
import { readStates } from './stored-articles.ts';

export interface Written {
  segments: SegmentEntry[];
  states: ArticleState[];
  skipped: Skipped[];
  /** Files whose articles were no longer as they were read first. */
  unread: Set<string>;
  /** For the ledger. */
  passageEntries: LedgerEntry[];
}

/** An article on its way into a segment. */
interface Task {
  article: Article;
  mark: ArticleMark;
}

/** Writes all segments of a run; each is on the disk when this returns. */
export async function writeArticles(run: Run): Promise<Written> {
  const { writer, options, plan } = run;
  const segments = new SegmentFiles(writer);
  const written: Written = { segments: segments.segments, states: segments.states, skipped: [], unread: new Set(), passageEntries: [] };
  const passagesNow = new PassagesNow(run);
  await verifySegments(run);
  for await (const { state, annotated } of readStates(writer, plan.toCopy)) await segments.add(annotated, state);
  const total = plan.fromFiles.length + plan.toAnnotateAgain.length;
  const annotate = await openAnnotation(run, total);
  let [done, passages] = [0, 0];
  try {
    for await (const result of mapInOrder(tasksOf(run, written, passagesNow), annotate.width, annotate.work)) {
      options.signal?.throwIfAborted();
      passages += 'reason' in result ? 0 : result.annotated.passages.length;
      options.onProgress?.({ phase: 'annotating', done: ++done, total, passages });
      if ('reason' in result) {
        written.skipped.push(result);
        continue;
      }
      await segments.add(result.annotated, result.mark);
      passagesNow.note(result.annotated);
    }
    await segments.finish();
  } finally {
    await annotate.close();
  }
  written.passageEntries = await passagesNow.entries();
  return written;
}

/** Old segments are read only after they were held against their checksums. */
async function verifySegments({ writer, plan }: Run): Promise<void> {
  const { previous, files, indexDir } = writer;
  if (previous === undefined) return;
  const before = plan.fromFiles.flatMap((each) => each.before ?? []);
  const names = new Set([...plan.toCopy, ...plan.toAnnotateAgain, ...plan.removed, ...before].map((state) => state.segment));
  await verifyFiles(files, indexDir, previous, [...names].map(fileNames.segmentArticles));
}

interface Annotation {
  width: number;
  work: (task: Task) => Promise<{ annotated: AnnotatedArticle; mark: ArticleMark } | Skipped>;
  close(): Promise<void>;
}

async function openAnnotation({ writer, options }: Run, expected: number): Promise<Annotation> {
  if (options.annotate === false || expected === 0) {
    return {
      width: 1,
      work: ({ article, mark }) => Promise.resolve({ annotated: plainArticle(article), mark: { ...mark, annotator: 'none' } }),
      close: () => Promise.resolve(),
    };
  }
  const cache = await openAnnotationCache(writer.files, join(writer.indexDir, CACHE_FOLDER), ANNOTATOR_VERSION);
  const pool = openAnnotationPool(options.jobs ?? 1, expected);
  return {
    width: pool.width,
    work: (task) => annotateTask(task, pool, cache),
    close: async () => {
      await pool.close();
      await cache.close();
    },
  };
}

/** One article that annotation fails on is left out by name; it does not take the run with it. */
async function annotateTask({ article, mark }: Task, pool: AnnotationPool, cache: AnnotationCache): ReturnType<Annotation['work']> {
  try {
    return { annotated: await annotateThroughCache(article, pool, cache), mark: { ...mark, annotator: ANNOTATOR_VERSION } };
  } catch (error) {
    if (error instanceof PullquoteError && error.code === 'io') throw error;
    return { path: article.path, reason: messageOf(error) };
  }
}

async function* tasksOf(run: Run, written: Written, passagesNow: PassagesNow): AsyncGenerator<Task> {
  for await (const { state, annotated } of readStates(run.writer, run.plan.toAnnotateAgain))
    yield { article: annotated.article, mark: state };
  const byFile = new Map<string, ResolvedArticle[]>();
  const copies = new CopiesOfRun(run);
  for (const file of copies.files) byFile.set(file, []);
  for (const { article } of run.plan.fromFiles) {
    const { file } = article.primary;
    const wanted = byFile.get(file);
    if (wanted === undefined) byFile.set(file, [article]);
    else wanted.push(article);
  }
  const stateOf = new Map(run.files.map((state) => [state.file, state]));
  for (const [file, wanted] of byFile) {
    const left = new Map(wanted.map((article) => [article.primary.row.path, article]));
    const state = stateOf.get(file);
    for await (const article of state === undefined ? [] : run.second.read(state)) {
      for (const copy of copies.at(file, article)) passagesNow.noteCopy(copy.articleId, plainArticle(toCopy(article, copy.id)));
      const resolved = left.get(article.path);
      if (resolved === undefined || fingerprintOf(article) !== resolved.primary.row.fingerprint) continue;
      left.delete(article.path);
      yield { article: toArticle(article, resolved), mark: { fingerprint: resolved.fingerprint, annotator: 'none' } };
    }
    for (const rowPath of left.keys())
      written.skipped.push({ path: rowPath, reason: 'it changed while it was being indexed; index again' });
    if (left.size > 0) written.unread.add(file);
  }
}

/** The copies of the articles that a run writes: where their texts lie. */
class CopiesOfRun {
  readonly #byFile = new Map<string, Map<string, { id: string; articleId: string; fingerprint: string }>>();

  constructor({ plan }: Run) {
    for (const { article } of plan.fromFiles) {
      for (const { id, member } of article.copies) {
        const { file, row } = member;
        const ofFile = this.#byFile.get(file) ?? new Map();
        this.#byFile.set(file, ofFile.set(row.path, { id, articleId: article.id, fingerprint: row.fingerprint }));
      }
    }
  }

  get files(): Iterable<string> {
    return this.#byFile.keys();
  }

  /** The copy that is this article of the file, or none. */
  at(file: string, article: ReadArticle): { id: string; articleId: string }[] {
    const copy = this.#byFile.get(file)?.get(article.path);
    return copy === undefined || copy.fingerprint !== fingerprintOf(article) ? [] : [copy];
  }
}

function toCopy({ givenId: _given, ...article }: ReadArticle, id: string): Article {
  return { ...article, id };
}

function toArticle({ givenId: _given, ...article }: ReadArticle, resolved: ResolvedArticle): Article {
  const copies = describeCopies(resolved.copies);
  return { ...article, id: resolved.id, sources: resolved.sources, ...(copies.length === 0 ? {} : { copies }) };
}
