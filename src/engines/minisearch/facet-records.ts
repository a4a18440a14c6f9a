/**
 * The values of each unit in all facets that are not its article's, one after the other: counting walks one list a unit (measured twice
 * as fast as a column a facet). A value is its number and the base of its facet; each stands once, in however many rows it is.
 */
import type { FacetField } from '../../domain/search.ts';
import type { Collection } from './collection.ts';
import { type Column, ColumnBuilder } from './columns.ts';
import { Tally } from './tally.ts';
import type { Units } from './units.ts';

const UNIT_COLUMNS = ['person', 'organization', 'place', 'cites'] as const;
const ROW_COLUMNS = ['speaker', 'speaker-kind', 'kind'] as const;
const RECORDED: readonly FacetField[] = [...UNIT_COLUMNS, ...ROW_COLUMNS];

export class FacetRecords {
  private readonly values: Column;
  /** Facet f of `RECORDED` has the values in [bases[f], bases[f + 1]). */
  private readonly bases: number[] = [0];

  constructor(collection: Collection, units: Units) {
    for (const field of RECORDED) this.bases.push((this.bases.at(-1) ?? 0) + collection.tables[field].values.length);
    const builder = new ColumnBuilder();
    for (let unit = 0; unit < units.size; unit++) {
      UNIT_COLUMNS.forEach((field, f) => {
        const { starts, ids } = units.unitValues[field].column;
        for (let at = starts[unit] ?? 0; at < (starts[unit + 1] ?? 0); at++) builder.push((this.bases[f] ?? 0) + (ids[at] ?? 0));
      });
      this.addRows(builder, units, unit);
      builder.endList();
    }
    this.values = builder.build();
  }

  /** The counts of every facet over these units, but for those of which `failed` has a bit. */
  count(units: Int32Array, failed: Int32Array | undefined): Map<FacetField, Tally> {
    const { starts, ids } = this.values;
    const counts = new Int32Array(this.bases.at(-1) ?? 0);
    const met = new Int32Array(counts.length);
    let size = 0;
    for (let c = 0; c < units.length; c++) {
      if (failed && failed[c] !== 0) continue;
      const unit = units[c] ?? 0;
      const end = starts[unit + 1] ?? 0;
      for (let at = starts[unit] ?? 0; at < end; at++) {
        const value = ids[at] ?? 0;
        const before = counts[value] ?? 0;
        if (before === 0) met[size++] = value;
        counts[value] = before + 1;
      }
    }
    return this.split(counts, met.subarray(0, size));
  }

  private split(counts: Int32Array, met: Int32Array): Map<FacetField, Tally> {
    const tallies = RECORDED.map((_, f) => new Tally(counts.subarray(this.bases[f], this.bases[f + 1])));
    for (const value of met) {
      let f = 0;
      while (value >= (this.bases[f + 1] ?? Infinity)) f++;
      tallies[f]?.note(value - (this.bases[f] ?? 0));
    }
    return new Map(RECORDED.map((field, f) => [field, tallies[f] ?? new Tally(new Int32Array(0))]));
  }

  private addRows(builder: ColumnBuilder, units: Units, unit: number): void {
    const [from, to] = [units.rowStarts[unit] ?? 0, units.rowStarts[unit + 1] ?? 0];
    const seen = to - from > 1 ? new Set<number>() : undefined;
    ROW_COLUMNS.forEach((field, i) => {
      const base = this.bases[UNIT_COLUMNS.length + i] ?? 0;
      for (let row = from; row < to; row++) {
        const value = units.rowValues[field][row] ?? -1;
        if (value < 0 || seen?.has(base + value)) continue;
        seen?.add(base + value);
        builder.push(base + value);
      }
    });
  }
}
