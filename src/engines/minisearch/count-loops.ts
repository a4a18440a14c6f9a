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

/** Units that are looked at together; what is gathered of them stays in the nearest cache. */
const BATCH = 512;
const firsts = new Int32Array(BATCH);
const ends = new Int32Array(BATCH);
const batchArticles = new Int32Array(BATCH);
const batchFlags = new Int32Array(BATCH);

/** Where what is counted of units lies. */
export interface UnitArrays {
  column: Column;
  articleOf: Int32Array;
  flags: Uint16Array;
}

/** What is written while units are counted, and what was met. */
export interface UnitCounts {
  places: Int32Array;
  met: Int32Array;
  articles: Int32Array;
  metArticles: Int32Array;
  flags: Int32Array;
}

/**
 * Counts units that lie far apart: articles, flags and lists, noting what is met; gives how much that is.
 *
 * What a unit has lies in four arrays, none of it near the unit before, and nearly every read waits for memory. So some hundred units are read
 * first, without a branch on what is read and without a write in between, so that many reads wait at the same time; a third of the time of one unit after
 * the other was measured where one unit in a hundred is counted.
 */
export function countScattered(counts: UnitCounts, of: UnitArrays, units: Int32Array): { places: number; articles: number } {
  let [places, articles, last] = [0, 0, -1];
  for (let from = 0; from < units.length; from += BATCH) {
    const size = Math.min(BATCH, units.length - from);
    gather(of, units, from, size);
    touched ^= touch(of.column.ids, size);
    for (let i = 0; i < size; i++) addOne(counts.flags, batchFlags[i] ?? 0);
    articles = noteArticles(counts, size, articles, last);
    last = batchArticles[size - 1] ?? -1;
    places = noteLists(counts, of.column.ids, size, places);
  }
  return { places, articles };
}

function gather({ column: { starts }, articleOf, flags }: UnitArrays, units: Int32Array, from: number, size: number): void {
  for (let i = 0; i < size; i++) {
    const unit = units[from + i] ?? 0;
    firsts[i] = starts[unit] ?? 0;
    ends[i] = starts[unit + 1] ?? 0;
    batchArticles[i] = articleOf[unit] ?? 0;
    batchFlags[i] = flags[unit] ?? 0;
  }
}

/** Kept, so that reading ahead is not left out as useless. */
let touched = 0;

/** Reads the head of each list of the batch. */
function touch(ids: Int32Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum ^= ids[firsts[i] ?? 0] ?? 0;
  return sum;
}

function noteArticles({ articles, metArticles }: UnitCounts, size: number, before: number, lastBefore: number): number {
  let [total, last] = [before, lastBefore];
  for (let i = 0; i < size; i++) {
    const article = batchArticles[i] ?? 0;
    const difference = article ^ last;
    metArticles[total] = article;
    // 1 for another article than that before, without a branch.
    total += (difference | -difference) >>> 31;
    last = article;
    articles[article] = (articles[article] ?? 0) + 1;
  }
  return total;
}

function noteLists({ places, met }: UnitCounts, ids: Int32Array, size: number, before: number): number {
  let total = before;
  for (let i = 0; i < size; i++) {
    const end = ends[i] ?? 0;
    for (let at = firsts[i] ?? 0; at < end; at++) {
      const place = ids[at] ?? 0;
      const count = places[place] ?? 0;
      met[total] = place;
      // 1 for a place that was not met before.
      total += (count - 1) >>> 31;
      places[place] = count + 1;
    }
  }
  return total;
}

function addOne(counts: Int32Array, place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}
