/** Lists of numbers, one list for each of many things, in two typed arrays. */

export interface Column {
  /** List i lies in [starts[i], starts[i + 1]) of `ids`. */
  starts: Uint32Array;
  ids: Int32Array;
}

export class ColumnBuilder {
  private readonly starts: number[] = [0];
  private readonly ids: number[] = [];

  add(list: Iterable<number>): void {
    for (const id of list) this.ids.push(id);
    this.starts.push(this.ids.length);
  }

  build(): Column {
    return { starts: Uint32Array.from(this.starts), ids: Int32Array.from(this.ids) };
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
