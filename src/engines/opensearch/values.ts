/** The values of facets and the entities of a corpus as they are looked up by name, counted while its articles go by. Pure. */
import type { Entity } from '../../domain/annotation.ts';
import { type FacetField, MISSING } from '../../domain/search.ts';
import { compareText } from '../../search/facet-values.ts';
import { fold } from '../../text/normalize.ts';
import { terms } from '../../text/tokens.ts';
import { type ArticleValues, type FacetValue, keyOf } from './article-values.ts';
import type { Document } from './documents.ts';
import { formerIdDocumentId, valueDocumentId } from './fields.ts';
import { joinTerms } from './terms.ts';

/** What is counted of one value. */
export interface ValueCounts {
  value: string;
  key: string;
  label: string;
  fields: FacetField[];
  /** Passages that name it, utterances that are its, articles that it published. */
  passages: number;
  quotations: number;
  articles: number;
}

/** These are known without being looked up. */
const UNLISTED: ReadonlySet<FacetField> = new Set(['article', 'kind', 'speaker-kind']);
const NAMED_IN_PASSAGES: ReadonlySet<FacetField> = new Set(['person', 'organization', 'place']);

/** So many times. */
interface Times<T> {
  what: T;
  times: number;
}

/** A value as it is counted: what is counted can be taken back. */
interface Counting extends Pick<ValueCounts, 'value' | 'key' | 'passages' | 'quotations' | 'articles'> {
  labels: Times<string>[];
  fields: Times<FacetField>[];
}

export class ValueTally {
  private readonly counts = new Map<string, Counting>();
  private readonly touched = new Set<string>();

  add(values: ArticleValues): void {
    this.count(values, 1);
  }

  /** Takes back what was added. */
  remove(values: ArticleValues): void {
    this.count(values, -1);
  }

  /** What was counted, in the order of the values. */
  list(): ValueCounts[] {
    return Array.from(this.counts.values(), listed).sort((a, b) => compareText(a.value, b.value));
  }

  /** What was counted of one value. */
  countsOf(value: string): ValueCounts | undefined {
    const own = this.counts.get(value);
    return own && listed(own);
  }

  /** The values that were counted, or taken back, since this was asked before. */
  takeTouched(): Set<string> {
    const touched = new Set(this.touched);
    this.touched.clear();
    return touched;
  }

  /** Adds what was counted elsewhere: in whatever order, the same comes out. */
  merge({ value, key, label, fields, passages, quotations, articles }: ValueCounts): void {
    const own = this.of(value, key);
    countOne(own.labels, label, 1);
    for (const field of fields) countOne(own.fields, field, 1);
    own.passages += passages;
    own.quotations += quotations;
    own.articles += articles;
  }

  private count({ passages, utterances, article }: ArticleValues, by: 1 | -1): void {
    for (const values of passages)
      for (const value of values) this.countValue(value, by, NAMED_IN_PASSAGES.has(value.field) ? 'passages' : undefined);
    for (const values of utterances)
      for (const value of values) this.countValue(value, by, value.field === 'speaker' ? 'quotations' : undefined);
    for (const value of article) this.countValue(value, by, value.field === 'source' ? 'articles' : undefined);
  }

  private countValue(value: FacetValue, by: 1 | -1, counted?: 'passages' | 'quotations' | 'articles'): void {
    if (UNLISTED.has(value.field) || value.value === MISSING) return;
    const own = this.of(value.value, keyOf(value));
    countOne(own.labels, value.shown ?? value.label, by);
    countOne(own.fields, value.field, by);
    if (counted !== undefined) own[counted] += by;
    this.touched.add(value.value);
    if (own.fields.length === 0) this.counts.delete(value.value);
  }

  private of(value: string, key: string): Counting {
    let own = this.counts.get(value);
    if (own === undefined) {
      own = { value, key, labels: [], fields: [], passages: 0, quotations: 0, articles: 0 };
      this.counts.set(value, own);
    }
    return own;
  }
}

/** There are few of them. */
function countOne<T>(counted: Times<T>[], what: T, by: 1 | -1): void {
  const own = counted.find((one) => one.what === what);
  if (own === undefined) counted.push({ what, times: by });
  else own.times += by;
  if (own?.times === 0) counted.splice(counted.indexOf(own), 1);
}

/** Of several forms one is shown, whichever article comes first. */
function listed({ labels, fields, ...own }: Counting): ValueCounts {
  const label = labels.reduce((first, { what }) => (compareText(what, first) < 0 ? what : first), labels[0]?.what ?? own.value);
  return { ...own, label, fields: fields.map(({ what }) => what).sort() };
}

function named(label: string, names: readonly string[]): Document['source'] {
  const forms = names.map((name) => joinTerms(terms(name)));
  return { folded: fold(label), label_words: joinTerms(terms(label)), names: forms, exact: [...new Set(forms)] };
}

/** Of a value, or of an entity that no article names. @param counts left out where nothing has it */
export function valueDocument(counts: ValueCounts | undefined, entity: Entity | undefined): Document | undefined {
  const own = counts ?? (entity && uncounted(entity));
  if (own === undefined) return undefined;
  const about = entity === undefined ? {} : { entity_type: entity.type, entity };
  const names = entity === undefined ? [own.label] : [entity.name, ...entity.aliases];
  return { id: valueDocumentId(own.value), source: { type: 'value', ...own, ...named(own.label, names), ...about } };
}

function uncounted({ id, name }: Entity): ValueCounts {
  const key = keyOf({ field: 'person', value: id, label: name });
  return { value: id, key, passages: 0, quotations: 0, articles: 0, label: name, fields: [] };
}

/** Of an id of the past. @param value that which it belongs to now */
export function formerIdDocument(id: string, value: string): Document {
  return { id: formerIdDocumentId(id), source: { type: 'former-id', value } };
}

/** @param canonical an id of the past to that which it belongs to now */
export function valueDocuments(
  counted: readonly ValueCounts[],
  entities: readonly Entity[],
  canonical: Readonly<Record<string, string>>,
  resolve: (id: string) => string,
): Document[] {
  const entityOf = new Map(entities.map((entity) => [entity.id, entity]));
  const isCounted = new Set(counted.map(({ value }) => value));
  const unnamed = entities.filter(({ id }) => !isCounted.has(id));
  return [
    ...counted.flatMap((own) => valueDocument(own, entityOf.get(own.value)) ?? []),
    ...unnamed.flatMap((entity) => valueDocument(undefined, entity) ?? []),
    ...Object.keys(canonical).map((id) => formerIdDocument(id, resolve(id))),
  ];
}
