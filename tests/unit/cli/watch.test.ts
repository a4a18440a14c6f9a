/** `serve --watch`, as a user runs it: what changes in the folder can be searched without a restart. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { searchPageSchema } from '../../../src/domain/search.ts';
import { PROGRAM } from './run-pullquote.ts';

const story = (subject: string): string =>
  `# ${subject} closes for repairs\n\nThe ${subject} will be closed until May, and the ferries will sail from the old pier, the town said.\n`;

let folder = '';
let server: ChildProcess;
let address = '';
let messages = '';

async function totalOf(words: string): Promise<number> {
  const answer = await fetch(`${address}/api/search?q=${words}`);
  return searchPageSchema.parse(await answer.json()).total;
}

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'pullquote-watch-')));
  mkdirSync(join(folder, 'news'));
  writeFileSync(join(folder, 'news', 'a.md'), story('harbor'));
  server = spawn(process.execPath, [PROGRAM, 'serve', 'news', '--index', 'index', '--port', '0', '--watch', '--jobs', '1'], {
    cwd: folder,
  });
  server.stderr?.on('data', (chunk: Buffer) => {
    messages += chunk.toString();
  });
  await vi.waitFor(() => expect(messages).toMatch(/watching /), { timeout: 100_000, interval: 200 });
  address = /listening on (http\S+)/.exec(messages)?.[1] ?? '';
}, 120_000);

afterAll(async () => {
  if (server.exitCode === null) {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

describe('serve --watch', { timeout: 120_000 }, () => {
  it('finds an article that comes, its new text, and no more what has gone', async () => {
    expect(await totalOf('harbor')).toBe(1);
    writeFileSync(join(folder, 'news', 'b.md'), story('bridge'));
    await expect.poll(() => totalOf('bridge'), { timeout: 60_000, interval: 300 }).toBe(1);
    writeFileSync(join(folder, 'news', 'b.md'), story('tunnel'));
    await expect.poll(() => totalOf('tunnel'), { timeout: 60_000, interval: 300 }).toBe(1);
    expect(await totalOf('bridge')).toBe(0);
    rmSync(join(folder, 'news', 'a.md'));
    await expect.poll(() => totalOf('harbor'), { timeout: 60_000, interval: 300 }).toBe(0);
    expect(await totalOf('tunnel')).toBe(1);
    expect(await (await fetch(`${address}/corpus`)).text()).toMatch(/Articles<\/th><td><a [^>]*>1</);
  });

  it('says what of a change cannot be indexed, and goes on', async () => {
    writeFileSync(join(folder, 'news', 'pullquote.yaml'), 'nonsense: true\n');
    await expect.poll(() => messages, { timeout: 60_000, interval: 300 }).toMatch(/could not be indexed[^]*pullquote\.yaml, line 1/);
    rmSync(join(folder, 'news', 'pullquote.yaml'));
    writeFileSync(join(folder, 'news', 'c.md'), story('market'));
    await expect.poll(() => totalOf('market'), { timeout: 60_000, interval: 300 }).toBe(1);
  });

  it('ends when it is told to', async () => {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
  });
});
