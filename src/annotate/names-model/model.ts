/**
 * The name tagger's files, found and read once a process.
 *
 * They lie in `models/` at the root of the package, beside neither the sources nor the compiled files, so that both find them:
 * the root is the nearest folder above this module that has a package.json.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PullquoteError } from '../../domain/errors.ts';
import { FEATURE_BITS } from './features.ts';
import type { Gazetteer } from './gazetteer.ts';
import { decodeGazetteer, decodeModel, type ModelWeights } from './model-file.ts';
import { TAG_COUNT } from './tags.ts';

export interface NamesModel {
  gazetteer: Gazetteer;
  weights: ModelWeights;
}

let loaded: NamesModel | undefined;

/**
 * Reads the model at the first call; later calls give the same one. About 30 ms and 6 MB.
 * @throws PullquoteError `unreadable` when a file is missing, damaged or of another version.
 */
export function loadNamesModel(): NamesModel {
  loaded ??= readNamesModel(join(packageRoot(), 'models'));
  return loaded;
}

/** Reads the model from a folder that holds gazetteer.bin and names.bin. */
export function readNamesModel(folder: string): NamesModel {
  const gazetteer = decodeGazetteer(readModelFile(join(folder, 'gazetteer.bin')));
  const weights = decodeModel(readModelFile(join(folder, 'names.bin')));
  if (weights.bits !== FEATURE_BITS || weights.tags !== TAG_COUNT) {
    throw new PullquoteError('unreadable', `${join(folder, 'names.bin')} was trained for other features`, { hint: 'npm run train' });
  }
  return { gazetteer, weights };
}

function readModelFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new PullquoteError('unreadable', `the name tagger's file ${path} cannot be read`, { hint: 'npm ci', cause });
  }
}

function packageRoot(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder)
      throw new PullquoteError('unreadable', `no package.json above ${import.meta.dirname}`, { hint: 'npm ci' });
  }
}
