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
import type { Constraints, FieldConstraint } from './constraints.ts';
import type { Matched } from './evaluate.ts';
import { meetsRowFilters, needsSeveralRows } from './row-filters.ts';
import { ROW_FIELDS, type RowField, UNIT_FIELDS, type UnitField, type Units } from './units.ts';

export interface Counted {
  /** Ascending. */
  units: Int32Array;
  /** Per asked facet and value number. */
  counts: Partial<Record<FacetField, Int32Array>>;
}

/** What matched, by units: the matching rows of candidate c are those at [from[c], to[c]) of `rows`, or with these numbers. */
interface Candidates {
  units: Int32Array;
  from: ArrayLike<number>;
  to: ArrayLike<number>;
  rows: Int32Array | undefined;
  /** The facets that each fails, a bit each. */
  failed: Int32Array;
}

/** No excluded value was met; or several different ones. */
const NONE = -1;
const SEVERAL = -2;

const BIT = Object.fromEntries(FACET_FIELDS.map((field, i) => [field, 1 << i])) as Record<FacetField, number>;
/** The filters of row facets fail together. */
const ROWS_BIT = 1 << FACET_FIELDS.length;

function candidatesOf(units: Units, { by, set }: Matched): Candidates {
  if (by === 'unit') {
    const from = set.map((unit) => units.rowStarts[unit] ?? 0);
    return { units: set, from, to: set.map((unit) => units.rowStarts[unit + 1] ?? 0), rows: undefined, failed: new Int32Array(set.length) };
  }
  const own: number[] = [];
  const from: number[] = [];
  set.forEach((row, at) => {
    const unit = units.rowUnit[row] ?? 0;
    if (own.at(-1) === unit) return;
    own.push(unit);
    from.push(at);
  });
  return { units: Int32Array.from(own), from, to: [...from.slice(1), set.length], rows: set, failed: new Int32Array(own.length) };
}

class UnitCounter {
  private readonly units: Units;
  private readonly constraints: Constraints;
  private readonly candidates: Candidates;
  private readonly budget: Budget;

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
    return units.filter((_, c) => failed[c] === 0);
  }

  countUnitField(field: UnitField, counts: Int32Array): void {
    const { units, failed } = this.candidates;
    const { column, of } = this.units.unitValues[field];
    const constraint = this.constraints[field];
    const others = ~BIT[field];
    const isPlain = !constraint.hasExclusion && !(constraint.isAllOf && constraint.hasFilter);
    this.budget.spend(units.length);
    for (let c = 0; c < units.length; c++) {
      if (((failed[c] ?? 0) & others) !== 0) continue;
      const unit = units[c] ?? 0;
      const list = of ? (of[unit] ?? 0) : unit;
      const end = column.starts[list + 1] ?? 0;
      const start = column.starts[list] ?? 0;
      if (!isPlain) {
        countChosen(constraint, column.ids.subarray(start, end), counts);
        continue;
      }
      for (let at = start; at < end; at++) {
        const value = column.ids[at] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
  }

  countRowField(field: RowField, counts: Int32Array): void {
    const { units, failed, from, to, rows } = this.candidates;
    const values = this.units.rowValues[field];
    const others = ~(BIT[field] | ROWS_BIT);
    const isFiltered = ROW_FIELDS.some((other) => this.constraints[other].hasFilter);
    const { hasExclusion } = this.constraints[field];
    /** The candidate that each value was last counted for. */
    const last = new Int32Array(counts.length).fill(-1);
    this.budget.spend(units.length);
    for (let c = 0; c < units.length; c++) {
      if (((failed[c] ?? 0) & others) !== 0) continue;
      const excluded = hasExclusion ? this.excludedInRows(field, units[c] ?? 0) : NONE;
      for (let at = from[c] ?? 0; at < (to[c] ?? 0); at++) {
        const row = rows ? (rows[at] ?? 0) : at;
        const value = values[row] ?? -1;
        if (value < 0 || last[value] === c || (excluded !== NONE && excluded !== value)) continue;
        if (isFiltered && !this.meetsOthers(field, value, row, c)) continue;
        last[value] = c;
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
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
    const { from, to, rows } = this.candidates;
    const own: number[] = [];
    for (let at = from[candidate] ?? 0; at < (to[candidate] ?? 0); at++) own.push(rows ? (rows[at] ?? 0) : at);
    return own;
  }

  private fail(bit: number, isMet: (unit: number, candidate: number) => boolean): void {
    const { units, failed } = this.candidates;
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
    this.fail(ROWS_BIT, (_, c) => meetsRowFilters(this.units.rowValues, this.constraints, this.rowsOf(c)));
  }

  private excludedInRows(field: RowField, unit: number): number {
    const { rowStarts, rowValues } = this.units;
    return excludedAmong(rowValues[field].subarray(rowStarts[unit] ?? 0, rowStarts[unit + 1] ?? 0), this.constraints[field].excluded);
  }
}

/** Counts a unit with these values for a facet with an exclusion, or in which every chosen value must hold. */
function countChosen(constraint: FieldConstraint, values: Int32Array, counts: Int32Array): void {
  const excluded = constraint.hasExclusion ? excludedAmong(values, constraint.excluded) : NONE;
  if (constraint.isAllOf && constraint.hasFilter && !meetsUnitFilter(constraint, values)) return;
  for (const value of values) if (excluded === NONE || excluded === value) counts[value] = (counts[value] ?? 0) + 1;
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

/** Counts the asked facets over all that matched. */
export function countUnits(
  collection: Collection,
  units: Units,
  matched: Matched,
  constraints: Constraints,
  fields: readonly FacetField[],
  budget: Budget,
): Counted {
  const counter = new UnitCounter(units, matched, constraints, budget);
  const counts: Counted['counts'] = {};
  for (const field of fields) {
    const own = new Int32Array(collection.tables[field].values.length);
    counts[field] = own;
    if (field === 'speaker' || field === 'speaker-kind' || field === 'kind') counter.countRowField(field, own);
    else counter.countUnitField(field, own);
  }
  return { units: counter.hits(), counts };
}
