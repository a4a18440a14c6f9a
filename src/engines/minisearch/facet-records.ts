/**
 * The values of each unit in all facets, laid out for counting: a list of places a unit, and one an article.
 *
 * A value's place among the counts of its facet is its rank by how many units have it, the commonest first; equals in the order in which they first
 * come. So the counts that are written most lie side by side, and those of values that are met once are written in their order.
 *
 * Values that half of all units share, as the kinds of quotations and what is missing, are bits of a number instead: counted by the whole number,
 * and taken apart afterwards.
 */
import { type FacetField, MISSING } from '../../domain/search.ts';
import type { ValueTable } from './value-table.ts';
import type { Column } from './columns.ts';
import { sharedCounts, sharedInts, shareInts } from './shared-arrays.ts';
import { ROW_FIELDS, type Units } from './units.ts';

/** Facets whose values have places; each place says which by its number here. */
export const PLACED = ['source', 'author', 'date', 'person', 'organization', 'place', 'cites', 'speaker'] as const;
type PlacedField = (typeof PLACED)[number];
const OF_ARTICLES = ['source', 'author', 'date'] as const;
const OF_UNITS = ['person', 'organization', 'place', 'cites'] as const;
/** Every value of these is a bit. */
const FLAGGED = ['kind', 'speaker-kind'] as const;

/** A value that is a bit of a unit's flags. */
export interface Flag {
  field: FacetField;
  value: number;
}

/** What can be given to another thread. */
export interface StoredRecords {
  flags: Uint16Array;
  /** Places of each unit. */
  units: Column;
  /** Places of each article. */
  articles: Column;
  /** The places of facet f of `PLACED` are those at [bases[f], bases[f + 1]). */
  bases: readonly number[];
  /** Of each place its value. */
  values: Int32Array;
}

/** A scope, made once for all threads. Everything in it can be given to another. */
export interface StoredScope {
  units: Units;
  records: StoredRecords;
}

/** What is counted: values by their numbers, and articles. */
interface Counting {
  tables: Record<FacetField, ValueTable>;
  articles: { readonly length: number };
}

/** The bits of the flags, lowest first. */
export function flagsOf({ tables }: Pick<Counting, 'tables'>): Flag[] {
  const flags: Flag[] = FLAGGED.flatMap((field) => Array.from({ length: tables[field].length }, (_, value) => ({ field, value })));
  for (const field of ['speaker', 'cites'] as const) flags.push({ field, value: tables[field].numberOf(MISSING) ?? -1 });
  return flags;
}

/** The flags of the units of a scope. */
export interface UnitFlags {
  of: Uint16Array;
  /** How many different sets of them there can be. */
  sets: number;
  /** 0 for a value that is no flag. */
  bitOf: (field: FacetField, value: number) => number;
}

// Plain loops, each over one array: this is most of what opening an index costs.

/** How often each value of a facet is met, and the values in the order in which they first are. */
interface Met {
  counts: Int32Array;
  order: Int32Array;
  size: number;
}

function meet(values: Int32Array, size: number, left: number): Met {
  const counts = new Int32Array(size);
  const order = new Int32Array(size);
  let met = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value < 0 || value === left) continue;
    const before = counts[value] ?? 0;
    if (before === 0) order[met++] = value;
    counts[value] = before + 1;
  }
  return { counts, order, size: met };
}

/** Numbers the values that were met from `base` on: the most frequent first, then as they were met. Sorts by counting the counts. */
function rank({ counts, order, size }: Met, base: number): Int32Array {
  let most = 0;
  for (let i = 0; i < size; i++) most = Math.max(most, counts[order[i] ?? 0] ?? 0);
  const starts = new Int32Array(most + 2);
  for (let i = 0; i < size; i++) addOne(starts, most - (counts[order[i] ?? 0] ?? 0) + 1);
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const places = new Int32Array(counts.length).fill(-1);
  for (let i = 0; i < size; i++) {
    const value = order[i] ?? 0;
    const at = most - (counts[value] ?? 0);
    places[value] = base + (starts[at] ?? 0);
    addOne(starts, at);
  }
  return places;
}

function addOne(numbers: Int32Array, place: number): void {
  numbers[place] = (numbers[place] ?? 0) + 1;
}

/** Of each placed facet: the values of all units, or articles, one after the other; and the one that is a flag. */
function placedValues(collection: Counting, units: Units): { values: Int32Array; left: number }[] {
  return PLACED.map((field) => ({
    values: field === 'speaker' ? units.rowValues.speaker : units.unitValues[field].column.ids,
    left: field === 'speaker' || field === 'cites' ? (collection.tables[field].numberOf(MISSING) ?? -1) : -1,
  }));
}

/** The places of the lists of several columns together. */
function joinColumns(columns: readonly { column: Column; places: Int32Array }[], size: number): Column {
  const starts = sharedCounts(size + 1);
  const all = new Int32Array(columns.reduce((sum, { column }) => sum + column.ids.length, 0));
  let count = 0;
  for (let list = 0; list < size; list++) {
    const first = count;
    for (const { column, places } of columns) {
      const end = column.starts[list + 1] ?? 0;
      for (let at = column.starts[list] ?? 0; at < end; at++) {
        const place = places[column.ids[at] ?? -1] ?? -1;
        // A speaker of several rows is one of the unit.
        if (place >= 0 && !isAmong(all, first, count, place)) all[count++] = place;
      }
    }
    starts[list + 1] = count;
  }
  return { starts, ids: shareInts(all.subarray(0, count)) };
}

function isAmong(numbers: Int32Array, from: number, to: number, wanted: number): boolean {
  for (let at = from; at < to; at++) if (numbers[at] === wanted) return true;
  return false;
}

function flagUnits(collection: Counting, { size, unitValues, rowValues, rowUnit }: Units): Uint16Array {
  const flags = new Uint16Array(new SharedArrayBuffer(2 * size));
  const bits = flagsOf(collection);
  /** Of each value of a facet its bit. */
  const bitsOf = (field: FacetField): Uint16Array => {
    const own = new Uint16Array(collection.tables[field].length);
    bits.forEach((flag, i) => {
      if (flag.field === field && flag.value >= 0) own[flag.value] = 1 << i;
    });
    return own;
  };
  for (const field of ROW_FIELDS) {
    const [own, values] = [bitsOf(field), rowValues[field]];
    for (let row = 0; row < values.length; row++)
      flags[rowUnit[row] ?? 0] = (flags[rowUnit[row] ?? 0] ?? 0) | (own[values[row] ?? -1] ?? 0);
  }
  const own = bitsOf('cites');
  const { starts, ids } = unitValues.cites.column;
  for (let unit = 0; unit < size; unit++) {
    for (let at = starts[unit] ?? 0; at < (starts[unit + 1] ?? 0); at++) flags[unit] = (flags[unit] ?? 0) | (own[ids[at] ?? -1] ?? 0);
  }
  return flags;
}

export function buildRecords(collection: Counting, units: Units): StoredRecords {
  const bases = [0];
  const values: Int32Array[] = [];
  const places = new Map<FacetField, Int32Array>();
  for (const [f, { values: all, left }] of placedValues(collection, units).entries()) {
    const field = PLACED[f] ?? 'speaker';
    const met = meet(all, collection.tables[field].length, left);
    const base = bases[f] ?? 0;
    const own = rank(met, base);
    const valueAt = new Int32Array(met.size);
    for (let i = 0; i < met.size; i++) valueAt[(own[met.order[i] ?? 0] ?? 0) - base] = met.order[i] ?? 0;
    places.set(field, own);
    values.push(valueAt);
    bases.push(base + met.size);
  }
  const columnOf = (field: PlacedField): { column: Column; places: Int32Array } => ({
    column: field === 'speaker' ? { starts: units.rowStarts, ids: units.rowValues.speaker } : units.unitValues[field].column,
    places: places.get(field) ?? new Int32Array(0),
  });
  const all = sharedInts(bases.at(-1) ?? 0);
  values.forEach((own, f) => all.set(own, bases[f] ?? 0));
  return {
    flags: flagUnits(collection, units),
    units: joinColumns([...OF_UNITS.map(columnOf), columnOf('speaker')], units.size),
    articles: joinColumns(OF_ARTICLES.map(columnOf), collection.articles.length),
    bases,
    values: all,
  };
}
