/**
 * The two files of the name tagger, both little-endian and compact enough to ship.
 *
 * Gazetteer: "PQGZ", number of keys, keys ascending as variable-length differences, masks as indices into a table of the
 * different masks. Weights: "PQNM", number of buckets and tags, scale, a bitmap of the buckets that are not empty, a row of
 * signed bytes for each of those, and the transitions.
 */
import { PullquoteError } from '../../domain/errors.ts';
import { Gazetteer } from './gazetteer.ts';

const GAZETTEER_MAGIC = 0x5a475150;
const MODEL_MAGIC = 0x4d4e5150;

/** `rows` is buckets × tags, in steps of 1 / `scale`. */
export interface ModelWeights {
  bits: number;
  tags: number;
  scale: number;
  rows: Int8Array;
  /** tags × tags, from the row's tag to the column's. */
  transitions: Float32Array;
}

class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  uint32(value: number): void {
    this.append(Uint8Array.of(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24));
  }

  varint(value: number): void {
    let rest = value >>> 0;
    while (rest > 127) {
      this.append(Uint8Array.of((rest & 127) | 128));
      rest >>>= 7;
    }
    this.append(Uint8Array.of(rest));
  }

  floats(values: Float32Array): void {
    const view = new DataView(new ArrayBuffer(values.length * 4));
    for (const [i, value] of values.entries()) view.setFloat32(i * 4, value, true);
    this.append(new Uint8Array(view.buffer));
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

class ByteReader {
  readonly #view: DataView;
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  uint32(): number {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4, true);
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#view.getUint8(this.#at++);
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  floats(count: number): Float32Array {
    const values = new Float32Array(count);
    for (let i = 0; i < count; i++) values[i] = this.#view.getFloat32(this.#at + i * 4, true);
    this.#at += count * 4;
    return values;
  }

  bytes(count: number): Uint8Array {
    if (this.#at + count > this.#bytes.length) throw new RangeError('the file ends early');
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }
}

/** @param keys ascending. */
export function encodeGazetteer(keys: Int32Array, masks: Int32Array): Uint8Array {
  const writer = new ByteWriter();
  writer.uint32(GAZETTEER_MAGIC);
  writer.uint32(keys.length);
  const different = [...new Set(masks)].sort((a, b) => a - b);
  writer.uint32(different.length);
  for (const mask of different) writer.uint32(mask);
  const indexOf = new Map(different.map((mask, i) => [mask, i]));
  let last = -0x80000000;
  for (const [i, key] of keys.entries()) {
    writer.varint(key - last);
    writer.varint(indexOf.get(masks[i] ?? 0) ?? 0);
    last = key;
  }
  return writer.finish();
}

export function decodeGazetteer(bytes: Uint8Array): Gazetteer {
  return decoding('gazetteer', () => {
    const reader = new ByteReader(bytes);
    if (reader.uint32() !== GAZETTEER_MAGIC) throw new RangeError('not a gazetteer');
    const count = reader.uint32();
    const different = Int32Array.from({ length: reader.uint32() }, () => reader.uint32());
    const keys = new Int32Array(count);
    const masks = new Int32Array(count);
    let last = -0x80000000;
    for (let i = 0; i < count; i++) {
      last += reader.varint();
      keys[i] = last;
      masks[i] = different[reader.varint()] ?? 0;
    }
    return new Gazetteer(keys, masks);
  });
}

export function encodeModel(weights: ModelWeights): Uint8Array {
  const { bits, tags } = weights;
  const writer = new ByteWriter();
  writer.uint32(MODEL_MAGIC);
  writer.uint32(bits);
  writer.uint32(tags);
  writer.floats(Float32Array.of(weights.scale));
  const bitmap = new Uint8Array(1 << (bits - 3));
  const rows = new ByteWriter();
  for (let b = 0; b < 1 << bits; b++) {
    const row = weights.rows.subarray(b * tags, (b + 1) * tags);
    if (row.every((weight) => weight === 0)) continue;
    bitmap[b >> 3] = (bitmap[b >> 3] ?? 0) | (1 << (b & 7));
    rows.append(new Uint8Array(row.buffer, row.byteOffset, row.length));
  }
  writer.append(bitmap);
  writer.append(rows.finish());
  writer.floats(weights.transitions);
  return writer.finish();
}

export function decodeModel(bytes: Uint8Array): ModelWeights {
  return decoding('weights', () => {
    const reader = new ByteReader(bytes);
    if (reader.uint32() !== MODEL_MAGIC) throw new RangeError('not a name model');
    const bits = reader.uint32();
    const tags = reader.uint32();
    if (bits < 3 || bits > 22 || tags > 64) throw new RangeError('the table cannot be');
    const scale = reader.floats(1)[0] ?? 1;
    const bitmap = reader.bytes(1 << (bits - 3));
    const rows = new Int8Array(tags << bits);
    for (let b = 0; b < 1 << bits; b++) {
      if (((bitmap[b >> 3] ?? 0) & (1 << (b & 7))) === 0) continue;
      const row = reader.bytes(tags);
      rows.set(new Int8Array(row.buffer, row.byteOffset, tags), b * tags);
    }
    return { bits, tags, scale, rows, transitions: reader.floats(tags * tags) };
  });
}

function decoding<T>(what: string, decode: () => T): T {
  try {
    return decode();
  } catch (cause) {
    throw new PullquoteError('unreadable', `the ${what} of the name tagger cannot be read`, { hint: 'npm ci', cause });
  }
}
