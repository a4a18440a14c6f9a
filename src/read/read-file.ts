/**
 * Reads one file, whatever it is. Bad content is never an exception: it is a `skipped` with its reason, and what was read before it
 * stands.
 */
import type { FolderConfig } from './config.ts';
import { isBinary } from './decode.ts';
import { chooseReader } from './formats.ts';
import { isOfFileSystem, reasonOf, withOpenedFile } from './open-file.ts';
import type { ByteRange, OpenedFile, ReadContext, ReadInput, ReadResult } from './reader.ts';
import { readSidecar } from './sidecar.ts';

/** An archive may hold archives, which hold files. */
const MAX_DEPTH = 2;
/** What one file may unpack to, all archives in it together. */
const MAX_UNPACKED = 4 * 1024 ** 3;
const MAX_MEMBERS = 100_000;

export interface ReadOptions {
  config?: FolderConfig;
  /** Called for each piece of content that a reader takes; what it throws is the reason why the file is left. */
  onChunk?: () => void;
}

/**
 * The articles of a file, streamed in their order, and what of it had to be left out. The format is told by content first, by
 * name second.
 */
export async function* readFile(input: ReadInput, { onChunk, ...options }: ReadOptions = {}): AsyncGenerator<ReadResult> {
  const refuse = (reason: string): ReadResult => ({ skipped: { path: input.path, reason } });
  try {
    const sidecar = readSidecar(input.file);
    if (sidecar !== undefined && 'unusable' in sidecar) {
      yield { skipped: { path: besides(input.path, sidecar.unusable), reason: sidecar.reason } };
    }
    const context: ReadContext = {
      ...options,
      ...(sidecar !== undefined && 'metadata' in sidecar && { sidecar: sidecar.metadata }),
      budget: { bytes: MAX_UNPACKED, members: MAX_MEMBERS },
    };
    yield* withOpenedFile(input, (file) => readOpened(file, context, { depth: 0, ...(onChunk && { onChunk }) }), refuse);
  } catch (error) {
    yield { skipped: { path: input.path, reason: reasonOf(error), ...(isOfFileSystem(error) && { retry: true }) } };
  }
}

/** The path of another file in the same folder. */
function besides(path: string, name: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1) + name;
}

interface Place {
  depth: number;
  onChunk?: () => void;
}

async function* readOpened(file: OpenedFile, outer: ReadContext, place: Place): AsyncGenerator<ReadResult> {
  const refuse = (reason: string): ReadResult => ({ skipped: { path: file.path, reason } });
  if (file.head.length === 0) {
    yield refuse('there is nothing in it');
    return;
  }
  const reader = chooseReader(file);
  if ('reason' in reader) yield refuse(reader.reason);
  else if (reader.binary !== true && isBinary(file.head)) yield refuse('is a binary file (it holds NUL bytes), not a text');
  else yield* reader.read(watched(file, place.onChunk), contextAt(outer, place));
}

function contextAt({ readInner: _outer, ...context }: ReadContext, place: Place): ReadContext {
  if (place.depth >= MAX_DEPTH) return context;
  return { ...context, readInner: (file) => readOpened(file, context, { ...place, depth: place.depth + 1 }) };
}

/** The same file; `onChunk` is called whenever something of it is taken. */
function watched(file: OpenedFile, onChunk: (() => void) | undefined): OpenedFile {
  if (onChunk === undefined) return file;
  const { range } = file;
  const watchedRange: ByteRange | undefined = range && {
    size: range.size,
    read(position, length) {
      onChunk();
      return range.read(position, length);
    },
  };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.chunks()) {
      onChunk?.();
      yield chunk;
    }
  }
  return { ...file, chunks, ...(watchedRange && { range: watchedRange }) };
}
