/** The owner's side of reading in workers, against workers that misbehave in every way; the program's own tests use the real one. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openProcessPool, type ReadingPool } from '../../../src/read/in-worker.ts';
import type { ReadResult } from '../../../src/read/reader.ts';
import { collect, reasonOf, temporaryFolder } from './read-support.ts';

/** A worker whose behaviour is the path that it is asked to read. */
const WORKER = `
const say = (message) => process.send(message);
const result = (path, reason) => ({ skipped: { path, reason } });
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const part = (job, isLast, ...results) => ({ job, results, isLast });
let taken = 0;
let stopped = new Set();
async function read({ job, input: { path } }, size) {
  if (path === 'hang') for (;;);
  if (path === 'exit') process.exit(7);
  if (path === 'abort') process.abort();
  if (path === 'killed') {
    process.kill(process.pid, 'SIGKILL');
    await pause(1000);
  }
  if (path === 'half') {
    say([part(job, false, result(path, 'one'), result(path, 'two'))]);
    await pause(50);
    for (;;);
  }
  if (path === 'slow') {
    for (let i = 0; i < 8; i++) {
      await pause(150);
      say(i % 2 === 0 ? 'onward' : [part(job, false, result(path, String(i)))]);
    }
    return part(job, true);
  }
  if (path === 'long') {
    taken = 0;
    for (let given = 0; given < 50; ) {
      while (given - taken >= 2 && !stopped.has(job)) await pause(1);
      if (stopped.has(job)) break;
      given++;
      say([part(job, false, result(path, String(given - taken)))]);
    }
    return part(job, true);
  }
  await pause(Number(/^wait(\\d+)/.exec(path)?.[1] ?? '0'));
  return part(job, true, result(path, path.startsWith('size') ? String(size) : 'done'));
}
process.on('message', async (message) => {
  if (message.more !== undefined) return void taken++;
  if (message.stop !== undefined) return void stopped.add(message.stop);
  const parts = [];
  for (const request of message.read) parts.push(await read(request, message.read.length));
  say(parts);
});
process.on('disconnect', () => process.exit());
if (process.argv[2] !== '1') say('ready');
else process.exit(3);
`;

async function poolOf(workers: number, limits = { stalledMs: 600, megabytes: 64 }): Promise<ReadingPool> {
  const script = join(await temporaryFolder(), 'worker.mjs');
  await writeFile(script, WORKER);
  const pool = openProcessPool(pathToFileURL(script), workers, limits);
  onTestFinished(() => pool.close());
  return pool;
}

const read = (pool: ReadingPool, path: string): Promise<ReadResult[]> => collect(pool.read({ file: `/${path}`, path }));
const reasons = (results: readonly ReadResult[]): string[] => results.map((result) => reasonOf(result));

describe('reading in workers', () => {
  it.each([
    ['hang', /came no further for 0\.6 seconds/],
    ['exit', /ended the process that read it \(code 7\)/],
    ['abort', /more than 64 MB of memory/],
    ['killed', /ended the process that read it \(SIGKILL\)/],
  ])('a file that makes its worker %s is reported, and the next is read', async (path, reason) => {
    const pool = await poolOf(1);
    const [bad, good] = await Promise.all([read(pool, path), read(pool, 'good')]);
    expect(bad).toHaveLength(1);
    expect(bad[0]).toMatchObject({ skipped: { path } });
    expect(reasonOf(bad[0])).toMatch(reason);
    // Who kills a process from outside says nothing of the file that it reads.
    expect(bad[0]).toMatchObject({
      skipped: path === 'killed' ? { retry: true } : (expect.not.objectContaining({ retry: true }) as object),
    });
    expect(reasons(good)).toEqual(['done']);
  });

  it('what was read of a file before its worker was lost stands', async () => {
    expect(reasons(await read(await poolOf(1), 'half'))).toEqual(['one', 'two', expect.stringMatching(/came no further.*2 pieces/)]);
  });

  it('a file that takes longer than the limit but goes on is read to its end', async () => {
    expect(reasons(await read(await poolOf(1), 'slow'))).toEqual(['1', '3', '5', '7']);
  });

  it('a worker waits for whoever takes, and that wait counts as no standing still', async () => {
    const pool = await poolOf(1, { stalledMs: 200, megabytes: 64 });
    const ahead: number[] = [];
    for await (const result of pool.read({ file: '/long', path: 'long' })) {
      ahead.push(Number(reasonOf(result)));
      if (ahead.length === 10) await new Promise((resolve) => setTimeout(resolve, 600));
    }
    expect(ahead).toHaveLength(50);
    expect(Math.max(...ahead)).toBeLessThanOrEqual(2);
  });

  it('several files are read side by side, each with its own results', async () => {
    const pool = await poolOf(2);
    const paths = ['wait200a', 'wait10b', 'wait150c', 'd'];
    const results = await Promise.all(paths.map((path) => read(pool, path)));
    expect(results.flat().map((result) => ('skipped' in result ? result.skipped.path : ''))).toEqual(paths);
  });

  it('small files go to a worker together, and each has its own results', async () => {
    const pool = await poolOf(1);
    const paths = Array.from({ length: 40 }, (_, i) => `size${i}`);
    const results = (await Promise.all(paths.map((path) => read(pool, path)))).flat();
    expect(results.map((result) => ('skipped' in result ? result.skipped.path : ''))).toEqual(paths);
    const sizes = reasons(results).map(Number);
    expect(Math.max(...sizes)).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(16);
  });

  it.each(['hang', 'exit', 'abort'])('of a group only the file that makes its worker %s is blamed', async (path) => {
    const pool = await poolOf(1);
    const paths = ['a', 'b', 'c', path, 'd', 'e'];
    const results = (await Promise.all(paths.map((each) => read(pool, each)))).flat();
    expect(results).toHaveLength(paths.length);
    expect(reasons(results).filter((reason) => reason === 'done')).toHaveLength(paths.length - 1);
    expect(reasonOf(results[3])).not.toBe('done');
  });

  it('of a group the file that had begun to give something is the one to blame, and what it gave stands', async () => {
    const pool = await poolOf(1);
    const [first, a, half, b] = await Promise.all(['first', 'a', 'half', 'b'].map((path) => read(pool, path)));
    expect([first, a, b].map((results) => reasons(results ?? []))).toEqual([['done'], ['done'], ['done']]);
    expect(reasons(half ?? [])).toEqual(['one', 'two', expect.stringMatching(/came no further/)]);
  });

  it('a file can be left in the middle, and the worker reads the next', async () => {
    const pool = await poolOf(1);
    for await (const _ of pool.read({ file: '/long', path: 'long' })) break;
    expect(reasons(await read(pool, 'good'))).toEqual(['done']);
  });

  it('workers that rest are started again by the next file', async () => {
    const pool = await poolOf(1);
    await read(pool, 'a');
    await pool.rest();
    expect(reasons(await read(pool, 'b'))).toEqual(['done']);
  });

  it('a worker that cannot be started is an error of the run, not of a file', async () => {
    const pool = await poolOf(1, { stalledMs: 5000, megabytes: 1 });
    await expect(read(pool, 'a')).rejects.toMatchObject({ code: 'io' });
  });
});
