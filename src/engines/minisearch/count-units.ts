/**
 * Which of the units that a query matches also meet the filters, and the exact counts of every facet.
 *
 * A unit counts for a value of a facet when it meets everything but that facet's own filter, and exactly that value instead. So each
 * unit is judged once, with a bit for each facet that it fails; it then counts for a facet when no other bit is set. Facets are
 * counted one after the other, which walks each table once.
 */
import { FACET_FIELDS, type FacetField } from '../../domain/search.ts';
import type { Budget } from './budget.ts';
import type { Collection } from './collection.ts';
import type { Column } from './columns.ts';
import type { Constraints, FieldConstraint } from './constraints.ts';
import type { Matched } from './evaluate.ts';
import type { FacetRecords } from './facet-records.ts';
import { meetsRowFilters, needsSeveralRows } from './row-filters.ts';
import { Tally } from './tally.ts';
import { ROW_FIELDS, type RowField, UNIT_FIELDS, type UnitField, type Units } from './units.ts';

export interface Counted {
  /** Ascending. */
  units: Int32Array;
  /** Per asked facet. */
  counts: Partial<Record<FacetField, Tally>>;
}

/** What matched, by units: the matching rows of candidate c, which are all of its unit where `rows` is missing. */
interface Candidates {
  units: Int32Array;
  rows: { all: Int32Array; from: Int32Array } | undefined;
  /** The facets that each fails, a bit each; `undefined` where none fails any. */
  failed: Int32Array | undefined;
}

/** No excluded value was met; or several different ones. */
const NONE = -1;
const SEVERAL = -2;

const BIT = Object.fromEntries(FACET_FIELDS.map((field, i) => [field, 1 << i])) as Record<FacetField, number>;
/** The filters of row facets fail together. */
const ROWS_BIT = 1 << FACET_FIELDS.length;

function candidatesOf(units: Units, { by, set }: Matched): Candidates {
  if (by === 'unit') return { units: set, rows: undefined, failed: undefined };
  const own = new Int32Array(set.length);
  const from = new Int32Array(set.length + 1);
  let count = 0;
  for (let at = 0; at < set.length; at++) {
    const unit = units.rowUnit[set[at] ?? 0] ?? 0;
    if (count > 0 && own[count - 1] === unit) continue;
    own[count] = unit;
    from[count++] = at;
  }
  from[count] = set.length;
  return { units: own.subarray(0, count), rows: { all: set, from }, failed: undefined };
}

class UnitCounter {
  private readonly units: Units;
  private readonly constraints: Constraints;
  private readonly candidates: Candidates;
  private readonly budget: Budget;
  private readonly sharers = new Map<Int32Array, Int32Array>();

  constructor(units: Units, matched: Matched, constraints: Constraints, budget: Budget) {
    this.units = units;
    this.constraints = constraints;
    this.candidates = candidatesOf(units, matched);
    this.budget = budget;
    for (const field of UNIT_FIELDS) this.judgeUnitField(field);
    for (const field of ROW_FIELDS) this.judgeExclusion(field);
    this.judgeRowFilters();
  }

  hits(): Int32Array {
    const { units, failed } = this.candidates;
    return failed ? units.filter((_, c) => failed[c] === 0) : units;
  }

  /** Whether the counts of the facet can be read off the records of the units that meet everything. */
  isRecorded(field: FacetField): boolean {
    const { hasFilter, hasExclusion } = this.constraints[field];
    if (hasFilter || hasExclusion) return false;
    if (!(ROW_FIELDS as readonly FacetField[]).includes(field)) return this.units.unitValues[field as UnitField].of === undefined;
    return this.candidates.rows === undefined && ROW_FIELDS.every((other) => !this.constraints[other].hasFilter);
  }

  countRecorded(records: FacetRecords): Map<FacetField, Tally> {
    const { units, failed } = this.candidates;
    this.budget.spend(units.length);
    return records.count(units, failed);
  }

  countUnitField(field: UnitField, tally: Tally): void {
    const { units } = this.candidates;
    const { column, of } = this.units.unitValues[field];
    const constraint = this.constraints[field];
    if (!constraint.hasExclusion && !constraint.hasFilter && of) return this.countLists(column, this.sharersOf(of, column), tally);
    const isPlain = !constraint.hasExclusion && !(constraint.isAllOf && constraint.hasFilter);
    this.budget.spend(units.length);
    for (let c = 0; c < units.length; c++) {
      if (this.failsOther(c, BIT[field])) continue;
      const unit = units[c] ?? 0;
      const list = of ? (of[unit] ?? 0) : unit;
      const end = column.starts[list + 1] ?? 0;
      const start = column.starts[list] ?? 0;
      if (!isPlain) countChosen(constraint, column.ids.subarray(start, end), tally);
      else for (let at = start; at < end; at++) tally.add(column.ids[at] ?? 0, 1);
    }
  }

  /** How many of the candidates that fail nothing share each list. */
  private sharersOf(of: Int32Array, column: Column): Int32Array {
    const known = this.sharers.get(of);
    if (known) return known;
    const { units } = this.candidates;
    const sharers = new Int32Array(column.starts.length - 1);
    this.budget.spend(units.length);
    for (let c = 0; c < units.length; c++) {
      if (this.failsOther(c, 0)) continue;
      const list = of[units[c] ?? 0] ?? 0;
      sharers[list] = (sharers[list] ?? 0) + 1;
    }
    this.sharers.set(of, sharers);
    return sharers;
  }

  private countLists(column: Column, sharers: Int32Array, tally: Tally): void {
    for (let list = 0; list < sharers.length; list++) {
      const count = sharers[list] ?? 0;
      if (count === 0) continue;
      for (let at = column.starts[list] ?? 0; at < (column.starts[list + 1] ?? 0); at++) tally.add(column.ids[at] ?? 0, count);
    }
  }

  countRowField(field: RowField, tally: Tally): void {
    const { units } = this.candidates;
    const { rowStarts, rowValues } = this.units;
    const { rows } = this.candidates;
    const values = rowValues[field];
    const isFiltered = ROW_FIELDS.some((other) => this.constraints[other].hasFilter);
    const { hasExclusion } = this.constraints[field];
    /** The candidate that each value was last counted for. */
    const last = new Int32Array(tally.counts.length).fill(-1);
    this.budget.spend(units.length);
    for (let c = 0; c < units.length; c++) {
      if (this.failsOther(c, BIT[field] | ROWS_BIT)) continue;
      const unit = units[c] ?? 0;
      const excluded = hasExclusion ? this.excludedInRows(field, unit) : NONE;
      const end = rows ? (rows.from[c + 1] ?? 0) : (rowStarts[unit + 1] ?? 0);
      for (let at = rows ? (rows.from[c] ?? 0) : (rowStarts[unit] ?? 0); at < end; at++) {
        const row = rows ? (rows.all[at] ?? 0) : at;
        const value = values[row] ?? -1;
        if (value < 0 || last[value] === c || (excluded !== NONE && excluded !== value)) continue;
        if (isFiltered && !this.meetsOthers(field, value, row, c)) continue;
        last[value] = c;
        tally.add(value, 1);
      }
    }
  }

  /** Whether the candidate fails more than these. */
  private failsOther(candidate: number, bits: number): boolean {
    const { failed } = this.candidates;
    return failed !== undefined && ((failed[candidate] ?? 0) & ~bits) !== 0;
  }

  /** Whether the candidate would meet the filters of the row facets with this value, which stands in this row of it. */
  private meetsOthers(field: RowField, value: number, row: number, candidate: number): boolean {
    if (needsSeveralRows(this.constraints)) {
      return meetsRowFilters(this.units.rowValues, this.constraints, this.rowsOf(candidate), { field, value });
    }
    return ROW_FIELDS.every((other) => {
      const { hasFilter, chosen } = this.constraints[other];
      return other === field || !hasFilter || chosen[this.units.rowValues[other][row] ?? -1] === 1;
    });
  }

  private rowsOf(candidate: number): number[] {
    const { units, rows } = this.candidates;
    const unit = units[candidate] ?? 0;
    const [from, to] = rows
      ? [rows.from[candidate] ?? 0, rows.from[candidate + 1] ?? 0]
      : [this.units.rowStarts[unit] ?? 0, this.units.rowStarts[unit + 1] ?? 0];
    return Array.from({ length: to - from }, (_, i) => (rows ? (rows.all[from + i] ?? 0) : from + i));
  }

  private fail(bit: number, isMet: (unit: number, candidate: number) => boolean): void {
    const { units } = this.candidates;
    const failed = (this.candidates.failed ??= new Int32Array(units.length));
    this.budget.spend(units.length);
    units.forEach((unit, c) => {
      if (!isMet(unit, c)) failed[c] = (failed[c] ?? 0) | bit;
    });
  }

  private judgeUnitField(field: UnitField): void {
    const constraint = this.constraints[field];
    const { hasFilter, hasExclusion, excluded } = constraint;
    if (!hasFilter && !hasExclusion) return;
    const { column, of } = this.units.unitValues[field];
    this.fail(BIT[field], (unit) => {
      const list = of ? (of[unit] ?? 0) : unit;
      const values = column.ids.subarray(column.starts[list] ?? 0, column.starts[list + 1] ?? 0);
      return (!hasExclusion || excludedAmong(values, excluded) === NONE) && (!hasFilter || meetsUnitFilter(constraint, values));
    });
  }

  /** An exclusion looks at every row of the unit, matching or not. */
  private judgeExclusion(field: RowField): void {
    if (this.constraints[field].hasExclusion) this.fail(BIT[field], (unit) => this.excludedInRows(field, unit) === NONE);
  }

  private judgeRowFilters(): void {
    if (!ROW_FIELDS.some((field) => this.constraints[field].hasFilter)) return;
    if (needsSeveralRows(this.constraints)) {
      this.fail(ROWS_BIT, (_, c) => meetsRowFilters(this.units.rowValues, this.constraints, this.rowsOf(c)));
      return;
    }
    const { rowStarts, rowValues } = this.units;
    const { rows } = this.candidates;
    const filters = ROW_FIELDS.filter((field) => this.constraints[field].hasFilter).map((field) => ({
      values: rowValues[field],
      chosen: this.constraints[field].chosen,
    }));
    this.fail(ROWS_BIT, (unit, c) => {
      const end = rows ? (rows.from[c + 1] ?? 0) : (rowStarts[unit + 1] ?? 0);
      for (let at = rows ? (rows.from[c] ?? 0) : (rowStarts[unit] ?? 0); at < end; at++) {
        const row = rows ? (rows.all[at] ?? 0) : at;
        if (filters.every(({ values, chosen }) => chosen[values[row] ?? -1] === 1)) return true;
      }
      return false;
    });
  }

  private excludedInRows(field: RowField, unit: number): number {
    const { rowStarts, rowValues } = this.units;
    return excludedAmong(rowValues[field].subarray(rowStarts[unit] ?? 0, rowStarts[unit + 1] ?? 0), this.constraints[field].excluded);
  }
}

/** Counts a unit with these values for a facet with an exclusion, or in which every chosen value must hold. */
function countChosen(constraint: FieldConstraint, values: Int32Array, tally: Tally): void {
  const excluded = constraint.hasExclusion ? excludedAmong(values, constraint.excluded) : NONE;
  if (constraint.isAllOf && constraint.hasFilter && !meetsUnitFilter(constraint, values)) return;
  for (const value of values) if (excluded === NONE || excluded === value) tally.add(value, 1);
}

/** The one excluded value among these, if it is one. */
function excludedAmong(values: Int32Array, excluded: Uint8Array): number {
  let found = NONE;
  for (const value of values) {
    if (excluded[value] !== 1 || value === found) continue;
    if (found !== NONE) return SEVERAL;
    found = value;
  }
  return found;
}

function meetsUnitFilter(constraint: FieldConstraint, values: Int32Array): boolean {
  if (constraint.isAllOf) return constraint.groups.every((group) => group.some((value) => values.includes(value)));
  for (const value of values) if (constraint.chosen[value] === 1) return true;
  return false;
}

/** Counts the asked facets over all that matched: together those that have no constraint of their own, each other one alone. */
export function countUnits(
  collection: Collection,
  units: Units,
  records: FacetRecords,
  matched: Matched,
  constraints: Constraints,
  fields: readonly FacetField[],
  budget: Budget,
): Counted {
  const counter = new UnitCounter(units, matched, constraints, budget);
  const counts: Counted['counts'] = {};
  const together = fields.some((field) => counter.isRecorded(field)) ? counter.countRecorded(records) : undefined;
  for (const field of fields) {
    const recorded = counter.isRecorded(field) ? together?.get(field) : undefined;
    const own = recorded ?? new Tally(new Int32Array(collection.tables[field].values.length));
    counts[field] = own;
    if (recorded) continue;
    if (field === 'speaker' || field === 'speaker-kind' || field === 'kind') counter.countRowField(field, own);
    else counter.countUnitField(field, own);
  }
  return { units: counter.hits(), counts };
}
