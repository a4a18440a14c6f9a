/** The loops of counting a facet with a choice of its own over the units that another count has judged. */
import type { Column } from './columns.ts';
import type { FieldConstraint } from './constraints.ts';
import { excludedAmong, meetsUnitFilter, NONE } from './judge-units.ts';
import type { Tally } from './tally.ts';

/** Counts the flags of the units that fail nothing but what `others` leaves out. */
export function countFlags(
  counts: Int32Array,
  flags: Uint16Array,
  units: Int32Array,
  failed: Int32Array | undefined,
  others: number,
): void {
  for (let c = 0; c < units.length; c++) {
    if (failed && ((failed[c] ?? 0) & others) !== 0) continue;
    const own = flags[units[c] ?? 0] ?? 0;
    counts[own] = (counts[own] ?? 0) + 1;
  }
}

/** Counts the values of the units that fail nothing but what `others` leaves out. */
export function addOwnLists(
  tally: Tally,
  { starts, ids }: Column,
  units: Int32Array,
  failed: Int32Array | undefined,
  others: number,
): void {
  for (let c = 0; c < units.length; c++) {
    if (failed && ((failed[c] ?? 0) & others) !== 0) continue;
    const end = starts[(units[c] ?? 0) + 1] ?? 0;
    for (let at = starts[units[c] ?? 0] ?? 0; at < end; at++) tally.add(ids[at] ?? 0, 1);
  }
}

/** The same where units that follow each other share a list. */
export function addSharedLists(
  tally: Tally,
  { starts, ids }: Column,
  of: Int32Array,
  units: Int32Array,
  failed: Int32Array | undefined,
  others: number,
): void {
  let list = NONE;
  let count = 0;
  const add = (): void => {
    const end = list < 0 ? 0 : (starts[list + 1] ?? 0);
    for (let at = end === 0 ? 0 : (starts[list] ?? 0); at < end; at++) tally.add(ids[at] ?? 0, count);
  };
  for (let c = 0; c < units.length; c++) {
    if (failed && ((failed[c] ?? 0) & others) !== 0) continue;
    const next = of[units[c] ?? 0] ?? 0;
    if (next === list) {
      count++;
      continue;
    }
    add();
    list = next;
    count = 1;
  }
  add();
}

/** Counts a unit with these values for a facet with an exclusion, or in which every chosen value must hold. */
export function countChosen(constraint: FieldConstraint, values: Int32Array, tally: Tally): void {
  const excluded = constraint.hasExclusion ? excludedAmong(values, constraint.excluded) : NONE;
  if (constraint.isAllOf && constraint.hasFilter && !meetsUnitFilter(constraint, values)) return;
  for (const value of values) if (excluded === NONE || excluded === value) tally.add(value, 1);
}
