/**
 * The exact counts of every facet over what a query matches.
 *
 * A unit counts for a value of a facet when it meets everything but that facet's own choice, and exactly that value instead.
 */
import type { FacetField } from '../../domain/search.ts';
import type { Budget } from './budget.ts';
import type { Collection } from './collection.ts';
import type { Column } from './columns.ts';
import type { Constraints, FieldConstraint } from './constraints.ts';
import type { Matched } from './evaluate.ts';
import type { FacetRecords } from './facet-records.ts';
import { BIT, excludedAmong, JudgedUnits, meetsUnitFilter, NONE, ROWS_BIT } from './judge-units.ts';
import { meetsRowFilters, needsSeveralRows } from './row-filters.ts';
import { Tally } from './tally.ts';
import { ROW_FIELDS, type RowField, type UnitField, type Units } from './units.ts';

export interface Counted {
  /** Ascending. */
  units: Int32Array;
  /** Per asked facet. */
  counts: Partial<Record<FacetField, Tally>>;
}

class UnitCounter {
  private readonly units: Units;
  private readonly constraints: Constraints;
  private readonly judged: JudgedUnits;
  private readonly budget: Budget;
  private readonly sharers = new Map<Int32Array, Int32Array>();

  constructor(units: Units, judged: JudgedUnits, constraints: Constraints, budget: Budget) {
    this.units = units;
    this.judged = judged;
    this.constraints = constraints;
    this.budget = budget;
  }

  /** Whether the counts of the facet can be read off the records of the units that meet everything. */
  isRecorded(field: FacetField): boolean {
    const { hasFilter, hasExclusion } = this.constraints[field];
    if (hasFilter || hasExclusion) return false;
    if (!(ROW_FIELDS as readonly FacetField[]).includes(field)) return this.units.unitValues[field as UnitField].of === undefined;
    return this.judged.rows === undefined && ROW_FIELDS.every((other) => !this.constraints[other].hasFilter);
  }

  countRecorded(records: FacetRecords): Map<FacetField, Tally> {
    const { units, failed } = this.judged;
    this.budget.spend(units.length);
    return records.count(units, failed);
  }

  countUnitField(field: UnitField, tally: Tally): void {
    const { units } = this.judged;
    const { column, of } = this.units.unitValues[field];
    const constraint = this.constraints[field];
    if (!constraint.hasExclusion && !constraint.hasFilter && of) return this.countLists(column, this.sharersOf(of, column), tally);
    const isPlain = !constraint.hasExclusion && !(constraint.isAllOf && constraint.hasFilter);
    this.budget.spend(units.length);
    for (let c = 0; c < units.length; c++) {
      if (this.judged.failsOther(c, BIT[field])) continue;
      const unit = units[c] ?? 0;
      const list = of ? (of[unit] ?? 0) : unit;
      const end = column.starts[list + 1] ?? 0;
      const start = column.starts[list] ?? 0;
      if (!isPlain) countChosen(constraint, column.ids.subarray(start, end), tally);
      else for (let at = start; at < end; at++) tally.add(column.ids[at] ?? 0, 1);
    }
  }

  /** How many of the units that fail nothing share each list. */
  private sharersOf(of: Int32Array, column: Column): Int32Array {
    const known = this.sharers.get(of);
    if (known) return known;
    const { units } = this.judged;
    const sharers = new Int32Array(column.starts.length - 1);
    this.budget.spend(units.length);
    for (let c = 0; c < units.length; c++) {
      if (this.judged.failsOther(c, 0)) continue;
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
    const { judged } = this;
    const values = this.units.rowValues[field];
    const isFiltered = ROW_FIELDS.some((other) => this.constraints[other].hasFilter);
    const { hasExclusion } = this.constraints[field];
    /** The unit that each value was last counted for. */
    const last = new Int32Array(tally.counts.length).fill(-1);
    this.budget.spend(judged.units.length);
    for (let i = 0; i < judged.units.length; i++) {
      if (judged.failsOther(i, BIT[field] | ROWS_BIT)) continue;
      const excluded = hasExclusion ? judged.excludedInRows(field, judged.units[i] ?? 0) : NONE;
      const end = judged.endRow(i);
      for (let at = judged.firstRow(i); at < end; at++) {
        const row = judged.rowAt(at);
        const value = values[row] ?? -1;
        if (value < 0 || last[value] === i || (excluded !== NONE && excluded !== value)) continue;
        if (isFiltered && !this.meetsOthers(field, value, row, i)) continue;
        last[value] = i;
        tally.add(value, 1);
      }
    }
  }

  /** Whether unit i would meet the filters of the row facets with this value, which stands in this row of it. */
  private meetsOthers(field: RowField, value: number, row: number, i: number): boolean {
    if (needsSeveralRows(this.constraints)) {
      return meetsRowFilters(this.units.rowValues, this.constraints, this.judged.rowsOf(i), { field, value });
    }
    return ROW_FIELDS.every((other) => {
      const { hasFilter, chosen } = this.constraints[other];
      return other === field || !hasFilter || chosen[this.units.rowValues[other][row] ?? -1] === 1;
    });
  }
}

/** Counts a unit with these values for a facet with an exclusion, or in which every chosen value must hold. */
function countChosen(constraint: FieldConstraint, values: Int32Array, tally: Tally): void {
  const excluded = constraint.hasExclusion ? excludedAmong(values, constraint.excluded) : NONE;
  if (constraint.isAllOf && constraint.hasFilter && !meetsUnitFilter(constraint, values)) return;
  for (const value of values) if (excluded === NONE || excluded === value) tally.add(value, 1);
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
  const judged = new JudgedUnits(units, matched, constraints, budget);
  const counter = new UnitCounter(units, judged, constraints, budget);
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
  return { units: judged.hits(), counts };
}
