/**
 * The facet of dates, whose values lie in each other: years, their months, the days of these. Ten years have thousands of days, of which a
 * page draws those of one month.
 */
import { type Facet, MISSING } from '../../domain/search.ts';
import { compareLabels } from '../../search/facet-values.ts';
import { wholeOf } from '../../search/open-dates.ts';
import { bucketOf, isChosen, listedValues, unknownBuckets } from './build-facet.ts';
import type { Collection } from './collection.ts';
import type { FieldConstraint } from './constraints.ts';
import type { ValueCounts } from './value-counts.ts';
import type { ValueTable } from './value-table.ts';

/** Letters of a year. */
const YEAR = 4;

/** Everything, of which years are the parts. */
const ALL = -1;

export class DatePeriods {
  private readonly table: ValueTable;
  private readonly missing: number;
  /** The number of the period that each date is a part of. */
  private readonly wholes: Int32Array;

  constructor(table: ValueTable) {
    const numbers = new Map<string, number>();
    for (let date = 0; date < table.length; date++) numbers.set(table.valueAt(date), date);
    this.table = table;
    this.missing = numbers.get(MISSING) ?? ALL;
    this.wholes = Int32Array.from(numbers.keys(), (date) => numbers.get(wholeOf(date)) ?? ALL);
  }

  /** Whether each date is to be seen: as `openDates` of `src/search/` says it in words. */
  seen({ values, counts }: ReturnType<ValueCounts['all']>, constraint: FieldConstraint): (date: number) => boolean {
    const { wholes, missing } = this;
    const partsOf = new Int32Array(wholes.length + 1);
    const lastPart = new Int32Array(wholes.length + 1);
    const chosen = constraint.unknown.map(
      ({ value }) => this.table.numberOf(wholeOf(value)) ?? this.table.numberOf(value.slice(0, YEAR)) ?? ALL,
    );
    for (const [i, date] of values.entries()) {
      if (isChosen(constraint, date)) chosen.push(date);
      if (date === missing || (counts[i] ?? 0) === 0) continue;
      const whole = (wholes[date] ?? ALL) + 1;
      partsOf[whole] = (partsOf[whole] ?? 0) + 1;
      lastPart[whole] = date;
    }
    const open = new Set<number>([ALL]);
    for (const date of chosen) for (let period = date; period !== ALL; period = wholes[period] ?? ALL) open.add(period);
    // What is added while it is gone through is gone through too.
    for (const period of open) if (partsOf[period + 1] === 1) open.add(lastPart[period + 1] ?? ALL);
    return (date) => isChosen(constraint, date) || open.has(wholes[date] ?? ALL);
  }
}

/**
 * By label; values are numbered in the order of their labels, so that nothing is compared by text.
 * @param periods where only what is open is to be given
 */
export function dateFacet(
  collection: Collection,
  constraint: FieldConstraint,
  counted: ValueCounts,
  periods: DatePeriods | undefined,
): Facet {
  const all = listedValues(counted, constraint);
  const unknown = unknownBuckets(collection, constraint);
  const isSeen = periods?.seen(all, constraint) ?? (() => true);
  const places = Uint32Array.from(all.values.keys()).filter((place) => isSeen(all.values[place] ?? 0));
  places.sort((a, b) => (all.values[a] ?? 0) - (all.values[b] ?? 0));
  const buckets = Array.from(places, (place) =>
    bucketOf(collection.tables.date, all.values[place] ?? 0, all.counts[place] ?? 0, constraint),
  );
  const merged = unknown.length === 0 ? buckets : [...buckets, ...unknown].sort(compareLabels);
  return { buckets: merged, total: all.values.length + unknown.length };
}
