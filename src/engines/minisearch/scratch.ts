/**
 * Memory that one search after the other uses again: arrays of a megabyte that are made for a search cost more than what is done
 * with them. A search runs to its end before another begins, and nothing that was taken here may be kept beyond it.
 */

/** Larger arrays are given back after the search that needed them. */
const MAX_KEPT = 1 << 22;
const FIRST = 1 << 14;

type Numbers = Int32Array | Uint16Array | Float64Array;

class Pool<T extends Numbers> {
  private readonly make: (length: number) => T;
  private chunk: T;
  private used = 0;

  constructor(make: (length: number) => T) {
    this.make = make;
    this.chunk = make(FIRST);
  }

  /** So many numbers, of any value. */
  take(length: number): T {
    if (this.used + length > this.chunk.length) {
      this.chunk = this.make(Math.max(length, 2 * this.chunk.length));
      this.used = 0;
    }
    return this.chunk.subarray(this.used, (this.used += length)) as T;
  }

  /** Gives back what was taken last, but for the first `length` of it. */
  shorten(taken: T, length: number): T {
    this.used -= taken.length - length;
    return taken.subarray(0, length) as T;
  }

  reset(): void {
    this.used = 0;
    if (this.chunk.length > MAX_KEPT) this.chunk = this.make(FIRST);
  }
}

const ints = new Pool<Int32Array>((length) => new Int32Array(length));
const shorts = new Pool<Uint16Array>((length) => new Uint16Array(length));
const doubles = new Pool<Float64Array>((length) => new Float64Array(length));

export const scratch = {
  ints: (length: number): Int32Array => ints.take(length),
  shorts: (length: number): Uint16Array => shorts.take(length),
  /** Zeros. */
  doubles: (length: number): Float64Array => doubles.take(length).fill(0),
  /** Only for what was taken last. */
  shorten: (taken: Int32Array, length: number): Int32Array => ints.shorten(taken, length),
  /** What was taken before is free. */
  reset: (): void => {
    ints.reset();
    shorts.reset();
    doubles.reset();
  },
};
