/**
 * The one pass over what a query matches: which units also meet the filters, and the exact counts of every facet.
 *
 * A unit counts for a value of a facet when it meets everything but that facet's own filter, and exactly that value instead. So each
 * unit is judged once, with a bit for each facet that it fails; it then counts for a facet when no other bit is set.
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

/** No excluded value was met; or several different ones. */
const NONE = -1;
const SEVERAL = -2;

const BIT = Object.fromEntries(FACET_FIELDS.map((field, i) => [field, 1 << i])) as Record<FacetField, number>;
const ROWS_BIT = 1 << FACET_FIELDS.length;

class UnitCounter {
  private readonly units: Units;
  private readonly constraints: Constraints;
  private readonly counts: Partial<Record<FacetField, Int32Array>> = {};
  private readonly unitFields: readonly UnitField[];
  private readonly rowFields: readonly RowField[];
  private readonly filteredUnitFields: readonly UnitField[];
  private readonly excludedRowFields: readonly RowField[];
  private readonly filteredRowFields: readonly RowField[];
  private readonly severalRows: boolean;
  /** Per row facet, the unit that a value was last counted for. */
  private readonly lastUnit: Record<RowField, Int32Array>;
  private readonly excludedOf: Record<FacetField, number> = Object.fromEntries(FACET_FIELDS.map((field) => [field, NONE])) as Record<FacetField, number>;

  constructor(collection: Collection, units: Units, constraints: Constraints, fields: readonly FacetField[]) {
    this.units = units;
    this.constraints = constraints;
    const size = (field: FacetField): number => collection.tables[field].values.length;
    for (const field of fields) this.counts[field] = new Int32Array(size(field));
    this.unitFields = UNIT_FIELDS.filter((field) => fields.includes(field));
    this.rowFields = ROW_FIELDS.filter((field) => fields.includes(field));
    this.filteredUnitFields = UNIT_FIELDS.filter((field) => constraints[field].hasFilter || constraints[field].hasExclusion);
    this.filteredRowFields = ROW_FIELDS.filter((field) => constraints[field].hasFilter);
    this.excludedRowFields = ROW_FIELDS.filter((field) => constraints[field].hasExclusion);
    this.severalRows = needsSeveralRows(constraints);
    const fresh = (field: RowField): Int32Array => new Int32Array(size(field)).fill(-1);
    this.lastUnit = { speaker: fresh('speaker'), 'speaker-kind': fresh('speaker-kind'), kind: fresh('kind') };
  }

  /** Judges a unit by its matching rows, and counts it. True when it is a hit. */
  judge(unit: number, rows: readonly number[] | undefined): boolean {
    let failed = this.failedUnitFields(unit) | this.failedRowExclusions(unit);
    // Two facets at fault can no longer be mended by one.
    if ((failed & (failed - 1)) !== 0) return false;
    const own = rows ?? this.rowsOf(unit);
    if (this.filteredRowFields.length > 0 && !meetsRowFilters(this.units.rowValues, this.constraints, own)) failed |= ROWS_BIT;
    for (const field of this.unitFields) if ((failed & ~BIT[field]) === 0) this.countUnitField(field, unit);
    for (const field of this.rowFields) if ((failed & ~(BIT[field] | ROWS_BIT)) === 0) this.countRowField(field, unit, own);
    return failed === 0;
  }

  result(): Counted['counts'] {
    return this.counts;
  }

  private rowsOf(unit: number): number[] {
    const rows: number[] = [];
    for (let row = this.units.rowStarts[unit] ?? 0; row < (this.units.rowStarts[unit + 1] ?? 0); row++) rows.push(row);
    return rows;
  }

  private failedUnitFields(unit: number): number {
    let failed = 0;
    for (const field of this.filteredUnitFields) {
      const constraint = this.constraints[field];
      const values = this.valuesOf(field, unit);
      this.excludedOf[field] = constraint.hasExclusion ? excludedAmong(values, constraint.excluded) : NONE;
      if (this.excludedOf[field] !== NONE || (constraint.hasFilter && !meetsUnitFilter(constraint, values))) failed |= BIT[field];
    }
    return failed;
  }

  /** An exclusion looks at every row of the unit, matching or not. */
  private failedRowExclusions(unit: number): number {
    let failed = 0;
    for (const field of this.excludedRowFields) {
      const values = this.units.rowValues[field].subarray(this.units.rowStarts[unit] ?? 0, this.units.rowStarts[unit + 1] ?? 0);
      this.excludedOf[field] = excludedAmong(values, this.constraints[field].excluded);
      if (this.excludedOf[field] !== NONE) failed |= BIT[field];
    }
    return failed;
  }

  private valuesOf(field: UnitField, unit: number): Int32Array {
    const { column, of } = this.units.unitValues[field];
    const list = of ? (of[unit] ?? 0) : unit;
    return column.ids.subarray(column.starts[list] ?? 0, column.starts[list + 1] ?? 0);
  }

  private countUnitField(field: UnitField, unit: number): void {
    const counts = this.counts[field];
    const constraint = this.constraints[field];
    const excluded = constraint.hasExclusion ? this.excludedOf[field] : NONE;
    if (!counts || excluded === SEVERAL) return;
    const { column, of } = this.units.unitValues[field];
    const list = of ? (of[unit] ?? 0) : unit;
    const end = column.starts[list + 1] ?? 0;
    if (constraint.isAllOf && constraint.hasFilter && !meetsUnitFilter(constraint, this.valuesOf(field, unit))) return;
    for (let at = column.starts[list] ?? 0; at < end; at++) {
      const value = column.ids[at] ?? 0;
      if (excluded === NONE || excluded === value) counts[value] = (counts[value] ?? 0) + 1;
    }
  }

  private countRowField(field: RowField, unit: number, rows: readonly number[]): void {
    const counts = this.counts[field];
    const excluded = this.constraints[field].hasExclusion ? this.excludedOf[field] : NONE;
    if (!counts || excluded === SEVERAL) return;
    const values = this.units.rowValues[field];
    const lastUnit = this.lastUnit[field];
    for (const row of rows) {
      const value = values[row] ?? -1;
      if (value < 0 || lastUnit[value] === unit || (excluded !== NONE && excluded !== value)) continue;
      if (this.severalRows ? !meetsRowFilters(this.units.rowValues, this.constraints, rows, { field, value }) : !this.meetsOthers(row, field)) continue;
      lastUnit[value] = unit;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }

  /** Whether one row meets the filters of the row facets but one. */
  private meetsOthers(row: number, but: RowField): boolean {
    for (const field of this.filteredRowFields) {
      if (field !== but && this.constraints[field].chosen[this.units.rowValues[field][row] ?? -1] !== 1) return false;
    }
    return true;
  }
}

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
  const counter = new UnitCounter(collection, units, constraints, fields);
  const hits: number[] = [];
  const { set } = matched;
  for (let at = 0; at < set.length; ) {
    budget.spend(16);
    const first = set[at++] ?? 0;
    if (matched.by === 'unit') {
      if (counter.judge(first, undefined)) hits.push(first);
      continue;
    }
    const unit = units.rowUnit[first] ?? 0;
    const rows = [first];
    while (at < set.length && units.rowUnit[set[at] ?? 0] === unit) rows.push(set[at++] ?? 0);
    if (counter.judge(unit, rows)) hits.push(unit);
  }
  return { units: Int32Array.from(hits), counts: counter.result() };
}
