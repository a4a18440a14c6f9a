/**
 * The members of a ZIP file, each unpacked as a stream and never more than allowed.
 *
 * The sizes that an archive declares are not believed: what comes out is counted. Names are checked before anything is read (no
 * absolute ones, none that lead upwards); nothing is ever written to a disk. Members are had through the central directory, so that a
 * large archive is not read as a whole.
 */
import { Readable } from 'node:stream';
import {
  type Entry,
  fromBufferPromise,
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
  validateFileName,
  type ZipFile,
} from 'yauzl';
import { PullquoteError } from '../../domain/errors.ts';
import type { ByteRange, OpenedFile, UnpackBudget } from '../reader.ts';
import { readWholeBytes } from '../whole-text.ts';

export interface ZipMember {
  /** With "/". */
  name: string;
  /** The content, once. @throws PullquoteError `unreadable` when it is encrypted, damaged or beyond the budget. */
  open(): AsyncGenerator<Uint8Array>;
}

export interface OpenedZip {
  /** In the code-unit order of their names. */
  members: ZipMember[];
  refused: { name: string; reason: string }[];
  close(): void;
}

/** An archive inside something else is held in memory. */
const MAX_HELD = 128 * 1024 * 1024;
/** Text is packed to a tenth, tables to a fortieth; a bomb to a thousandth. */
const MAX_RATIO = 300;
/** Below this size the ratio says nothing. */
const FREE_BYTES = 4 * 1024 * 1024;
const CHUNK = 1 << 16;
/** Unix mode bits, in the upper half of the attributes. */
const KIND_OF_FILE = 0o170000;
const LINK = 0o120000;

class RangeReader extends RandomAccessReader {
  private readonly range: ByteRange;

  constructor(range: ByteRange) {
    super();
    this.range = range;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const { range } = this;
    async function* read(): AsyncGenerator<Uint8Array> {
      for (let at = start; at < end; ) {
        const bytes = await range.read(at, Math.min(CHUNK, end - at));
        if (bytes.length === 0) throw new PullquoteError('unreadable', 'the archive ends early');
        at += bytes.length;
        yield bytes;
      }
    }
    return Readable.from(read(), { objectMode: false });
  }
}

const OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true } as const;

async function openFile(file: OpenedFile): Promise<ZipFile> {
  if (file.range !== undefined) return fromRandomAccessReaderPromise(new RangeReader(file.range), file.range.size, OPTIONS);
  const whole = await readWholeBytes(file, MAX_HELD);
  if ('reason' in whole) throw new PullquoteError('unreadable', whole.reason);
  return fromBufferPromise(whole.bytes, OPTIONS);
}

async function* unpack(zip: ZipFile, entry: Entry, budget: UnpackBudget): AsyncGenerator<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry);
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      budget.bytes -= chunk.length;
      if (budget.bytes < 0) throw new PullquoteError('unreadable', 'the archive unpacks to more than is allowed');
      if (size > FREE_BYTES && size > MAX_RATIO * entry.compressedSize) {
        throw new PullquoteError('unreadable', `unpacks to more than ${MAX_RATIO} times its size, as nothing but a trap does`);
      }
      yield chunk;
    }
  } finally {
    stream.destroy();
  }
}

function nameOf(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
}

function refusalOf(entry: Entry, name: string): string | undefined {
  if (validateFileName(name) !== null || name.includes('\0')) return 'its name leads out of the archive';
  if (entry.isEncrypted()) return 'is encrypted';
  if (!entry.canDecodeFileData()) return `is packed by a method that is not known (${entry.compressionMethod})`;
  return ((entry.externalFileAttributes >>> 16) & KIND_OF_FILE) === LINK ? 'is a link' : undefined;
}

/**
 * Lists an archive; folders are left away.
 * @throws an Error when it is no ZIP file, or damaged beyond listing
 */
export async function openZip(file: OpenedFile, budget: UnpackBudget): Promise<OpenedZip> {
  const zip = await openFile(file);
  const opened: OpenedZip = { members: [], refused: [], close: () => zip.close() };
  try {
    for await (const entry of zip.eachEntry()) {
      if (budget.members-- <= 0) throw new PullquoteError('unreadable', 'the archive has more members than is allowed');
      // The raw name is nearly never above this; it must not be stored a hundred thousand times at 64 KB.
      const name = nameOf(entry).slice(0, 1000);
      if (name.endsWith('/')) continue;
      const reason = refusalOf(entry, name);
      if (reason === undefined) opened.members.push({ name, open: () => unpack(zip, entry, budget) });
      else opened.refused.push({ name, reason });
    }
  } catch (error) {
    zip.close();
    throw error;
  }
  opened.members.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return opened;
}

/** One member as a whole. @throws PullquoteError `unreadable` when it is larger than `limit`, in bytes */
export async function readMember(member: ZipMember, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of member.open()) {
    size += chunk.length;
    if (size > limit) throw new PullquoteError('unreadable', `${member.name} in it is larger than ${Math.round(limit / 1024 / 1024)} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
