/** The articles of files that are named on the command line, outside of any index. */
import { basename, dirname, resolve } from 'node:path';
import { stat } from 'node:fs/promises';
import type { Article } from '../domain/article.ts';
import { PullquoteError } from '../domain/errors.ts';
import { mintArticleId } from '../domain/ids.ts';
import type { Skipped } from '../domain/reports.ts';
import { type FolderConfig, loadFolderConfig } from '../read/config.ts';
import { openReadingPool, readAhead } from '../read/in-worker.ts';
import type { ReadInput, ReadResult } from '../read/reader.ts';

export type GivenArticle = { article: Article } | { skipped: Skipped };

/**
 * Reads the files in their order. The root of a file is its folder, whose `pullquote.yaml` holds; ids are those of a first sight.
 * A file that cannot be read is among the results as skipped.
 */
export async function* readGivenFiles(paths: readonly string[], workers: number): AsyncGenerator<GivenArticle> {
  const pool = openReadingPool(Math.min(workers, paths.length));
  try {
    yield* nameArticles(readAhead(pool, givenFiles(paths)));
  } finally {
    await pool.close();
  }
}

async function* givenFiles(paths: readonly string[]): AsyncGenerator<{ input: ReadInput; config: FolderConfig | undefined }> {
  const configs = new Map<string, FolderConfig | undefined>();
  for (const path of paths) {
    const file = resolve(path);
    if ((await stat(file).catch(() => undefined))?.isDirectory() === true) {
      throw new PullquoteError('usage', `${path} is a folder; name files`, { hint: `pullquote index ${path}` });
    }
    const folder = dirname(file);
    if (!configs.has(folder)) configs.set(folder, await loadFolderConfig(folder));
    yield { input: { file, path: basename(file) }, config: configs.get(folder) };
  }
}

async function* nameArticles(results: AsyncIterable<ReadResult>): AsyncGenerator<GivenArticle> {
  const taken = new Set<string>();
  for await (const result of results) {
    if ('skipped' in result) {
      yield result;
      continue;
    }
    const { givenId: given, ...article } = result.article;
    const { url } = article;
    const identity = { ...(given === undefined ? {} : { given }), ...(url === undefined ? {} : { url }), path: article.path };
    const id = mintArticleId(identity, (candidate) => taken.has(candidate));
    taken.add(id);
    yield { article: { id, ...article } };
  }
}
