/** What passes between those who want a file read and the process that reads it. */
import { bodyText } from '../domain/article.ts';
import type { Skipped } from '../domain/reports.ts';
import type { FolderConfig } from './config.ts';
import type { ReadArticle, ReadInput, ReadResult } from './reader.ts';

export interface ReadingLimits {
  /** Time without a piece of content taken or an article given; a file that goes on giving may take as long as it needs. */
  stalledMs: number;
  /** Memory of one worker. */
  megabytes: number;
}

export const READING_LIMITS: ReadingLimits = { stalledMs: 10_000, megabytes: 512 };

/** A result on its way: what its blocks say again stays behind, since passing it costs as much as reading it. */
export type PassedResult = { article: Omit<ReadArticle, 'text'> } | { skipped: Skipped };

export function pack(result: ReadResult): PassedResult {
  if ('skipped' in result) return result;
  const { text: _text, ...article } = result.article;
  return { article };
}

export function unpack(passed: PassedResult): ReadResult {
  return 'skipped' in passed ? passed : { article: { ...passed.article, text: bodyText(passed.article.blocks) } };
}

/** `more`: a batch has been taken; `stop`: nobody wants the rest. */
export type ToWorker = { read: ReadInput; config?: FolderConfig } | 'more' | 'stop';

export interface Batch {
  results: PassedResult[];
  /** With the last batch the worker is free for the next file. */
  isLast: boolean;
}

/** First `ready`; `onward` now and then while content is taken of which nothing has come yet. */
export type FromWorker = 'ready' | 'onward' | Batch;

/** Batches that a worker may be ahead of who takes them: so much of a file of any size is in memory. */
export const BATCHES_AHEAD = 2;
/** Characters of a batch, blocks and text and what was dropped together. */
export const BATCH_CHARACTERS = 1_000_000;
