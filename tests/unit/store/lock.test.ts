import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { disk } from '../../../src/store/file-layer.ts';
import { describeOwner, isStale, LOCK_FILE, takeLock } from '../../../src/store/lock.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The id of a process that has ended. */
function endedProcess(): number {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return pid;
}

describe('the lock', () => {
  it('keeps a second writer out and names the first', async () => {
    const folder = temporaryFolder();
    const lock = await takeLock(disk, folder);
    await expect(takeLock(disk, folder)).rejects.toMatchObject({
      code: 'index-locked',
      message: expect.stringContaining(String(process.pid)),
    });
    await lock.release();
    expect(existsSync(join(folder, LOCK_FILE))).toBe(false);
    await (await takeLock(disk, folder)).release();
  });

  it('of a folder that is not there is refused at once', async () => {
    await expect(takeLock(disk, join(temporaryFolder(), 'none'))).rejects.toMatchObject({ code: 'no-index' });
  });

  it('is taken over from a process that is gone', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, LOCK_FILE), JSON.stringify({ ...describeOwner(), pid: endedProcess(), token: 'old' }));
    const lock = await takeLock(disk, folder);
    await lock.verify();
    await lock.release();
  });

  it('is taken over from a process whose id has since been given to another', async () => {
    const folder = temporaryFolder();
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    try {
      await once(other, 'spawn');
      const owner = { ...describeOwner(), pid: other.pid ?? 0, token: 'old' };
      expect(isStale({ ...owner, started: '1' })).toBe(existsSync('/proc/self/stat'));
      const { started: _started, ...unknownStart } = owner;
      expect(isStale(unknownStart)).toBe(false);
      writeFileSync(join(folder, LOCK_FILE), JSON.stringify(unknownStart));
      await expect(takeLock(disk, folder)).rejects.toMatchObject({ code: 'index-locked' });
    } finally {
      other.kill();
    }
  });

  it('is believed where the owner is on another host', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, LOCK_FILE), JSON.stringify({ ...describeOwner(), pid: endedProcess(), host: 'elsewhere' }));
    await expect(takeLock(disk, folder)).rejects.toMatchObject({ code: 'index-locked', message: expect.stringContaining('elsewhere') });
  });

  it('that cannot be read is never removed', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, LOCK_FILE), '{"pid":');
    await expect(takeLock(disk, folder)).rejects.toMatchObject({ code: 'index-locked', hint: expect.stringContaining('rm ') });
    expect(readFileSync(join(folder, LOCK_FILE), 'utf8')).toBe('{"pid":');
  });

  it('is given to one of many who ask at the same time, a stale one lying there', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, LOCK_FILE), JSON.stringify({ ...describeOwner(), pid: endedProcess(), token: 'old' }));
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(disk, folder)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });

  it('clears the folder of what processes left that ended while they took it', async () => {
    const folder = temporaryFolder();
    for (const left of ['.tmp-1-ab', '.stale-1']) writeFileSync(join(folder, LOCK_FILE + left), 'x');
    writeFileSync(join(folder, 'lock.json.mine'), 'x');
    await (await takeLock(disk, folder)).release();
    expect(readdirSync(folder)).toEqual(['lock.json.mine']);
  });

  it('that was taken away while writing is noticed before the commit', async () => {
    const folder = temporaryFolder();
    const lock = await takeLock(disk, folder);
    await disk.remove(join(folder, LOCK_FILE));
    await expect(lock.verify()).rejects.toMatchObject({ code: 'index-locked' });
  });
});
