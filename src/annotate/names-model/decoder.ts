/**
 * The best tags of a chain of tokens, and how probable each type is, in a linear-chain conditional random field.
 *
 * Viterbi and forward-backward after Lafferty, McCallum & Pereira (2001). Scores come in as one row of `TAG_COUNT` numbers a
 * token; the edges of a chain count as O. Scratch space is kept between calls and grows to the longest chain seen.
 */
import { mayFollow, NAME_TYPES, PREDECESSORS, TAG_COUNT } from './tags.ts';

const EDGE_TAGS = Uint8Array.from({ length: TAG_COUNT }, (_, tag) => (mayFollow(tag, 0) ? 1 : 0));
const START_TAGS = Uint8Array.from({ length: TAG_COUNT }, (_, tag) => (mayFollow(0, tag) ? 1 : 0));
const SUCCESSORS: readonly Uint8Array[] = Array.from({ length: TAG_COUNT }, (_, first) =>
  Uint8Array.from(Array.from({ length: TAG_COUNT }, (_unused, second) => second).filter((second) => mayFollow(first, second))),
);
/** Columns of type probabilities: none, then the types. */
export const TYPE_COLUMNS = 1 + NAME_TYPES.length;

export class ChainDecoder {
  readonly #transitions: Float32Array;
  readonly #jumps: Float64Array;
  #best = new Float64Array(0);
  #back = new Uint8Array(0);
  #forward = new Float64Array(0);
  #backward = new Float64Array(0);
  #potentials = new Float64Array(0);

  /** @param transitions TAG_COUNT × TAG_COUNT, from the row's tag to the column's. */
  constructor(transitions: Float32Array) {
    this.#transitions = transitions;
    this.#jumps = Float64Array.from(transitions, Math.exp);
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
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      best[tag] = START_TAGS[tag] === 1 ? (scores[row * TAG_COUNT + tag] ?? 0) + (this.#transitions[tag] ?? 0) : -Infinity;
    }
    for (let i = 1; i < length; i++) {
      const here = i * TAG_COUNT;
      const before = here - TAG_COUNT;
      const given = (row + i) * TAG_COUNT;
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        let top = -Infinity;
        let from = 0;
        for (const first of PREDECESSORS[tag] ?? []) {
          const value = (best[before + first] ?? 0) + (this.#transitions[first * TAG_COUNT + tag] ?? 0);
          if (value > top) {
            top = value;
            from = first;
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
      const value = EDGE_TAGS[t] === 1 ? (best[last + t] ?? 0) + (this.#transitions[t * TAG_COUNT] ?? 0) : -Infinity;
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
    for (let i = 0; i < length; i++) {
      let total = 0;
      const sums = [0, 0, 0, 0];
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        const value = (this.#forward[i * TAG_COUNT + tag] ?? 0) * (this.#backward[i * TAG_COUNT + tag] ?? 0);
        total += value;
        const column = (tag + 3) >> 2;
        sums[column] = (sums[column] ?? 0) + value;
      }
      for (let column = 0; column < TYPE_COLUMNS; column++) types[(at + i) * TYPE_COLUMNS + column] = (sums[column] ?? 0) / total;
    }
  }

  #runForward(scores: Float32Array, row: number, length: number): void {
    const forward = this.#forward;
    for (let i = 0; i < length; i++) {
      const here = i * TAG_COUNT;
      const given = (row + i) * TAG_COUNT;
      let top = -Infinity;
      for (let tag = 0; tag < TAG_COUNT; tag++) top = Math.max(top, scores[given + tag] ?? 0);
      let total = 0;
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        const potential = Math.exp((scores[given + tag] ?? 0) - top);
        this.#potentials[here + tag] = potential;
        let into = 0;
        if (i === 0) into = START_TAGS[tag] === 1 ? (this.#jumps[tag] ?? 0) : 0;
        else
          for (const first of PREDECESSORS[tag] ?? [])
            into += (forward[here - TAG_COUNT + first] ?? 0) * (this.#jumps[first * TAG_COUNT + tag] ?? 0);
        total += forward[here + tag] = into * potential;
      }
      for (let tag = 0; tag < TAG_COUNT; tag++) forward[here + tag] = (forward[here + tag] ?? 0) / total;
    }
  }

  #runBackward(length: number): void {
    const backward = this.#backward;
    for (let i = length - 1; i >= 0; i--) {
      const here = i * TAG_COUNT;
      const next = here + TAG_COUNT;
      let total = 0;
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        let out = 0;
        if (i === length - 1) out = EDGE_TAGS[tag] === 1 ? (this.#jumps[tag * TAG_COUNT] ?? 0) : 0;
        else {
          for (const second of SUCCESSORS[tag] ?? []) {
            out += (this.#jumps[tag * TAG_COUNT + second] ?? 0) * (this.#potentials[next + second] ?? 0) * (backward[next + second] ?? 0);
          }
        }
        total += backward[here + tag] = out;
      }
      for (let tag = 0; tag < TAG_COUNT; tag++) backward[here + tag] = (backward[here + tag] ?? 0) / total;
    }
  }
}
