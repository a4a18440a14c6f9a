/**
 * A ZIP archive of a few small files, all in memory, always the same bytes for the same files: no entry has a date.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end)
 */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  /** With "/" between folders, ASCII. */
  name: string;
  text: string;
}

const LOCAL = 0x04_03_4b_50;
const CENTRAL = 0x02_01_4b_50;
const END = 0x06_05_4b_50;
const VERSION = 20;
const DEFLATE = 8;
/** 1980-01-01, the first day that the format knows. */
const NO_DATE = 0x00_21_00_00;

function record(signature: number, fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const bytes = Buffer.alloc(4 + fields.reduce((sum, [size]) => sum + size, 0));
  let at = bytes.writeUInt32LE(signature);
  for (const [size, value] of fields) at = size === 2 ? bytes.writeUInt16LE(value, at) : bytes.writeUInt32LE(value, at);
  return bytes;
}

export function zipOf(files: readonly ZipFile[]): Uint8Array<ArrayBuffer> {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of files) {
    const content = Buffer.from(text, 'utf8');
    const packed = deflateRawSync(content, { level: 9 });
    const path = Buffer.from(name, 'ascii');
    const common = [
      [2, VERSION],
      [2, 0],
      [2, DEFLATE],
      [4, NO_DATE],
      [4, crc32(content)],
      [4, packed.length],
      [4, content.length],
      [2, path.length],
      [2, 0],
    ] as const;
    const local = Buffer.concat([record(LOCAL, common), path, packed]);
    const central = record(CENTRAL, [[2, VERSION], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]);
    locals.push(local);
    centrals.push(Buffer.concat([central, path]));
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const count = files.length;
  const end = record(END, [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, directory.length],
    [4, offset],
    [2, 0],
  ]);
  return Uint8Array.from(Buffer.concat([...locals, directory, end]));
}
