/**
 * Looking at the roots: which files there are, and which of them need not be read again.
 *
 * A file is taken as unchanged when size, times and inode are as they were and whatever beside it decides how it is read is too. A
 * file that was written while the run that read it was going on is read again: a second write within the same tick of the file
 * system's clock would not show.
 */
import { lstatSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { messageOf, PullquoteError } from '../domain/errors.ts';
import { contentHash } from '../domain/ids.ts';
import type { Skipped } from '../domain/reports.ts';
import type { FolderConfig } from '../read/config.ts';
import { READING_VERSION } from '../read/reading-version.ts';
import type { ReadInput } from '../read/reader.ts';
import { sidecarPaths } from '../read/sidecar.ts';
import { walkRoot } from '../read/walk.ts';
import { systemCode } from '../store/file-layer.ts';
import type { FileState } from '../store/tables.ts';

/** What of a file says whether it has changed. */
export type FileStamp = Pick<FileState, 'bytes' | 'mtimeNs' | 'ctimeNs' | 'inode' | 'config'>;

export interface ScannedFile {
  root: string;
  input: ReadInput;
  config: FolderConfig | undefined;
  stamp: FileStamp;
  /** What an earlier run read, where it still holds. */
  unchanged?: FileState;
}

/** Clocks of file systems tick in up to two seconds (FAT); ours may be ahead of a network share's. */
const TICK_MS = 2000;

/** Raised when other things are remembered of what was read. */
const ROWS_VERSION = 'text-2';

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether `path` is `folder` or lies in it. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

const configHashes = new WeakMap<FolderConfig, string>();

/** One configuration holds for a whole root. */
function hashConfig(config: FolderConfig | undefined): string {
  if (config === undefined) return contentHash(READING_VERSION, ROWS_VERSION);
  const hash = configHashes.get(config) ?? contentHash(READING_VERSION, ROWS_VERSION, JSON.stringify(config));
  configHashes.set(config, hash);
  return hash;
}

/** What the sidecars of a file are; "" where it has none, as nearly every file. Synchronous: it is asked in vain for every file. */
function stampOfSidecars(file: string): string {
  const found = sidecarPaths(file).map((path) => {
    const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false });
    return stats === undefined ? '' : `${path} ${String(stats.size)} ${String(stats.mtimeNs)} ${String(stats.ctimeNs)}`;
  });
  return found.filter((stamp) => stamp !== '').join('\n');
}

/** What of a file and its sidecars, as they are now, says whether it has changed. */
export async function stampOf(file: string, config: FolderConfig | undefined): Promise<FileStamp> {
  const { size, mtimeNs, ctimeNs, ino } = await stat(file, { bigint: true });
  const sidecars = stampOfSidecars(file);
  return {
    bytes: Number(size),
    mtimeNs: String(mtimeNs),
    ctimeNs: String(ctimeNs),
    inode: String(ino),
    config: sidecars === '' ? hashConfig(config) : contentHash(hashConfig(config), sidecars),
  };
}

function isUnchanged(known: FileState, stamp: FileStamp): boolean {
  const hasSameStamp =
    known.bytes === stamp.bytes &&
    known.mtimeNs === stamp.mtimeNs &&
    known.ctimeNs === stamp.ctimeNs &&
    known.inode === stamp.inode &&
    known.config === stamp.config;
  const isSettled = Number(BigInt(stamp.mtimeNs) / 1_000_000n) + TICK_MS < known.readAt;
  return hasSameStamp && isSettled && wasLookedAt(known);
}

/** What was skipped for its content will be skipped again while it stays as it is: to try costs up to ten seconds a file. */
export function wasLookedAt({ skipped }: Pick<FileState, 'skipped'>): boolean {
  return !skipped.some(({ retry }) => retry === true);
}

/**
 * Every file of one root, in the order of their paths.
 *
 * @throws PullquoteError `not-found` when the root is not there
 */
export async function scanRoot(root: string, known: ReadonlyMap<string, FileState>): Promise<{ files: ScannedFile[]; skipped: Skipped[] }> {
  const files: ScannedFile[] = [];
  const skipped: Skipped[] = [];
  for await (const found of walkRoot(root)) {
    if ('skipped' in found) {
      skipped.push(found.skipped);
      continue;
    }
    const { input, config } = found;
    try {
      const stamp = await stampOf(input.file, config);
      const state = known.get(input.file);
      const isKept = state !== undefined && state.root === root && state.path === input.path && isUnchanged(state, stamp);
      files.push({ root, input, config, stamp, ...(isKept ? { unchanged: state } : {}) });
    } catch (error) {
      skipped.push({ path: input.path, reason: messageOf(error) });
    }
  }
  files.sort((a, b) => compareText(a.input.path, b.input.path));
  return { files, skipped };
}

/** One name for a root, whatever links lead to it; the last part of a file's name stays, since it is the article's path. */
async function canonicalPath(path: string): Promise<string> {
  const absolute = resolve(path);
  return (await stat(absolute)).isDirectory() ? realpath(absolute) : join(await realpath(dirname(absolute)), basename(absolute));
}

async function assertExists(path: string, isKnown: boolean): Promise<string> {
  try {
    return await canonicalPath(path);
  } catch (error) {
    const reason = systemCode(error) === 'ENOENT' ? 'there is no such file or folder' : messageOf(error);
    const hint = isKnown ? { hint: `bring it back, or take it out of the index: pullquote index --remove ${path}` } : {};
    throw new PullquoteError('not-found', `${path} cannot be indexed: ${reason}`, { ...hint, cause: error });
  }
}

export interface RootsOfRun {
  /** All that the index follows from now on; sorted. */
  all: string[];
  /** Those of them that are looked at now. */
  scanned: string[];
}

/**
 * Which roots the index follows after this run. A path inside a root stands for that root; a path that holds roots takes them in.
 *
 * @throws PullquoteError `not-found` for a path that is not there, or that is to be removed and is no root
 */
export async function planRoots(known: readonly string[], paths: readonly string[], remove: readonly string[]): Promise<RootsOfRun> {
  const roots = new Set(known);
  for (const path of remove) {
    const canonical = await canonicalPath(path).catch(() => resolve(path));
    if (roots.delete(canonical) || roots.delete(resolve(path))) continue;
    const hint = known.length === 0 ? {} : { hint: `the index follows: ${known.join(', ')}` };
    throw new PullquoteError('not-found', `${path} is not a root of this index`, hint);
  }
  const scanned = new Set<string>();
  for (const path of paths) {
    const absolute = await assertExists(path, roots.has(resolve(path)));
    const around = [...roots].find((root) => isWithin(root, absolute));
    if (around !== undefined && around !== absolute) await assertExists(around, true);
    const root = around ?? absolute;
    for (const inner of [...roots, ...scanned]) {
      if (inner === root || !isWithin(root, inner)) continue;
      roots.delete(inner);
      scanned.delete(inner);
    }
    roots.add(root);
    scanned.add(root);
  }
  return { all: [...roots].sort(compareText), scanned: [...scanned].sort(compareText) };
}

/** Where an article lies whatever root it was found under: absolute path of its file, and "#id" for a row. */
export function placeOf(root: string, rowPath: string): string {
  return join(root, rowPath);
}

/** The folder below which the paths of a file count: its root, or for a root that is itself a file that file's folder. */
export function baseFolder(file: { root: string; file: string }): string {
  return file.root === file.file ? dirname(file.root) : file.root;
}
