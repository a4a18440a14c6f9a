/**
 * Every touch of the disk by the store, behind one small interface.
 *
 * A commit is only as good as its worst failure, so a test must be able to fail, tear or lose any single operation. Hence the
 * operations are the ones that power loss and a full disk tell apart (open, write, sync, rename …) and nothing in the store calls
 * `node:fs` by itself. Errors of the system pass through as they are; the callers say what they mean.
 */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { messageOf } from '../domain/errors.ts';

/** A file that is being written. */
export interface OpenFile {
  /** Writes all of the bytes, at the end. */
  write(bytes: Uint8Array): Promise<void>;
  /** Cuts the file to so many bytes. */
  truncate(bytes: number): Promise<void>;
  /** Returns once the contents are on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface FileFacts {
  bytes: number;
  isFolder: boolean;
}

export interface FileLayer {
  /** `create` empties a file that exists; `append` keeps it. */
  open(path: string, mode: 'create' | 'append'): Promise<OpenFile>;
  /** Makes the file with these bytes at one stroke. `false` when it exists already, which is then left as it is. */
  createExclusive(path: string, bytes: Uint8Array): Promise<boolean>;
  /** At most `length` bytes from `start`; fewer at the end of the file. */
  read(path: string, start: number, length: number): Promise<Buffer>;
  /** `undefined` when there is nothing of that name. */
  facts(path: string): Promise<FileFacts | undefined>;
  /** Names in a folder, sorted; none when there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** Makes a folder, and those that it lies in, and returns once their names are on the disk. */
  makeFolder(path: string): Promise<void>;
  /** Returns once the names in the folder are on the disk. */
  syncFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; nothing happens when there is none. */
  remove(path: string): Promise<void>;
  /** Removes a folder if it is empty; nothing happens when it is not. */
  removeEmptyFolder(path: string): Promise<void>;
}

/** The `code` of a system error, e.g. "ENOENT"; errors of Node itself (`ERR_…`) are none. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code)
    ? error.code
    : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'no permission',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
};

/** A system error in the words of a reader. */
export function reasonOf(error: unknown): string {
  return REASONS[systemCode(error) ?? ''] ?? messageOf(error);
}

async function writeAll(path: string, flags: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Some file systems (FAT, some network shares) have no hard links; there the file is made empty first and then filled. */
const WITHOUT_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

async function createExclusive(path: string, bytes: Uint8Array): Promise<boolean> {
  const beside = `${path}.tmp-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await writeAll(beside, 'wx', bytes);
    await link(beside, path);
    return true;
  } catch (error) {
    const code = systemCode(error);
    // Whoever has the lock clears the folder of what such attempts leave (ENOENT).
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    if (code === undefined || !WITHOUT_LINKS.has(code)) throw error;
  } finally {
    await rm(beside, { force: true });
  }
  try {
    await writeAll(path, 'wx', bytes);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    await rm(path, { force: true });
    throw error;
  }
}

async function openForWriting(path: string, mode: 'create' | 'append'): Promise<OpenFile> {
  const handle = await open(path, mode === 'create' ? 'w' : 'a');
  return {
    write: (bytes) => handle.writeFile(bytes),
    truncate: (bytes) => handle.truncate(bytes),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

async function readRange(path: string, start: number, length: number): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await handle.read(bytes, filled, length - filled, start + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

/** Windows cannot sync a folder and need not: NTFS journals names. */
const UNSYNCABLE_FOLDER = new Set(['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP']);

async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!UNSYNCABLE_FOLDER.has(systemCode(error) ?? '')) throw error;
  }
}

/** The names of folders that are made, and of those that they are made in, are on the disk when this returns. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let made = resolve(path); ; made = dirname(made)) {
    await syncFolder(dirname(made));
    if (made === resolve(first)) return;
  }
}

/** What `attempt` gives, or `instead` where the error has one of the codes. */
async function unless<T>(codes: readonly string[], instead: T, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (codes.includes(systemCode(error) ?? '')) return instead;
    throw error;
  }
}

/** The real disk. */
export const disk: FileLayer = {
  open: openForWriting,
  createExclusive,
  read: readRange,
  facts: (path) =>
    unless(['ENOENT', 'ENOTDIR'], undefined, async () => {
      const found = await stat(path);
      return { bytes: found.size, isFolder: found.isDirectory() };
    }),
  list: (folder) => unless(['ENOENT'], [], async () => (await readdir(folder)).sort()),
  makeFolder,
  syncFolder,
  rename,
  remove: (path) => rm(path, { force: true }),
  removeEmptyFolder: (path) => unless(['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EBUSY'], undefined, () => rmdir(path)),
};

const CHUNK = 1 << 20;

/** The bytes of a file, a megabyte at a time. */
export async function* readChunks(files: FileLayer, path: string): AsyncGenerator<Buffer> {
  for (let at = 0; ; at += CHUNK) {
    const chunk = await files.read(path, at, CHUNK);
    if (chunk.length > 0) yield chunk;
    if (chunk.length < CHUNK) return;
  }
}

/** The whole of a file. */
export async function readWhole(files: FileLayer, path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readChunks(files, path)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The lines of a UTF-8 file without their "\n"; a last line that has none counts as a line. */
export async function* readLines(files: FileLayer, path: string): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of readChunks(files, path)) {
    let from = 0;
    for (let end = chunk.indexOf(10, from); end !== -1; end = chunk.indexOf(10, from)) {
      rest.push(chunk.subarray(from, end));
      yield Buffer.concat(rest).toString('utf8');
      rest = [];
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString('utf8');
}

/** Writes a file, part by part, and returns once its contents are on the disk; its name is only after `syncFolder`. */
export async function writeDurably(files: FileLayer, path: string, parts: Iterable<Uint8Array>): Promise<void> {
  const file = await files.open(path, 'create');
  try {
    for (const part of parts) await file.write(part);
    await file.sync();
  } finally {
    await file.close();
  }
}
