import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpusHealthSchema } from '../../../src/domain/corpus-health.ts';
import { runPullquote } from './run-pullquote.ts';

const story = (subject: string, front = ''): string =>
  `${front}# ${subject} closes for repairs\n\n“The ${subject} will be closed until May,” said Mayor Anna Smith on Monday.\n\nThe ferries will sail from the old pier, the Port Authority of Springfield announced in a short statement.\n\nShare this article\n`;

let folder = '';
let indexDir = '';

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'pullquote-corpus-')));
  indexDir = join(folder, 'index');
  const write = (name: string, contents: string | Buffer) => writeFileSync(join(folder, 'news', name), contents);
  mkdirSync(join(folder, 'news'));
  write('a.md', story('Harbor', '---\nsource: The Example\npublished: 2025-02-03\nauthor: Jo Writer\n---\n'));
  write('b.md', story('Harbor'));
  write('c.md', story('Bridge'));
  write('empty.md', '');
  write('binary.txt', Buffer.from([0, 1, 2, 3, 0, 255]));
  expect((await runPullquote(['index', join(folder, 'news'), '--index', indexDir])).code).toBe(3);
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('pullquote corpus', { timeout: 60_000 }, () => {
  it('counts what is missing, dropped, skipped and there twice', async () => {
    const { code, stdout } = await runPullquote(['corpus', '--index', indexDir, '--json']);
    expect(code).toBe(0);
    const health = corpusHealthSchema.parse(JSON.parse(stdout));
    expect(health).toMatchObject({
      generation: '1',
      articles: 2,
      without: { source: 1, date: 1, author: 1 },
      languages: [{ language: 'en', articles: 2 }],
      copied: [{ path: 'a.md', copies: [{ path: 'b.md' }] }],
    });
    expect(health.skipped.map((skipped) => skipped.path).sort()).toEqual(['binary.txt', 'empty.md']);
    expect(health.dropped[0]).toEqual({ text: 'Share this article', reason: 'boilerplate', articles: 2, path: 'a.md' });
    expect(health.unattributed).toBeLessThanOrEqual(health.quotations);
  });

  it('says it for people, and stays the same while nothing changes', async () => {
    await runPullquote(['index', join(folder, 'news'), '--index', indexDir]);
    const { stdout } = await runPullquote(['corpus', '--index', indexDir]);
    expect(stdout).toContain('without source 1, without date 1, without author 1');
    expect(stdout).toContain('binary.txt: ');
    expect(stdout).toContain('2 × Share this article (boilerplate)');
    expect((await runPullquote(['corpus', '--index', indexDir, '--json'])).stdout).toContain('"generation":"1"');
  });

  it('counts a file that is skipped from now on, though no article has changed', async () => {
    writeFileSync(join(folder, 'news', 'later.md'), '');
    await runPullquote(['index', join(folder, 'news'), '--index', indexDir]);
    const { stdout } = await runPullquote(['corpus', '--index', indexDir, '--json']);
    expect(corpusHealthSchema.parse(JSON.parse(stdout)).skipped.map((skipped) => skipped.path)).toContain('later.md');
  });

  it('without an index says how to make one', async () => {
    const { code, stderr } = await runPullquote(['corpus', '--index', join(folder, 'none')]);
    expect(code).toBe(2);
    expect(stderr).toContain('hint: pullquote index');
  });
});
