/**
 * A file of named sections that is read into shared memory and used as it lies there: little-endian numbers, each section on a
 * multiple of eight bytes, with a checksum of its own.
 *
 *   magic, version, number of sections (4 bytes each) · per section: name (28 bytes), offset, length, CRC-32 (4 bytes each)
 *   · CRC-32 of all that · the sections
 *
 * What is not as it was written raises `index-corrupt` before anything of it is used.
 */
import { open } from 'node:fs/promises';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { messageOf, PullquoteError } from '../../domain/errors.ts';
import type { Section } from './section.ts';
import { StringList } from './string-list.ts';

const MAGIC = 0x53515150; // "PQQS"
const VERSION = 2;
const HEADER = 12;
const NAME_BYTES = 28;
const ROW = NAME_BYTES + 12;

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
    file.write(name, row, NAME_BYTES, 'latin1');
    file.writeUInt32LE(offset, row + NAME_BYTES);
    file.writeUInt32LE(bytes.length, row + NAME_BYTES + 4);
    file.writeUInt32LE(crc32(bytes), row + NAME_BYTES + 8);
    file.set(bytes, offset);
    offset = aligned(offset + bytes.length);
    row += ROW;
  }
  file.writeUInt32LE(crc32(file.subarray(0, tableEnd)), tableEnd);
  return file;
}

/** The sections of a file, as views of its bytes. */
export class Sections {
  /** What they lie in. */
  readonly file: Uint8Array;
  private readonly path: string;
  private readonly sections = new Map<string, Uint8Array>();

  /**
   * @param isChecked whether its checksums were held against it before
   * @throws PullquoteError('index-corrupt')
   */
  constructor(path: string, file: Uint8Array, isChecked = false) {
    refuseBigEndian();
    this.path = path;
    this.file = file;
    const view = new DataView(file.buffer, file.byteOffset, file.length);
    if (file.length < HEADER + 4 || view.getUint32(0, true) !== MAGIC) throw this.corrupt('it is no segment');
    const version = view.getUint32(4, true);
    if (version !== VERSION) throw this.corrupt(`its version is ${String(version)}, not ${String(VERSION)}`);
    const tableEnd = HEADER + ROW * view.getUint32(8, true);
    if (tableEnd + 4 > file.length || crc32(file.subarray(0, tableEnd)) !== view.getUint32(tableEnd, true)) {
      throw this.corrupt('its table of sections is damaged');
    }
    for (let row = HEADER; row < tableEnd; row += ROW) {
      const name = Buffer.from(file.subarray(row, row + NAME_BYTES))
        .toString('latin1')
        .replaceAll('\0', '');
      const offset = view.getUint32(row + NAME_BYTES, true);
      const length = view.getUint32(row + NAME_BYTES + 4, true);
      const bytes = file.subarray(offset, offset + length);
      const isWhole = isChecked || (bytes.length === length && crc32(bytes) === view.getUint32(row + NAME_BYTES + 8, true));
      if (!isWhole) throw this.corrupt(`its section ${name} is damaged`);
      this.sections.set(name, bytes);
    }
  }

  corrupt(what: string): PullquoteError {
    return new PullquoteError('index-corrupt', `${this.path} cannot be read: ${what}`, { hint: 'pullquote check' });
  }

  bytes(name: string): Uint8Array {
    const bytes = this.sections.get(name);
    if (!bytes) throw this.corrupt(`it has no section ${name}`);
    return bytes;
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

  has(name: string): boolean {
    return this.sections.has(name);
  }

  strings(name: string): StringList {
    return new StringList(this.bytes(name), this.u32(`${name}.ends`));
  }
}

/** Reads a file into shared memory. @throws PullquoteError('index-corrupt') when it cannot be read or is damaged */
export async function readSections(path: string): Promise<Sections> {
  let file: Uint8Array;
  try {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      file = new Uint8Array(new SharedArrayBuffer(size));
      let at = 0;
      while (at < size) {
        const { bytesRead } = await handle.read(file, at, size - at, at);
        if (bytesRead === 0) break;
        at += bytesRead;
      }
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new PullquoteError('index-corrupt', `${path} cannot be read: ${messageOf(cause)}`, { cause, hint: 'pullquote check' });
  }
  return new Sections(path, file);
}
