/** Counts of the values of one facet, and the largest of them. */

/** What is read of a facet's counts. */
export interface ValueCounts {
  /** How many values have a count. */
  readonly distinct: number;
  /** The values with the largest counts, as many as were asked for; equals in their order. */
  first(): { value: number; count: number }[];
  /** Each value with a count, in any order, and the counts. */
  all(): { values: Int32Array; counts: Int32Array };
}

/** The order of values with equal counts, where it is not that of their numbers. */
export interface TieOrder {
  rankOf: Int32Array;
  valueAt: Int32Array;
}

/** Counts are below 2^22, values below 2^31: both fit a number that compares as they do. */
const RANKS = 2 ** 31;

/** The largest of many counts: keeps some more than are wanted, and sorts them when its room is full. */
export class TopValues {
  /** Smaller counts are none of the largest. */
  least: number;
  private readonly limit: number;
  private readonly ties: TieOrder | undefined;
  private readonly keys: Float64Array;
  private size = 0;

  constructor(limit: number, ties?: TieOrder) {
    this.limit = limit;
    this.least = limit === 0 ? Infinity : 1;
    this.ties = ties;
    this.keys = new Float64Array(2 * limit + 22);
  }

  /** Each value once; of the counts below `least` none need be offered. */
  offer(value: number, count: number): void {
    if (count < this.least) return;
    const rank = this.ties ? (this.ties.rankOf[value] ?? 0) : value;
    this.keys[this.size++] = -(count * RANKS + (RANKS - 1 - rank));
    if (this.size === this.keys.length) this.shrink();
  }

  /** Best first. */
  first(): { value: number; count: number }[] {
    this.shrink();
    return Array.from(this.keys.subarray(0, this.size), (key) => {
      const rank = RANKS - 1 - (-key % RANKS);
      return { value: this.ties ? (this.ties.valueAt[rank] ?? 0) : rank, count: Math.floor(-key / RANKS) };
    });
  }

  private shrink(): void {
    const { keys, limit } = this;
    keys.subarray(0, this.size).sort();
    if (this.size < limit) return;
    this.size = limit;
    this.least = Math.floor(-(keys[limit - 1] ?? 0) / RANKS);
  }
}
