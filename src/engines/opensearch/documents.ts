/** The documents of an article: itself, its passages and its utterances, with every value that they are found and counted by. Pure. */
import { createHash } from 'node:crypto';
import type { AnnotatedArticle, Passage } from '../../domain/annotation.ts';
import { dateInterval, isPartialDate } from '../../domain/dates.ts';
import { hitArticle } from '../../search/hit-article.ts';
import { type Utterance, utterancesOf, wordsInPassage } from '../../search/utterances.ts';
import { ArticleValuer, type ArticleValues, type CorpusNames, type FacetValue, keyOf } from './article-values.ts';
import {
  articleDocumentId,
  facetFieldName,
  FORMAT,
  JOIN,
  type Json,
  KIND_OF_SCOPE,
  ROWS,
  SAID,
  TEXT,
  TITLE,
  utteranceDocumentId,
  type WordFields,
} from './fields.ts';
import { packArticle } from './kept-articles.ts';
import { wordsHash } from './terms.ts';
import type { SentWords, WordTexts } from './word-texts.ts';

export interface Document {
  id: string;
  source: Json;
  /** Further fields, as JSON without braces: what all documents of an article have is encoded once. */
  shared?: string;
}

export interface ArticleDocuments {
  article: Document;
  passages: Document[];
  utterances: Document[];
}

/** Days that compare as numbers: 20250219. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

/** One article: its values first, which are counted also where its documents are not sent again. */
export class ArticleEncoder {
  /** Of all that the documents are made of: whoever would send them again asks whether it has changed. */
  readonly digest: string;
  private readonly annotated: AnnotatedArticle;
  private readonly texts: WordTexts;
  private readonly utterances: readonly Utterance[];
  private readonly valuer: ArticleValuer;
  private readonly json: string;
  private readonly entityStems = new Map<string, string>();
  private readonly said = new Map<Utterance, SentWords>();

  constructor(annotated: AnnotatedArticle, names: CorpusNames, texts: WordTexts) {
    this.annotated = annotated;
    this.texts = texts;
    this.json = JSON.stringify(annotated);
    this.digest = digestOf([this.json, JSON.stringify(namedIn(annotated, names))]);
    this.utterances = utterancesOf(annotated);
    this.valuer = new ArticleValuer(annotated, this.utterances, names);
  }

  values(): ArticleValues {
    return this.valuer.values();
  }

  encode(values: ArticleValues): ArticleDocuments {
    const { annotated, utterances } = this;
    const { article } = annotated;
    const dated = daysOf(article.published);
    const ofArticle: Json = { article: article.id, ...dated, ...facetFields(values.article) };
    const title = this.texts.of(article.title);
    const [ofUtterance, ofPassage] = [fieldsOf(ofArticle), fieldsOf({ ...ofArticle, [TITLE.stems]: title.stems })];
    return {
      article: this.articleDocument({ ...dated, ...words(TITLE, title) }, this.valuer.ofWhole(values)),
      passages: annotated.passages.map((passage, ordinal) => ({
        id: passage.id,
        source: this.passageFields(passage, ordinal, values.passages[ordinal] ?? []),
        shared: ofPassage,
      })),
      utterances: utterances.map((utterance, place) => ({
        id: utteranceDocumentId(article.id, place),
        source: this.utteranceFields(utterance, place, values.utterances[place] ?? []),
        shared: ofUtterance,
      })),
    };
  }

  private articleDocument(own: Json, values: readonly FacetValue[]): Document {
    const { article, passages } = this.annotated;
    return {
      id: articleDocumentId(article.id),
      source: {
        [JOIN]: KIND_OF_SCOPE.articles,
        article: article.id,
        ordinal: 0,
        digest: this.digest,
        passages: passages.length,
        copies: (article.copies ?? []).map(({ id }) => id),
        ...own,
        ...facetFields(values),
        head: JSON.stringify(hitArticle(article)),
        whole: packArticle(this.json),
      },
    };
  }

  private passageFields(passage: Passage, ordinal: number, values: readonly FacetValue[]): Json {
    return {
      ...this.child('passage', ordinal),
      ...words(TEXT, this.texts.of(passage.text)),
      heading_stems: passage.heading === undefined ? '' : this.texts.of(passage.heading).stems,
      names_stems: this.stemsOfEntities(passage),
      ...facetFields(values),
      [ROWS]: this.valuer.utterancesIn(ordinal).map((utterance) => ({
        ...words(SAID, this.wordsIn(utterance, ordinal)),
        ...facetFields(this.valuer.rowValues(utterance)),
        number: utterance.number,
      })),
    };
  }

  private utteranceFields(utterance: Utterance, place: number, values: readonly FacetValue[]): Json {
    const own = this.wordsOf(utterance);
    const hash = wordsHash(own.surface);
    return {
      ...this.child('utterance', place),
      ...words(SAID, own),
      ...(hash === undefined ? {} : { words_hash: hash }),
      ...facetFields(values),
    };
  }

  private child(kind: 'passage' | 'utterance', ordinal: number): Json {
    return { [JOIN]: { name: kind, parent: articleDocumentId(this.annotated.article.id) }, ordinal };
  }

  /** Most utterances stand in one passage: what they say there is all they say. */
  private wordsIn(utterance: Utterance, ordinal: number): SentWords {
    const isWhole = utterance.parts.every(({ passage }) => passage === ordinal);
    return isWhole ? this.wordsOf(utterance) : this.texts.of(wordsInPassage(utterance, ordinal));
  }

  private wordsOf(utterance: Utterance): SentWords {
    let known = this.said.get(utterance);
    if (!known) {
      known = this.texts.of(utterance.text);
      this.said.set(utterance, known);
    }
    return known;
  }

  /** The stems of the names and aliases, in the article, of those whom a passage names. */
  private stemsOfEntities({ mentions }: Passage): string {
    const ids = new Set(mentions.flatMap(({ entity }) => entity ?? []));
    return Array.from(ids, (id) => this.stemsOfEntity(id))
      .filter((own) => own !== '')
      .join(' ');
  }

  private stemsOfEntity(id: string): string {
    let own = this.entityStems.get(id);
    if (own === undefined) {
      const entity = this.annotated.entities.find((each) => each.id === id);
      own = entity === undefined ? '' : this.texts.of([entity.name, ...entity.aliases].join(' ')).stems;
      this.entityStems.set(id, own);
    }
    return own;
  }
}

/** What the entities of an article are called over the corpus. */
function namedIn({ entities }: AnnotatedArticle, { canonical, name }: CorpusNames): [string, string | undefined][] {
  return entities.map(({ id }) => [canonical(id), name(canonical(id))]);
}

function digestOf(texts: readonly string[]): string {
  const hash = createHash('sha256').update(String(FORMAT));
  for (const text of texts) hash.update('\n').update(text);
  return hash.digest('base64url');
}

function daysOf(published: string | undefined): Json {
  if (published === undefined || !isPartialDate(published)) return {};
  const { first, last } = dateInterval(published);
  return { first_day: dayNumber(first), last_day: dayNumber(last) };
}

function words(fields: WordFields, { surface, stems }: SentWords): Json {
  return { [fields.surface]: surface, [fields.stems]: stems };
}

/** As JSON without braces. */
function fieldsOf(source: Json): string {
  return JSON.stringify(source).slice(1, -1);
}

function facetFields(values: readonly FacetValue[]): Json {
  const fields: Record<string, string[]> = {};
  for (const value of values) (fields[facetFieldName(value.field)] ??= []).push(keyOf(value));
  return fields;
}
