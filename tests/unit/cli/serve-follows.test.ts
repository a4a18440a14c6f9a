/** A server goes on answering while its index is written anew, and then answers from what is new. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { searchPageSchema } from '../../../src/domain/search.ts';
import { PROGRAM, runPullquote } from './run-pullquote.ts';

const folder = mkdtempSync(join(tmpdir(), 'pullquote-follow-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('serve follows an index that is written while readers read, and fails no request', { timeout: 120_000 }, async () => {
  const place = join(folder, 'index');
  const text = join(folder, 'a.md');
  writeFileSync(text, '# A story\n\nThe harbour was quiet that day, and the boats lay still.\n');
  await runPullquote(['index', text, '--index', place]);
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--index', place, '--port', '0']);
  try {
    let said = '';
    const url = await new Promise<string>((resolve, reject) => {
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        const found = /listening on (\S+)/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.once('exit', () => reject(new Error(said)));
    });
    const statuses = new Set<number>();
    const generations = new Set<string>();
    let isDone = false;
    const read = async (): Promise<void> => {
      while (!isDone) {
        const response = await fetch(`${url}/api/search?q=lay`);
        statuses.add(response.status);
        if (response.status !== 200) break;
        const page = searchPageSchema.parse(await response.json());
        generations.add(page.generation);
        isDone ||= page.hits.some(({ passage }) => passage.text.includes('lighthouse'));
      }
    };
    const reading = [read(), read()];
    writeFileSync(text, '# A story\n\nThe lighthouse was quiet that day, and the boats lay still.\n');
    expect((await runPullquote(['index', text, '--index', place])).code).toBe(0);
    await Promise.all(reading);
    expect([...statuses]).toEqual([200]);
    expect(generations.size).toBe(2);
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
});
