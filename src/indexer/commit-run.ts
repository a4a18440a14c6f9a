/** Writing what a run has found out as the next generation: its segments, its tables, its catalog, and the ledger before the commit. */
import { join } from 'node:path';
import type { IndexReport, Skipped } from '../domain/reports.ts';
import { ANALYZER } from '../engines/minisearch/analyzer.ts';
import { type CatalogSegment, encodeCatalog } from '../engines/minisearch/encode-catalog.ts';
import { ledgerEntryOf } from '../store/generation.ts';
import { fileNames } from '../store/index-folder.ts';
import type { Manifest, SegmentEntry } from '../store/manifest.ts';
import { type ArticleState, encodeTable, type FileState, linesOfFiles } from '../store/tables.ts';
import { resolveCorpusEntities } from './corpus-entities.ts';
import { countCorpus } from './count-corpus.ts';
import { articleEntries, undoUncommitted } from './ledger-changes.ts';
import type { RunPlan } from './plan-run.ts';
import type { ResolvedArticle } from './resolve-identities.ts';
import { annotatorOf, type Run } from './run.ts';
import { forgetTouched } from './touched-files.ts';
import { writeArticles } from './write-articles.ts';

/** What a run reports. */
export function describe(
  states: readonly ArticleState[],
  plan: RunPlan,
  skipped: readonly Skipped[],
  generation: string,
): Omit<IndexReport, 'seconds'> {
  const isLive = new Set(states.map((state) => state.id));
  const written = plan.fromFiles.filter(({ article }) => isLive.has(article.id));
  return {
    articles: states.length,
    passages: states.reduce((sum, state) => sum + state.passages, 0),
    quotations: states.reduce((sum, state) => sum + state.quotations, 0),
    added: written.filter((each) => each.before === undefined).length,
    changed: written.filter((each) => each.before !== undefined).length + plan.toAnnotateAgain.length,
    removed: plan.removed.length,
    skipped: [...skipped],
    generation,
  };
}

/** Writes the next generation and commits it; a run that does not get there takes back what it entered into the ledger. */
export async function commitRun(run: Run): Promise<Omit<IndexReport, 'seconds'>> {
  try {
    return await writeGeneration(run);
  } catch (error) {
    if (await run.writer.isUncommitted()) await run.ledger.takeBack();
    throw error;
  }
}

async function writeGeneration(run: Run): Promise<Omit<IndexReport, 'seconds'>> {
  const { writer, options, ledger, plan, articles } = run;
  const written = await writeArticles(run);
  const skipped = [...run.skipped, ...written.skipped];
  const stateOf = new Map([...plan.kept, ...written.states].map((state) => [state.id, state]));
  const states = articles.flatMap((article) => stateOf.get(article.id) ?? []);
  const segments = [...plan.segments, ...written.segments];
  const { generation } = writer;
  await writer.write(fileNames.articles(generation), encodeTable(states));
  await writer.write(fileNames.places(generation), encodeTable(linesOfFiles(placesTable(run.files, articles, written.unread))));
  const entities = await resolveCorpusEntities(writer, segments);
  await writer.write(fileNames.entities(generation), Buffer.from(JSON.stringify(entities)));
  await writer.write(fileNames.catalog(generation), await encodeCatalog(segmentFiles(writer.indexDir, segments), entities));
  const indexed = articles.filter((article) => stateOf.has(article.id));
  const at = new Date().toISOString();
  await ledger.append([...undoUncommitted(ledger, at), ...articleEntries(indexed, ledger.articles, at), ...written.passageEntries]);
  const report = describe(states, plan, skipped, generation);
  const { articles: count, passages, quotations } = report;
  const health = await countCorpus(writer, segments, { passages, skipped: [...skipped, ...run.skippedElsewhere] });
  await writer.write(fileNames.corpus(generation), Buffer.from(JSON.stringify(health)));
  await writer.commit(
    {
      analyzer: { ...ANALYZER },
      annotator: annotatorOf(options),
      roots: run.roots.all,
      counts: { articles: count, passages, quotations },
      segments,
      ledger: ledgerEntryOf(writer.indexDir, ledger),
    },
    filesOfSegments(writer.previous, plan.segments),
  );
  await forgetTouched(writer.files, writer.indexDir);
  return report;
}

function segmentFiles(indexDir: string, segments: readonly SegmentEntry[]): CatalogSegment[] {
  return segments.map(({ name, deleted }) => ({ deleted, path: (suffix) => join(indexDir, name + suffix) }));
}

function filesOfSegments(previous: Manifest | undefined, segments: readonly SegmentEntry[]): string[] {
  const names = new Set(segments.map((segment) => segment.name));
  return Object.keys(previous?.files ?? {}).filter((name) => names.has(name.slice(0, name.indexOf('.'))));
}

/** No file has this time: it is read again. */
const NEVER = '0';

/** The table of files with the ids that their rows now go by. A file that changed under our hands is read again next time. */
function placesTable(files: readonly FileState[], articles: readonly ResolvedArticle[], unread: ReadonlySet<string>): FileState[] {
  const idOf = new Map<unknown, string>();
  for (const { id, primary, copies } of articles) {
    idOf.set(primary.row, id);
    for (const copy of copies) idOf.set(copy.member.row, copy.id);
  }
  return files.map((state) => ({
    ...state,
    mtimeNs: unread.has(state.file) ? NEVER : state.mtimeNs,
    rows: state.rows.map((row) => {
      const { id: _former, ...rest } = row;
      const id = idOf.get(row);
      return id === undefined ? rest : { ...rest, id };
    }),
  }));
}
