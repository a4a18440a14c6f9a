/** What the tests of reading share: files made on the spot, and an article of a plain text. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { FolderConfig } from '../../../src/read/config.ts';
import { readFile } from '../../../src/read/read-file.ts';
import type { ReadArticle, ReadResult } from '../../../src/read/reader.ts';
import { readPlainText } from '../../../src/read/text-reader.ts';

/** A folder that is removed when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pullquote-read-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Everything that reading gives for a file of this name and content. */
export async function readBytes(name: string, content: string | Uint8Array, config?: FolderConfig): Promise<ReadResult[]> {
  const file = join(await temporaryFolder(), name);
  await writeFile(file, content);
  return collect(readFile({ file, path: name }, config === undefined ? {} : { config }));
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export function articleOf(result: ReadResult | undefined): ReadArticle {
  if (result === undefined || !('article' in result)) throw new Error(`no article: ${JSON.stringify(result)}`);
  return result.article;
}

export function reasonOf(result: ReadResult | undefined): string {
  if (result === undefined || !('skipped' in result)) throw new Error('not skipped');
  return result.skipped.reason;
}

/** The article of a plain text, read as a file of its own. */
export function plain(text: string): ReadArticle {
  return articleOf(readPlainText('a.txt', text, {}));
}

/** Kind and text of each block, as "kind: text". */
export function outline(article: ReadArticle): string[] {
  return article.blocks.map(({ kind, text }) => `${kind}: ${text}`);
}

/** A sentence long enough to be a paragraph of an article. */
export const BODY = 'The harbor council voted on Tuesday to move the old fish market to the north quay after two years of argument.';
export const MORE = 'Many traders fear the move, because the north quay lies half a mile from the station and has no roof at all.';
