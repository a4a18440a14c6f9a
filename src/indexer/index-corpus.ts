/**
 * Indexing: from folders of files to the next committed generation.
 *
 * A run looks at its roots, reads what has changed, settles which rows are which articles, annotates only what is new, writes it
 * into new segments and commits. It never touches what the last commit made; a run that changes nothing commits nothing.
 */
import { dirname, join } from 'node:path';
import type { IndexReport, Skipped } from '../domain/reports.ts';
import { isCurrentAnalyzer } from '../engines/minisearch/analyzer.ts';
import { readCorpusHealth } from '../store/corpus-health.ts';
import { explainSystemError, type IndexWriter, openIndexWriter } from '../store/commit.ts';
import { disk } from '../store/file-layer.ts';
import { ledgerEntryOf, locateLedger } from '../store/generation.ts';
import { fileNames, verifyFiles } from '../store/index-folder.ts';
import { openReadingPool, type ReadingPool } from '../read/in-worker.ts';
import { type Ledger, openLedger } from '../store/ledger.ts';
import { ledgerLockName, takeLock } from '../store/lock.ts';
import type { Manifest } from '../store/manifest.ts';
import { type ArticleState, articleStateSchema, type FileState, readFileStates, readTable } from '../store/tables.ts';
import { commitRun, describe } from './commit-run.ts';
import { mapInOrder } from './map-in-order.ts';
import { planRun, type RunPlan } from './plan-run.ts';
import { readRows } from './read-rows.ts';
import { type Member, resolveIdentities } from './resolve-identities.ts';
import { baseFolder, compareText, planRoots, type RootsOfRun, type ScannedFile, scanRoot } from './scan-roots.ts';
import { annotatorOf, type IndexOptions } from './run.ts';
import { shardOf } from './shard.ts';
import { SecondReading } from './second-reading.ts';
import { noteTouched, recallTouched } from './touched-files.ts';

/** What the index held when the run began. */
interface StateBefore {
  files: ReadonlyMap<string, FileState>;
  articles: ArticleState[];
}

/**
 * Brings the index up to date with the paths and commits a new generation if anything has changed.
 *
 * @throws PullquoteError `not-found` for a missing root (nothing is removed then), `index-locked`, `index-corrupt`, `ledger-corrupt`, `io`
 */
export async function indexCorpus(options: IndexOptions): Promise<IndexReport> {
  const started = performance.now();
  try {
    const writer = await openIndexWriter(options.indexDir, options.files ?? disk);
    try {
      const pool = openReadingPool(options.jobs ?? 1);
      try {
        const report = await runWith(writer, pool, options);
        return { ...report, seconds: Math.round(performance.now() - started) / 1000 };
      } finally {
        await pool.close();
      }
    } finally {
      await writer.close();
    }
  } catch (error) {
    throw explainSystemError(error, options.indexDir);
  }
}

async function runWith(writer: IndexWriter, pool: ReadingPool, options: IndexOptions): Promise<Omit<IndexReport, 'seconds'>> {
  const { file, reliedOn } = locateLedger(writer.indexDir, writer.previous, options.ledgerFile ?? writer.formerLedger);
  await writer.files.makeFolder(dirname(file));
  // Another index can have been told to use the same one.
  const lock = await takeLock(writer.files, dirname(file), ledgerLockName(file));
  try {
    return await runOver(await openLedger(writer.files, file, reliedOn), writer, pool, options);
  } finally {
    await lock.release();
  }
}

async function runOver(
  ledger: Ledger,
  writer: IndexWriter,
  pool: ReadingPool,
  options: IndexOptions,
): Promise<Omit<IndexReport, 'seconds'>> {
  const again = writer.previous === undefined ? writer.formerRoots : [];
  const roots = await planRoots(writer.formerRoots, [...again, ...options.paths], options.remove ?? []);
  const before = await readStateBefore(writer);
  const second = new SecondReading(pool);
  const scan = await readChangedFiles(roots, before, second, pool, options);
  await pool.rest();
  const identities = shareOf(resolveIdentities(membersOf(scan.files), ledger.articles), options.shard);
  const plan = planRun(identities.articles, before.articles, writer.previous?.segments ?? [], {
    annotator: annotatorOf(options),
    rewriteAll: writer.previous !== undefined && !isWrittenAlike(writer.previous),
  });
  const skipped = [...scan.skipped, ...identities.skipped];
  const skippedElsewhere = scan.skippedElsewhere;
  const isReported = await isReportedAlike(writer, [...skipped, ...skippedElsewhere]);
  if (isReported && isNothingToDo(plan, writer.previous, roots, ledgerEntryOf(writer.indexDir, ledger).file)) {
    const generation = writer.previous?.generation ?? '0';
    await noteTouched(writer.files, writer.indexDir, generation, before.files, scan.files);
    return describe(before.articles, plan, skipped, generation);
  }
  return commitRun({
    writer,
    options,
    ledger,
    roots,
    plan,
    skipped,
    skippedElsewhere,
    files: scan.files,
    second,
    articles: identities.articles,
  });
}

/** What of a corpus falls to this machine; which rows are one article was settled over all of it. */
function shareOf<T extends { articles: { id: string }[] }>(identities: T, shard: IndexOptions['shard']): T {
  if (shard === undefined) return identities;
  return { ...identities, articles: identities.articles.filter(({ id }) => shardOf(id, shard.of) === shard.index) };
}

/** Whether what the segments hold is what a run would write today. */
function isWrittenAlike({ analyzer, segments, files }: Manifest): boolean {
  return isCurrentAnalyzer(analyzer) && segments.every((segment) => files[fileNames.segmentHealth(segment.name)] !== undefined);
}

async function readStateBefore({ previous, files, indexDir }: IndexWriter): Promise<StateBefore> {
  if (previous === undefined) return { files: new Map(), articles: [] };
  const [places, articles] = [fileNames.places(previous.generation), fileNames.articles(previous.generation)];
  await verifyFiles(files, indexDir, previous, [places, articles]);
  const before = { files: await readFileStates(files, join(indexDir, places)), articles: new Array<ArticleState>() };
  await recallTouched(files, indexDir, previous.generation, before.files);
  for await (const state of readTable(files, join(indexDir, articles), articleStateSchema)) before.articles.push(state);
  return before;
}

/** Whether the generation before names the same files as left out, for the same reasons. */
async function isReportedAlike({ previous, files, indexDir }: IndexWriter, skipped: readonly Skipped[]): Promise<boolean> {
  if (previous === undefined) return false;
  const health = await readCorpusHealth(files, indexDir, previous);
  return JSON.stringify(health?.skipped) === JSON.stringify(skipped);
}

/** The state of every file of the index as it is now: looked at under the scanned roots, as remembered under the others. */
async function readChangedFiles(
  roots: RootsOfRun,
  before: StateBefore,
  second: SecondReading,
  pool: ReadingPool,
  options: IndexOptions,
): Promise<{ files: FileState[]; skipped: Skipped[]; skippedElsewhere: Skipped[] }> {
  const readAt = Date.now();
  const scanned = new Set(roots.scanned);
  const files = [...before.files.values()].filter((state) => roots.all.includes(state.root) && !scanned.has(state.root));
  // Of several roots each path names its own.
  const reported = (folder: string, skipped: readonly Skipped[]): Skipped[] =>
    skipped.map(({ path, reason }) => ({ path: roots.all.length > 1 ? join(folder, path) : path, reason }));
  const skippedElsewhere = files.flatMap((state) => reported(baseFolder(state), state.skipped));
  const skipped: Skipped[] = [];
  const found: ScannedFile[] = [];
  for (const root of roots.scanned) {
    const scan = await scanRoot(root, before.files);
    found.push(...scan.files);
    skipped.push(...reported(root, scan.skipped));
  }
  for (const file of found) second.noteConfig(file);
  let [done, articles] = [0, 0];
  const tell = () => options.onProgress?.({ phase: 'reading', done, total: found.length, articles });
  const onArticle = () => {
    articles++;
    tell();
  };
  const stateOf = (file: ScannedFile) =>
    Promise.resolve(file.unchanged ?? readRows(file, { readAt, second, pool, onArticle, signal: options.signal }));
  for await (const state of mapInOrder(found, pool.width, stateOf)) {
    options.signal?.throwIfAborted();
    files.push(state);
    skipped.push(...reported(baseFolder(state), state.skipped));
    done++;
    tell();
  }
  files.sort((a, b) => compareText(a.root, b.root) || compareText(a.path, b.path));
  return { files, skipped, skippedElsewhere };
}

function membersOf(files: readonly FileState[]): Member[] {
  return files.flatMap((state) => {
    const folder = baseFolder(state);
    return state.rows.map((row) => ({ folder, file: state.file, row, ...(row.id === undefined ? {} : { formerId: row.id }) }));
  });
}

function isNothingToDo(plan: RunPlan, previous: Manifest | undefined, roots: RootsOfRun, ledgerFile: string | undefined): boolean {
  if (previous === undefined || previous.ledger.file !== ledgerFile) return false;
  const isSameRoots = roots.all.length === previous.roots.length && roots.all.every((root, i) => root === previous.roots[i]);
  const changes = plan.fromFiles.length + plan.toAnnotateAgain.length + plan.toCopy.length + plan.removed.length;
  return isSameRoots && changes === 0 && plan.segments.length === previous.segments.length;
}
