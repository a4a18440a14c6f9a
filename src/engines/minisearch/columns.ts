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

  /** 0 beyond the end. */
  at(place: number): number {
    return this.numbers[place] ?? 0;
  }

  build(): Int32Array {
    return this.numbers.slice(0, this.length);
  }
}

export class ColumnBuilder {
  private readonly starts = new NumberList();
  private readonly ids = new NumberList();

  constructor() {
    this.starts.push(0);
  }

  add(list: Iterable<number>): void {
    for (const id of list) this.ids.push(id);
    this.endList();
  }

  /** Appends to the list that `endList` ends. */
  push(id: number): void {
    this.ids.push(id);
  }

  /** The same, where the list does not have it yet. */
  pushNew(id: number): void {
    for (let at = this.starts.at(this.starts.length - 1); at < this.ids.length; at++) if (this.ids.at(at) === id) return;
    this.ids.push(id);
  }

  /** @param otherwise what stands in a list that is empty, where it is not negative */
  endList(otherwise = -1): void {
    if (otherwise >= 0 && this.starts.at(this.starts.length - 1) === this.ids.length) this.ids.push(otherwise);
    this.starts.push(this.ids.length);
  }

  build(): Column {
    return { starts: Uint32Array.from(this.starts.build()), ids: this.ids.build() };
  }
}

export function listOf(column: Column, i: number): Int32Array {
  return column.ids.subarray(column.starts[i] ?? 0, column.starts[i + 1] ?? 0);
}

/** The different values of several lists, in the order in which they first come. */
export function uniteLists(column: Column, lists: Iterable<number>): Set<number> {
  const united = new Set<number>();
  for (const list of lists) {
    const end = column.starts[list + 1] ?? 0;
    for (let at = column.starts[list] ?? 0; at < end; at++) united.add(column.ids[at] ?? 0);
  }
  return united;
}

/** Of each number below `size`, the lists that it is in, ascending. */
export function invert({ starts, ids }: Column, size: number): Column {
  const inverted = { starts: new Uint32Array(size + 1), ids: new Int32Array(ids.length) };
  for (const id of ids) inverted.starts[id + 1] = (inverted.starts[id + 1] ?? 0) + 1;
  for (let id = 0; id < size; id++) inverted.starts[id + 1] = (inverted.starts[id + 1] ?? 0) + (inverted.starts[id] ?? 0);
  const next = inverted.starts.slice();
  for (let list = 0; list + 1 < starts.length; list++) {
    for (let at = starts[list] ?? 0; at < (starts[list + 1] ?? 0); at++) {
      const id = ids[at] ?? 0;
      const place = next[id] ?? 0;
      inverted.ids[place] = list;
      next[id] = place + 1;
    }
  }
  return inverted;
}
