/** Entering corrections into the ledger of an index, under the lock that a run which indexes holds too. */
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { CorrectionRecord } from '../domain/correction.ts';
import { PullquoteError } from '../domain/errors.ts';
import { disk, type FileLayer } from './file-layer.ts';
import { explainSystemError } from './commit.ts';
import { locateLedger } from './generation.ts';
import { readManifest } from './index-folder.ts';
import { openLedger } from './ledger.ts';
import { ledgerLockName, type Lock, takeLock } from './lock.ts';

export interface AppendOptions {
  indexDir: string;
  ledger?: string;
  files?: FileLayer;
  /** How long a run that indexes is waited for; default 10 s. */
  patienceMs?: number;
  /** Of those that were made elsewhere: held against what is known. What it throws leaves the ledger as it is. */
  check?: (known: readonly CorrectionRecord[]) => void;
}

const PATIENCE_MS = 10_000;
const POLL_MS = 50;

/**
 * Enters those whose ids the ledger does not know, in their order, and returns them once they are on the disk. One that was made here is no older than what
 * is known: it is the last word also where a clock elsewhere was ahead.
 *
 * @throws PullquoteError `no-index`, `index-locked` where a run that indexes does not end in time, `ledger-corrupt`, `io`
 */
export async function appendCorrections(records: readonly CorrectionRecord[], options: AppendOptions): Promise<CorrectionRecord[]> {
  const { indexDir, ledger: given, files = disk, patienceMs = PATIENCE_MS, check } = options;
  if ((await readManifest(files, indexDir)) === undefined) {
    throw new PullquoteError('no-index', `there is no index in ${indexDir}`, { hint: `pullquote index PATH… --index ${indexDir}` });
  }
  try {
    const end = performance.now() + patienceMs;
    const lock = await waitForLock(files, indexDir, end);
    let ledgerLock: Lock | undefined;
    try {
      // A commit may have come before the lock.
      const { file, reliedOn } = locateLedger(indexDir, await readManifest(files, indexDir), given);
      // Another index can have been told to use the same one.
      ledgerLock = await waitForLock(files, dirname(file), end, ledgerLockName(file));
      const ledger = await openLedger(files, file, reliedOn);
      const known = new Set(ledger.corrections.map(({ id }) => id));
      check?.(ledger.corrections);
      const fresh = records.filter(({ id }) => !known.has(id) && known.add(id));
      const added = check === undefined ? fresh.map((record) => noOlderThan(record, ledger.corrections)) : fresh;
      await lock.verify();
      await ledgerLock.verify();
      await ledger.append(added.map((record) => ({ type: 'correction', v: 1, ...record })));
      return added;
    } finally {
      await ledgerLock?.release();
      await lock.release();
    }
  } catch (error) {
    throw explainSystemError(error, indexDir);
  }
}

function noOlderThan(record: CorrectionRecord, known: readonly CorrectionRecord[]): CorrectionRecord {
  const newest = known.reduce((latest, { at }) => (Date.parse(at) > Date.parse(latest) ? at : latest), record.at);
  return { ...record, at: newest };
}

async function waitForLock(files: FileLayer, folder: string, end: number, name?: string): Promise<Lock> {
  for (;;) {
    try {
      return await takeLock(files, folder, name);
    } catch (error) {
      if (!(error instanceof PullquoteError) || error.code !== 'index-locked' || performance.now() > end) throw error;
      await wait(POLL_MS);
    }
  }
}
