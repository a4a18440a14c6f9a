/**
 * The exact counts of every facet over what a query matches.
 *
 * A unit counts for a value of a facet when it meets everything but that facet's own choice, and exactly that value instead. Facets without a choice
 * of their own are counted together, over the units that meet everything; each other one alone.
 */
import type { FacetField } from '../../domain/search.ts';
import type { Budget } from './budget.ts';
import type { Collection } from './collection.ts';
import type { Constraints, FieldConstraint } from './constraints.ts';
import type { Matched } from './evaluate.ts';
import { FacetBoard } from './facet-board.ts';
import type { StoredRecords } from './facet-records.ts';
import { BIT, excludedAmong, JudgedUnits, meetsUnitFilter, NONE, ROWS_BIT } from './judge-units.ts';
import { meetsRowFilters, needsSeveralRows } from './row-filters.ts';
import { Tally } from './tally.ts';
import { ROW_FIELDS, type RowField, type UnitField, type Units } from './units.ts';
import type { ValueCounts } from './value-counts.ts';

/** What was counted; read before the next search, unless it is kept. */
export class Counted {
  /** Those that meet everything, ascending. */
  readonly units: Int32Array;
  private readonly board: FacetBoard;
  private readonly tallies: ReadonlyMap<FacetField, Tally>;
  private together: { limit: number; read: Map<FacetField, ValueCounts> } | undefined;

  constructor(units: Int32Array, board: FacetBoard, tallies: ReadonlyMap<FacetField, Tally>) {
    this.units = units;
    this.board = board;
    this.tallies = tallies;
  }

  /** The counts of a facet that was asked for. @param limit how many of the largest are wanted */
  read(field: FacetField, limit: number): ValueCounts {
    const own = this.tallies.get(field);
    if (own) return own.read(limit, field === 'article' ? this.board.byTitle : undefined);
    if (this.together?.limit !== limit) this.together = { limit, read: this.board.read(limit) };
    return this.together.read.get(field) ?? new Tally(0).read(limit);
  }
}

/** Where a scope's counts are written, again for each search. */
export class FacetBoards {
  readonly records: StoredRecords;
  private readonly collection: Collection;
  private readonly units: Units;
  private readonly tallies = new Map<FacetField, Tally>();
  private shared: FacetBoard | undefined;

  constructor(collection: Collection, units: Units, records: StoredRecords) {
    this.collection = collection;
    this.units = units;
    this.records = records;
  }

  board(isKept: boolean): FacetBoard {
    if (!isKept && this.shared) return this.shared;
    const made = new FacetBoard(this.collection, this.records, this.units.article);
    if (!isKept) this.shared = made;
    return made;
  }

  tally(field: FacetField): Tally {
    const known = this.tallies.get(field);
    known?.reset();
    if (known) return known;
    const made = new Tally(this.collection.tables[field].length);
    this.tallies.set(field, made);
    return made;
  }
}

class UnitCounter {
  private readonly units: Units;
  private readonly constraints: Constraints;
  private readonly judged: JudgedUnits;
  private readonly budget: Budget;

  constructor(units: Units, judged: JudgedUnits, constraints: Constraints, budget: Budget) {
    this.units = units;
    this.judged = judged;
    this.constraints = constraints;
    this.budget = budget;
  }

  /** Whether the facet counts the values of every unit that meets everything. */
  isTogether(field: FacetField): boolean {
    const { hasFilter, hasExclusion } = this.constraints[field];
    if (hasFilter || hasExclusion) return false;
    if (!(ROW_FIELDS as readonly FacetField[]).includes(field)) return true;
    return this.judged.rows === undefined && ROW_FIELDS.every((other) => !this.constraints[other].hasFilter);
  }

  countUnitField(field: UnitField, tally: Tally): void {
    const { units } = this.judged;
    const { column, of } = this.units.unitValues[field];
    const constraint = this.constraints[field];
    const isPlain = !constraint.hasExclusion && !(constraint.isAllOf && constraint.hasFilter);
    const others = ~BIT[field];
    const { failed } = this.judged;
    const { starts, ids } = column;
    this.budget.spend(units.length);
    for (let c = 0; c < units.length; c++) {
      if (failed && ((failed[c] ?? 0) & others) !== 0) continue;
      const unit = units[c] ?? 0;
      const list = of ? (of[unit] ?? 0) : unit;
      const end = starts[list + 1] ?? 0;
      const start = starts[list] ?? 0;
      if (!isPlain) countChosen(constraint, ids.subarray(start, end), tally);
      else for (let at = start; at < end; at++) tally.add(ids[at] ?? 0, 1);
    }
  }

  countRowField(field: RowField, tally: Tally): void {
    const { judged } = this;
    const { units, failed } = judged;
    const values = this.units.rowValues[field];
    const others = ROW_FIELDS.filter((other) => other !== field && this.constraints[other].hasFilter).map((other) => ({
      values: this.units.rowValues[other],
      chosen: this.constraints[other].chosen,
    }));
    const [first, second] = others;
    const isSeveral = needsSeveralRows(this.constraints);
    const { hasExclusion } = this.constraints[field];
    const bits = ~(BIT[field] | ROWS_BIT);
    this.budget.spend(units.length);
    for (let i = 0; i < units.length; i++) {
      if (failed && ((failed[i] ?? 0) & bits) !== 0) continue;
      const excluded = hasExclusion ? judged.excludedInRows(field, units[i] ?? 0) : NONE;
      const start = judged.firstRow(i);
      const end = judged.endRow(i);
      for (let at = start; at < end; at++) {
        const row = judged.rowAt(at);
        const value = values[row] ?? -1;
        if (value < 0 || (excluded !== NONE && excluded !== value)) continue;
        if (first && first.chosen[first.values[row] ?? -1] !== 1 && !isSeveral) continue;
        if (second && second.chosen[second.values[row] ?? -1] !== 1 && !isSeveral) continue;
        if (isSeveral && !meetsRowFilters(this.units.rowValues, this.constraints, judged.rowsOf(i), { field, value })) continue;
        tally.addOnce(value, i);
      }
    }
  }
}

/** Counts a unit with these values for a facet with an exclusion, or in which every chosen value must hold. */
function countChosen(constraint: FieldConstraint, values: Int32Array, tally: Tally): void {
  const excluded = constraint.hasExclusion ? excludedAmong(values, constraint.excluded) : NONE;
  if (constraint.isAllOf && constraint.hasFilter && !meetsUnitFilter(constraint, values)) return;
  for (const value of values) if (excluded === NONE || excluded === value) tally.add(value, 1);
}

/**
 * Counts the asked facets over all that matched.
 *
 * @param isKept whether the counts are to outlive the next search: then no facet may have a choice
 */
export function countUnits(
  units: Units,
  boards: FacetBoards,
  matched: Matched,
  constraints: Constraints,
  fields: readonly FacetField[],
  budget: Budget,
  isKept = false,
): Counted {
  const judged = new JudgedUnits(units, matched, constraints, budget);
  const hits = judged.hits();
  const counter = new UnitCounter(units, judged, constraints, budget);
  const tallies = new Map<FacetField, Tally>();
  const board = boards.board(isKept);
  budget.spend(judged.units.length);
  if (fields.some((field) => counter.isTogether(field))) board.count(hits);
  for (const field of fields) {
    if (counter.isTogether(field)) continue;
    const own = boards.tally(field);
    tallies.set(field, own);
    if (field === 'speaker' || field === 'speaker-kind' || field === 'kind') counter.countRowField(field, own);
    else counter.countUnitField(field, own);
  }
  return new Counted(isKept ? hits.slice() : hits, board, tallies);
}
