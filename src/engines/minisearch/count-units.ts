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
import { type FacetRecords, RECORDED } from './facet-records.ts';
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

/** Where a scope's counts are written, again for each search. */
export class FacetBoards {
  readonly records: FacetRecords;
  private readonly collection: Collection;
  private readonly tallies = new Map<FacetField, Tally>();
  private sharers: Tally | undefined;

  constructor(collection: Collection, records: FacetRecords) {
    this.collection = collection;
    this.records = records;
  }

  tally(field: FacetField, isKept: boolean): Tally {
    const known = isKept ? undefined : this.tallies.get(field);
    known?.reset();
    if (known) return known;
    const made = new Tally(new Int32Array(this.collection.tables[field].length));
    if (!isKept) this.tallies.set(field, made);
    return made;
  }

  /** How many units share each article. */
  articles(): Tally {
    this.sharers ??= new Tally(new Int32Array(this.collection.articles.length));
    this.sharers.reset();
    return this.sharers;
  }
}

class UnitCounter {
  private readonly units: Units;
  private readonly boards: FacetBoards;
  private readonly constraints: Constraints;
  private readonly judged: JudgedUnits;
  private readonly budget: Budget;
  private readonly hits: Int32Array;
  private sharers: Tally | undefined;

  constructor(units: Units, boards: FacetBoards, judged: JudgedUnits, hits: Int32Array, constraints: Constraints, budget: Budget) {
    this.hits = hits;
    this.units = units;
    this.boards = boards;
    this.judged = judged;
    this.constraints = constraints;
    this.budget = budget;
  }

  /** Whether the counts of the facet can be read off the records of the units that meet everything. */
  isRecorded(field: FacetField): boolean {
    const { hasFilter, hasExclusion } = this.constraints[field];
    if (hasFilter || hasExclusion || !(RECORDED as readonly FacetField[]).includes(field)) return false;
    if (!(ROW_FIELDS as readonly FacetField[]).includes(field)) return true;
    return this.judged.rows === undefined && ROW_FIELDS.every((other) => !this.constraints[other].hasFilter);
  }

  countUnitField(field: UnitField, tally: Tally): void {
    const { units } = this.judged;
    const { column, of } = this.units.unitValues[field];
    const constraint = this.constraints[field];
    if (!constraint.hasExclusion && !constraint.hasFilter && of) {
      const sharers = this.sharersOf(of);
      return field === 'article' ? tally.become(sharers) : countLists(column, sharers, tally);
    }
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

  /** How many of the units that meet everything share each article. */
  private sharersOf(of: Int32Array): Tally {
    if (this.sharers) return this.sharers;
    const { hits } = this;
    const sharers = this.boards.articles();
    const { counts } = sharers;
    this.budget.spend(hits.length);
    if (counts.length < hits.length) {
      addEach(counts, of, hits);
      sharers.noteAll();
    } else for (let c = 0; c < hits.length; c++) sharers.add(of[hits[c] ?? 0] ?? 0, 1);
    this.sharers = sharers;
    return sharers;
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

/** Counts the image of each unit. A function of its own: V8 compiles a hot loop in the middle of another over and over. */
function addEach(counts: Int32Array, image: Int32Array, units: Int32Array): void {
  for (let c = 0; c < units.length; c++) {
    const value = image[units[c] ?? 0] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
}

/** Counts each list for as many units as share it. */
function countLists({ starts, ids }: Column, sharers: Tally, tally: Tally): void {
  const lists = sharers.values();
  for (let i = 0; i < lists.length; i++) {
    const list = lists[i] ?? 0;
    const count = sharers.counts[list] ?? 0;
    for (let at = starts[list] ?? 0; at < (starts[list + 1] ?? 0); at++) tally.add(ids[at] ?? 0, count);
  }
}

/** Counts a unit with these values for a facet with an exclusion, or in which every chosen value must hold. */
function countChosen(constraint: FieldConstraint, values: Int32Array, tally: Tally): void {
  const excluded = constraint.hasExclusion ? excludedAmong(values, constraint.excluded) : NONE;
  if (constraint.isAllOf && constraint.hasFilter && !meetsUnitFilter(constraint, values)) return;
  for (const value of values) if (excluded === NONE || excluded === value) tally.add(value, 1);
}

/**
 * Counts the asked facets over all that matched: together those that have no constraint of their own, each other one alone.
 *
 * @param isKept whether the counts are to outlive the next search
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
  const counter = new UnitCounter(units, boards, judged, hits, constraints, budget);
  const counts: Counted['counts'] = {};
  budget.spend(judged.units.length);
  const together = fields.some((field) => counter.isRecorded(field)) ? boards.records.count(hits, isKept) : undefined;
  for (const field of fields) {
    const recorded = counter.isRecorded(field) ? together?.get(field) : undefined;
    const own = recorded ?? boards.tally(field, isKept);
    counts[field] = own;
    if (recorded) continue;
    if (field === 'speaker' || field === 'speaker-kind' || field === 'kind') counter.countRowField(field, own);
    else counter.countUnitField(field, own);
  }
  return { units: isKept ? hits.slice() : hits, counts };
}
