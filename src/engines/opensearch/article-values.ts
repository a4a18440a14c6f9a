/** The values of facets that an article, its passages and its utterances have, by what its entities are called over the corpus. Pure. */
import type { AnnotatedArticle, Passage } from '../../domain/annotation.ts';
import { datePrefixes, isPartialDate } from '../../domain/dates.ts';
import { type FacetField, MISSING } from '../../domain/search.ts';
import { citedValue, fixedLabel, NO_QUOTATION, speakerValue } from '../../search/facet-values.ts';
import type { Utterance } from '../../search/utterances.ts';
import { facetKey, speakerKeyLabel } from './fields.ts';

/** What the ids in articles stand for, over the corpus. */
export interface CorpusNames {
  canonical: (id: string) => string;
  /** Of an entity. */
  name: (id: string) => string | undefined;
}

/** A value of a facet that an article has, with what it is called. */
export interface FacetValue {
  field: FacetField;
  value: string;
  label: string;
  /** As the article has it, where that is no key: it may be called otherwise elsewhere. */
  shown?: string;
}

/** The values that each passage and utterance has for itself, and those of the article, which hold of all of them. */
export interface ArticleValues {
  passages: FacetValue[][];
  utterances: FacetValue[][];
  article: FacetValue[];
}

const ENTITY_FIELDS = ['person', 'organization', 'place'] as const;

export function keyOf({ value, label }: FacetValue): string {
  return facetKey(value, label);
}

export class ArticleValuer {
  private readonly annotated: AnnotatedArticle;
  private readonly utterances: readonly Utterance[];
  private readonly names: CorpusNames;
  private readonly inPassage = new Map<number, Utterance[]>();
  private readonly ofArticle: FacetValue[];
  private readonly credits: FacetValue[];

  constructor(annotated: AnnotatedArticle, utterances: readonly Utterance[], names: CorpusNames) {
    this.annotated = annotated;
    this.utterances = utterances;
    this.names = names;
    for (const utterance of utterances) {
      for (const ordinal of ordinalsOf(utterance)) {
        const others = this.inPassage.get(ordinal);
        if (others) others.push(utterance);
        else this.inPassage.set(ordinal, [utterance]);
      }
    }
    const { id, title, sources, authors, credits, published } = annotated.article;
    const own: FacetValue[] = [
      { field: 'article', value: id, label: title },
      ...named(
        'source',
        sources.map(({ name }) => name),
      ),
      ...named('author', authors),
      ...named('date', published === undefined || !isPartialDate(published) ? [] : datePrefixes(published)),
    ];
    this.ofArticle = unite([own]);
    this.credits = credits.map(({ name }) => ({ field: 'cites', value: name, label: name }));
  }

  values(): ArticleValues {
    return {
      passages: this.annotated.passages.map((passage, ordinal) => this.valuesOfPassage(passage, ordinal)),
      utterances: this.utterances.map((utterance) => this.valuesOfUtterance(utterance)),
      article: this.ofArticle,
    };
  }

  /** Those of the article as a unit. One with a quotation is none without, whatever its paragraphs are. */
  ofWhole({ passages, utterances }: ArticleValues): FacetValue[] {
    const ofPassages = passages.map((values) => values.filter(({ field }) => field !== 'kind'));
    return unite([this.ofArticle, ...ofPassages, ...(utterances.length === 0 ? [[noQuotation()]] : utterances)]);
  }

  utterancesIn(ordinal: number): readonly Utterance[] {
    return this.inPassage.get(ordinal) ?? [];
  }

  private valuesOfPassage(passage: Passage, ordinal: number): FacetValue[] {
    const rows = this.utterancesIn(ordinal).map((utterance) => this.rowValues(utterance));
    return unite([this.namedIn([passage]), ...(rows.length === 0 ? [[noQuotation()]] : rows)]);
  }

  private valuesOfUtterance(utterance: Utterance): FacetValue[] {
    const passages = ordinalsOf(utterance).flatMap((ordinal) => this.annotated.passages[ordinal] ?? []);
    return unite([this.namedIn(passages), this.rowValues(utterance)]);
  }

  /** Those that are judged together. */
  rowValues({ speaker, kind }: Utterance): FacetValue[] {
    const value = speakerValue(speaker, this.names.canonical);
    return [
      this.speakerValue(value, speaker?.name ?? ''),
      ...(speaker === null ? [] : [fixed('speaker-kind', speaker.kind)]),
      fixed('kind', kind),
    ];
  }

  private speakerValue(value: string, shown: string): FacetValue {
    if (value === MISSING) return fixed('speaker', MISSING);
    const name = this.names.name(value);
    if (name !== undefined) return { field: 'speaker', value, label: name };
    return { field: 'speaker', value, label: speakerKeyLabel(value), shown };
  }

  /** Entities and cited sources of passages; what the article rests on is cited by each of its units. */
  private namedIn(passages: readonly Passage[]): FacetValue[] {
    const found: FacetValue[] = [];
    for (const { mentions } of passages) {
      for (const { entity } of mentions) {
        const id = entity === undefined ? undefined : this.names.canonical(entity);
        const field = ENTITY_FIELDS.find((each) => id?.startsWith(`${each}:`) === true);
        if (id !== undefined && field !== undefined) found.push({ field, value: id, label: this.names.name(id) ?? id });
      }
    }
    const cited = passages.flatMap(({ citedSources }) =>
      citedSources.map((source): FacetValue => {
        const value = citedValue(source, this.names.canonical);
        return { field: 'cites', value, label: this.names.name(value) ?? (source.entity === undefined ? source.name : value) };
      }),
    );
    return [...found, ...(cited.length + this.credits.length === 0 ? [fixed('cites', MISSING)] : [...cited, ...this.credits])];
  }
}

/** The passages that an utterance goes through, ascending. */
export function ordinalsOf({ parts }: Utterance): number[] {
  return [...new Set(parts.map(({ passage }) => passage))].sort((a, b) => a - b);
}

function fixed(field: FacetField, value: string): FacetValue {
  return { field, value, label: fixedLabel(field, value) ?? value };
}

function noQuotation(): FacetValue {
  return fixed('kind', NO_QUOTATION);
}

function named(field: FacetField, names: readonly string[]): FacetValue[] {
  return names.length === 0 ? [fixed(field, MISSING)] : names.map((name) => ({ field, value: name, label: name }));
}

/** Each value of a facet once. Where a unit has cited sources, it lacks none. */
function unite(lists: readonly (readonly FacetValue[])[]): FacetValue[] {
  const found = new Map<string, FacetValue>();
  for (const list of lists) {
    for (const value of list) {
      const key = `${value.field} ${value.value}`;
      if (!found.has(key)) found.set(key, value);
    }
  }
  const all = [...found.values()];
  const isCited = all.some(({ field, value }) => field === 'cites' && value !== MISSING);
  return isCited ? all.filter(({ field, value }) => field !== 'cites' || value !== MISSING) : all;
}
