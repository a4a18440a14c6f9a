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
import type { Collection } from './collection.ts';
import { type Column, NumberList } from './columns.ts';
import { sharedInts } from './shared-arrays.ts';
import { ROW_FIELDS, type RowField, type Units } from './units.ts';

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

/** The scope that is asked for most, made once for all threads. Everything in it can be given to another. */
export interface PassageScope {
  units: Units;
  records: StoredRecords;
}

/** The bits of the flags, lowest first. */
export function flagsOf({ tables }: Collection): Flag[] {
  const flags: Flag[] = FLAGGED.flatMap((field) => Array.from({ length: tables[field].length }, (_, value) => ({ field, value })));
  for (const field of ['speaker', 'cites'] as const) flags.push({ field, value: tables[field].numberOf(MISSING) ?? -1 });
  return flags;
}

/** The flags of the units of a scope. */
export interface UnitFlags {
  of: Uint16Array;
  /** 0 for a value that is no flag. */
  bitOf: (field: FacetField, value: number) => number;
}

/** Numbers the values of each placed facet by how often they were met, the most frequent first; one facet after the other. */
class PlaceBuilder {
  /** Where the values of each facet begin, met or not. */
  private readonly offsets: number[] = [0];
  private readonly counts: Int32Array;
  private readonly met = PLACED.map(() => new NumberList());

  constructor({ tables }: Collection) {
    for (const field of PLACED) this.offsets.push((this.offsets.at(-1) ?? 0) + tables[field].length);
    this.counts = new Int32Array(this.offsets.at(-1) ?? 0);
  }

  meet(field: number, value: number): void {
    const key = (this.offsets[field] ?? 0) + value;
    if (this.counts[key] === 0) this.met[field]?.push(value);
    addAt(this.counts, key, 1);
  }

  build(): Places {
    const { offsets, counts } = this;
    const bases = [0];
    for (const list of this.met) bases.push((bases.at(-1) ?? 0) + list.length);
    const places = new Int32Array(counts.length);
    const values = sharedInts(bases.at(-1) ?? 0);
    for (const [field, list] of this.met.entries()) {
      const [base, offset] = [bases[field] ?? 0, offsets[field] ?? 0];
      let most = 0;
      for (let i = 0; i < list.length; i++) most = Math.max(most, counts[offset + list.at(i)] ?? 0);
      // Sorted by counting the counts.
      const starts = new Int32Array(most + 2);
      for (let i = 0; i < list.length; i++) addAt(starts, most - (counts[offset + list.at(i)] ?? 0) + 1, 1);
      for (let i = 1; i < starts.length; i++) addAt(starts, i, starts[i - 1] ?? 0);
      for (let i = 0; i < list.length; i++) {
        const value = list.at(i);
        const rank = most - (counts[offset + value] ?? 0);
        const place = base + (starts[rank] ?? 0);
        addAt(starts, rank, 1);
        places[offset + value] = place;
        values[place] = value;
      }
    }
    return { bases, values, placeOf: (field, value) => places[(offsets[field] ?? 0) + value] ?? 0 };
  }
}

interface Places {
  bases: readonly number[];
  values: Int32Array;
  placeOf: (field: number, value: number) => number;
}

function addAt(numbers: Int32Array, place: number, what: number): void {
  numbers[place] = (numbers[place] ?? 0) + what;
}

/** Visits the values of units and articles, and lays them out. */
class RecordBuilder {
  private readonly units: Units;
  private readonly flags: readonly Flag[];
  private readonly missing: { speaker: number; cites: number };
  private readonly articleCount: number;

  constructor(collection: Collection, units: Units) {
    this.units = units;
    this.flags = flagsOf(collection);
    const { speaker, cites } = collection.tables;
    this.missing = { speaker: speaker.numberOf(MISSING) ?? -1, cites: cites.numberOf(MISSING) ?? -1 };
    this.articleCount = collection.articles.length;
  }

  build(collection: Collection): StoredRecords {
    const numbering = new PlaceBuilder(collection);
    this.eachOfArticles((_, field, value) => numbering.meet(field, value));
    const unique: number[] = [];
    for (let unit = 0; unit < this.units.size; unit++) this.eachOfUnit(unit, unique, (field, value) => numbering.meet(field, value));
    const { bases, values, placeOf } = numbering.build();
    return { flags: this.buildFlags(), units: this.buildUnits(placeOf), articles: this.buildArticles(placeOf), bases, values };
  }

  private eachOfArticles(use: (article: number, field: number, value: number) => void): void {
    for (let article = 0; article < this.articleCount; article++) {
      for (const field of OF_ARTICLES) {
        const { starts, ids } = this.units.unitValues[field].column;
        for (let at = starts[article] ?? 0; at < (starts[article + 1] ?? 0); at++) use(article, placedNumber(field), ids[at] ?? 0);
      }
    }
  }

  /** Calls with each value once. @param spoken room for the speakers of a unit */
  private eachOfUnit(unit: number, spoken: number[], use: (field: number, value: number) => void): void {
    for (const field of OF_UNITS) {
      const { starts, ids } = this.units.unitValues[field].column;
      const end = starts[unit + 1] ?? 0;
      for (let at = starts[unit] ?? 0; at < end; at++) {
        const value = ids[at] ?? 0;
        if (field !== 'cites' || value !== this.missing.cites) use(placedNumber(field), value);
      }
    }
    const { rowStarts, rowValues } = this.units;
    const end = rowStarts[unit + 1] ?? 0;
    spoken.length = 0;
    for (let row = rowStarts[unit] ?? 0; row < end; row++) {
      const value = rowValues.speaker[row] ?? -1;
      if (value < 0 || value === this.missing.speaker || spoken.includes(value)) continue;
      spoken.push(value);
      use(placedNumber('speaker'), value);
    }
  }

  private buildFlags(): Uint16Array {
    const { units, missing } = this;
    const bits = this.flags.map(({ field }, i) => ({ field, bit: 1 << i }));
    const bitsOf = (field: FacetField): number[] => bits.filter((each) => each.field === field).map(({ bit }) => bit);
    const ofRows = ROW_FIELDS.map((field: RowField) => ({
      values: units.rowValues[field],
      own: bitsOf(field),
      isMissing: field === 'speaker',
    }));
    const [cites = 0] = bitsOf('cites');
    const { starts, ids } = units.unitValues.cites.column;
    const flags = new Uint16Array(new SharedArrayBuffer(2 * units.size));
    for (let unit = 0; unit < units.size; unit++) {
      let own = 0;
      for (let at = starts[unit] ?? 0; at < (starts[unit + 1] ?? 0); at++) if (ids[at] === missing.cites) own |= cites;
      for (let row = units.rowStarts[unit] ?? 0; row < (units.rowStarts[unit + 1] ?? 0); row++) {
        for (const { values, own: bit, isMissing } of ofRows) {
          const value = values[row] ?? -1;
          if (value >= 0 && (!isMissing || value === missing.speaker)) own |= bit[isMissing ? 0 : value] ?? 0;
        }
      }
      flags[unit] = own;
    }
    return flags;
  }

  private buildUnits(placeOf: Places['placeOf']): Column {
    const starts = new Uint32Array(new SharedArrayBuffer(4 * (this.units.size + 1)));
    const all = new NumberList();
    const spoken: number[] = [];
    for (let unit = 0; unit < this.units.size; unit++) {
      this.eachOfUnit(unit, spoken, (field, value) => all.push(placeOf(field, value)));
      starts[unit + 1] = all.length;
    }
    return { starts, ids: share(all) };
  }

  private buildArticles(placeOf: Places['placeOf']): Column {
    const starts = new Uint32Array(new SharedArrayBuffer(4 * (this.articleCount + 1)));
    const all = new NumberList();
    this.eachOfArticles((article, field, value) => {
      all.push(placeOf(field, value));
      starts[article + 1] = all.length;
    });
    for (let article = 0; article < this.articleCount; article++)
      starts[article + 1] = Math.max(starts[article] ?? 0, starts[article + 1] ?? 0);
    return { starts, ids: share(all) };
  }
}

function share(numbers: NumberList): Int32Array {
  const shared = sharedInts(numbers.length);
  shared.set(numbers.build());
  return shared;
}

function placedNumber(field: PlacedField): number {
  return PLACED.indexOf(field);
}

export function buildRecords(collection: Collection, units: Units): StoredRecords {
  return new RecordBuilder(collection, units).build(collection);
}
