/**
 * Counts per value. Few of the values that there are have any in most answers, and those are noted as they are met; where units are
 * many, counting without noting is several times as fast, and the values are looked through afterwards.
 */
export class Tally {
  readonly counts: Int32Array;
  private met: Int32Array | undefined;
  private size = 0;
  /** Whether values may have a count without being noted. */
  private isDense = false;
  /** The unit that each value was last counted for. */
  private lasts: Int32Array | undefined;

  /** @param counts of all values, zeros */
  constructor(counts: Int32Array) {
    this.counts = counts;
  }

  add(value: number, count: number): void {
    const before = this.counts[value] ?? 0;
    if (before === 0) this.note(value);
    this.counts[value] = before + count;
  }

  /** Counts a value once for unit `i`, however often it is asked; units come one after the other. */
  addOnce(value: number, i: number): void {
    const last = (this.lasts ??= new Int32Array(this.counts.length));
    if ((this.counts[value] ?? 0) > 0 && last[value] === i) return;
    last[value] = i;
    this.add(value, 1);
  }

  /** Says that a value has a count. */
  note(value: number): void {
    const met = (this.met ??= new Int32Array(this.counts.length));
    met[this.size++] = value;
  }

  /** Says that any value may have one. */
  noteAll(): void {
    this.isDense = true;
  }

  /** The values with a count, in any order; `undefined` where they are to be looked for. */
  noted(): Int32Array | undefined {
    return this.isDense ? undefined : (this.met?.subarray(0, this.size) ?? new Int32Array(0));
  }

  /** Takes over the counts of another over the same values. */
  become(other: Tally): void {
    const noted = other.noted();
    if (noted) for (let i = 0; i < noted.length; i++) this.add(noted[i] ?? 0, other.counts[noted[i] ?? 0] ?? 0);
    else {
      this.counts.set(other.counts);
      this.noteAll();
    }
  }

  /** How many values have a count. */
  distinct(): number {
    if (!this.isDense) return this.size;
    const { counts } = this;
    let distinct = 0;
    for (let value = 0; value < counts.length; value++) distinct += counts[value] === 0 ? 0 : 1;
    return distinct;
  }

  /** The values with a count. */
  values(): Int32Array {
    const noted = this.noted();
    if (noted) return noted;
    const { counts } = this;
    const values = new Int32Array(this.distinct());
    let size = 0;
    for (let value = 0; value < counts.length; value++) if (counts[value] !== 0) values[size++] = value;
    return values;
  }

  /** Zeros again. */
  reset(): void {
    const { counts, met, size } = this;
    if (this.isDense) counts.fill(0);
    else if (met) for (let i = 0; i < size; i++) counts[met[i] ?? 0] = 0;
    this.size = 0;
    this.isDense = false;
  }
}
