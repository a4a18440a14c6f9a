/**
 * Opens what may be opened: regular files only. A pipe or device is never opened, since that alone can block or act.
 *
 * Gzip is undone here, by content, so that every reader sees plain bytes. Nothing is held but the first 4 KB.
 *
 * The calls are synchronous: they run in a process of their own that has nothing else to do (`in-worker.ts`), and for small files the
 * asynchronous ones cost more than all the reading (measured: 1.0 of 1.5 ms a file).
 */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { messageOf } from '../domain/errors.ts';
import type { ByteRange, OpenedFile, ReadInput } from './reader.ts';
import { isGzip } from './sniff.ts';

const HEAD_BYTES = 4096;
const CHUNK_BYTES = 1 << 18;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EISDIR: 'is a folder',
};
const UNPACKING = new Set(['Z_BUF_ERROR', 'Z_DATA_ERROR', 'ERR_TRAILING_JUNK_AFTER_STREAM_END']);

/** Why a file could not be read, in words for its reader. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (UNPACKING.has(code)) return 'its compressed data are damaged or end early';
  return REASONS[code] ?? messageOf(error);
}

/** Whether the file system failed, which says nothing of what is in the file. */
export function isOfFileSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function kindOf(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return 'is a folder, not a file';
  if (stats.isFIFO()) return 'is a named pipe, not a file';
  if (stats.isSocket()) return 'is a socket, not a file';
  return 'is a device, not a file';
}

/** `size` is what the file is said to hold: no more memory is taken for a small one, and one that has grown is read on. */
async function* readChunks(descriptor: number, size: number): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; ) {
    const chunk = readAt(descriptor, position, Math.min(CHUNK_BYTES, Math.max(HEAD_BYTES, size - position)));
    if (chunk.length === 0) return;
    position += chunk.length;
    yield chunk;
  }
}

function readAt(descriptor: number, position: number, length: number): Uint8Array {
  const buffer = Buffer.allocUnsafe(length);
  return buffer.subarray(0, readSync(descriptor, buffer, 0, length, position));
}

/** Reads until `HEAD_BYTES` are there, and gives them back together with everything that follows. */
async function takeHead(chunks: AsyncIterator<Uint8Array>): Promise<{ head: Uint8Array; rest: () => AsyncGenerator<Uint8Array> }> {
  const taken: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const next = await chunks.next();
    if (next.done === true) break;
    taken.push(next.value);
    size += next.value.length;
  }
  const [only] = taken;
  const start = only !== undefined && taken.length === 1 ? only : Buffer.concat(taken);
  async function* rest(): AsyncGenerator<Uint8Array> {
    if (start.length > 0) yield start;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  }
  return { head: start.subarray(0, HEAD_BYTES), rest };
}

function extensionOf(path: string): string {
  const name = path
    .slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('#')) + 1)
    .toLowerCase()
    .replace(/\.gz$/, '');
  const point = name.lastIndexOf('.');
  return point <= 0 ? '' : name.slice(point);
}

/**
 * Opens a file and hands it to `use`; closes it whatever happens.
 * @throws what the file system throws, for `reasonOf`; `use` is not called then.
 */
export async function* withOpenedFile<T>(
  input: ReadInput,
  use: (file: OpenedFile) => AsyncIterable<T>,
  refuse: (reason: string) => T,
): AsyncGenerator<T> {
  const unfit = kindOf(statSync(input.file));
  if (unfit !== undefined) {
    yield refuse(unfit);
    return;
  }
  // Without O_NONBLOCK a pipe that took the file's place since then would block for ever.
  const descriptor = openSync(input.file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    const changed = kindOf(stats);
    if (changed !== undefined) {
      yield refuse(changed);
      return;
    }
    yield* use(
      await openChunks(input.path, readChunks(descriptor, stats.size), {
        size: stats.size,
        read: (position, length) => Promise.resolve(readAt(descriptor, position, length)),
      }),
    );
  } finally {
    closeSync(descriptor);
  }
}

/** What these bytes are as a file of this path; `range` is of the bytes as they stand. */
export async function openChunks(path: string, chunks: AsyncIterator<Uint8Array>, range?: ByteRange): Promise<OpenedFile> {
  const extension = extensionOf(path);
  const plain = await takeHead(chunks);
  if (!isGzip(plain.head)) return { path, extension, head: plain.head, chunks: plain.rest, ...(range !== undefined && { range }) };
  const { head, rest } = await takeHead(gunzip(plain.rest()));
  return { path, extension, head, chunks: rest };
}

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzipped = createGunzip({ chunkSize: CHUNK_BYTES });
  // A failure ends `gunzipped` too, and reaches the reader there; here it only must not go unhandled.
  const done = pipeline(chunks, gunzipped).catch(() => undefined);
  try {
    const unpacked: AsyncIterable<Uint8Array> = gunzipped;
    yield* unpacked;
  } finally {
    gunzipped.destroy();
    await done;
  }
}
