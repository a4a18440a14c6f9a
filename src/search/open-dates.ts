/**
 * Which dates of a facet are drawn (`dates: 'open'` of a search): every year, what is chosen or excluded, and the parts of each period that is
 * chosen, holds what is chosen, or is the only one with results in one whose parts are drawn.
 */
import { type Bucket, MISSING } from '../domain/search.ts';

/** Of all buckets of the facet those that are drawn, in the order in which they are given. */
export function openDates(buckets: readonly Bucket[]): Bucket[] {
  const isChosen = ({ selected, excluded }: Bucket): boolean => selected || excluded;
  const partsOf = new Map<string, string[]>();
  for (const { value, count } of buckets) {
    if (value === MISSING || count === 0) continue;
    const parts = partsOf.get(wholeOf(value)) ?? [];
    parts.push(value);
    partsOf.set(wholeOf(value), parts);
  }
  const open = new Set(['']);
  for (const { value } of buckets.filter(isChosen)) for (let period = value; period !== ''; period = wholeOf(period)) open.add(period);
  // What is added while it is gone through is gone through too.
  for (const period of open) {
    const [only, other] = partsOf.get(period) ?? [];
    if (only !== undefined && other === undefined) open.add(only);
  }
  return buckets.filter((bucket) => bucket.value === MISSING || isChosen(bucket) || open.has(wholeOf(bucket.value)));
}

/** "2024-03" of "2024-03-05"; "" of a year, which is a part of everything. */
export function wholeOf(date: string): string {
  return date.slice(0, Math.max(0, date.lastIndexOf('-')));
}
