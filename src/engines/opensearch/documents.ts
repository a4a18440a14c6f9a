/** The documents of an article: itself, its passages and its utterances, with every value that they are found and counted by. Pure. */
import type { AnnotatedArticle, Passage } from '../../domain/annotation.ts';
import { dateInterval, datePrefixes, isPartialDate } from '../../domain/dates.ts';
import { articleLink } from '../../domain/links.ts';
import { type FacetField, type Hit, MISSING } from '../../domain/search.ts';
import { citedValue, fixedLabel, NO_QUOTATION, speakerValue } from '../../search/facet-values.ts';
import { type Utterance, utterancesOf, wordsInPassage } from '../../search/utterances.ts';
import { stem } from '../../text/stems.ts';
import { terms } from '../../text/tokens.ts';
import {
  articleDocumentId,
  facetFieldName,
  facetKey,
  JOIN,
  type Json,
  KIND_OF_SCOPE,
  ROWS,
  SAID,
  speakerKeyLabel,
  TEXT,
  TITLE,
  utteranceDocumentId,
  type WordFields,
} from './fields.ts';
import { joinTerms, wordsHash } from './terms.ts';

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

export interface Document {
  id: string;
  source: Json;
}

export interface ArticleDocuments {
  article: Document;
  passages: Document[];
  utterances: Document[];
}

/** The values of each passage and utterance, and those of the article itself. */
export interface ArticleValues {
  passages: FacetValue[][];
  utterances: FacetValue[][];
  article: FacetValue[];
}

type Values = Map<string, FacetValue>;

const ENTITY_FIELDS = ['person', 'organization', 'place'] as const;

/** Days that compare as numbers: 20250219. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

export function keyOf({ value, label }: FacetValue): string {
  return facetKey(value, label);
}

/** One article: its values first, which are counted also where its documents are not sent again. */
export class ArticleEncoder {
  private readonly annotated: AnnotatedArticle;
  private readonly names: CorpusNames;
  private readonly utterances: Utterance[];
  private readonly inPassage = new Map<number, Utterance[]>();
  private readonly ofArticle: FacetValue[];
  private readonly credits: FacetValue[];
  private readonly entityWords = new Map<string, string>();
  private readonly said = new Map<Utterance, Json>();
  private readonly titleStems: string;
  private readonly dated: Json;

  constructor(annotated: AnnotatedArticle, names: CorpusNames) {
    this.annotated = annotated;
    this.names = names;
    this.utterances = utterancesOf(annotated);
    for (const utterance of this.utterances) {
      for (const ordinal of ordinalsOf(utterance)) this.inPassage.set(ordinal, [...(this.inPassage.get(ordinal) ?? []), utterance]);
    }
    const { article } = annotated;
    const published = article.published !== undefined && isPartialDate(article.published) ? article.published : undefined;
    this.ofArticle = [
      { field: 'article', value: article.id, label: article.title },
      ...named(
        'source',
        article.sources.map(({ name }) => name),
      ),
      ...named('author', article.authors),
      ...named('date', published === undefined ? [] : datePrefixes(published)),
    ];
    this.credits = article.credits.map(({ name }) => ({ field: 'cites', value: name, label: name }));
    this.titleStems = joinTerms(terms(article.title).map(stem));
    const { first, last } = published === undefined ? { first: undefined, last: undefined } : dateInterval(published);
    this.dated = first === undefined || last === undefined ? {} : { first_day: dayNumber(first), last_day: dayNumber(last) };
  }

  values(): ArticleValues {
    return {
      passages: this.annotated.passages.map((passage, ordinal) => this.valuesOfPassage(passage, ordinal)),
      utterances: this.utterances.map((utterance) => this.valuesOfUtterance(utterance)),
      article: this.ofArticle,
    };
  }

  /** @param digest of what the documents are made of: whoever sends them again asks whether it has changed */
  encode({ passages: passageValues, utterances: utteranceValues }: ArticleValues, digest: string): ArticleDocuments {
    const { annotated, utterances } = this;
    // An article with a quotation is none without one, whatever its paragraphs are.
    const ofPassages = passageValues.map((values) => values.filter(({ field }) => field !== 'kind'));
    const all = unite([this.ofArticle, ...ofPassages, ...(utterances.length === 0 ? [[noQuotation()]] : utteranceValues)]);
    return {
      article: this.articleDocument(digest, all),
      passages: annotated.passages.map((passage, ordinal) => this.passageDocument(passage, ordinal, passageValues[ordinal] ?? [])),
      utterances: utterances.map((utterance, place) => this.utteranceDocument(utterance, place, utteranceValues[place] ?? [])),
    };
  }

  private articleDocument(digest: string, values: readonly FacetValue[]): Document {
    const { article, entities, passages } = this.annotated;
    return {
      id: articleDocumentId(article.id),
      source: {
        [JOIN]: KIND_OF_SCOPE.articles,
        article: article.id,
        ordinal: 0,
        digest,
        passages: passages.length,
        copies: (article.copies ?? []).map(({ id }) => id),
        ...words(TITLE, terms(article.title)),
        ...this.dated,
        ...facetFields(values),
        head: JSON.stringify(this.head()),
        document: JSON.stringify({ article, entities }),
      },
    };
  }

  private passageDocument(passage: Passage, ordinal: number, values: readonly FacetValue[]): Document {
    return {
      id: passage.id,
      source: {
        ...this.child('passage', ordinal),
        ...words(TEXT, terms(passage.text)),
        [TITLE.stems]: this.titleStems,
        heading_stems: joinTerms(terms(passage.heading ?? '').map(stem)),
        names_stems: this.wordsOfEntities(passage),
        ...facetFields(values),
        [ROWS]: this.utterancesIn(ordinal).map((utterance) => ({
          ...this.wordsIn(utterance, ordinal),
          ...facetFields(this.rowValues(utterance)),
          number: utterance.number,
        })),
        passage: JSON.stringify(passage),
      },
    };
  }

  private utteranceDocument(utterance: Utterance, place: number, values: readonly FacetValue[]): Document {
    const { article, passages } = this.annotated;
    const own = terms(utterance.text);
    const ordinals = ordinalsOf(utterance);
    const hash = wordsHash(own);
    return {
      id: utteranceDocumentId(article.id, place),
      source: {
        ...this.child('utterance', place),
        ...this.wordsOf(utterance, own),
        number: utterance.number,
        ...(hash === undefined ? {} : { words_hash: hash }),
        ...facetFields(values),
        utterance: JSON.stringify({
          text: utterance.text,
          speaker: utterance.speaker,
          kind: utterance.kind,
          passages: ordinals.map((ordinal) => passages[ordinal]?.id ?? ''),
          number: utterance.number,
        }),
      },
    };
  }

  private child(kind: 'passage' | 'utterance', ordinal: number): Json {
    const { article } = this.annotated;
    return {
      [JOIN]: { name: kind, parent: articleDocumentId(article.id) },
      article: article.id,
      ordinal,
      ...this.dated,
    };
  }

  private head(): Hit['article'] {
    const { id, title, sources, published, url } = this.annotated.article;
    return {
      id,
      title,
      sources,
      ...(published === undefined ? {} : { published }),
      ...(url === undefined ? {} : { url }),
      link: articleLink({ id, title }),
    };
  }

  private utterancesIn(ordinal: number): readonly Utterance[] {
    return this.inPassage.get(ordinal) ?? [];
  }

  /** Most utterances stand in one passage: what they say there is all they say. */
  private wordsIn(utterance: Utterance, ordinal: number): Json {
    const isWhole = utterance.parts.every(({ passage }) => passage === ordinal);
    return isWhole ? this.wordsOf(utterance, undefined) : words(SAID, terms(wordsInPassage(utterance, ordinal)));
  }

  private wordsOf(utterance: Utterance, own: readonly string[] | undefined): Json {
    let known = this.said.get(utterance);
    if (!known) {
      known = words(SAID, own ?? terms(utterance.text));
      this.said.set(utterance, known);
    }
    return known;
  }

  private valuesOfPassage(passage: Passage, ordinal: number): FacetValue[] {
    const rows = this.utterancesIn(ordinal).map((utterance) => this.rowValues(utterance));
    return unite([this.ofArticle, this.namedIn([passage]), ...(rows.length === 0 ? [[noQuotation()]] : rows)]);
  }

  private valuesOfUtterance(utterance: Utterance): FacetValue[] {
    const passages = ordinalsOf(utterance).flatMap((ordinal) => this.annotated.passages[ordinal] ?? []);
    return unite([this.ofArticle, this.namedIn(passages), this.rowValues(utterance)]);
  }

  private rowValues({ speaker, kind }: Utterance): FacetValue[] {
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

  /** The stems of the names and aliases, in the article, of those whom a passage names. */
  private wordsOfEntities({ mentions }: Passage): string {
    const ids = new Set(mentions.flatMap(({ entity }) => entity ?? []));
    return joinTerms(Array.from(ids, (id) => this.wordsOfEntity(id)).filter((own) => own !== ''));
  }

  private wordsOfEntity(id: string): string {
    let own = this.entityWords.get(id);
    if (own === undefined) {
      const entity = this.annotated.entities.find((each) => each.id === id);
      own = entity === undefined ? '' : joinTerms(terms([entity.name, ...entity.aliases].join(' ')).map(stem));
      this.entityWords.set(id, own);
    }
    return own;
  }
}

function words(fields: WordFields, own: readonly string[]): Json {
  return { [fields.surface]: joinTerms(own), [fields.stems]: joinTerms(own.map(stem)) };
}

function ordinalsOf({ parts }: Utterance): number[] {
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
  const found: Values = new Map();
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

function facetFields(values: readonly FacetValue[]): Json {
  const fields: Record<string, string[]> = {};
  for (const value of values) (fields[facetFieldName(value.field)] ??= []).push(keyOf(value));
  return fields;
}
