/**
 * The values of each unit in all facets that are not its article's, side by side: counting reads one record a unit. A value is its
 * number and the base of its facet; each stands once, in however many rows it is.
 *
 * A record has room for four values, those of most units, so that they are counted without a loop whose end nobody can foretell (measured three
 * times as fast); the values of a unit that has more lie elsewhere. What most units have, no cited source and no quotation, is left
 * out: how many they are is what the others leave of the whole.
 */
import { type FacetField, MISSING } from '../../domain/search.ts';
import { NO_QUOTATION } from '../../search/facet-values.ts';
import type { Collection } from './collection.ts';
import { NumberList } from './columns.ts';
import { sharedInts } from './derive-columns.ts';
import { Tally } from './tally.ts';
import type { Units } from './units.ts';

const UNIT_COLUMNS = ['person', 'organization', 'place', 'cites'] as const;
const ROW_COLUMNS = ['speaker', 'speaker-kind', 'kind'] as const;
export const RECORDED = [...UNIT_COLUMNS, ...ROW_COLUMNS] as const;
type RecordedField = (typeof RECORDED)[number];
/** What most units have. */
const USUAL = [
  { field: 'cites', value: MISSING },
  { field: 'kind', value: NO_QUOTATION },
] as const;
const WIDTH = 4;
/** Where values are not so many times the units, they are looked through afterwards. */
const DENSE = 6;

/** Per recorded facet. */
export type Tallies = ReadonlyMap<FacetField, Tally>;

interface Board {
  counts: Int32Array;
  /** Room for the values that are met. */
  met: Int32Array;
  tallies: Map<FacetField, Tally>;
}

/** What can be given to another thread. */
export interface StoredRecords {
  /** Four values a unit; one of none where it has fewer. The last is below 0 where it has more: then the others begin at its complement. */
  records: Int32Array;
  /** Lists of how many values follow, and these. */
  more: Int32Array;
}

/** The scope that is asked for most, made once for all threads. Everything in it can be given to another. */
export interface PassageScope {
  units: Units;
  records: StoredRecords;
}

/** The places of values in the counts. */
class Layout {
  /** Facet f of `RECORDED` has the values in [bases[f], bases[f + 1]); after the last come the units that are not as usual, and no value. */
  readonly bases: number[] = [0];
  readonly usual: { field: RecordedField; value: number; others: number }[];
  readonly none: number;

  constructor(collection: Collection) {
    for (const field of RECORDED) this.bases.push((this.bases.at(-1) ?? 0) + collection.tables[field].length);
    const end = this.bases.at(-1) ?? 0;
    this.usual = USUAL.map(({ field, value }, i) => ({
      field,
      value: collection.tables[field].numberOf(value) ?? -1,
      others: end + i,
    }));
    this.none = end + USUAL.length;
  }
}

type Usual = Pick<Layout['usual'][number], 'value' | 'others'>;

function usualOf(usual: Layout['usual'], field: RecordedField): Usual {
  return usual.find((each) => each.field === field) ?? { value: -1, others: -1 };
}

/** Lays out the records of units. */
class RecordBuilder {
  private readonly layout: Layout;
  private readonly records: Int32Array;
  private readonly more = new NumberList();
  private readonly own: number[] = [];

  constructor(layout: Layout, size: number) {
    this.layout = layout;
    this.records = sharedInts(WIDTH * size).fill(layout.none);
  }

  build(units: Units): StoredRecords {
    const { bases, usual } = this.layout;
    const columns = UNIT_COLUMNS.map((field, f) => ({
      ...units.unitValues[field].column,
      base: bases[f] ?? 0,
      usual: usualOf(usual, field),
    }));
    const rows = ROW_COLUMNS.map((field, i) => ({
      values: units.rowValues[field],
      base: bases[UNIT_COLUMNS.length + i] ?? 0,
      usual: usualOf(usual, field),
    }));
    const { rowStarts } = units;
    for (let unit = 0; unit < units.size; unit++) {
      this.own.length = 0;
      for (const { starts, ids, base, usual: common } of columns) {
        const end = starts[unit + 1] ?? 0;
        for (let at = starts[unit] ?? 0; at < end; at++) this.add(ids[at] ?? 0, base, common);
      }
      const end = rowStarts[unit + 1] ?? 0;
      for (const { values, base, usual: common } of rows) {
        for (let row = rowStarts[unit] ?? 0; row < end; row++) this.add(values[row] ?? -1, base, common);
      }
      this.store(unit);
    }
    const more = sharedInts(this.more.length);
    more.set(this.more.build());
    return { records: this.records, more };
  }

  private add(value: number, base: number, usual: Usual): void {
    if (value < 0 || value === usual.value) return;
    if (usual.others >= 0) this.addPlace(usual.others);
    this.addPlace(base + value);
  }

  private addPlace(place: number): void {
    const { own } = this;
    for (let i = 0; i < own.length; i++) if (own[i] === place) return;
    own.push(place);
  }

  private store(unit: number): void {
    const { own, records, more } = this;
    const at = WIDTH * unit;
    const inside = own.length > WIDTH ? WIDTH - 1 : own.length;
    for (let i = 0; i < inside; i++) records[at + i] = own[i] ?? 0;
    if (own.length <= WIDTH) return;
    records[at + WIDTH - 1] = ~more.length;
    more.push(own.length - inside);
    for (let i = inside; i < own.length; i++) more.push(own[i] ?? 0);
  }
}

export class FacetRecords {
  readonly stored: StoredRecords;
  private readonly layout: Layout;
  private board: Board | undefined;

  /** @param stored where another thread made them */
  constructor(collection: Collection, units: Units, stored?: StoredRecords) {
    this.layout = new Layout(collection);
    this.stored = stored ?? new RecordBuilder(this.layout, units.size).build(units);
  }

  /**
   * The counts of every facet over these units.
   *
   * @param isKept whether they are kept; others are gone with the next count
   */
  count(units: Int32Array, isKept: boolean): Tallies {
    const board = isKept ? this.newBoard() : (this.board ??= this.newBoard());
    for (const tally of board.tallies.values()) tally.reset();
    const { counts } = board;
    counts.fill(0, this.layout.bases.at(-1));
    if (counts.length < DENSE * units.length) {
      this.addAll(counts, units);
      for (const tally of board.tallies.values()) tally.noteAll();
    } else this.addEach(board, units);
    this.countUsual(board, units.length);
    return board.tallies;
  }

  private addAll(counts: Int32Array, units: Int32Array): void {
    countAll(counts, this.stored, units);
  }

  /** Counts and notes the values as they are met. */
  private addEach({ counts, met, tallies }: Board, units: Int32Array): void {
    const size = countAndNote(counts, met, this.stored, units);
    const { bases } = this.layout;
    const own = RECORDED.map((field) => tallies.get(field));
    for (let i = 0; i < size; i++) {
      const value = met[i] ?? 0;
      let f = 0;
      while (value >= (bases[f + 1] ?? Infinity)) f++;
      own[f]?.note(value - (bases[f] ?? 0));
    }
  }

  private countUsual({ counts, tallies }: Board, total: number): void {
    for (const { field, value, others } of this.layout.usual) {
      const rest = total - (counts[others] ?? 0);
      if (rest > 0 && value >= 0) tallies.get(field)?.add(value, rest);
    }
  }

  private newBoard(): Board {
    const { bases, none } = this.layout;
    const counts = new Int32Array(none + 1);
    const tallies = new Map(RECORDED.map((field, f): [FacetField, Tally] => [field, new Tally(counts.subarray(bases[f], bases[f + 1]))]));
    return { counts, met: new Int32Array(counts.length), tallies };
  }
}

/** Gives how many values were met, which lie in `met`. */
function countAndNote(counts: Int32Array, met: Int32Array, { records, more }: StoredRecords, units: Int32Array): number {
  let size = 0;
  for (let c = 0; c < units.length; c++) {
    const at = WIDTH * (units[c] ?? 0);
    for (let i = at; i < at + WIDTH; i++) {
      const value = records[i] ?? 0;
      if (value >= 0) {
        const before = counts[value] ?? 0;
        if (before === 0) met[size++] = value;
        counts[value] = before + 1;
        continue;
      }
      const end = ~value + (more[~value] ?? 0);
      for (let m = ~value + 1; m <= end; m++) {
        const other = more[m] ?? 0;
        const before = counts[other] ?? 0;
        if (before === 0) met[size++] = other;
        counts[other] = before + 1;
      }
    }
  }
  return size;
}

function countAll(counts: Int32Array, { records, more }: StoredRecords, units: Int32Array): void {
  for (let c = 0; c < units.length; c++) {
    const at = WIDTH * (units[c] ?? 0);
    const [first, second, third] = [records[at] ?? 0, records[at + 1] ?? 0, records[at + 2] ?? 0];
    counts[first] = (counts[first] ?? 0) + 1;
    counts[second] = (counts[second] ?? 0) + 1;
    counts[third] = (counts[third] ?? 0) + 1;
    const last = records[at + 3] ?? 0;
    if (last >= 0) {
      counts[last] = (counts[last] ?? 0) + 1;
      continue;
    }
    const list = ~last;
    const end = list + (more[list] ?? 0);
    for (let i = list + 1; i <= end; i++) counts[more[i] ?? 0] = (counts[more[i] ?? 0] ?? 0) + 1;
  }
}
