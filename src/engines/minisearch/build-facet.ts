/** Counts to buckets: chosen values first, then by count, then by label. */
import type { Bucket, Facet, FacetField } from '../../domain/search.ts';
import type { FacetPage } from '../../search/engine.ts';
import { compareBuckets, compareText } from '../../search/facet-values.ts';
import { terms } from '../../text/tokens.ts';
import { fold } from '../../text/normalize.ts';
import type { Collection } from './collection.ts';
import type { FieldConstraint } from './constraints.ts';
import { selectFirst } from './select-first.ts';
import type { Tally } from './tally.ts';

const DEFAULT_BUCKETS = 10;

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
function listedValues(tally: Tally, { chosen, excluded, hasFilter, hasExclusion }: FieldConstraint): Int32Array {
  const { counts } = tally;
  const values = tally.values();
  if (!hasFilter && !hasExclusion) return values;
  const unmet: number[] = [];
  for (let value = 0; value < counts.length; value++) {
    if (counts[value] === 0 && (chosen[value] === 1 || excluded[value] === 1)) unmet.push(value);
  }
  const all = new Int32Array(values.length + unmet.length);
  all.set(values);
  all.set(unmet, values.length);
  return all;
}

/** The buckets of one facet, from `offset` on. */
export function buildFacet(collection: Collection, field: FacetField, constraint: FieldConstraint, tally: Tally, page: FacetPage): Facet {
  const { offset = 0, limit = DEFAULT_BUCKETS, order = 'count' } = page;
  const { values, labels } = collection.tables[field];
  const { counts } = tally;
  const prefix = page.prefix === undefined ? '' : fold(page.prefix.trim());
  const isWanted = (label: string): boolean => fold(label).startsWith(prefix) || terms(label).some((term) => term.startsWith(prefix));
  const all = listedValues(tally, constraint);
  const listed = prefix === '' ? all : all.filter((value) => isWanted(labels[value] ?? ''));
  const unknown = unknownBuckets(collection, constraint).filter(({ label }) => prefix === '' || isWanted(label));
  const byLabel = (a: number, b: number): number =>
    compareText(labels[a] ?? '', labels[b] ?? '') || compareText(values[a] ?? '', values[b] ?? '');
  const byCount = (a: number, b: number): number =>
    Number(isChosen(constraint, b)) - Number(isChosen(constraint, a)) || (counts[b] ?? 0) - (counts[a] ?? 0) || byLabel(a, b);
  const compare = order === 'label' ? byLabel : byCount;
  const first = selectFirst(listed.length, (a, b) => compare(listed[a] ?? 0, listed[b] ?? 0), { offset: 0, limit: offset + limit });
  const buckets = first.map((place): Bucket => {
    const value = listed[place] ?? 0;
    return {
      value: values[value] ?? '',
      label: labels[value] ?? '',
      count: counts[value] ?? 0,
      selected: constraint.chosen[value] === 1,
      excluded: constraint.excluded[value] === 1,
    };
  });
  const merged = unknown.length === 0 ? buckets : [...buckets, ...unknown].sort(order === 'label' ? compareLabels : compareBuckets);
  return { buckets: merged.slice(offset, offset + limit), total: listed.length + unknown.length };
}

function compareLabels(a: Bucket, b: Bucket): number {
  return compareText(a.label, b.label) || compareText(a.value, b.value);
}
