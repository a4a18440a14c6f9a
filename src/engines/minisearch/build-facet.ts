/** Counts to buckets: chosen values first, then by count, then by label. */
import { type Bucket, DEFAULT_FACET_LIMIT, type Facet, type FacetField } from '../../domain/search.ts';
import type { FacetPage } from '../../search/engine.ts';
import { compareBuckets, compareLabels, labelBegins } from '../../search/facet-values.ts';
import type { Collection } from './collection.ts';
import { joined } from './columns.ts';
import type { FieldConstraint } from './constraints.ts';
import { selectFirst } from './select-first.ts';
import type { ValueCounts } from './value-counts.ts';
import type { ValueTable } from './value-table.ts';

/** More than any count. */
const CHOSEN = 2 ** 30;

export function isChosen(constraint: FieldConstraint, value: number): boolean {
  return constraint.chosen[value] === 1 || constraint.excluded[value] === 1;
}

export function unknownBuckets(collection: Collection, constraint: FieldConstraint): Bucket[] {
  return constraint.unknown.map(({ value, selected, excluded }) => ({
    value,
    label: collection.entities.get(value)?.name ?? value,
    count: 0,
    selected,
    excluded,
  }));
}

/** The values with a count, and those that are chosen or excluded; with their counts, as buckets are ordered by before their labels. */
export function listedValues(counts: ValueCounts, constraint: FieldConstraint): { values: Int32Array; counts: Int32Array } {
  const met = counts.all();
  if (!constraint.hasFilter && !constraint.hasExclusion) return met;
  const unmet = new Set(chosenValues(constraint));
  for (const value of met.values) unmet.delete(value);
  return {
    values: joined(met.values, [...unmet]),
    counts: joined(
      met.counts,
      Array.from(unmet, () => 0),
    ),
  };
}

/** Larger comes first. */
function keysOf(
  { values, counts }: { values: Int32Array; counts: Int32Array },
  constraint: FieldConstraint,
  order: 'count' | 'label',
): Int32Array {
  if (order === 'label') return new Int32Array(values.length);
  if (!constraint.hasFilter && !constraint.hasExclusion) return counts;
  return counts.map((count, i) => count + (isChosen(constraint, values[i] ?? 0) ? CHOSEN : 0));
}

/** The buckets of one facet, from `offset` on. @param counted the counts, with as many of the largest as offset and limit together ask for */
export function buildFacet(
  collection: Collection,
  field: FacetField,
  constraint: FieldConstraint,
  counted: ValueCounts,
  page: FacetPage,
): Facet {
  const { offset = 0, limit = DEFAULT_FACET_LIMIT, order = 'count' } = page;
  const table = collection.tables[field];
  if (order === 'count' && page.prefix === undefined) return largestFirst(collection, table, constraint, counted, offset, limit);
  const prefix = page.prefix?.trim() ?? '';
  const isWanted = (label: string): boolean => labelBegins(label, prefix);
  const all = listedValues(counted, constraint);
  const keys = keysOf(all, constraint, order);
  const wanted = Array.from(all.values, (_, place) => place).filter(
    (place) => prefix === '' || isWanted(table.labelAt(all.values[place] ?? 0)),
  );
  const unknown = unknownBuckets(collection, constraint).filter(({ label }) => prefix === '' || isWanted(label));
  // Values are numbered in the order of their labels, articles are not.
  const { titleRank } = collection;
  const rankOf = (i: number): number => {
    const value = all.values[wanted[i] ?? 0] ?? 0;
    return field === 'article' ? (titleRank[value] ?? 0) : value;
  };
  const wantedKeys = Int32Array.from(wanted, (place) => keys[place] ?? 0);
  const places = selectFirst(wantedKeys, (a, b) => rankOf(a) - rankOf(b), { offset: 0, limit: offset + limit });
  const buckets = places.map((i) => bucketOf(table, all.values[wanted[i] ?? 0] ?? 0, all.counts[wanted[i] ?? 0] ?? 0, constraint));
  const merged = unknown.length === 0 ? buckets : [...buckets, ...unknown].sort(order === 'label' ? compareLabels : compareBuckets);
  return { buckets: merged.slice(offset, offset + limit), total: wanted.length + unknown.length };
}

/** The numbers of the values that are chosen or excluded. */
function chosenValues({ chosen, excluded }: FieldConstraint): number[] {
  const found = new Set<number>();
  for (const flags of [chosen, excluded])
    for (let value = flags.indexOf(1); value >= 0; value = flags.indexOf(1, value + 1)) found.add(value);
  return [...found];
}

/** Chosen values first, at whatever count, then the largest counts of the others. */
function largestFirst(
  collection: Collection,
  table: ValueTable,
  constraint: FieldConstraint,
  counted: ValueCounts,
  offset: number,
  limit: number,
): Facet {
  const chosen = new Map(chosenValues(constraint).map((value) => [value, 0]));
  let met = 0;
  if (chosen.size > 0) {
    const { values, counts } = counted.all();
    for (let i = 0; i < values.length && met < chosen.size; i++) {
      if (!isChosen(constraint, values[i] ?? 0)) continue;
      chosen.set(values[i] ?? 0, counts[i] ?? 0);
      met++;
    }
  }
  const heads = [...chosen].map(([value, count]) => bucketOf(table, value, count, constraint));
  heads.push(...unknownBuckets(collection, constraint));
  heads.sort(compareBuckets);
  const others = counted.first().filter(({ value }) => !chosen.has(value));
  const rest = others.slice(Math.max(0, offset - heads.length), Math.max(0, offset + limit - heads.length));
  return {
    buckets: [...heads.slice(offset, offset + limit), ...rest.map(({ value, count }) => bucketOf(table, value, count, constraint))],
    total: counted.distinct + chosen.size - met + constraint.unknown.length,
  };
}

export function bucketOf(table: ValueTable, value: number, count: number, constraint: FieldConstraint): Bucket {
  return {
    value: table.valueAt(value),
    label: table.labelAt(value),
    count,
    selected: constraint.chosen[value] === 1,
    excluded: constraint.excluded[value] === 1,
  };
}
