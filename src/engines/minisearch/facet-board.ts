/**
 * Counts every facet over some units in one pass over them, and picks the largest counts of each in one pass over what was counted.
 *
 * Where units are few, they are counted by `countScattered`, and places are noted as they are met; where they are many, counting without noting is
 * faster, and all places are looked through afterwards.
 */
import type { FacetField } from '../../domain/search.ts';
import type { Collection } from './collection.ts';
import { addAndNoteLists, addLists, countEach, countLists, countRuns, countScattered, offerRange, type UnitCounts } from './count-loops.ts';
import { joined } from './columns.ts';
import { type Flag, flagsOf, PLACED, type StoredRecords } from './facet-records.ts';
import { type TieOrder, TopValues, type ValueCounts } from './value-counts.ts';

/** Where one unit in so many is counted, they lie far apart. */
const SCATTERED = 24;

export class FacetBoard {
  private readonly records: StoredRecords;
  private readonly articleOf: Int32Array;
  /** The order of articles with equal counts. */
  readonly byTitle: TieOrder;
  private readonly flags: readonly Flag[];
  /** By places. */
  private readonly counts: Int32Array;
  /** With room for one that is written before it is known to be new; so have `articles`. */
  private readonly met: Int32Array;
  private size = 0;
  private isDense = false;
  /** By the flags of units. */
  private readonly flagCounts: Int32Array;
  /** How many units share each article, and which articles have any. */
  private readonly articleCounts: Int32Array;
  private readonly articles: Int32Array;
  private articleTotal = 0;

  /** @param articleOf the article of each unit: those of one are in one run */
  constructor(collection: Collection, records: StoredRecords, articleOf: Int32Array) {
    const { titleRank } = collection;
    this.records = records;
    this.articleOf = articleOf;
    this.byTitle = { rankOf: titleRank, valueAt: inverse(titleRank) };
    this.flags = flagsOf(collection);
    this.counts = new Int32Array(records.values.length);
    this.met = new Int32Array(records.values.length + 1);
    this.flagCounts = new Int32Array(1 << this.flags.length);
    this.articleCounts = new Int32Array(collection.articles.length);
    this.articles = new Int32Array(collection.articles.length + 1);
  }

  /** Counts over these units, ascending; what was counted before is gone. */
  count(units: Int32Array): void {
    this.clear();
    const { counts, met, records, articles, articleCounts, articleOf, flagCounts } = this;
    this.isDense = this.articleOf.length < SCATTERED * units.length;
    if (this.isDense) {
      this.articleTotal = countRuns(articleCounts, articles, articleOf, units);
      countEach(flagCounts, records.flags, units);
      countLists(counts, records.units, units);
      addLists(counts, records.articles, articles.subarray(0, this.articleTotal), articleCounts);
      return;
    }
    const written: UnitCounts = { places: counts, met, articles: articleCounts, metArticles: articles, flags: flagCounts };
    const found = countScattered(written, { column: records.units, articleOf, flags: records.flags }, units);
    this.articleTotal = found.articles;
    this.size = addAndNoteLists(counts, met, found.places, records.articles, articles.subarray(0, found.articles), articleCounts);
  }

  /** The counts of every facet as they are now. @param limit how many of the largest of each are wanted */
  read(limit: number): Map<FacetField, ValueCounts> {
    const read = new Map<FacetField, ValueCounts>([['article', this.readArticles(limit)]]);
    const placed = this.readPlaced(limit);
    const totals = this.flagTotals();
    for (const { field } of this.flags) {
      const f = (PLACED as readonly FacetField[]).indexOf(field);
      const own = f < 0 ? { top: new TopValues(limit), distinct: 0 } : placed[f];
      if (read.has(field) || !own) continue;
      const flagged = this.flags.flatMap((flag, i) =>
        flag.field === field && totals[i] ? [{ value: flag.value, count: totals[i] ?? 0 }] : [],
      );
      for (const { value, count } of flagged) own.top.offer(value, count);
      const all = (): ReturnType<ValueCounts['all']> => withFlags(f < 0 ? NOTHING : this.list(f), flagged);
      read.set(field, { distinct: own.distinct + flagged.length, first: () => own.top.first(), all });
    }
    for (const [f, field] of PLACED.entries()) {
      const own = placed[f];
      if (own && !read.has(field)) read.set(field, { distinct: own.distinct, first: () => own.top.first(), all: () => this.list(f) });
    }
    return read;
  }

  private readArticles(limit: number): ValueCounts {
    const articles = this.articles.subarray(0, this.articleTotal);
    const { articleCounts, byTitle } = this;
    const first = (): ReturnType<ValueCounts['first']> => {
      const top = new TopValues(limit, byTitle);
      for (let i = 0; i < articles.length; i++) top.offer(articles[i] ?? 0, articleCounts[articles[i] ?? 0] ?? 0);
      return top.first();
    };
    return {
      distinct: articles.length,
      first,
      all: () => ({ values: articles, counts: articles.map((article) => articleCounts[article] ?? 0) }),
    };
  }

  /** The largest counts of each placed facet, and how many there are. */
  private readPlaced(limit: number): { top: TopValues; distinct: number }[] {
    const { counts, met, size, isDense } = this;
    const { bases, values } = this.records;
    const tops = PLACED.map(() => ({ top: new TopValues(limit), distinct: 0 }));
    if (isDense) {
      for (const [f, own] of tops.entries()) own.distinct = offerRange(own.top, counts, values, bases[f] ?? 0, bases[f + 1] ?? 0);
      return tops;
    }
    for (let i = 0; i < size; i++) {
      const place = met[i] ?? 0;
      let f = 0;
      while (place >= (bases[f + 1] ?? Infinity)) f++;
      const own = tops[f];
      if (!own) continue;
      own.distinct++;
      own.top.offer(values[place] ?? 0, counts[place] ?? 0);
    }
    return tops;
  }

  /** Each value of a placed facet that was counted. */
  private list(f: number): { values: Int32Array; counts: Int32Array } {
    const { counts, records } = this;
    const [from, to] = [records.bases[f] ?? 0, records.bases[f + 1] ?? 0];
    const values = new Int32Array(to - from);
    const own = new Int32Array(to - from);
    let size = 0;
    for (let place = from; place < to; place++) {
      const count = counts[place] ?? 0;
      if (count === 0) continue;
      values[size] = records.values[place] ?? 0;
      own[size++] = count;
    }
    return { values: values.subarray(0, size), counts: own.subarray(0, size) };
  }

  /** How many units have each flag. */
  private flagTotals(): Int32Array {
    const totals = new Int32Array(this.flags.length);
    for (let own = 1; own < this.flagCounts.length; own++) {
      const count = this.flagCounts[own] ?? 0;
      if (count === 0) continue;
      for (let i = 0; i < totals.length; i++) if ((own & (1 << i)) !== 0) totals[i] = (totals[i] ?? 0) + count;
    }
    return totals;
  }

  private clear(): void {
    const { counts, met, size, articles, articleCounts, articleTotal } = this;
    if (this.isDense) counts.fill(0);
    else for (let i = 0; i < size; i++) counts[met[i] ?? 0] = 0;
    for (let i = 0; i < articleTotal; i++) articleCounts[articles[i] ?? 0] = 0;
    this.flagCounts.fill(0);
    this.size = 0;
  }
}

const NOTHING = { values: new Int32Array(0), counts: new Int32Array(0) };

function withFlags(
  { values, counts }: { values: Int32Array; counts: Int32Array },
  flagged: readonly { value: number; count: number }[],
): { values: Int32Array; counts: Int32Array } {
  const value = flagged.map((flag) => flag.value);
  const count = flagged.map((flag) => flag.count);
  return { values: joined(values, value), counts: joined(counts, count) };
}

function inverse(ranks: Int32Array): Int32Array {
  const at = new Int32Array(ranks.length);
  for (let i = 0; i < ranks.length; i++) at[ranks[i] ?? 0] = i;
  return at;
}
