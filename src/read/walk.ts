/**
 * The files under a root, in one order on every machine: by the code units of their paths.
 *
 * Symbolic links inside a folder are not followed: what they lead to is either read under its own path or lies outside of what was
 * asked for; so no link can loop or leave. Files and folders whose names begin with a point, `node_modules`, README files,
 * `pullquote.yaml`, what browsers save beside a page and sidecars are no articles and are passed over; everything else is handed on, or
 * reported.
 */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { PullquoteError } from '../domain/errors.ts';
import type { Skipped } from '../domain/reports.ts';
import { isFolderOfPage, isNoArticle } from './article-files.ts';
import { CONFIG_FILE, type FolderConfig, loadFolderConfig } from './config.ts';
import { reasonOf } from './open-file.ts';
import { matchesPath } from './patterns.ts';
import type { ReadInput } from './reader.ts';
import { findSidecars } from './sidecar.ts';

export type WalkResult = { input: ReadInput; config: FolderConfig | undefined } | { skipped: Skipped };

interface Walk {
  /** As its links resolve. */
  root: string;
  config: FolderConfig | undefined;
}

/** Names in the code-unit order of the paths that they lead to: a folder sorts by its name and "/". */
function inPathOrder(entries: readonly Dirent[]): Dirent[] {
  const key = (entry: Dirent): string => (entry.isDirectory() ? `${entry.name}/` : entry.name);
  return entries.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function linkReason(walk: Walk, file: string): Promise<string> {
  try {
    const target = await realpath(file);
    const isInside = target === walk.root || target.startsWith(walk.root + sep);
    return isInside ? 'is a link to what is read under its own path' : 'is a link that leaves the folder, which is not followed';
  } catch (error) {
    return `is a link that leads nowhere (${reasonOf(error)})`;
  }
}

async function* walkFolder(walk: Walk, folder: string, prefix: string): AsyncGenerator<WalkResult> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield { skipped: { path: prefix === '' ? '.' : prefix, reason: reasonOf(error) } };
    return;
  }
  const names = new Set(entries.map(({ name }) => name));
  const sidecars = findSidecars(
    folder,
    entries.filter((entry) => entry.isFile()).map(({ name }) => name),
  );
  for (const entry of inPathOrder(entries)) {
    const path = prefix + entry.name;
    const file = join(folder, entry.name);
    if (isNoArticle(entry.name) || walk.config?.ignore.some((pattern) => matchesPath(pattern, path))) continue;
    if (entry.isSymbolicLink()) yield { skipped: { path, reason: await linkReason(walk, file) } };
    else if (entry.isDirectory() && isFolderOfPage(entry.name, (name) => names.has(name))) continue;
    else if (entry.isDirectory()) yield* walkFolder(walk, file, `${path}/`);
    else if (sidecars.has(entry.name) && entry.name !== CONFIG_FILE) continue;
    else if (entry.name !== CONFIG_FILE) yield { input: { file, path }, config: walk.config };
    else if (prefix !== '') yield { skipped: { path, reason: `only the ${CONFIG_FILE} of the folder that is indexed is used` } };
  }
}

/**
 * Every file under an absolute path, with the configuration that holds for it. A root that is a file gives that file, whose
 * path is its name, under the `pullquote.yaml` beside it.
 * @throws PullquoteError `not-found` when there is no such root, `unreadable` when it cannot be looked at, `config-invalid`
 */
export async function* walkRoot(root: string): AsyncGenerator<WalkResult> {
  let resolved: string;
  let isFolder: boolean;
  try {
    resolved = await realpath(root);
    isFolder = (await stat(resolved)).isDirectory();
  } catch (error) {
    const code =
      error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR') ? 'not-found' : 'unreadable';
    throw new PullquoteError(code, `${root}: ${reasonOf(error)}`, { cause: error });
  }
  if (isFolder) {
    yield* walkFolder({ root: resolved, config: await loadFolderConfig(resolved) }, resolved, '');
  } else {
    const config = await loadFolderConfig(dirname(root));
    yield { input: { file: root, path: basename(root) }, config };
  }
}
