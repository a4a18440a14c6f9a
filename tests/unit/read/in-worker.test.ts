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
let taken = 0;
let given = 0;
let isStopped = false;
process.on('message', async (message) => {
  if (message === 'more') return void taken++;
  if (message === 'stop') return void (isStopped = true);
  const { path } = message.read;
  if (path === 'hang') for (;;);
  if (path === 'exit') process.exit(7);
  if (path === 'abort') process.abort();
  if (path === 'half') {
    say({ results: [result(path, 'one'), result(path, 'two')], isLast: false });
    setTimeout(() => { for (;;); }, 50);
    return;
  }
  if (path === 'slow') {
    for (let i = 0; i < 8; i++) {
      await new Promise((resolve) => setTimeout(resolve, 150));
      say(i % 2 === 0 ? 'onward' : { results: [result(path, String(i))], isLast: false });
    }
    return void say({ results: [], isLast: true });
  }
  if (path === 'long') {
    taken = given = 0;
    for (let i = 0; i < 50; i++) {
      while (given - taken >= 2 && !isStopped) await new Promise((resolve) => setTimeout(resolve, 1));
      if (isStopped) break;
      given++;
      say({ results: [result(path, String(given - taken))], isLast: false });
    }
    return void say({ results: [], isLast: true });
  }
  const wait = /^wait(\\d+)/.exec(path)?.[1] ?? '0';
  setTimeout(() => say({ results: [result(path, 'done')], isLast: true }), Number(wait));
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
  ])('a file that makes its worker %s is reported, and the next is read', async (path, reason) => {
    const pool = await poolOf(1);
    const [bad, good] = await Promise.all([read(pool, path), read(pool, 'good')]);
    expect(bad).toHaveLength(1);
    expect(bad[0]).toMatchObject({ skipped: { path } });
    expect(reasonOf(bad[0])).toMatch(reason);
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
