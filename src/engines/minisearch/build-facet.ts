/** Counts to buckets: chosen values first, then by count, then by label. */
import type { Bucket, Facet, FacetField } from '../../domain/search.ts';
import type { FacetPage } from '../../search/engine.ts';
import { compareBuckets, compareText } from '../../search/facet-values.ts';
import { terms } from '../../text/tokens.ts';
import { fold } from '../../text/normalize.ts';
import type { Collection } from './collection.ts';
import type { FieldConstraint } from './constraints.ts';
import { keep } from './doc-sets.ts';
import { scratch } from './scratch.ts';
import { selectFirst } from './select-first.ts';
import type { Tally } from './tally.ts';
import type { ValueTable } from './value-table.ts';

const DEFAULT_BUCKETS = 10;
/** More than any count. */
const CHOSEN = 2 ** 30;

function isChosen(constraint: FieldConstraint, value: number): boolean {
  return constraint.chosen[value] === 1 || constraint.excluded[value] === 1;
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

/** The values that were met, and those that are chosen or excluded. */
function listedValues(tally: Tally, constraint: FieldConstraint): Int32Array {
  const values = tally.values();
  if (!constraint.hasFilter && !constraint.hasExclusion) return values;
  const unmet: number[] = [];
  for (let value = 0; value < tally.counts.length; value++) {
    if (tally.counts[value] === 0 && isChosen(constraint, value)) unmet.push(value);
  }
  const all = scratch.ints(values.length + unmet.length);
  all.set(values);
  all.set(unmet, values.length);
  return all;
}

/** What buckets are ordered by before their labels; the larger comes first. */
function keysOf(listed: Int32Array, tally: Tally, constraint: FieldConstraint, order: 'count' | 'label'): Int32Array {
  const keys = scratch.ints(listed.length);
  if (order === 'label') return keys.fill(0);
  const isConstrained = constraint.hasFilter || constraint.hasExclusion;
  for (let i = 0; i < listed.length; i++) {
    const value = listed[i] ?? 0;
    keys[i] = (tally.counts[value] ?? 0) + (isConstrained && isChosen(constraint, value) ? CHOSEN : 0);
  }
  return keys;
}

/** The buckets of one facet, from `offset` on. */
export function buildFacet(collection: Collection, field: FacetField, constraint: FieldConstraint, tally: Tally, page: FacetPage): Facet {
  const { offset = 0, limit = DEFAULT_BUCKETS, order = 'count' } = page;
  const table = collection.tables[field];
  const { titleRank } = collection;
  // Values are numbered in the order of their labels, articles are not.
  const byLabel = (a: number, b: number): number => (field === 'article' ? (titleRank[a] ?? 0) - (titleRank[b] ?? 0) : a - b);
  const isPlain = order === 'count' && page.prefix === undefined && !constraint.hasFilter && constraint.unknown.length === 0;
  if (isPlain && !constraint.hasExclusion && tally.noted() === undefined) {
    const values = selectFirst(tally.counts, byLabel, { offset, limit }).filter((value) => (tally.counts[value] ?? 0) > 0);
    return { buckets: values.map((value) => bucketOf(table, value, tally, constraint)), total: tally.distinct() };
  }
  const prefix = page.prefix === undefined ? '' : fold(page.prefix.trim());
  const isWanted = (label: string): boolean => fold(label).startsWith(prefix) || terms(label).some((term) => term.startsWith(prefix));
  const all = listedValues(tally, constraint);
  const listed = prefix === '' ? all : keep(all, (value) => isWanted(table.labelAt(value)));
  const unknown = unknownBuckets(collection, constraint).filter(({ label }) => prefix === '' || isWanted(label));
  const compare = (a: number, b: number): number => byLabel(listed[a] ?? 0, listed[b] ?? 0);
  const places = selectFirst(keysOf(listed, tally, constraint, order), compare, { offset: 0, limit: offset + limit });
  const buckets = places.map((place) => bucketOf(table, listed[place] ?? 0, tally, constraint));
  const merged = unknown.length === 0 ? buckets : [...buckets, ...unknown].sort(order === 'label' ? compareLabels : compareBuckets);
  return { buckets: merged.slice(offset, offset + limit), total: listed.length + unknown.length };
}

function bucketOf(table: ValueTable, value: number, tally: Tally, constraint: FieldConstraint): Bucket {
  return {
    value: table.valueAt(value),
    label: table.labelAt(value),
    count: tally.counts[value] ?? 0,
    selected: constraint.chosen[value] === 1,
    excluded: constraint.excluded[value] === 1,
  };
}

function compareLabels(a: Bucket, b: Bucket): number {
  return compareText(a.label, b.label) || compareText(a.value, b.value);
}
