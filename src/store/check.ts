/**
 * `pullquote check`: every checksum and every invariant of an index, without stopping at the first that fails.
 *
 * It reads only. What it calls damage makes answers wrong or impossible; what it notes does not (leavings of an interrupted run,
 * files of the generation before, files that are not Pullquote's).
 */
import { join } from 'node:path';
import { messageOf, PullquoteError } from '../domain/errors.ts';
import { checkArticles } from './check-articles.ts';
import { disk, type FileLayer, readWhole } from './file-layer.ts';
import { locateLedger } from './generation.ts';
import {
  CACHE_FOLDER,
  fileNames,
  findDamage,
  isOwnName,
  MANIFEST_FILE,
  readManifest,
  rebuildCommand,
  refuseOlderManifest,
} from './index-folder.ts';
import { openLedger } from './ledger.ts';
import { LOCK_FILE } from './lock.ts';
import { decodeManifest, encodeManifest, type Manifest } from './manifest.ts';

export interface CheckReport {
  generation?: string;
  counts?: Manifest['counts'];
  /** Each names the file. */
  damage: string[];
  notes: string[];
  /** The command that helps, where there is damage. */
  hint?: string;
}

/** Checks an index and its ledger. Reads everything: takes as long as reading the disk. */
export async function checkIndex(indexDir: string, options: { ledger?: string; files?: FileLayer } = {}): Promise<CheckReport> {
  const files = options.files ?? disk;
  const report: CheckReport = { damage: [], notes: [] };
  let manifest: Manifest | undefined;
  try {
    manifest = await readManifest(files, indexDir);
    if (manifest !== undefined) await refuseOlderManifest(files, indexDir, manifest);
  } catch (error) {
    takeError(report, error);
    return report;
  }
  if (manifest === undefined) {
    throw new PullquoteError('no-index', `there is no index in ${indexDir}`, { hint: `pullquote index PATH… --index ${indexDir}` });
  }
  report.generation = manifest.generation;
  report.counts = manifest.counts;
  for (const name of Object.keys(manifest.files)) {
    const damage = await findDamage(files, indexDir, manifest, name);
    if (damage !== undefined) report.damage.push(damage);
  }
  if (report.damage.length === 0) report.damage.push(...(await checkArticles(files, indexDir, manifest)));
  if (report.damage.length > 0) report.hint = rebuildCommand(indexDir, manifest);
  await checkLedger(report, files, indexDir, manifest, options.ledger);
  await noteOtherFiles(report, files, indexDir, manifest);
  return report;
}

function takeError(report: CheckReport, error: unknown): void {
  if (!(error instanceof PullquoteError)) throw error;
  report.damage.push(error.message);
  if (error.hint !== undefined) report.hint ??= error.hint;
}

async function checkLedger(
  report: CheckReport,
  files: FileLayer,
  indexDir: string,
  manifest: Manifest,
  given: string | undefined,
): Promise<void> {
  const { file, reliedOn } = locateLedger(indexDir, manifest, given);
  try {
    const ledger = await openLedger(files, file, reliedOn);
    if (ledger.tornBytes > 0) {
      report.notes.push(
        `${file} ends with ${ledger.tornBytes} bytes of an interrupted write; they are passed over, and the next run removes them`,
      );
    }
  } catch (error) {
    takeError(report, error);
  }
}

/** The copy of the manifest that a generation leaves under its own name. */
async function checkManifestCopy(
  files: FileLayer,
  indexDir: string,
  name: string,
  current: Manifest,
): Promise<{ note?: string; manifest?: Manifest }> {
  const path = join(indexDir, name);
  try {
    const bytes = await readWhole(files, path);
    const manifest = decodeManifest(bytes, path);
    const isCurrent = name === fileNames.manifestCopy(current.generation);
    if (isCurrent && !bytes.equals(encodeManifest(current)))
      return { note: `${path} is not a copy of ${MANIFEST_FILE}; the next run replaces it` };
    return { manifest };
  } catch (error) {
    return { note: `${messageOf(error)} (only a copy; not in use)` };
  }
}

async function noteOtherFiles(report: CheckReport, files: FileLayer, indexDir: string, manifest: Manifest): Promise<void> {
  const known = new Set([...Object.keys(manifest.files), MANIFEST_FILE, CACHE_FOLDER, 'README.md', '.gitignore']);
  const names = await files.list(indexDir);
  for (const name of names.filter((each) => /^manifest-\d+\.json$/.test(each))) {
    known.add(name);
    const copy = await checkManifestCopy(files, indexDir, name, manifest);
    if (copy.note !== undefined) report.notes.push(copy.note);
    for (const file of Object.keys(copy.manifest?.files ?? {})) {
      if (known.has(file) || copy.manifest === undefined) continue;
      known.add(file);
      const damage = await findDamage(files, indexDir, copy.manifest, file);
      if (damage !== undefined) report.notes.push(`${damage} (of generation ${copy.manifest.generation}; not in use)`);
    }
  }
  for (const name of names.filter((each) => !known.has(each))) report.notes.push(describeUnknown(join(indexDir, name), name));
}

function describeUnknown(path: string, name: string): string {
  if (name === LOCK_FILE) return `${path}: a pullquote is writing, or was interrupted; the next run looks whether it is still alive`;
  if (isOwnName(name)) return `${path} was left by an interrupted run; the next run removes it`;
  return `${path} is not part of the index`;
}
