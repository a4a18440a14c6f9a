/** The health of the corpus, as a file of the generation. */
import { join } from 'node:path';
import { type CorpusHealth, corpusHealthSchema } from '../domain/corpus-health.ts';
import { PullquoteError } from '../domain/errors.ts';
import { type FileLayer, readWhole } from './file-layer.ts';
import { fileNames, verifyFiles } from './index-folder.ts';
import type { Manifest } from './manifest.ts';

/**
 * `undefined` where the generation was written by a Pullquote that did not count it.
 *
 * @throws PullquoteError `index-corrupt`
 */
export async function readCorpusHealth(files: FileLayer, indexDir: string, manifest: Manifest): Promise<CorpusHealth | undefined> {
  const name = fileNames.corpus(manifest.generation);
  if (manifest.files[name] === undefined) return undefined;
  await verifyFiles(files, indexDir, manifest, [name]);
  const path = join(indexDir, name);
  const bytes = await readWhole(files, path);
  try {
    return corpusHealthSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    throw new PullquoteError('index-corrupt', `${path} is damaged: it does not say how the corpus is`, { cause: error });
  }
}

/** The article that each copy is a copy of, by the copy's id. */
export function articlesOfCopies(health: CorpusHealth | undefined): Map<string, string> {
  return new Map((health?.copied ?? []).flatMap(({ id, copies }) => copies.map((copy): [string, string] => [copy.id, id])));
}
