/**
 * Narrows what a query matches to the units that can count at all, before these are judged one by one.
 *
 * A filter is required of every unit where its own facet is not counted, or counts only units that meet it ("all of these"). Which units
 * have a value is listed once for each column; what is left is judged as ever: this may leave too many units, never too few.
 */
import type { FacetField } from '../../domain/search.ts';
import type { Budget } from './budget.ts';
import { type Column, invert } from './columns.ts';
import type { Constraints, FieldConstraint } from './constraints.ts';
import { EMPTY_SET, intersect, unite } from './doc-sets.ts';
import type { Matched } from './evaluate.ts';
import { scratch } from './scratch.ts';
import { ROW_FIELDS, UNIT_FIELDS, type UnitColumn, type Units } from './units.ts';

/** One unit in so many is judged as fast as a column is read. */
const FEW = 16;

/** Of each value the units that have it, ascending: made when a filter first asks for it, for as long as its column lives. */
const unitsOfValues = new WeakMap<object, Column>();

function unitsOf(made: object, numbers: readonly number[], size: number, make: () => Column): Int32Array {
  let inverted = unitsOfValues.get(made);
  if (!inverted) {
    inverted = make();
    unitsOfValues.set(made, inverted);
  }
  const { starts, ids } = inverted;
  const [only = EMPTY_SET, ...others] = numbers.map((number) => ids.subarray(starts[number] ?? 0, starts[number + 1] ?? 0));
  if (others.length > 0) return unite([only, ...others], size);
  const own = scratch.ints(only.length);
  own.set(only);
  return own;
}

/** As a column whose lists are the units: that of the rows of each, next to each other. */
function columnOfRows({ rowStarts }: Units, values: Int32Array): Column {
  const starts = new Uint32Array(rowStarts.length);
  const ids = new Int32Array(values.length);
  let count = 0;
  for (let unit = 0; unit + 1 < rowStarts.length; unit++) {
    const first = count;
    for (let row = rowStarts[unit] ?? 0; row < (rowStarts[unit + 1] ?? 0); row++) {
      const value = values[row] ?? -1;
      if (value >= 0 && !ids.subarray(first, count).includes(value)) ids[count++] = value;
    }
    starts[unit + 1] = count;
  }
  return { starts, ids: ids.slice(0, count) };
}

/** The units with a value that is chosen, ascending; where units share lists, by these. */
function unitsWith({ column, of }: UnitColumn, { chosen, groups }: FieldConstraint, size: number): Int32Array {
  if (!of) return unitsOf(column, groups.flat(), size, () => invert(column, chosen.length));
  const isFound = new Uint8Array(column.starts.length);
  for (let list = 0; list + 1 < column.starts.length; list++) {
    for (let at = column.starts[list] ?? 0; at < (column.starts[list + 1] ?? 0); at++)
      if (chosen[column.ids[at] ?? 0] === 1) isFound[list] = 1;
  }
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

function unitsMeeting(units: Units, field: FacetField, constraint: FieldConstraint): Int32Array {
  const { chosen, groups } = constraint;
  if (field === 'speaker') {
    const values = units.rowValues.speaker;
    return unitsOf(values, groups.flat(), units.size, () => invert(columnOfRows(units, values), chosen.length));
  }
  // These have few values, and most units have one of them.
  if (field === 'speaker-kind' || field === 'kind') return unitsWithRow(units.rowUnit, units.rowValues[field], chosen, units.size);
  return unitsWith(units.unitValues[field], constraint, units.size);
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
    const own = unitsMeeting(units, field, constraints[field]);
    budget.spend(own.length);
    set = set.length === units.size ? own : intersect(set, own);
  }
  return { by: 'unit', set };
}
