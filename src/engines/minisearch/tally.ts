/** Counts per value, and which values have any: most queries meet few of the values that there are. */
export class Tally {
  readonly counts: Int32Array;
  /** How many values have a count. */
  size = 0;
  private readonly met: Int32Array;

  /** @param counts of all values; zeros where they are still to be counted */
  constructor(counts: Int32Array, met: Int32Array = new Int32Array(counts.length)) {
    this.counts = counts;
    this.met = met;
  }

  add(value: number, count: number): void {
    const before = this.counts[value] ?? 0;
    if (before === 0) this.met[this.size++] = value;
    this.counts[value] = before + count;
  }

  /** Says that a value has a count already. */
  note(value: number): void {
    this.met[this.size++] = value;
  }

  /** The values with a count, in the order in which they were met. */
  values(): Int32Array {
    return this.met.subarray(0, this.size);
  }
}
