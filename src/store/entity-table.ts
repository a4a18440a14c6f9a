/** The entities of the whole corpus, as a file of the generation. */
import { join } from 'node:path';
import { z } from 'zod';
import { entitySchema } from '../domain/annotation.ts';
import { PullquoteError } from '../domain/errors.ts';
import { type FileLayer, readWhole } from './file-layer.ts';
import { fileNames, verifyFiles } from './index-folder.ts';
import type { Manifest } from './manifest.ts';

export const entityTableSchema = z.object({
  entities: z.array(entitySchema),
  /** An article's id of an entity, or an id of the past, to the id that it belongs to now; what is not in it stands for itself. */
  canonical: z.record(z.string(), z.string()),
});
export type EntityTable = z.infer<typeof entityTableSchema>;

/** @throws PullquoteError `index-corrupt` */
export async function readEntityTable(files: FileLayer, indexDir: string, manifest: Manifest): Promise<EntityTable> {
  const name = fileNames.entities(manifest.generation);
  await verifyFiles(files, indexDir, manifest, [name]);
  const path = join(indexDir, name);
  const bytes = await readWhole(files, path);
  try {
    return entityTableSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    throw new PullquoteError('index-corrupt', `${path} is damaged: it is no table of entities`, { cause: error });
  }
}
