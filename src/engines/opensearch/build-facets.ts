/** Counts to buckets: chosen values first, then by count, then by label; the same as on the embedded engine. */
import { type Bucket, type Facet, type FacetField, MISSING } from '../../domain/search.ts';
import { compareBuckets, compareLabels, fixedLabel, labelBegins } from '../../search/facet-values.ts';
import type { FacetCounts } from './count-facets.ts';
import { articleDocumentId, MAX_KEY_LABEL, parseKey, valueDocumentId } from './fields.ts';
import type { StoredValue } from './names.ts';
import type { FieldConstraint } from './constraints.ts';
import type { Searcher } from './searcher.ts';

export interface BucketPage {
  order: 'count' | 'label';
  offset: number;
  limit: number;
  prefix?: string;
}

export class BucketBuilder {
  private readonly searcher: Searcher;
  /** Labels that no key has, by what they are the labels of. */
  private readonly labels = new Map<string, string>();

  constructor(searcher: Searcher) {
    this.searcher = searcher;
  }

  /**
   * @param chosen of each value that is chosen or excluded the total when it is chosen alone
   */
  async build(
    field: FacetField,
    constraint: FieldConstraint,
    counted: FacetCounts,
    chosen: ReadonlyMap<string, number>,
    page: BucketPage,
  ): Promise<Facet> {
    const selected = new Set(constraint.groups.flat());
    const excluded = new Set(constraint.excluded);
    const keys = [...chosen.keys(), ...[...counted.counts.keys()].filter((key) => !chosen.has(key))];
    await this.learnLabels(field, keys);
    const buckets = keys.map((key): Bucket => {
      const { value } = parseKey(key);
      const count = chosen.get(key) ?? counted.counts.get(key) ?? 0;
      return { value, label: this.label(field, key), count, selected: selected.has(key), excluded: excluded.has(key) };
    });
    const unknown = await this.unknownBuckets(field, constraint);
    const wanted = [...buckets, ...unknown].filter(({ label }) => labelBegins(label, page.prefix ?? ''));
    wanted.sort(page.order === 'label' ? compareLabels : compareBuckets);
    // What is excluded is not among what was counted; nor is what has none.
    const unmet = [...chosen].filter(([key, count]) => (count === 0 || excluded.has(key)) && !counted.counts.has(key)).length;
    const total = page.prefix === undefined && !counted.isComplete ? counted.distinct + unmet + unknown.length : wanted.length;
    return { buckets: wanted.slice(page.offset, page.offset + page.limit), total };
  }

  /** Chosen and excluded values that nothing has; an entity is called by its name all the same. */
  private async unknownBuckets(field: FacetField, { unknown }: FieldConstraint): Promise<Bucket[]> {
    const found = await this.searcher.values<StoredValue>(unknown.map(({ value }) => valueDocumentId(value)));
    return unknown.map((each, i) => ({ ...each, label: fixedLabel(field, each.value) ?? found[i]?.label ?? each.value, count: 0 }));
  }

  private label(field: FacetField, key: string): string {
    const { value, label } = parseKey(key);
    return fixedLabel(field, value) ?? this.labels.get(`${field} ${value}`) ?? label;
  }

  /** Of speakers who are no entities, and of long titles. */
  private async learnLabels(field: FacetField, keys: readonly string[]): Promise<void> {
    const unknown = keys
      .map(parseKey)
      .filter(({ value, label }) => value !== MISSING && !this.labels.has(`${field} ${value}`) && isLookedUp(field, value, label));
    if (unknown.length === 0) return;
    if (this.labels.size > MAX_LABELS) this.labels.clear();
    const values = unknown.map(({ value }) => value);
    const found =
      field === 'article'
        ? (
            await this.searcher.documents<{ head: { id: string; title: string } }>(
              values.map((id) => ({ id: articleDocumentId(id), routing: articleDocumentId(id) })),
              ['head'],
            )
          ).map(({ head }) => [head.id, head.title] as const)
        : (await this.searcher.values<StoredValue>(values.map(valueDocumentId))).flatMap((each) =>
            each?.type === 'value' ? [[each.value, each.label] as const] : [],
          );
    for (const [value, label] of found) this.labels.set(`${field} ${value}`, label);
  }
}

const MAX_LABELS = 50_000;
const IS_ENTITY = /^(?:person|organization|place):/;

function isLookedUp(field: FacetField, value: string, label: string): boolean {
  return field === 'speaker' ? !IS_ENTITY.test(value) : field === 'article' && label.length >= MAX_KEY_LABEL;
}
