/**
 * The weight table in the form that is added up fastest.
 *
 * Adding the rows of a token's features is where the tagger spends its time. Rows of zeros, which are most, are skipped by an
 * index; two weights share one 32-bit integer, as 16-bit lanes with a bias that keeps both positive, so that thirteen additions
 * become seven. Lanes hold 257 rows without overflow; a token that has more features is added up in parts.
 */
import type { ModelWeights } from './model-file.ts';
import { TAG_COUNT } from './tags.ts';

const LANES = 7;
const BIAS = 128;
const MAX_ROWS = 257;

export class PackedWeights {
  /** Bucket → its row, 0 when it has none. */
  readonly #index: Int32Array;
  readonly #rows: Int32Array;
  readonly #scale: number;

  constructor({ bits, tags, rows, scale }: ModelWeights) {
    this.#scale = 1 / scale;
    this.#index = new Int32Array(1 << bits);
    const filled: number[] = [];
    for (let b = 0; b < 1 << bits; b++) {
      let any = 0;
      for (let tag = 0; tag < tags; tag++) any |= rows[b * tags + tag] ?? 0;
      if (any !== 0) filled.push(b);
    }
    this.#rows = new Int32Array((filled.length + 1) * LANES);
    for (const [i, b] of filled.entries()) {
      const at = (i + 1) * LANES;
      this.#index[b] = at;
      for (let lane = 0; lane < LANES; lane++) {
        const low = (rows[b * tags + lane] ?? 0) + BIAS;
        const high = lane + LANES < tags ? (rows[b * tags + lane + LANES] ?? 0) + BIAS : 0;
        this.#rows[at + lane] = (high << 16) | low;
      }
    }
  }

  /** Writes the sums of the first `count` buckets' rows, TAG_COUNT of them, to `scores` from `at` on. */
  addUp(buckets: Int32Array, count: number, scores: Float32Array, at: number): void {
    for (let tag = 0; tag < TAG_COUNT; tag++) scores[at + tag] = 0;
    for (let from = 0; from < count; from += MAX_ROWS) this.#addPart(buckets, from, Math.min(count, from + MAX_ROWS), scores, at);
  }

  #addPart(buckets: Int32Array, from: number, to: number, scores: Float32Array, at: number): void {
    const index = this.#index;
    const rows = this.#rows;
    const scale = this.#scale;
    let [a, b, c, d, e, f, g, used] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      const row = index[buckets[i] ?? 0] ?? 0;
      if (row === 0) continue;
      used++;
      a = (a + (rows[row] ?? 0)) | 0;
      b = (b + (rows[row + 1] ?? 0)) | 0;
      c = (c + (rows[row + 2] ?? 0)) | 0;
      d = (d + (rows[row + 3] ?? 0)) | 0;
      e = (e + (rows[row + 4] ?? 0)) | 0;
      f = (f + (rows[row + 5] ?? 0)) | 0;
      g = (g + (rows[row + 6] ?? 0)) | 0;
    }
    const bias = used * BIAS;
    let lane = at;
    for (const sum of [a, b, c, d, e, f, g]) {
      scores[lane] = (scores[lane] ?? 0) + ((sum & 0xffff) - bias) * scale;
      if (lane + LANES < at + TAG_COUNT) scores[lane + LANES] = (scores[lane + LANES] ?? 0) + ((sum >>> 16) - bias) * scale;
      lane++;
    }
  }
}
