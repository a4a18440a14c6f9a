/**
 * A file of named sections that is read into shared memory and used as it lies there: little-endian numbers, each section on a
 * multiple of eight bytes, with a checksum of its own.
 *
 *   magic, version, number of sections (4 bytes each) · per section: name (27 bytes), bytes of a number (1), offset, length, CRC-32 (4 each)
 *   · CRC-32 of all that · the sections
 *
 * What is not as it was written raises `index-corrupt` before anything of it is used. Sections that are not asked for are not read.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { messageOf, PullquoteError } from '../../domain/errors.ts';
import { reasonOf, systemCode } from '../../store/file-layer.ts';
import type { Numbers, Section } from './section.ts';
import { StringList } from './string-list.ts';

const MAGIC = 0x53515150; // "PQQS"
const VERSION = 3;
const HEADER = 12;
const NAME_BYTES = 27;
const ROW = NAME_BYTES + 1 + 12;

function bytesOf(section: Section): Uint8Array {
  return new Uint8Array(section.buffer, section.byteOffset, section.byteLength);
}

function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}

/** @throws PullquoteError on a machine whose numbers are big-endian: the sections are used as they lie in memory. */
function refuseBigEndian(): void {
  if (endianness() === 'BE') throw new PullquoteError('index-version', 'an index can be used on little-endian machines only');
}

export function encodeSections(sections: ReadonlyMap<string, Section>): Uint8Array {
  refuseBigEndian();
  const tableEnd = HEADER + ROW * sections.size;
  let length = aligned(tableEnd + 4);
  for (const section of sections.values()) length = aligned(length + section.byteLength);
  const file = Buffer.alloc(length);
  file.writeUInt32LE(MAGIC, 0);
  file.writeUInt32LE(VERSION, 4);
  file.writeUInt32LE(sections.size, 8);
  let row = HEADER;
  let offset = aligned(tableEnd + 4);
  for (const [name, section] of sections) {
    const bytes = bytesOf(section);
    if (name.length > NAME_BYTES) throw new RangeError(`the name of a section is too long: ${name}`);
    file.write(name, row, NAME_BYTES, 'latin1');
    file.writeUInt8(section.BYTES_PER_ELEMENT, row + NAME_BYTES);
    file.writeUInt32LE(offset, row + NAME_BYTES + 1);
    file.writeUInt32LE(bytes.length, row + NAME_BYTES + 5);
    file.writeUInt32LE(crc32(bytes), row + NAME_BYTES + 9);
    file.set(bytes, offset);
    offset = aligned(offset + bytes.length);
    row += ROW;
  }
  file.writeUInt32LE(crc32(file.subarray(0, tableEnd)), tableEnd);
  return file;
}

/** Where a section lies, in the file or in what was read of it. */
export interface SectionPlace {
  name: string;
  /** Bytes of one of its numbers. */
  width: number;
  offset: number;
  length: number;
  crc: number;
}

function corrupt(path: string, what: string, cause?: unknown): PullquoteError {
  return new PullquoteError('index-corrupt', `${path} cannot be read: ${what}`, { hint: 'pullquote check', cause });
}

/** A file that is gone or is not as it was is damage; that the disk or the process cannot give it now is not. */
export function unreadable(what: string, cause: unknown): PullquoteError {
  const code = systemCode(cause);
  if (code === undefined || code === 'ENOENT') return corrupt(what, messageOf(cause), cause);
  return new PullquoteError('io', `${what} cannot be read: ${reasonOf(cause)}`, { cause });
}

/** How many bytes of a file its table takes. @throws PullquoteError('index-corrupt') */
function tableLength(path: string, head: Uint8Array): number {
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  if (head.length < HEADER || view.getUint32(0, true) !== MAGIC) throw corrupt(path, 'it is no segment');
  const version = view.getUint32(4, true);
  if (version !== VERSION) throw corrupt(path, `its version is ${String(version)}, not ${String(VERSION)}`);
  return HEADER + ROW * view.getUint32(8, true) + 4;
}

/** @param table the first bytes of a file, as many as `tableLength` says. @throws PullquoteError('index-corrupt') */
function readTable(path: string, table: Uint8Array, length: number): SectionPlace[] {
  const view = new DataView(table.buffer, table.byteOffset, table.length);
  const end = length - 4;
  if (table.length < length || crc32(table.subarray(0, end)) !== view.getUint32(end, true))
    throw corrupt(path, 'its table of sections is damaged');
  const places: SectionPlace[] = [];
  for (let row = HEADER; row < end; row += ROW) {
    const name = Buffer.from(table.subarray(row, row + NAME_BYTES))
      .toString('latin1')
      .replaceAll('\0', '');
    const [offset, bytes, crc] = [1, 5, 9].map((at) => view.getUint32(row + NAME_BYTES + at, true));
    places.push({ name, width: view.getUint8(row + NAME_BYTES), offset: offset ?? 0, length: bytes ?? 0, crc: crc ?? 0 });
  }
  return places;
}

/** What of sections can be given to another thread. */
export interface SharedSections {
  path: string;
  bytes: Uint8Array;
  places: readonly SectionPlace[];
}

/** Sections, as views of the bytes that they lie in. */
export class Sections {
  readonly shared: SharedSections;
  private readonly views = new Map<string, { bytes: Uint8Array; width: number }>();

  /** @param shared bytes that were held against their checksums */
  constructor(shared: SharedSections) {
    this.shared = shared;
    for (const { name, width, offset, length } of shared.places)
      this.views.set(name, { bytes: shared.bytes.subarray(offset, offset + length), width });
  }

  /** Those that are to become a file. */
  static inMemory(path: string, made: ReadonlyMap<string, Section>): Sections {
    const sections = new Sections({ path, bytes: new Uint8Array(0), places: [] });
    for (const [name, section] of made) sections.views.set(name, { bytes: bytesOf(section), width: section.BYTES_PER_ELEMENT });
    return sections;
  }

  /** All of a file that is in memory. @throws PullquoteError('index-corrupt') */
  static of(path: string, file: Uint8Array): Sections {
    refuseBigEndian();
    const places = readTable(path, file, tableLength(path, file));
    const sections = new Sections({ path, bytes: file, places });
    for (const { name, length, crc } of places) {
      const bytes = sections.bytes(name);
      if (bytes.length !== length || crc32(bytes) !== crc) throw corrupt(path, `its section ${name} is damaged`);
    }
    return sections;
  }

  /** Takes other sections of the same file in as well. */
  add(others: Sections): this {
    for (const [name, view] of others.views) this.views.set(name, view);
    return this;
  }

  corrupt(what: string): PullquoteError {
    return corrupt(this.shared.path, what);
  }

  bytes(name: string): Uint8Array {
    return this.view(name).bytes;
  }

  u16(name: string): Uint16Array {
    const bytes = this.bytes(name);
    return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 1);
  }

  u32(name: string): Uint32Array {
    const bytes = this.bytes(name);
    return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
  }

  i32(name: string): Int32Array {
    const bytes = this.bytes(name);
    return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
  }

  /** What `narrowSigned` made: as it lies there, where it is of 32 bits. */
  signed(name: string): Int8Array | Int16Array | Int32Array {
    const { bytes, width } = this.view(name);
    if (width === 4) return this.i32(name);
    return width === 1
      ? new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
      : new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 1);
  }

  /** Numbers of whatever width they have. */
  numbers(name: string): Numbers {
    const { bytes, width } = this.view(name);
    return width === 1 ? bytes : width === 2 ? this.u16(name) : this.u32(name);
  }

  has(name: string): boolean {
    return this.views.has(name);
  }

  strings(name: string): StringList {
    return new StringList(this.bytes(name), this.u32(`${name}.ends`));
  }

  private view(name: string): { bytes: Uint8Array; width: number } {
    const view = this.views.get(name);
    if (!view) throw this.corrupt(`it has no section ${name}`);
    return view;
  }
}

/** Enough for the table of a segment. */
const FIRST_READ = 1 << 13;

async function readInto(handle: FileHandle, target: Uint8Array, from: number): Promise<number> {
  let at = 0;
  while (at < target.length) {
    const { bytesRead } = await handle.read(target, at, target.length - at, from + at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return at;
}

/** Sections that follow each other in the file, and are read at once. */
interface Stretch {
  from: number;
  to: number;
  /** Where it comes to lie. */
  at: number;
}

function stretchesOf(places: readonly SectionPlace[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { offset, length } of places) {
    const last = stretches.at(-1);
    const end = aligned(offset + length);
    if (last?.to === offset) last.to = end;
    else stretches.push({ from: offset, to: end, at: last ? last.at + last.to - last.from : 0 });
  }
  return stretches;
}

async function readPlaces(path: string, handle: FileHandle, isWanted: (name: string) => boolean): Promise<SharedSections> {
  const { size } = await handle.stat();
  let head = new Uint8Array(FIRST_READ);
  head = head.subarray(0, await readInto(handle, head, 0));
  const length = tableLength(path, head);
  if (length > head.length) {
    head = new Uint8Array(Math.min(length, size));
    await readInto(handle, head, 0);
  }
  const wanted = readTable(path, head, length).filter(({ name }) => isWanted(name));
  const cut = wanted.find(({ offset, length: bytes }) => offset + bytes > size);
  if (cut) throw corrupt(path, `its section ${cut.name} is damaged`);
  const stretches = stretchesOf(wanted);
  const last = stretches.at(-1);
  const bytes = new Uint8Array(new SharedArrayBuffer(last ? last.at + last.to - last.from : 0));
  for (const { from, to, at } of stretches) await readInto(handle, bytes.subarray(at, at + to - from), from);
  const places = wanted.map((place) => {
    const stretch = stretches.find(({ from, to }) => from <= place.offset && place.offset < to) ?? { from: 0, at: 0 };
    return { ...place, offset: place.offset - stretch.from + stretch.at };
  });
  return { path, bytes, places };
}

/**
 * Reads sections of a file into shared memory.
 *
 * @throws PullquoteError('index-corrupt') when it cannot be read or one of them is damaged
 */
export async function readSections(path: string, isWanted: (name: string) => boolean = () => true): Promise<Sections> {
  refuseBigEndian();
  let shared: SharedSections;
  try {
    const handle = await open(path, 'r');
    try {
      shared = await readPlaces(path, handle, isWanted);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw cause instanceof PullquoteError ? cause : unreadable(path, cause);
  }
  const sections = new Sections(shared);
  for (const { name, crc } of shared.places) {
    if (crc32(sections.bytes(name)) !== crc) throw corrupt(path, `its section ${name} is damaged`);
  }
  return sections;
}
