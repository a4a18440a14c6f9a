/** Counts per value of one facet, noted as they are met. */
import { type TieOrder, TopValues, type ValueCounts } from './value-counts.ts';

export class Tally {
  readonly counts: Int32Array;
  private readonly met: Int32Array;
  private size = 0;
  /** The unit that each value was last counted for. */
  private lasts: Int32Array | undefined;

  /** @param values how many there are */
  constructor(values: number) {
    this.counts = new Int32Array(values);
    this.met = new Int32Array(values);
  }

  add(value: number, count: number): void {
    const before = this.counts[value] ?? 0;
    if (before === 0) this.met[this.size++] = value;
    this.counts[value] = before + count;
  }

  /** Counts a value once for unit `i`, however often it is asked; units come one after the other. */
  addOnce(value: number, i: number): void {
    const last = (this.lasts ??= new Int32Array(this.counts.length));
    if ((this.counts[value] ?? 0) > 0 && last[value] === i) return;
    last[value] = i;
    this.add(value, 1);
  }

  /** The values with a count, in the order in which they were met. */
  values(): Int32Array {
    return this.met.subarray(0, this.size);
  }

  /** Zeros again. */
  reset(): void {
    const { counts, met, size } = this;
    for (let i = 0; i < size; i++) counts[met[i] ?? 0] = 0;
    this.size = 0;
  }

  /** As they are now. @param limit how many of the largest are wanted */
  read(limit: number, ties?: TieOrder): ValueCounts {
    const values = this.values();
    const { counts } = this;
    return {
      distinct: values.length,
      first: () => {
        const top = new TopValues(limit, ties);
        for (let i = 0; i < values.length; i++) top.offer(values[i] ?? 0, counts[values[i] ?? 0] ?? 0);
        return top.first();
      },
      all: () => ({ values, counts: values.map((value) => counts[value] ?? 0) }),
    };
  }
}
