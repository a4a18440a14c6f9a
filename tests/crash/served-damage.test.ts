/** A server whose index is damaged under it: what it serves goes on, what cannot be read is refused, and it says what is wrong. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { searchPageSchema } from '../../src/domain/search.ts';
import { PROGRAM, runPullquote } from '../unit/cli/run-pullquote.ts';
import { temporaryFolder } from '../unit/store/temporary-folder.ts';

/** Serves an index; `until` waits for what it says. */
async function serve(indexDir: string): Promise<{ url: string; until: (pattern: RegExp) => Promise<string> }> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--index', indexDir, '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  onTestFinished(async () => {
    const ended = once(child, 'exit');
    if (child.kill('SIGTERM')) await ended;
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const until = async (pattern: RegExp): Promise<string> => {
    const deadline = performance.now() + 60_000;
    for (;;) {
      const found = pattern.exec(said);
      if (found !== null) return found[1] ?? found[0];
      if (child.exitCode !== null || performance.now() > deadline) throw new Error(`${pattern} was not said: ${said}`);
      await sleep(50);
    }
  };
  return { url: await until(/listening on (\S+)/), until };
}

it('what is served goes on when a newer generation is damaged, when files of its own are, and when all are gone', {
  timeout: 120_000,
}, async () => {
  const folder = temporaryFolder();
  const [news, indexDir, next] = [join(folder, 'news.jsonl'), join(folder, 'index'), join(folder, 'next')];
  const write = (...texts: string[]) =>
    writeFileSync(news, texts.map((text, i) => `${JSON.stringify({ id: String(i), title: `Article ${i}`, text })}\n`).join(''));
  write('The harbour was quiet that day.', 'The lighthouse was dark that night.');
  expect((await runPullquote(['index', news, '--index', indexDir, '--no-annotate'])).code).toBe(0);
  const { url, until } = await serve(indexDir);
  const ask = (q: string) => fetch(`${url}/api/search?q=${q}`);
  const generationOf = async (q: string) => {
    const response = await ask(q);
    expect(response.status).toBe(200);
    const page = searchPageSchema.parse(await response.json());
    expect(page.hits).toHaveLength(1);
    return page.generation;
  };
  const first = await generationOf('harbour');

  // A newer generation, damaged before it is put in place.
  cpSync(indexDir, next, { recursive: true });
  copyFileSync(`${indexDir}.ledger.jsonl`, `${next}.ledger.jsonl`);
  write('The harbour was quiet that day.', 'The lighthouse was lit that night.');
  expect((await runPullquote(['index', news, '--index', next, '--no-annotate'])).code).toBe(0);
  const catalog =
    readdirSync(next)
      .filter((name) => name.endsWith('.catalog.bin'))
      .sort()
      .at(-1) ?? '';
  const whole = readFileSync(join(next, catalog));
  copyFileSync(`${next}.ledger.jsonl`, `${indexDir}.ledger.jsonl`);
  for (const name of readdirSync(next))
    if (name !== 'manifest.json' && name !== 'cache') copyFileSync(join(next, name), join(indexDir, name));
  writeFileSync(join(indexDir, catalog), Buffer.from(whole.map((byte) => byte ^ 255)).fill(whole.subarray(0, 1 << 12), 0, 1 << 12));
  copyFileSync(join(next, 'manifest.json'), join(indexDir, 'manifest.json'));
  expect(await until(/(what it is now cannot be opened: .*)/)).toContain(join(indexDir, catalog));
  expect(await until(/hint: (.*)/)).toMatch(/^rm -r .* && pullquote index /);
  expect(await generationOf('harbour')).toBe(first);

  // Put right, it is taken up.
  writeFileSync(join(indexDir, catalog), whole);
  await until(/serving generation (\d+)/);
  const second = await generationOf('lit');
  expect(second).not.toBe(first);

  // One article of its files is damaged: only what needs it is refused.
  for (const name of readdirSync(indexDir).filter((each) => /^s.*\.articles\.jsonl$/.test(each))) {
    const path = join(indexDir, name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('lighthouse', 'lighthous3'));
  }
  // Asked for the first time: answers of this generation are remembered.
  expect((await ask('night')).status).toBe(500);
  expect(await generationOf('harbour')).toBe(second);

  // All of them are removed: what is open stays open.
  rmSync(indexDir, { recursive: true });
  expect(await generationOf('harbour')).toBe(second);
});
