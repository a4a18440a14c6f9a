/** `pullquote cite`, as it is typed. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectionLink } from '../../../src/domain/links.ts';
import { searchPageSchema } from '../../../src/domain/search.ts';
import { runPullquote } from './run-pullquote.ts';

let folder: string;
let id: string;
let link: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pullquote-cite-'));
  await runPullquote(['index', resolve(import.meta.dirname, '../../fixtures/fictional/courier')], { cwd: folder });
  const { stdout } = await runPullquote(['search', '"Nobody asked us"', '--json'], { cwd: folder });
  const [hit] = searchPageSchema.parse(JSON.parse(stdout)).hits;
  if (hit === undefined) throw new Error('nothing found');
  id = hit.passage.id;
  const start = hit.passage.text.indexOf('Nobody asked us');
  link = selectionLink(hit.passage, [{ start, end: start + 'Nobody asked us'.length }]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('cite', () => {
  it('gives a paragraph as Chicago has it, with its link', async () => {
    const { code, stdout } = await runPullquote(['cite', id, '--public-url', 'https://quotes.example/'], { cwd: folder });
    expect(stdout).toBe(
      `Strake, Imogen. “Council backs harbour plan after six-hour debate.” The Port Ellery Courier, March 12, 2021. https://quotes.example/passages/${id}.\n`,
    );
    expect(code).toBe(0);
  });

  it('takes a whole link, and cites its words under its own address', async () => {
    const { stdout } = await runPullquote(['cite', `https://there.example${link}`, '--as', 'csl'], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject([
      { id, URL: `https://there.example${link}`, note: expect.stringContaining('“Nobody asked us”') },
    ]);
    const markdown = await runPullquote(['cite', link, '--as', 'markdown'], { cwd: folder });
    expect(markdown.stdout).toMatch(/^> “Nobody asked us”\n>\n> — /);
  });

  it('cites no words that are not there, and says what can be typed', async () => {
    const wrong = await runPullquote(['cite', link.replace(/check=\w+/, 'check=x')], { cwd: folder });
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('do not stand in its paragraph');
    expect((await runPullquote(['cite', 'p-aaaaaaaaaaaaaaaa'], { cwd: folder })).code).toBe(2);
    expect((await runPullquote(['cite', id, '--as', 'harvard'], { cwd: folder })).stderr).toContain('--as takes one of chicago, apa, mla');
    expect((await runPullquote(['cite'], { cwd: folder })).code).toBe(2);
  });

  it('refuses what is no link and no public address, in words', async () => {
    const broken = await runPullquote(['cite', '/passages/%zz'], { cwd: folder });
    expect([broken.code, broken.stdout]).toEqual([2, '']);
    expect(broken.stderr).toContain('"/passages/%zz" is no link');
    for (const address of ['javascript:alert(1)', 'quotes.example']) {
      const wrong = await runPullquote(['cite', id, '--public-url', address], { cwd: folder });
      expect([wrong.code, wrong.stdout]).toEqual([2, '']);
      expect(wrong.stderr).toContain('--public-url takes an address');
    }
  });

  it('says beside the citation where its link is only a path', async () => {
    const { stdout, stderr } = await runPullquote(['cite', id], { cwd: folder });
    expect(stdout).toMatch(/ \/passages\/p-\w+\.\n$/);
    expect(stderr).toContain(`hint: pullquote cite ${id} --public-url`);
    expect((await runPullquote(['cite', id, '--public-url', 'https://quotes.example'], { cwd: folder })).stderr).toBe('');
    expect((await runPullquote(['cite', `https://there.example${link}`], { cwd: folder })).stderr).toBe('');
  });

  it('of a paragraph that is gone says what it read, and what is nearest', async () => {
    const other = mkdtempSync(join(tmpdir(), 'pullquote-cite-gone-'));
    const corpus = join(other, 'corpus');
    mkdirSync(corpus);
    const file = join(corpus, 'article.txt');
    const gone = 'The ferry crews sang of herring and copper until the lamps of the harbour were out.';
    writeFileSync(
      file,
      `Songs of the ferry\n\nThe crews of the ferry were on strike for nine days.\n\n${gone}\n\nNobody came to listen to them.\n`,
    );
    await runPullquote(['index', 'corpus'], { cwd: other });
    const { stdout } = await runPullquote(['search', '"herring and copper"', '--json'], { cwd: other });
    const [hit] = searchPageSchema.parse(JSON.parse(stdout)).hits;
    writeFileSync(file, readFileSync(file, 'utf8').replace(`${gone}\n\n`, ''));
    await runPullquote(['index', 'corpus'], { cwd: other });
    const { code, stderr } = await runPullquote(['cite', hit?.passage.id ?? ''], { cwd: other });
    expect(code).toBe(2);
    expect(stderr).toContain(`it read: ${gone}`);
    expect(stderr).toMatch(/nearest to it now:\n {2}p-\w+ {2}\S/);
    expect(stderr).toMatch(/hint: pullquote cite p-\w+/);
    rmSync(other, { recursive: true, force: true });
  });
});
