/** Keeps what the pages of a server send, and has the server take it up before it answers. */
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../domain/errors.ts';
import type { FollowingSearchEngine } from '../search/following-engine.ts';
import type { CorrectionsDesk } from '../server/routes/post-correction.ts';
import { appendCorrections, type AppendOptions } from '../store/append-corrections.ts';
import { printable, say } from './output.ts';

/** A reader who waits longer is told that it is kept. */
const PATIENCE_MS = 10_000;

export function openDesk(engine: Pick<FollowingSearchEngine, 'catchUp'>, options: AppendOptions): CorrectionsDesk {
  return {
    enter: async (records, check) => {
      const added = await appendCorrections(records, { ...options, ...(check === undefined ? {} : { check }) });
      const late = new AbortController();
      const isServed = engine.catchUp().then(
        () => true,
        (error: unknown) => {
          // What is on the disk is kept; whoever follows the index tries again.
          say(`note: a correction is kept, but not yet served: ${printable(messageOf(error))}`);
          return false;
        },
      );
      const isLate = wait(PATIENCE_MS, false, { signal: late.signal }).catch(() => false);
      const served = await Promise.race([isServed, isLate]);
      late.abort();
      return { isServed: served, added: added.length };
    },
  };
}
