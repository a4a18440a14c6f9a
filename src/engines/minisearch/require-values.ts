/**
 * Narrows what a query matches to the units that can count at all, before these are judged one by one.
 *
 * A filter is required of every unit where its own facet is not counted, or counts only units that meet it ("all of these"). Reading one
 * column from end to end is a tenth of the work of judging all units, and what is left is judged as ever: this may leave
 * too many units, never too few.
 */
import type { FacetField } from '../../domain/search.ts';
import type { Budget } from './budget.ts';
import type { Constraints } from './constraints.ts';
import { intersect } from './doc-sets.ts';
import type { Matched } from './evaluate.ts';
import { scratch } from './scratch.ts';
import { ROW_FIELDS, UNIT_FIELDS, type UnitColumn, type Units } from './units.ts';

/** One unit in so many is judged as fast as a column is read. */
const FEW = 16;

/** Of some lists, ascending, those with a value that is chosen: of most values nothing more is read than themselves. */
function listsWith({ starts, ids }: UnitColumn['column'], chosen: Uint8Array): Int32Array {
  const found = scratch.ints(starts.length);
  let count = 0;
  let list = 0;
  for (let at = 0; at < ids.length; at++) {
    if (chosen[ids[at] ?? 0] !== 1) continue;
    while ((starts[list + 1] ?? ids.length) <= at) list++;
    if (count === 0 || found[count - 1] !== list) found[count++] = list;
  }
  return scratch.shorten(found, count);
}

/** The units with a value that is chosen, ascending. */
function unitsWith({ column, of }: UnitColumn, chosen: Uint8Array, size: number): Int32Array {
  const lists = listsWith(column, chosen);
  if (!of) return lists;
  const isFound = new Uint8Array(column.starts.length);
  for (const list of lists) isFound[list] = 1;
  const found = scratch.ints(size);
  let count = 0;
  for (let unit = 0; unit < size; unit++) if (isFound[of[unit] ?? 0] === 1) found[count++] = unit;
  return scratch.shorten(found, count);
}

/** The units with a row that has a chosen value, ascending. */
function unitsWithRow(rowUnit: Int32Array, values: Int32Array, chosen: Uint8Array, size: number): Int32Array {
  const found = scratch.ints(size);
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? -1;
    if (value < 0 || chosen[value] !== 1) continue;
    const unit = rowUnit[row] ?? 0;
    if (count === 0 || found[count - 1] !== unit) found[count++] = unit;
  }
  return scratch.shorten(found, count);
}

/** What is matched of units that meet, as far as one column tells, every filter that is required where these facets are counted. */
export function requireValues(
  units: Units,
  matched: Matched,
  constraints: Constraints,
  counted: readonly FacetField[],
  budget: Budget,
): Matched {
  if (matched.by === 'row') return matched;
  const isRequired = (field: FacetField): boolean =>
    constraints[field].hasFilter && (constraints[field].isAllOf || !counted.includes(field));
  let { set } = matched;
  for (const field of [...UNIT_FIELDS, ...ROW_FIELDS].filter(isRequired)) {
    if (FEW * set.length < units.size) break;
    const { chosen } = constraints[field];
    const isOfRows = field === 'speaker' || field === 'speaker-kind' || field === 'kind';
    const own = isOfRows
      ? unitsWithRow(units.rowUnit, units.rowValues[field], chosen, units.size)
      : unitsWith(units.unitValues[field], chosen, units.size);
    budget.spend(units.size);
    set = set.length === units.size ? own : intersect(set, own);
  }
  return { by: 'unit', set };
}
