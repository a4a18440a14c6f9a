/**
 * The exact counts of every facet over what a query matches.
 *
 * A unit counts for a value of a facet when it meets everything but that facet's own choice, and exactly that value instead. Facets without a choice
 * of their own are counted together, over the units that meet everything; each other one alone.
 */
import type { FacetField } from '../../domain/search.ts';
import type { Budget } from './budget.ts';
import type { Collection } from './collection.ts';
import type { Constraints } from './constraints.ts';
import type { Matched } from './evaluate.ts';
import { FacetBoard } from './facet-board.ts';
import { type Flag, flagsOf, type StoredRecords, type UnitFlags } from './facet-records.ts';
import { type KeptFacets, readKept } from './kept-counts.ts';
import { BIT, JudgedUnits, NONE, ROWS_BIT } from './judge-units.ts';
import { meetsRowFilters, needsSeveralRows } from './row-filters.ts';
import { Tally } from './tally.ts';
import { addOwnLists, addSharedLists, countChosen, countFlags } from './tally-units.ts';
import { ROW_FIELDS, type RowField, type UnitField, type Units } from './units.ts';
import type { ValueCounts } from './value-counts.ts';

/** Of a number with a bit for each flag; the one of -1 is none of them. */
const ALL_FLAGS = 0xffff;

/** What was counted; read before the next search, unless it is kept. */
export class Counted {
  /** Those that meet everything, ascending. */
  readonly units: Int32Array;
  private readonly board: FacetBoard;
  private readonly tallies: ReadonlyMap<FacetField, Tally>;
  /** Counted before; the board is then counted only where more is asked for. */
  private readonly kept: KeptFacets | undefined;
  /** A facet that was counted elsewhere. */
  private lent: { field: FacetField; by: Counted } | undefined;
  private isCounted: boolean;
  private together: { limit: number; read: Map<FacetField, ValueCounts> } | undefined;

  constructor(units: Int32Array, board: FacetBoard, tallies: ReadonlyMap<FacetField, Tally>, kept?: KeptFacets) {
    this.units = units;
    this.board = board;
    this.tallies = tallies;
    this.kept = kept;
    this.isCounted = kept === undefined;
  }

  /** With the counts of one facet as another has them. */
  with(field: FacetField, by: Counted): this {
    this.lent = { field, by };
    return this;
  }

  /** The counts of a facet that was asked for. @param limit how many of the largest are wanted */
  read(field: FacetField, limit: number): ValueCounts {
    if (this.lent?.field === field) return this.lent.by.read(field, limit);
    const own = this.tallies.get(field);
    if (own) return own.read(limit, field === 'article' ? this.board.byTitle : undefined);
    return (this.kept && readKept(this.kept, field, limit, () => this.readBoard(field, limit))) ?? this.readBoard(field, limit);
  }

  private readBoard(field: FacetField, limit: number): ValueCounts {
    if (!this.isCounted) this.board.count(this.units);
    this.isCounted = true;
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
  private known: Flag[] | undefined;

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

  flags(): UnitFlags {
    const flags = (this.known ??= flagsOf(this.collection));
    return {
      of: this.records.flags,
      sets: 1 << flags.length,
      bitOf: (field, value) => (1 << flags.findIndex((flag) => flag.field === field && flag.value === value)) & ALL_FLAGS,
    };
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
  private readonly flags: UnitFlags;

  constructor(units: Units, flags: UnitFlags, judged: JudgedUnits, constraints: Constraints, budget: Budget) {
    this.flags = flags;
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
    const { units, failed } = this.judged;
    const { column, of } = this.units.unitValues[field];
    const constraint = this.constraints[field];
    const others = ~BIT[field];
    this.budget.spend(units.length);
    if (!constraint.hasExclusion && !constraint.isAllOf) {
      if (of) addSharedLists(tally, column, of, units, failed, others);
      else addOwnLists(tally, column, units, failed, others);
      return;
    }
    const { starts, ids } = column;
    for (let c = 0; c < units.length; c++) {
      if (failed && ((failed[c] ?? 0) & others) !== 0) continue;
      const list = of ? (of[units[c] ?? 0] ?? 0) : (units[c] ?? 0);
      countChosen(constraint, ids.subarray(starts[list] ?? 0, starts[list + 1] ?? 0), tally);
    }
  }

  /** Whether each unit counts for every value of its rows, and these are flags. */
  private isCountedByFlags(field: RowField): boolean {
    if (field === 'speaker' || this.judged.rows !== undefined || this.constraints[field].hasExclusion) return false;
    return !needsSeveralRows(this.constraints) && ROW_FIELDS.every((other) => other === field || !this.constraints[other].hasFilter);
  }

  private countFlags(field: RowField, tally: Tally): void {
    const { units, failed } = this.judged;
    const counts = new Int32Array(this.flags.sets);
    this.budget.spend(units.length);
    countFlags(counts, this.flags.of, units, failed, ~(BIT[field] | ROWS_BIT));
    for (let value = 0; value < tally.counts.length; value++) {
      const bit = this.flags.bitOf(field, value);
      let count = 0;
      for (let own = 1; own < counts.length; own++) if ((own & bit) !== 0) count += counts[own] ?? 0;
      if (count > 0) tally.add(value, count);
    }
  }

  countRowField(field: RowField, tally: Tally): void {
    const { judged } = this;
    if (this.isCountedByFlags(field)) return this.countFlags(field, tally);
    const { units, failed } = judged;
    const values = this.units.rowValues[field];
    const others = ROW_FIELDS.filter((other) => other !== field && this.constraints[other].hasFilter).map((other) => ({
      values: this.units.rowValues[other],
      chosen: this.constraints[other].chosen,
    }));
    const [first, second] = others;
    const isSeveral = needsSeveralRows(this.constraints);
    const { hasFilter, hasExclusion } = this.constraints[field];
    // No unit that fails the filters of rows has a row that meets them with one more value.
    const bits = hasFilter || hasExclusion ? ~(BIT[field] | ROWS_BIT) : ~0;
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

/**
 * Counts the asked facets over all that matched.
 *
 * @param isKept whether the counts are to outlive the next search: then no facet may have a choice
 * @param kept what was counted of the same units before; then, too
 */
export function countUnits(
  units: Units,
  boards: FacetBoards,
  matched: Matched,
  constraints: Constraints,
  fields: readonly FacetField[],
  budget: Budget,
  isKept = false,
  kept?: KeptFacets,
): Counted {
  if (kept && matched.by === 'unit') return new Counted(matched.set, boards.board(false), new Map(), kept);
  const flags = boards.flags();
  const judged = new JudgedUnits(units, flags, matched, constraints, budget);
  const hits = judged.hits();
  const counter = new UnitCounter(units, flags, judged, constraints, budget);
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
