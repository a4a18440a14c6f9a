/**
 * What `NAME.index.json` holds: three MiniSearch indexes in their public serialised form, and a record per article for everything
 * that is filtered, counted or listed without reading its text.
 *
 * `NAME.tokens.bin` has the words of every indexed text in their order, as little-endian 32-bit places in `words`: for each article
 * its passages, then its utterances, then its parts. Phrases are verified there; MiniSearch keeps no positions.
 */
import type { AsPlainObject } from 'minisearch';
import type { QuotationKind, SpeakerKind } from '../../domain/annotation.ts';

export const ARTICLES_SUFFIX = '.articles.jsonl';
export const INDEX_SUFFIX = '.index.json';
export const TOKENS_SUFFIX = '.tokens.bin';
export const SEGMENT_FORMAT = 1;

export interface PassageRecord {
  id: string;
  tokens: number;
  /** Ids of the entities that it mentions, as the article has them. */
  entities: string[];
  cites: { name: string; entity?: string }[];
}

/** The words of an utterance in one of the several passages that it goes through. */
export interface PartRecord {
  /** Ordinal. */
  passage: number;
  tokens: number;
}

export interface UtteranceRecord {
  speaker: { name: string; kind: SpeakerKind; entity?: string } | null;
  kind: QuotationKind;
  /** Ordinals of its passages, ascending. */
  passages: number[];
  tokens: number;
  /** Only where it goes through several passages; a document each in the index of parts. */
  parts: PartRecord[];
}

export interface ArticleRecord {
  id: string;
  title: string;
  sources: string[];
  authors: string[];
  published?: string;
  credits: string[];
  /** Its line in the articles file: first byte and number of bytes. */
  line: [offset: number, bytes: number];
  passages: PassageRecord[];
  utterances: UtteranceRecord[];
}

export interface SegmentIndex {
  format: typeof SEGMENT_FORMAT;
  /** Documents: passages. */
  passages: AsPlainObject;
  /** Documents: utterances, by their joined words. */
  utterances: AsPlainObject;
  /** Documents: parts of utterances that go through several passages. */
  parts: AsPlainObject;
  /** Surface forms, which the tokens file counts into. */
  words: string[];
  articles: ArticleRecord[];
}
