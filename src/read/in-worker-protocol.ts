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

/** One file to read; `job` names it in what passes later. */
export interface ReadingRequest {
  job: number;
  input: ReadInput;
  config?: FolderConfig;
}

/** `read`: files to be read one after the other; `more`: a batch of this job has been taken; `stop`: nobody wants the rest of it. */
export type ToWorker = { read: ReadingRequest[] } | { more: number } | { stop: number };

export interface Batch {
  job: number;
  results: PassedResult[];
  /** Nothing more comes of this job. */
  isLast: boolean;
}

/** First `ready`; `onward` now and then while content is taken of which nothing has come yet. */
export type FromWorker = 'ready' | 'onward' | Batch[];

/** Batches of one job that a worker may be ahead of who takes them: so much of a file of any size is in memory. */
export const BATCHES_AHEAD = 2;
/** Characters of a batch, blocks and text and what was dropped together. */
export const BATCH_CHARACTERS = 1_000_000;
/** Small files go to a worker together, since a message costs as much as reading one: at most so many, of at most so many bytes each. */
export const GROUP_FILES = 16;
export const GROUPED_BYTES = 64 * 1024;
