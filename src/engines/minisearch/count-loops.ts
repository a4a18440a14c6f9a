/**
 * The loops of counting, over all units of an answer: functions of their own, because V8 compiles a hot loop in the middle of a longer function
 * over and over.
 */
import type { Column } from './columns.ts';
import type { TopValues } from './value-counts.ts';

/** Gives how many of a range have a count; offers the larger ones. */
export function offerRange(top: TopValues, counts: Int32Array, values: Int32Array, from: number, to: number): number {
  let distinct = 0;
  let { least } = top;
  for (let place = from; place < to; place++) {
    const count = counts[place] ?? 0;
    // 1 for a count, without a branch that nobody can foretell.
    distinct += -count >>> 31;
    if (count < least) continue;
    top.offer(values[place] ?? 0, count);
    ({ least } = top);
  }
  return distinct;
}

/** Counts the article of each unit, notes the articles, and gives how many they are. */
export function countRuns(counts: Int32Array, articles: Int32Array, articleOf: Int32Array, units: Int32Array): number {
  let total = 0;
  let last = -1;
  for (let c = 0; c < units.length; c++) {
    const article = articleOf[units[c] ?? 0] ?? 0;
    if (article !== last) articles[total++] = article;
    last = article;
    counts[article] = (counts[article] ?? 0) + 1;
  }
  return total;
}

export function countEach(counts: Int32Array, flags: Uint16Array, units: Int32Array): void {
  for (let c = 0; c < units.length; c++) {
    const own = flags[units[c] ?? 0] ?? 0;
    counts[own] = (counts[own] ?? 0) + 1;
  }
}

/** Counts each list for as many units as share it. */
export function addLists(counts: Int32Array, { starts, ids }: Column, lists: Int32Array, shares: Int32Array): void {
  for (let i = 0; i < lists.length; i++) {
    const list = lists[i] ?? 0;
    const share = shares[list] ?? 0;
    const end = starts[list + 1] ?? 0;
    for (let at = starts[list] ?? 0; at < end; at++) counts[ids[at] ?? 0] = (counts[ids[at] ?? 0] ?? 0) + share;
  }
}

/** The same; gives how many places were met, which lie in `met`. */
export function addAndNoteLists(
  counts: Int32Array,
  met: Int32Array,
  before: number,
  { starts, ids }: Column,
  lists: Int32Array,
  shares: Int32Array,
): number {
  let size = before;
  for (let i = 0; i < lists.length; i++) {
    const list = lists[i] ?? 0;
    const share = shares[list] ?? 0;
    const end = starts[list + 1] ?? 0;
    for (let at = starts[list] ?? 0; at < end; at++) {
      const place = ids[at] ?? 0;
      const count = counts[place] ?? 0;
      if (count === 0) met[size++] = place;
      counts[place] = count + share;
    }
  }
  return size;
}

/** Counts what is in the lists of these units. */
export function countLists(counts: Int32Array, { starts, ids }: Column, units: Int32Array): void {
  for (let c = 0; c < units.length; c++) {
    const unit = units[c] ?? 0;
    const end = starts[unit + 1] ?? 0;
    for (let at = starts[unit] ?? 0; at < end; at++) counts[ids[at] ?? 0] = (counts[ids[at] ?? 0] ?? 0) + 1;
  }
}

/** The same; gives how many places were met, which lie in `met`. */
export function countAndNoteLists(counts: Int32Array, met: Int32Array, { starts, ids }: Column, units: Int32Array): number {
  let size = 0;
  for (let c = 0; c < units.length; c++) {
    const unit = units[c] ?? 0;
    const end = starts[unit + 1] ?? 0;
    for (let at = starts[unit] ?? 0; at < end; at++) {
      const place = ids[at] ?? 0;
      const before = counts[place] ?? 0;
      if (before === 0) met[size++] = place;
      counts[place] = before + 1;
    }
  }
  return size;
}
