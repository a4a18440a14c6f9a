/**
 * The units that a query matches, each judged once by the filters and exclusions: with a bit for each facet that it fails. It then
 * counts for a facet when no other bit is set, because a facet is counted as if its own choice were another.
 */
import { FACET_FIELDS, type FacetField } from '../../domain/search.ts';
import type { Budget } from './budget.ts';
import type { Constraints, FieldConstraint } from './constraints.ts';
import type { Matched } from './evaluate.ts';
import type { UnitFlags } from './facet-records.ts';
import { scratch } from './scratch.ts';
import { meetsRowFilters, needsSeveralRows } from './row-filters.ts';
import { ROW_FIELDS, type RowField, UNIT_FIELDS, type UnitField, type Units } from './units.ts';

/** No excluded value was met; or several different ones. */
export const NONE = -1;
const SEVERAL = -2;

export const BIT = Object.fromEntries(FACET_FIELDS.map((field, i) => [field, 1 << i])) as Record<FacetField, number>;
/** The filters of row facets fail together. */
export const ROWS_BIT = 1 << FACET_FIELDS.length;

/** The units of what matched, and of each its first matching row in `all`. */
function groupRows(units: Units, all: Int32Array): { units: Int32Array; rows: { all: Int32Array; from: Int32Array } } {
  const own = scratch.ints(all.length);
  const from = scratch.ints(all.length + 1);
  let count = 0;
  for (let at = 0; at < all.length; at++) {
    const unit = units.rowUnit[all[at] ?? 0] ?? 0;
    if (count > 0 && own[count - 1] === unit) continue;
    own[count] = unit;
    from[count++] = at;
  }
  from[count] = all.length;
  return { units: own.subarray(0, count), rows: { all, from } };
}

export class JudgedUnits {
  /** Ascending. */
  readonly units: Int32Array;
  /** The matching rows of unit i, from[i] to from[i + 1]; all of its rows where this is missing. */
  readonly rows: { all: Int32Array; from: Int32Array } | undefined;
  /** The facets that each fails, a bit each; `undefined` where none fails any. */
  failed: Int32Array | undefined;
  private readonly of: Units;
  private readonly constraints: Constraints;
  private readonly budget: Budget;
  private readonly flags: UnitFlags;

  constructor(units: Units, flags: UnitFlags, { by, set }: Matched, constraints: Constraints, budget: Budget) {
    const { units: own, rows } = by === 'unit' ? { units: set, rows: undefined } : groupRows(units, set);
    this.units = own;
    this.rows = rows;
    this.of = units;
    this.constraints = constraints;
    this.budget = budget;
    this.flags = flags;
    for (const field of UNIT_FIELDS) this.judgeUnitField(field);
    for (const field of ROW_FIELDS) this.judgeExclusion(field);
    this.judgeRowFilters();
  }

  /** Those that meet everything. */
  hits(): Int32Array {
    const { units, failed } = this;
    if (!failed) return units;
    const kept = scratch.ints(units.length);
    return scratch.shorten(kept, keepPassing(units, failed, kept));
  }

  /** The matching rows of unit i are those at [firstRow(i), endRow(i)), by the numbers that `rowAt` gives. */
  firstRow(i: number): number {
    return this.rows ? (this.rows.from[i] ?? 0) : (this.of.rowStarts[this.units[i] ?? 0] ?? 0);
  }

  endRow(i: number): number {
    return this.rows ? (this.rows.from[i + 1] ?? 0) : (this.of.rowStarts[(this.units[i] ?? 0) + 1] ?? 0);
  }

  rowAt(at: number): number {
    return this.rows ? (this.rows.all[at] ?? 0) : at;
  }

  rowsOf(i: number): number[] {
    const first = this.firstRow(i);
    return Array.from({ length: this.endRow(i) - first }, (_, place) => this.rowAt(first + place));
  }

  private fail(bit: number, isMet: (unit: number, candidate: number) => boolean): void {
    const { units } = this;
    const failed = this.startFailing();
    for (let c = 0; c < units.length; c++) if (!isMet(units[c] ?? 0, c)) failed[c] = (failed[c] ?? 0) | bit;
  }

  private startFailing(): Int32Array {
    this.budget.spend(this.units.length);
    return (this.failed ??= scratch.ints(this.units.length).fill(0));
  }

  private judgeUnitField(field: UnitField): void {
    const constraint = this.constraints[field];
    const { hasFilter, hasExclusion, excluded } = constraint;
    if (!hasFilter && !hasExclusion) return;
    const { column, of } = this.of.unitValues[field];
    if (!hasExclusion && !constraint.isAllOf) return this.judgeChosen(field, constraint.chosen);
    this.fail(BIT[field], (unit) => {
      const list = of ? (of[unit] ?? 0) : unit;
      const values = column.ids.subarray(column.starts[list] ?? 0, column.starts[list + 1] ?? 0);
      return (!hasExclusion || excludedAmong(values, excluded) === NONE) && (!hasFilter || meetsUnitFilter(constraint, values));
    });
  }

  /** Any of the chosen values: of each article looked at once, where its units share its values. */
  private judgeChosen(field: UnitField, chosen: Uint8Array): void {
    const { column, of } = this.of.unitValues[field];
    const { starts, ids } = column;
    const isChosen = (list: number): boolean => {
      for (let at = starts[list] ?? 0; at < (starts[list + 1] ?? 0); at++) if (chosen[ids[at] ?? 0] === 1) return true;
      return false;
    };
    if (of) failLists(this.startFailing(), this.units, BIT[field], of, isChosen);
    else this.fail(BIT[field], isChosen);
  }

  /** An exclusion looks at every row of the unit, matching or not. */
  private judgeExclusion(field: RowField): void {
    if (this.constraints[field].hasExclusion) this.fail(BIT[field], (unit) => this.excludedInRows(field, unit) === NONE);
  }

  private judgeRowFilters(): void {
    if (!ROW_FIELDS.some((field) => this.constraints[field].hasFilter)) return;
    if (needsSeveralRows(this.constraints)) {
      this.fail(ROWS_BIT, (_, c) => meetsRowFilters(this.of.rowValues, this.constraints, this.rowsOf(c)));
      return;
    }
    const filters = ROW_FIELDS.filter((field) => this.constraints[field].hasFilter).map((field) => ({
      values: this.of.rowValues[field],
      chosen: this.constraints[field].chosen,
    }));
    const [first, ...others] = filters;
    if (!first) return;
    const mask = others.length > 0 || this.rows ? undefined : this.flagsOfChosen();
    if (mask !== undefined) return failFlags(this.startFailing(), this.units, ROWS_BIT, this.flags.of, mask);
    this.fail(ROWS_BIT, (_, i) => {
      const end = this.endRow(i);
      for (let at = this.firstRow(i); at < end; at++) {
        const row = this.rowAt(at);
        if (first.chosen[first.values[row] ?? -1] !== 1) continue;
        if (others.every(({ values, chosen }) => chosen[values[row] ?? -1] === 1)) return true;
      }
      return false;
    });
  }

  /** The flags of the values that are chosen in the one filter; `undefined` where these are no flags. */
  private flagsOfChosen(): number | undefined {
    let mask = 0;
    for (const field of ROW_FIELDS) {
      for (const value of this.constraints[field].groups.flat()) {
        const bit = this.flags.bitOf(field, value);
        if (bit === 0) return undefined;
        mask |= bit;
      }
    }
    return mask;
  }

  /** The one excluded value in any row of the unit, matching or not, if it is one. */
  excludedInRows(field: RowField, unit: number): number {
    const { rowStarts, rowValues } = this.of;
    return excludedAmong(rowValues[field].subarray(rowStarts[unit] ?? 0, rowStarts[unit + 1] ?? 0), this.constraints[field].excluded);
  }
}

/** Fails the units whose list does not meet a test, which is asked once for the units that follow each other with one list. */
function failLists(failed: Int32Array, units: Int32Array, bit: number, of: Int32Array, isMet: (list: number) => boolean): void {
  let list = NONE;
  let own = 0;
  for (let c = 0; c < units.length; c++) {
    const next = of[units[c] ?? 0] ?? 0;
    if (next !== list) own = isMet(next) ? 0 : bit;
    list = next;
    failed[c] = (failed[c] ?? 0) | own;
  }
}

/** Fails the units that have none of the flags. */
function failFlags(failed: Int32Array, units: Int32Array, bit: number, flags: Uint16Array, mask: number): void {
  for (let c = 0; c < units.length; c++) if (((flags[units[c] ?? 0] ?? 0) & mask) === 0) failed[c] = (failed[c] ?? 0) | bit;
}

function keepPassing(units: Int32Array, failed: Int32Array, kept: Int32Array): number {
  let count = 0;
  for (let c = 0; c < units.length; c++) if (failed[c] === 0) kept[count++] = units[c] ?? 0;
  return count;
}

/** The one excluded value among these, if it is one. */
export function excludedAmong(values: Int32Array, excluded: Uint8Array): number {
  let found = NONE;
  for (const value of values) {
    if (excluded[value] !== 1 || value === found) continue;
    if (found !== NONE) return SEVERAL;
    found = value;
  }
  return found;
}

export function meetsUnitFilter(constraint: FieldConstraint, values: Int32Array): boolean {
  if (constraint.isAllOf) return constraint.groups.every((group) => group.some((value) => values.includes(value)));
  for (const value of values) if (constraint.chosen[value] === 1) return true;
  return false;
}
