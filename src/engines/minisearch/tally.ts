/** Counts per value, and which values have any: most queries meet few of the values that there are. */
export class Tally {
  readonly counts: Int32Array;
  /** How many values have a count. */
  size = 0;
  private readonly met: Int32Array;

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

  /** The values with a count, in the order in which they were met. */
  values(): Int32Array {
    return this.met.subarray(0, this.size);
  }
}
