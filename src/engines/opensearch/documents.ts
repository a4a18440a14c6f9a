/** The documents of an article: itself, its passages and its utterances, with every value that they are found and counted by. Pure. */
import type { AnnotatedArticle, Passage } from '../../domain/annotation.ts';
import { dateInterval, isPartialDate } from '../../domain/dates.ts';
import { hitArticle } from '../../search/hit-article.ts';
import { type Utterance, utterancesOf, wordsInPassage } from '../../search/utterances.ts';
import { stem } from '../../text/stems.ts';
import { terms } from '../../text/tokens.ts';
import { ArticleValuer, type ArticleValues, type CorpusNames, type FacetValue, keyOf, ordinalsOf } from './article-values.ts';
import {
  articleDocumentId,
  facetFieldName,
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
import { joinTerms, wordsHash } from './terms.ts';

export interface Document {
  id: string;
  source: Json;
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
  private readonly annotated: AnnotatedArticle;
  private readonly utterances: readonly Utterance[];
  private readonly valuer: ArticleValuer;
  private readonly entityWords = new Map<string, string>();
  private readonly said = new Map<Utterance, Json>();
  private readonly titleStems: string;
  private readonly dated: Json;

  constructor(annotated: AnnotatedArticle, names: CorpusNames) {
    this.annotated = annotated;
    this.utterances = utterancesOf(annotated);
    this.valuer = new ArticleValuer(annotated, this.utterances, names);
    this.titleStems = joinTerms(terms(annotated.article.title).map(stem));
    const { published } = annotated.article;
    if (published === undefined || !isPartialDate(published)) this.dated = {};
    else {
      const { first, last } = dateInterval(published);
      this.dated = { first_day: dayNumber(first), last_day: dayNumber(last) };
    }
  }

  values(): ArticleValues {
    return this.valuer.values();
  }

  /** @param digest of what the documents are made of: whoever sends them again asks whether it has changed */
  encode(values: ArticleValues, digest: string): ArticleDocuments {
    const { annotated, utterances } = this;
    return {
      article: this.articleDocument(digest, this.valuer.ofWhole(values)),
      passages: annotated.passages.map((passage, ordinal) => this.passageDocument(passage, ordinal, values.passages[ordinal] ?? [])),
      utterances: utterances.map((utterance, place) => this.utteranceDocument(utterance, place, values.utterances[place] ?? [])),
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
        head: JSON.stringify(hitArticle(article)),
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
        [ROWS]: this.valuer.utterancesIn(ordinal).map((utterance) => ({
          ...this.wordsIn(utterance, ordinal),
          ...facetFields(this.valuer.rowValues(utterance)),
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

function facetFields(values: readonly FacetValue[]): Json {
  const fields: Record<string, string[]> = {};
  for (const value of values) (fields[facetFieldName(value.field)] ??= []).push(keyOf(value));
  return fields;
}
