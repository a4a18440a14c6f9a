/**
 * The counts of words that many units have, kept from one search for the next: of each facet the largest, how many values there are, and all of
 * those that have few. A generation never changes, so they never go stale; what is kept is bounded by the number of words, not by the index.
 */
import { FACET_FIELDS, type FacetField } from '../../domain/search.ts';
import type { ValueCounts } from './value-counts.ts';

/** A word that one unit in so many has is common: counting is most of what a search for it costs. */
const COMMON = 50;
/** Words; those that were asked for longest ago are forgotten. */
const MAX_WORDS = 64;
/** Values of a facet whose counts are kept, as many as pages of facets show. */
const MAX_VALUES = 50;
/** All counts of a facet with no more values than this are kept, as of its days. */
const MAX_WHOLE = 4096;

interface Kept {
  distinct: number;
  first: { value: number; count: number }[];
  all: ReturnType<ValueCounts['all']> | undefined;
}

export type KeptFacets = ReadonlyMap<FacetField, Kept>;

/** What is kept of a facet, as it is read of what was just counted; `undefined` where more is asked for than that. */
export function readKept(facets: KeptFacets, field: FacetField, limit: number, count: () => ValueCounts): ValueCounts | undefined {
  const kept = facets.get(field);
  if (!kept || limit > MAX_VALUES) return undefined;
  return { distinct: kept.distinct, first: () => kept.first.slice(0, limit), all: () => kept.all ?? count().all() };
}

export class KeptCounts {
  private readonly size: number;
  private readonly words = new Map<number, KeptFacets>();

  /** @param size units of the scope */
  constructor(size: number) {
    this.size = size;
  }

  isCommon(units: number): boolean {
    return COMMON * units >= this.size;
  }

  get(word: number): KeptFacets | undefined {
    const known = this.words.get(word);
    if (!known) return undefined;
    this.words.delete(word);
    this.words.set(word, known);
    return known;
  }

  /** @param read the counts of a facet; every facet was counted */
  keep(word: number, read: (field: FacetField, limit: number) => ValueCounts): void {
    const facets = new Map<FacetField, Kept>();
    for (const field of FACET_FIELDS) {
      const counts = read(field, MAX_VALUES);
      const first = counts.first();
      facets.set(field, { distinct: counts.distinct, first, all: counts.distinct > MAX_WHOLE ? undefined : copyOf(counts.all()) });
    }
    this.words.set(word, facets);
    const oldest = this.words.keys().next();
    if (this.words.size > MAX_WORDS && oldest.done !== true) this.words.delete(oldest.value);
  }
}

/** What is counted next is written over what was counted. */
function copyOf({ values, counts }: ReturnType<ValueCounts['all']>): ReturnType<ValueCounts['all']> {
  return { values: values.slice(), counts: counts.slice() };
}
