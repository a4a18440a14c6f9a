/**
 * Files that were touched and say what they said before.
 *
 * A run that changes nothing commits nothing, so the new times of such files find no place in a generation, and they would be read on
 * every run until something else changes. They are noted in the cache instead: disposable, and true of one generation alone.
 */
import { join } from 'node:path';
import { z } from 'zod';
import type { FileLayer } from '../store/file-layer.ts';
import { CACHE_FOLDER } from '../store/index-folder.ts';
import { encodeTable, type FileState, fileStateSchema, readTable } from '../store/tables.ts';
import { wasLookedAt } from './scan-roots.ts';

const NAME = 'touched.jsonl';

const touchedSchema = fileStateSchema
  .pick({ file: true, bytes: true, mtimeNs: true, ctimeNs: true, inode: true, readAt: true, config: true })
  .extend({ generation: z.string() });

/** Puts the times that were noted since this generation into the states of its files. */
export async function recallTouched(files: FileLayer, indexDir: string, generation: string, states: Map<string, FileState>): Promise<void> {
  const path = join(indexDir, CACHE_FOLDER, NAME);
  try {
    if ((await files.facts(path)) === undefined) return;
    for await (const { generation: of, ...stamp } of readTable(files, path, touchedSchema)) {
      const state = states.get(stamp.file);
      if (of === generation && state !== undefined) states.set(stamp.file, { ...state, ...stamp });
    }
  } catch {
    // Damaged or unreadable: the files are read again, no more.
  }
}

/** A new generation holds the times of all its files itself. */
export async function forgetTouched(files: FileLayer, indexDir: string): Promise<void> {
  await files.remove(join(indexDir, CACHE_FOLDER, NAME)).catch(() => undefined);
}

/** What a file said, without what its rows are called. */
function saidBy({ rows, skipped }: FileState): string {
  return JSON.stringify([rows.map(({ id: _id, ...row }) => row), skipped]);
}

/** Notes the times of files that say what they said in this generation. Failing to is no failure of the run. */
export async function noteTouched(
  files: FileLayer,
  indexDir: string,
  generation: string,
  before: ReadonlyMap<string, FileState>,
  now: readonly FileState[],
): Promise<void> {
  const isTouched = (state: FileState): boolean => {
    const known = before.get(state.file);
    return known !== undefined && known.readAt !== state.readAt && wasLookedAt(state) && saidBy(known) === saidBy(state);
  };
  const touched = now.filter((state) => isTouched(state));
  if (touched.length === 0) return;
  const rows = touched.map(({ root: _root, path: _path, rows: _rows, skipped: _skipped, ...stamp }) => ({ ...stamp, generation }));
  try {
    await files.makeFolder(join(indexDir, CACHE_FOLDER));
    const file = await files.open(join(indexDir, CACHE_FOLDER, NAME), 'append');
    try {
      for (const part of encodeTable(rows)) await file.write(part);
    } finally {
      await file.close();
    }
  } catch {
    // As if they had not been read.
  }
}
