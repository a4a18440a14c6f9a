/**
 * The best tags of a chain of tokens, and how probable each type is, in a linear-chain conditional random field.
 *
 * Viterbi and forward-backward after Lafferty, McCallum & Pereira (2001). Scores come in as one row of `TAG_COUNT` numbers a
 * token; the edges of a chain count as O. Scratch space is kept between calls and grows to the longest chain seen.
 */
import { mayFollow, NAME_TYPES, TAG_COUNT } from './tags.ts';

/** Every step that a chain may take, those into one tag side by side: `INTO[tag]` is the first of them, `INTO[tag + 1]` the one behind the last. */
const STEPS = Array.from({ length: TAG_COUNT ** 2 }, (_, i) => ({ from: i % TAG_COUNT, to: Math.floor(i / TAG_COUNT) })).filter(
  ({ from, to }) => mayFollow(from, to),
);
const FROM = Uint8Array.from(STEPS, ({ from }) => from);
const INTO = Uint8Array.from({ length: TAG_COUNT + 1 }, (_, tag) => STEPS.filter(({ to }) => to < tag).length);
/** Whether a chain may begin, and end, with a tag: its edges count as O. */
const BEGINS = Uint8Array.from({ length: TAG_COUNT }, (_, tag) => (mayFollow(0, tag) ? 1 : 0));
const ENDS = Uint8Array.from({ length: TAG_COUNT }, (_, tag) => (mayFollow(tag, 0) ? 1 : 0));
/** Columns of type probabilities: none, then the types. */
export const TYPE_COLUMNS = 1 + NAME_TYPES.length;

export class ChainDecoder {
  /** Weights of the steps, and their exponentials. */
  readonly #weights: Float64Array;
  readonly #jumps: Float64Array;
  /** Weights of beginning and of ending with a tag, -Infinity where it may not; and their exponentials. */
  readonly #begin: Float64Array;
  readonly #end: Float64Array;
  readonly #beginJumps: Float64Array;
  readonly #endJumps: Float64Array;
  readonly #sums = new Float64Array(TAG_COUNT);
  #best = new Float64Array(0);
  #back = new Uint8Array(0);
  #forward = new Float64Array(0);
  #backward = new Float64Array(0);
  #potentials = new Float64Array(0);

  /** @param transitions TAG_COUNT × TAG_COUNT, from the row's tag to the column's. */
  constructor(transitions: Float32Array) {
    this.#weights = Float64Array.from(STEPS, ({ from, to }) => transitions[from * TAG_COUNT + to] ?? 0);
    this.#jumps = this.#weights.map(Math.exp);
    this.#begin = Float64Array.from(BEGINS, (may, tag) => (may === 1 ? (transitions[tag] ?? 0) : -Infinity));
    this.#end = Float64Array.from(ENDS, (may, tag) => (may === 1 ? (transitions[tag * TAG_COUNT] ?? 0) : -Infinity));
    this.#beginJumps = this.#begin.map(Math.exp);
    this.#endJumps = this.#end.map(Math.exp);
  }

  #reserve(cells: number): void {
    if (this.#best.length >= cells) return;
    this.#best = new Float64Array(cells * 2);
    this.#back = new Uint8Array(cells * 2);
    this.#forward = new Float64Array(cells * 2);
    this.#backward = new Float64Array(cells * 2);
    this.#potentials = new Float64Array(cells * 2);
  }

  /** Writes the best tags of the chain whose rows begin at `row` to `tags`, from `at` on. */
  decode(scores: Float32Array, row: number, length: number, tags: Uint8Array, at: number): void {
    this.#reserve(length * TAG_COUNT);
    const best = this.#best;
    const back = this.#back;
    const weights = this.#weights;
    for (let tag = 0; tag < TAG_COUNT; tag++) best[tag] = (scores[row * TAG_COUNT + tag] ?? 0) + (this.#begin[tag] ?? 0);
    for (let i = 1; i < length; i++) {
      const here = i * TAG_COUNT;
      const before = here - TAG_COUNT;
      const given = (row + i) * TAG_COUNT;
      for (let tag = 0, step = 0; tag < TAG_COUNT; tag++) {
        let top = -Infinity;
        let from = 0;
        for (const stop = INTO[tag + 1] ?? 0; step < stop; step++) {
          const value = (best[before + (FROM[step] ?? 0)] ?? 0) + (weights[step] ?? 0);
          if (value > top) {
            top = value;
            from = FROM[step] ?? 0;
          }
        }
        best[here + tag] = top + (scores[given + tag] ?? 0);
        back[here + tag] = from;
      }
    }
    let tag = 0;
    let top = -Infinity;
    const last = (length - 1) * TAG_COUNT;
    for (let t = 0; t < TAG_COUNT; t++) {
      const value = (best[last + t] ?? 0) + (this.#end[t] ?? 0);
      if (value > top) {
        top = value;
        tag = t;
      }
    }
    for (let i = length - 1; i >= 0; i--) {
      tags[at + i] = tag;
      tag = back[i * TAG_COUNT + tag] ?? 0;
    }
  }

  /** Writes the probability of each type (TYPE_COLUMNS a token) to `types`, from token `at` on. */
  measure(scores: Float32Array, row: number, length: number, types: Float32Array, at: number): void {
    this.#reserve(length * TAG_COUNT);
    this.#runForward(scores, row, length);
    this.#runBackward(length);
    const forward = this.#forward;
    const backward = this.#backward;
    for (let i = 0; i < length; i++) {
      const here = i * TAG_COUNT;
      const none = (forward[here] ?? 0) * (backward[here] ?? 0);
      let total = none;
      const column = (at + i) * TYPE_COLUMNS;
      for (let type = 1; type < TYPE_COLUMNS; type++) {
        let sum = 0;
        for (let tag = here + 4 * type - 3; tag <= here + 4 * type; tag++) sum += (forward[tag] ?? 0) * (backward[tag] ?? 0);
        types[column + type] = sum;
        total += sum;
      }
      types[column] = none / total;
      for (let type = 1; type < TYPE_COLUMNS; type++) types[column + type] = (types[column + type] ?? 0) / total;
    }
  }

  /** Probabilities of the beginnings of the chain that end with each tag, up to a factor a token. */
  #runForward(scores: Float32Array, row: number, length: number): void {
    const forward = this.#forward;
    const potentials = this.#potentials;
    const jumps = this.#jumps;
    for (let i = 0; i < length; i++) {
      const here = i * TAG_COUNT;
      const before = here - TAG_COUNT;
      const given = (row + i) * TAG_COUNT;
      let top = -Infinity;
      for (let tag = 0; tag < TAG_COUNT; tag++) top = Math.max(top, scores[given + tag] ?? 0);
      let total = 0;
      for (let tag = 0, step = 0; tag < TAG_COUNT; tag++) {
        const potential = Math.exp((scores[given + tag] ?? 0) - top);
        potentials[here + tag] = potential;
        let into = 0;
        if (i === 0) into = this.#beginJumps[tag] ?? 0;
        else
          for (const stop = INTO[tag + 1] ?? 0; step < stop; step++)
            into += (forward[before + (FROM[step] ?? 0)] ?? 0) * (jumps[step] ?? 0);
        total += forward[here + tag] = into * potential;
      }
      for (let tag = 0; tag < TAG_COUNT; tag++) forward[here + tag] = (forward[here + tag] ?? 0) / total;
    }
  }

  /** Probabilities of what follows each tag, up to a factor a token. */
  #runBackward(length: number): void {
    const backward = this.#backward;
    const potentials = this.#potentials;
    const jumps = this.#jumps;
    const sums = this.#sums;
    for (let tag = 0, last = (length - 1) * TAG_COUNT; tag < TAG_COUNT; tag++) backward[last + tag] = this.#endJumps[tag] ?? 0;
    for (let i = length - 2; i >= 0; i--) {
      const next = (i + 1) * TAG_COUNT;
      sums.fill(0);
      for (let tag = 0, step = 0; tag < TAG_COUNT; tag++) {
        const behind = (potentials[next + tag] ?? 0) * (backward[next + tag] ?? 0);
        for (const stop = INTO[tag + 1] ?? 0; step < stop; step++) {
          const from = FROM[step] ?? 0;
          sums[from] = (sums[from] ?? 0) + (jumps[step] ?? 0) * behind;
        }
      }
      let total = 0;
      for (let tag = 0; tag < TAG_COUNT; tag++) total += sums[tag] ?? 0;
      for (let tag = 0; tag < TAG_COUNT; tag++) backward[i * TAG_COUNT + tag] = (sums[tag] ?? 0) / total;
    }
  }
}
