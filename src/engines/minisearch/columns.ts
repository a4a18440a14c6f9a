/** Lists of numbers, one list for each of many things, in two typed arrays. */

export interface Column {
  /** List i lies in [starts[i], starts[i + 1]) of `ids`. */
  starts: Uint32Array;
  ids: Int32Array;
}

/** Numbers that are appended, in a typed array. */
export class NumberList {
  length = 0;
  private numbers = new Int32Array(256);

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Int32Array(2 * this.numbers.length);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length++] = value;
  }

  /** The same, where it is not among those from `first` on. */
  pushNew(value: number, first: number): void {
    for (let at = first; at < this.length; at++) if (this.numbers[at] === value) return;
    this.push(value);
  }

  /** 0 beyond the end. */
  at(place: number): number {
    return this.numbers[place] ?? 0;
  }

  build(): Int32Array {
    return this.numbers.slice(0, this.length);
  }
}

export function listOf(column: Column, i: number): Int32Array {
  return column.ids.subarray(column.starts[i] ?? 0, column.starts[i + 1] ?? 0);
}

/** Of each number below `size`, the lists that it is in, ascending. */
export function invert({ starts, ids }: Column, size: number): Column {
  const inverted = { starts: new Uint32Array(size + 1), ids: new Int32Array(ids.length) };
  const ends = inverted.starts;
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    ends[id + 1] = (ends[id + 1] ?? 0) + 1;
  }
  for (let id = 0; id < size; id++) ends[id + 1] = (ends[id + 1] ?? 0) + (ends[id] ?? 0);
  const next = ends.slice();
  for (let list = 0; list + 1 < starts.length; list++) {
    const end = starts[list + 1] ?? 0;
    for (let at = starts[list] ?? 0; at < end; at++) {
      const id = ids[at] ?? 0;
      const place = next[id] ?? 0;
      inverted.ids[place] = list;
      next[id] = place + 1;
    }
  }
  return inverted;
}

export function joined(first: Int32Array, others: readonly number[]): Int32Array {
  const all = new Int32Array(first.length + others.length);
  all.set(first);
  all.set(others, first.length);
  return all;
}
