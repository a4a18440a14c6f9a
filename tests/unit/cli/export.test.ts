import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, runPullquote } from './run-pullquote.ts';

let folder = '';
const search = (...words: string[]) => runPullquote(['search', '--index', join(folder, 'index'), ...words]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pullquote-cli-export-'));
  const paragraphs = Array.from({ length: 25 }, (_, i) => `The ferry sailed for the ${i + 1}th time, and nobody counted.`);
  writeFileSync(join(folder, 'ferry.md'), `# Ferry\n\n${paragraphs.join('\n\n')}\n`);
  expect((await runPullquote(['index', join(folder, 'ferry.md'), '--index', join(folder, 'index')])).code).toBe(0);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('pullquote search --format', { timeout: 60_000 }, () => {
  it('writes the page that was asked for, or with --all every hit', async () => {
    const page = await search('ferry', '--format', 'jsonl', '--limit', '7', '--page', '2');
    const whole = await search('ferry', '--format', 'jsonl', '--all', '--public-url', 'https://quotes.example/');
    expect([page.code, whole.code, whole.stderr]).toEqual([0, 0, '']);
    expect(page.stderr).toBe(
      'note: links are paths alone, since the address of the server is not known\nhint: pullquote search … --public-url URL\n',
    );
    const rows = (output: string): unknown[] => jsonLines(output).slice(1);
    expect(rows(page.stdout)).toHaveLength(7);
    expect(rows(whole.stdout)).toHaveLength(25);
    expect(jsonLines(whole.stdout)[0]).toMatchObject({ type: 'search', total: 25, link: 'https://quotes.example/?q=ferry' });
    expect(rows(whole.stdout)[0]).toMatchObject({
      type: 'hit',
      link: expect.stringMatching(/^https:\/\/quotes\.example\/passages\/p-/),
      article: { link: expect.stringMatching(/^https:\/\/quotes\.example\/articles\//) },
    });
  });

  it('writes tables and Markdown alike', async () => {
    const [csv, markdown] = await Promise.all([
      search('ferry', '--format', 'csv', '--all'),
      search('ferry', '--all', '--format', 'markdown'),
    ]);
    // The byte-order mark is gone: who reads the bytes as text took it for what it is.
    expect(csv.stdout.startsWith('words,speaker,')).toBe(true);
    expect(csv.stdout.trimEnd().split('\r\n')).toHaveLength(26);
    expect(markdown.stdout.match(/^> The ferry/gm)).toHaveLength(25);
    expect(markdown.stdout.match(/^> \[“Ferry”\]\(\/passages\/p-\S+\)$/gm)).toHaveLength(25);
  });

  it('is not mistaken for "all of a facet"', async () => {
    expect((await search('ferry', '--all', 'person', '--json')).code).toBe(0);
    for (const wrong of [['--all'], ['--format', 'xml'], ['--format', 'csv', '--json']]) {
      const { code, stdout, stderr } = await search('ferry', ...wrong);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('hint: pullquote search --help');
    }
  });
});
