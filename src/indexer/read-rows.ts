/**
 * The first reading of a file: what articles it has, without keeping their texts.
 *
 * Who is a copy of whom, and what has moved, is known only when all files have been looked at; only then are the articles that are
 * new read again and annotated. A corpus that fits a small budget is kept in memory instead and read once.
 */
import { PullquoteError, messageOf } from '../domain/errors.ts';
import { canonicalUrl, contentHash } from '../domain/ids.ts';
import type { ReadingPool } from '../read/in-worker.ts';
import type { ReadArticle } from '../read/reader.ts';
import type { FileState, RowState } from '../store/tables.ts';
import { type FileStamp, type ScannedFile, stampOf } from './scan-roots.ts';
import { KEPT_CHARACTERS, type SecondReading } from './second-reading.ts';
import { sketchText } from './text-sketch.ts';

/** A file that is written without a pause is taken as it was the last time. */
const READINGS = 3;

function rowOf(article: ReadArticle): RowState {
  const text = sketchText(article.title, article.text);
  return {
    path: article.path,
    ...(article.givenId === undefined ? {} : { given: article.givenId }),
    ...(article.url === undefined ? {} : { url: canonicalUrl(article.url) }),
    contentHash: article.contentHash,
    fingerprint: fingerprintOf(article),
    sources: article.sources,
    ...(article.published === undefined ? {} : { published: article.published }),
    ...(text === undefined ? {} : { text }),
  };
}

/** Hash of all that the reader gave. */
export function fingerprintOf(article: ReadArticle): string {
  return contentHash(JSON.stringify(article));
}

interface Reading {
  state: FileState;
  articles: ReadArticle[];
  characters: number;
}

/** What all files of a run share. */
export interface ReadingOfRun {
  /** Milliseconds since 1970. */
  readAt: number;
  second: SecondReading;
  pool: ReadingPool;
  /** Called for each article that was read. */
  onArticle?: () => void;
  /** Ends the run in the middle of a file too, which may be one of gigabytes. */
  signal?: AbortSignal | undefined;
}

async function readOnce(
  { root, input, config }: ScannedFile,
  stamp: FileStamp,
  { readAt, pool, onArticle, signal }: ReadingOfRun,
): Promise<Reading> {
  const state: FileState = { root, file: input.file, path: input.path, ...stamp, readAt, rows: [], skipped: [] };
  const reading: Reading = { state, articles: [], characters: 0 };
  try {
    for await (const result of pool.read(input, config === undefined ? {} : { config })) {
      if ('skipped' in result) {
        state.skipped.push(result.skipped);
        continue;
      }
      state.rows.push(rowOf(result.article));
      onArticle?.();
      signal?.throwIfAborted();
      // Text is held about three times: in the blocks, as the body, and what was dropped.
      reading.characters += 3 * result.article.text.length + 1000;
      if (reading.characters <= KEPT_CHARACTERS) reading.articles.push(result.article);
      else reading.articles = [];
    }
  } catch (error) {
    if (signal?.aborted === true || (error instanceof PullquoteError && error.code === 'io')) throw error;
    state.skipped.push({ path: input.path, reason: messageOf(error) });
  }
  return reading;
}

function isSame(a: FileStamp, b: FileStamp): boolean {
  return a.bytes === b.bytes && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs && a.inode === b.inode;
}

/**
 * Reads a file for its rows; what cannot be read is among `skipped`. A file that is written meanwhile is read again, and one that is
 * written still is reported beside what was read of it.
 */
export async function readRows(scanned: ScannedFile, run: ReadingOfRun): Promise<FileState> {
  const { input, config } = scanned;
  let { stamp } = scanned;
  for (let attempt = 1; ; attempt++) {
    const { state, articles, characters } = await readOnce(scanned, stamp, run);
    const after = await stampOf(input.file, config).catch(() => undefined);
    const isSettled = after !== undefined && isSame(stamp, after);
    if (after === undefined) {
      // Gone meanwhile: the next run will not find it either. What was read of it has no file to be read from again.
      return { ...state, rows: [], skipped: [{ path: input.path, reason: 'it vanished while it was read', retry: true }] };
    }
    if (isSettled || attempt === READINGS) {
      if (!isSettled) state.skipped.push({ path: input.path, reason: 'it was being written while it was read; index again', retry: true });
      if (articles.length === state.rows.length) run.second.offer(input.file, articles, characters);
      return state;
    }
    stamp = after;
  }
}
