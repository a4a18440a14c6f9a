/**
 * One writer at a time: a file in the index folder that says who is writing.
 *
 * The owner is a process by its id *and* the moment it started (ids are used again), on this boot of this host. A lock is stale
 * when its process is certainly gone, and only then taken over; a lock of another host, or one that cannot be read, is believed.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { PullquoteError } from '../domain/errors.ts';
import { type FileLayer, readWhole, systemCode } from './file-layer.ts';

export const LOCK_FILE = 'lock.json';

const ownerSchema = z.object({
  pid: z.number().int().positive(),
  /** Clock ticks since boot at which the process started, and the boot's id; left out where the system does not say. */
  started: z.string().exactOptional(),
  boot: z.string().exactOptional(),
  host: z.string(),
  /** When it took the lock. */
  since: z.iso.datetime(),
  /** Makes each taking of the lock its own. */
  token: z.string(),
});
export type LockOwner = z.infer<typeof ownerSchema>;

export interface Lock {
  /** @throws PullquoteError `index-locked` where somebody has taken it away. */
  verify(): Promise<void>;
  /** Never throws: what was done under the lock is done, and a lock that stays is stale when the process has ended. */
  release(): Promise<void>;
}

function readSystemFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** State and start (fields 3 and 22) of /proc/PID/stat; field 2, the command in parentheses, may itself hold spaces and parentheses. */
function processFacts(pid: number): { state?: string | undefined; started?: string | undefined } {
  const text = readSystemFile(`/proc/${pid}/stat`);
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields?.[0], started: fields?.[19] };
}

function bootId(): string | undefined {
  return readSystemFile('/proc/sys/kernel/random/boot_id')?.trim();
}

/** This process as the owner of a lock. */
export function describeOwner(): LockOwner {
  const { started } = processFacts(process.pid);
  const boot = bootId();
  return {
    pid: process.pid,
    ...(started === undefined ? {} : { started }),
    ...(boot === undefined ? {} : { boot }),
    host: hostname(),
    since: new Date().toISOString(),
    token: randomUUID(),
  };
}

/** Whether the process that took the lock is certainly gone. */
export function isStale(owner: LockOwner): boolean {
  if (owner.host !== hostname()) return false;
  const boot = bootId();
  if (owner.boot !== undefined && boot !== undefined && owner.boot !== boot) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return true;
  }
  const { state, started } = processFacts(owner.pid);
  if (state === 'Z' || state === 'X') return true; // dead, only not yet buried by its parent
  return owner.started !== undefined && started !== undefined && started !== owner.started;
}

async function readOwner(files: FileLayer, path: string): Promise<LockOwner | undefined> {
  if ((await files.facts(path)) === undefined) return undefined;
  try {
    return ownerSchema.parse(JSON.parse((await readWhole(files, path)).toString('utf8')));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    // That it cannot be read now says nothing of what is in it.
    if (systemCode(error) !== undefined) throw error;
    throw new PullquoteError('index-locked', `the lock ${path} cannot be read`, {
      hint: `if no pullquote is writing here: rm ${path}`,
      cause: error,
    });
  }
}

/** Removes a stale lock; puts back what turns out to be another's. */
async function clearStale(files: FileLayer, path: string, stale: LockOwner): Promise<void> {
  const aside = `${path}.stale-${randomUUID()}`;
  try {
    await files.rename(path, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  const taken = await readOwner(files, aside);
  if (taken !== undefined && taken.token !== stale.token) await files.createExclusive(path, Buffer.from(JSON.stringify(taken)));
  await files.remove(aside);
}

/** What processes leave that end while they take a lock. One that is just about to will find that this one has it. */
async function removeLeavings(files: FileLayer, folder: string, name: string): Promise<void> {
  const isLeft = (each: string) => each.startsWith(`${name}.tmp-`) || each.startsWith(`${name}.stale-`);
  const names = await files.list(folder).catch(() => []);
  for (const each of names.filter((one) => isLeft(one))) await files.remove(join(folder, each)).catch(() => undefined);
}

async function release(files: FileLayer, path: string, token: string): Promise<void> {
  const owner = await readOwner(files, path);
  if (owner?.token === token) await files.remove(path);
}

function lockedBy(path: string, owner: LockOwner): PullquoteError {
  const what = basename(path) === LOCK_FILE ? 'this index' : path.replace(/\.lock$/, '');
  const elsewhere = owner.host === hostname() ? '' : ` on ${owner.host}`;
  return new PullquoteError(
    'index-locked',
    `another pullquote (process ${owner.pid}${elsewhere}) has been writing ${what} since ${owner.since}`,
    {
      hint: elsewhere === '' ? `wait for it, or end it: kill ${owner.pid}` : `if that process is gone: rm ${path}`,
    },
  );
}

/** Beside a ledger, for whoever writes it, whichever index that is for. */
export function ledgerLockName(ledger: string): string {
  return `${basename(ledger)}.lock`;
}

/**
 * Takes the lock of an index folder; under another name, of something else there.
 *
 * @throws PullquoteError `index-locked`, naming the owner; `no-index` where there is no such folder
 */
export async function takeLock(files: FileLayer, folder: string, name = LOCK_FILE): Promise<Lock> {
  const path = join(folder, name);
  const me = describeOwner();
  const bytes = Buffer.from(`${JSON.stringify(me)}\n`);
  for (let attempt = 0; !(await files.createExclusive(path, bytes)); attempt++) {
    const owner = await readOwner(files, path);
    if (owner === undefined) {
      if ((await files.facts(folder))?.isFolder !== true) throw new PullquoteError('no-index', `there is no folder ${folder}`);
      continue;
    }
    if (!isStale(owner) || attempt >= 10) throw lockedBy(path, owner);
    await clearStale(files, path, owner);
  }
  await removeLeavings(files, folder, name);
  return {
    verify: async () => {
      const owner = await readOwner(files, path);
      if (owner?.token === me.token) return;
      if (owner !== undefined) throw lockedBy(path, owner);
      throw new PullquoteError('index-locked', `the lock ${path} was taken away while this process was writing`);
    },
    release: () => release(files, path, me.token).catch(() => release(files, path, me.token).catch(() => undefined)),
  };
}
