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

export class ValueTally {
  private readonly counts = new Map<string, ValueCounts>();

  add({ passages, utterances, article }: ArticleValues): void {
    for (const values of passages) for (const value of values) if (NAMED_IN_PASSAGES.has(value.field)) this.of(value, 'passages');
    for (const values of passages) for (const value of values) this.of(value);
    for (const values of utterances) for (const value of values) this.of(value, value.field === 'speaker' ? 'quotations' : undefined);
    for (const value of article) this.of(value, value.field === 'source' ? 'articles' : undefined);
  }

  /** What was counted, in the order of the values. */
  list(): ValueCounts[] {
    return [...this.counts.values()].sort((a, b) => compareText(a.value, b.value));
  }

  /** Adds what was counted elsewhere: in whatever order, the same comes out. */
  merge(other: ValueCounts): void {
    const own = this.counts.get(other.value);
    if (own === undefined) {
      this.counts.set(other.value, { ...other, fields: [...other.fields] });
      return;
    }
    for (const field of other.fields) if (!own.fields.includes(field)) own.fields.push(field);
    if (compareText(other.label, own.label) < 0) own.label = other.label;
    own.passages += other.passages;
    own.quotations += other.quotations;
    own.articles += other.articles;
  }

  private of(value: FacetValue, counted?: 'passages' | 'quotations' | 'articles'): void {
    if (UNLISTED.has(value.field) || value.value === MISSING) return;
    let own = this.counts.get(value.value);
    const label = value.shown ?? value.label;
    if (own === undefined) {
      own = { value: value.value, key: keyOf(value), label, fields: [], passages: 0, quotations: 0, articles: 0 };
      this.counts.set(value.value, own);
    }
    if (!own.fields.includes(value.field)) own.fields.push(value.field);
    // Of several forms one is shown, whichever article comes first.
    if (compareText(label, own.label) < 0) own.label = label;
    if (counted !== undefined) own[counted]++;
  }
}

function named(label: string, names: readonly string[]): Document['source'] {
  const forms = names.map((name) => joinTerms(terms(name)));
  return { folded: fold(label), label_words: joinTerms(terms(label)), names: forms, exact: [...new Set(forms)] };
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
  const unnamed = entities
    .filter(({ id }) => !isCounted.has(id))
    .map(
      ({ id, name }): ValueCounts => ({
        value: id,
        key: keyOf({ field: 'person', value: id, label: name }),
        label: name,
        fields: [],
        passages: 0,
        quotations: 0,
        articles: 0,
      }),
    );
  const values = [...counted, ...unnamed].map((own): Document => {
    const entity = entityOf.get(own.value);
    const about = entity === undefined ? {} : { entity_type: entity.type, entity };
    return {
      id: valueDocumentId(own.value),
      source: {
        type: 'value',
        ...own,
        ...named(own.label, entity === undefined ? [own.label] : [entity.name, ...entity.aliases]),
        ...about,
      },
    };
  });
  const former = Object.keys(canonical).map(
    (id): Document => ({ id: formerIdDocumentId(id), source: { type: 'former-id', value: resolve(id) } }),
  );
  return [...values, ...former];
}
