/**
 * The weight table in the form that is added up fastest.
 *
 * Adding the rows of a token's features is where the tagger spends its time, most of it waiting for memory. So a row is 16 bytes, one
 * line of the cache: the weights as bytes with a bias that keeps them positive, byte `b` of word `w` for tag 4b + w. They are added in two
 * 16-bit lanes at a time, thirteen additions in eight. Lanes hold 257 rows without overflow; a token that has more features is added up in parts.
 */
import type { ModelWeights } from './model-file.ts';
import { TAG_COUNT } from './tags.ts';

const WORDS = 4;
const BIAS = 128;
const MAX_ROWS = 257;
/** The first and third byte of a word. */
const LANES = 0x00ff00ff;

export class PackedWeights {
  readonly #rows: Int32Array;
  readonly #scale: number;
  readonly #sums = new Int32Array(2 * WORDS);

  constructor({ bits, tags, rows, scale }: ModelWeights) {
    this.#scale = 1 / scale;
    this.#rows = new Int32Array(WORDS << bits).fill(BIAS * 0x01010101);
    const bytes = new Uint8Array(this.#rows.buffer);
    const isLittleEndian = new Uint8Array(Int32Array.of(1).buffer)[0] === 1;
    for (let bucket = 0; bucket < 1 << bits; bucket++) {
      for (let tag = 0; tag < tags; tag++) {
        const byte = isLittleEndian ? tag >> 2 : 3 - (tag >> 2);
        bytes[(bucket * WORDS + (tag & 3)) * 4 + byte] = (rows[bucket * tags + tag] ?? 0) + BIAS;
      }
    }
  }

  /** Writes the sums of the first `count` buckets' rows, TAG_COUNT of them, to `scores` from `at` on. */
  addUp(buckets: Int32Array, count: number, scores: Float32Array, at: number): void {
    for (let tag = 0; tag < TAG_COUNT; tag++) scores[at + tag] = 0;
    for (let from = 0; from < count; from += MAX_ROWS) this.#addPart(buckets, from, Math.min(count, from + MAX_ROWS), scores, at);
  }

  #addPart(buckets: Int32Array, from: number, to: number, scores: Float32Array, at: number): void {
    const rows = this.#rows;
    let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      const row = (buckets[i] ?? 0) * WORDS;
      const first = rows[row] ?? 0;
      const second = rows[row + 1] ?? 0;
      const third = rows[row + 2] ?? 0;
      const fourth = rows[row + 3] ?? 0;
      a = (a + (first & LANES)) | 0;
      b = (b + (second & LANES)) | 0;
      c = (c + (third & LANES)) | 0;
      d = (d + (fourth & LANES)) | 0;
      e = (e + ((first >>> 8) & LANES)) | 0;
      f = (f + ((second >>> 8) & LANES)) | 0;
      g = (g + ((third >>> 8) & LANES)) | 0;
      h = (h + ((fourth >>> 8) & LANES)) | 0;
    }
    const sums = this.#sums;
    sums[0] = a;
    sums[1] = b;
    sums[2] = c;
    sums[3] = d;
    sums[4] = e;
    sums[5] = f;
    sums[6] = g;
    sums[7] = h;
    const bias = (to - from) * BIAS;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      // tags 0–3 and 8–11 are in the even lanes of the first four sums, 4–7 and 12 in the odd ones
      const sum = sums[tag & 7] ?? 0;
      scores[at + tag] = (scores[at + tag] ?? 0) + ((tag < 8 ? sum & 0xffff : sum >>> 16) - bias) * this.#scale;
    }
  }
}
