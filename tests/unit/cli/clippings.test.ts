import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packClippings } from '../../../src/domain/clippings-link.ts';
import { searchPageSchema } from '../../../src/domain/search.ts';
import { membersOf } from '../../support/zip-members.ts';
import { jsonLines, runPullquote } from './run-pullquote.ts';

let folder = '';
let list = '';
const clippings = (...words: string[]) => runPullquote(['clippings', '--index', join(folder, 'index'), ...words]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pullquote-cli-clippings-'));
  writeFileSync(join(folder, 'ferry.md'), '---\nsource: Courier\n---\n# Ferry\n\n“The ferry sails at noon,” said Ada Brown.\n');
  expect((await runPullquote(['index', join(folder, 'ferry.md'), '--index', join(folder, 'index')])).code).toBe(0);
  const { stdout } = await runPullquote(['search', 'ferry', '--index', join(folder, 'index'), '--json']);
  const [hit] = searchPageSchema.parse(jsonLines(stdout)[0]).hits;
  list = packClippings({
    title: 'Boats',
    items: [
      { passage: hit?.passage.id ?? '', note: 'ask her' },
      { passage: 'p-aaaaaaaaaaaaaaaa', note: '' },
    ],
  });
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('pullquote clippings', { timeout: 60_000 }, () => {
  it('writes the list of a link, and says what is no longer there', async () => {
    const { code, stdout, stderr } = await clippings(
      `https://quotes.example/clippings?list=${list}#c2`,
      '--public-url',
      'https://quotes.example',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# Boats\n\n## 1\n\n> “The ferry sails at noon,” said Ada Brown\.\n/);
    expect(stdout).toContain('**Note:** ask her');
    expect(stdout).toMatch(/\(https:\/\/quotes\.example\/passages\/p-/);
    expect(stderr).toBe('note: 1 of 2 clippings are no longer there\n');
  });

  it('writes a file for a word processor', async () => {
    const file = join(folder, 'boats.docx');
    expect((await clippings(list, '--format', 'docx', '--output', file, '--style', 'mla')).code).toBe(0);
    expect((await membersOf(readFileSync(file))).get('word/document.xml')).toContain('The ferry sails at noon');
  });

  it('refuses what is no list, no format and no style', async () => {
    for (const wrong of [[], ['AAAA'], [list, '--format', 'pdf'], [list, '--style', 'harvard']]) {
      const { code, stdout } = await clippings(...wrong);
      expect([code, stdout], wrong.join(' ')).toEqual([2, '']);
    }
  });
});
