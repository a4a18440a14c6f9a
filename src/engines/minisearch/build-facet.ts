/** Counts to buckets: chosen values first, then by count, then by label. */
import type { Bucket, Facet, FacetField } from '../../domain/search.ts';
import type { FacetPage } from '../../search/engine.ts';
import { compareBuckets, compareText } from '../../search/facet-values.ts';
import { terms } from '../../text/tokens.ts';
import { fold } from '../../text/normalize.ts';
import type { Collection } from './collection.ts';
import type { FieldConstraint } from './constraints.ts';

const DEFAULT_BUCKETS = 10;
/** Above so many values, those that cannot be shown are ruled out by their count before any is compared. */
const MANY_VALUES = 2000;

function isChosen(constraint: FieldConstraint, value: number): boolean {
  return constraint.chosen[value] === 1 || constraint.excluded[value] === 1;
}

/** The count that the last of `wanted` largest has: smaller ones need no sorting. */
function leastShown(counts: readonly number[], wanted: number): number {
  if (counts.length <= wanted) return 0;
  return Int32Array.from(counts).sort()[counts.length - wanted] ?? 0;
}

function unknownBuckets(collection: Collection, constraint: FieldConstraint): Bucket[] {
  return constraint.unknown.map(({ value, selected, excluded }) => ({
    value,
    label: collection.entities.get(value)?.name ?? value,
    count: 0,
    selected,
    excluded,
  }));
}

/** The buckets of one facet, from `offset` on. */
export function buildFacet(
  collection: Collection,
  field: FacetField,
  constraint: FieldConstraint,
  counts: Int32Array,
  page: FacetPage,
): Facet {
  const { offset = 0, limit = DEFAULT_BUCKETS, order = 'count' } = page;
  const table = collection.tables[field];
  const prefix = page.prefix === undefined ? '' : fold(page.prefix.trim());
  const isWanted = (label: string): boolean =>
    prefix === '' || fold(label).startsWith(prefix) || terms(label).some((term) => term.startsWith(prefix));
  const listed: number[] = [];
  counts.forEach((count, value) => {
    if ((count > 0 || isChosen(constraint, value)) && isWanted(table.labels[value] ?? '')) listed.push(value);
  });
  const unknown = unknownBuckets(collection, constraint).filter(({ label }) => isWanted(label));
  const total = listed.length + unknown.length;
  const rank = table.labelOrder();
  const byLabel = (a: number, b: number): number => (rank[a] ?? 0) - (rank[b] ?? 0);
  let candidates = listed;
  if (order === 'count' && listed.length > MANY_VALUES) {
    const least = leastShown(
      listed.map((value) => counts[value] ?? 0),
      offset + limit,
    );
    candidates = listed.filter((value) => (counts[value] ?? 0) >= least || isChosen(constraint, value));
  }
  const byCount = (a: number, b: number): number =>
    Number(isChosen(constraint, b)) - Number(isChosen(constraint, a)) || (counts[b] ?? 0) - (counts[a] ?? 0) || byLabel(a, b);
  const sorted = candidates.sort(order === 'label' ? byLabel : byCount).slice(0, offset + limit);
  const buckets = sorted.map(
    (value): Bucket => ({
      value: table.values[value] ?? '',
      label: table.labels[value] ?? '',
      count: counts[value] ?? 0,
      selected: constraint.chosen[value] === 1,
      excluded: constraint.excluded[value] === 1,
    }),
  );
  const merged = unknown.length === 0 ? buckets : [...buckets, ...unknown].sort(order === 'label' ? compareLabels : compareBuckets);
  return { buckets: merged.slice(offset, offset + limit), total };
}

function compareLabels(a: Bucket, b: Bucket): number {
  return compareText(a.label, b.label) || compareText(a.value, b.value);
}
