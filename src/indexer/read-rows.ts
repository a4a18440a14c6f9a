/**
 * The first reading of a file: what articles it has, without keeping their texts.
 *
 * Who is a copy of whom, and what has moved, is known only when all files have been looked at; only then are the articles that are
 * new read again and annotated. A corpus that fits a small budget is kept in memory instead and read once.
 */
import { messageOf } from '../domain/errors.ts';
import { contentHash } from '../domain/ids.ts';
import { readFile } from '../read/read-file.ts';
import type { ReadArticle } from '../read/reader.ts';
import type { FileState, RowState } from '../store/tables.ts';
import type { ScannedFile } from './scan-roots.ts';
import { KEPT_CHARACTERS, type SecondReading } from './second-reading.ts';

function rowOf(article: ReadArticle): RowState {
  return {
    path: article.path,
    ...(article.givenId === undefined ? {} : { given: article.givenId }),
    ...(article.url === undefined ? {} : { url: article.url }),
    contentHash: article.contentHash,
    fingerprint: fingerprintOf(article),
    sources: article.sources,
  };
}

/** Hash of all that the reader gave. */
export function fingerprintOf(article: ReadArticle): string {
  return contentHash(JSON.stringify(article));
}

/** Reads a file for its rows; what cannot be read is among `skipped`. */
export async function readRows(scanned: ScannedFile, readAt: number, second: SecondReading): Promise<FileState> {
  const { root, input, config, stamp } = scanned;
  const state: FileState = { root, file: input.file, path: input.path, ...stamp, readAt, rows: [], skipped: [] };
  const articles: ReadArticle[] = [];
  let characters = 0;
  try {
    for await (const result of readFile(input, config === undefined ? {} : { config })) {
      if ('skipped' in result) {
        state.skipped.push(result.skipped);
        continue;
      }
      state.rows.push(rowOf(result.article));
      // Text is held about three times: in the blocks, as the body, and what was dropped.
      characters += 3 * result.article.text.length + 1000;
      if (characters <= KEPT_CHARACTERS) articles.push(result.article);
    }
  } catch (error) {
    state.skipped.push({ path: input.path, reason: messageOf(error) });
  }
  if (articles.length === state.rows.length) second.offer(input.file, articles, characters);
  return state;
}
