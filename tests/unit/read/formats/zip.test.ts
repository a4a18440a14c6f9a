import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ReadResult } from '../../../../src/read/reader.ts';
import { articleOf, BODY, MORE, readBytes, reasonOf } from '../read-support.ts';
import { makeZip } from './make-zip.ts';

const summary = (results: readonly ReadResult[]): string[] =>
  results.map((result) => ('article' in result ? result.article.path : `${result.skipped.path}: ${result.skipped.reason}`));

describe('an archive', () => {
  it('gives its members in the order of their names, whatever they are', async () => {
    const row = JSON.stringify({ id: 'r', text: BODY });
    const zip = makeZip([
      { name: 'b/z.txt', content: `${BODY}\n` },
      { name: 'a.jsonl.gz', content: gzipSync(row) },
      { name: 'b.html', content: `<!DOCTYPE html><p>${BODY}</p>`, isStored: true },
    ]);
    expect(summary(await readBytes('a.zip', zip))).toEqual(['a.zip#a.jsonl.gz#r', 'a.zip#b.html', 'a.zip#b/z.txt']);
    expect(summary(await readBytes('a.zip.gz', gzipSync(zip)))).toEqual(['a.zip.gz#a.jsonl.gz#r', 'a.zip.gz#b.html', 'a.zip.gz#b/z.txt']);
  });

  it('passes over what is no article in a folder, and what the folder ignores', async () => {
    const names = ['README.md', '.hidden/a.txt', '__MACOSX/a.txt', 'drafts/a.txt', 'page_files/a.txt', 'page.html', 'old_files/a.txt'];
    const content = `<!DOCTYPE html><p>${BODY}</p>`;
    const config = { articles: [{ match: 'old_files/**', title: 'Not by this name' }], boilerplate: [], ignore: ['drafts'] };
    const results = await readBytes('a.zip', makeZip(names.map((name) => ({ name, content }))), config);
    expect(summary(results)).toEqual(['a.zip#old_files/a.txt', 'a.zip#page.html']);
  });

  it('reports a configuration in it, and what is left out for one reason by number', async () => {
    const pictures = Array.from({ length: 300 }, (_, i) => ({ name: `p${String(i).padStart(3, '0')}.png`, content: '\x89PNG' }));
    const zip = makeZip([...pictures, { name: 'in/pullquote.yaml', content: 'title: x' }, { name: 'z.txt', content: `${BODY}\n` }]);
    const results = summary(await readBytes('a.zip', zip));
    expect(results[0]).toMatch(/^a\.zip#in\/pullquote\.yaml: only the pullquote\.yaml of the folder/);
    expect(results.slice(-2)).toEqual(['a.zip#z.txt', expect.stringMatching(/^a\.zip: 280 more of its members: /)]);
    expect(results).toHaveLength(23);
  });

  it('refuses names that lead out, links, and what is encrypted, and reads the rest', async () => {
    const zip = makeZip([
      { name: '../up.txt', content: BODY },
      { name: '/etc/passwd', content: BODY },
      { name: 'link.txt', content: '/etc/passwd', mode: 0o120777 },
      { name: 'secret.txt', content: BODY, isEncrypted: true },
      { name: 'ok.txt', content: `${BODY}\n` },
    ]);
    expect(summary(await readBytes('a.zip', zip))).toEqual([
      'a.zip#../up.txt: its name leads out of the archive',
      'a.zip#/etc/passwd: its name leads out of the archive',
      'a.zip#link.txt: is a link',
      'a.zip#secret.txt: is encrypted',
      'a.zip#ok.txt',
    ]);
  });

  it('stops unpacking a member that grows like a trap, whatever size it declares', async () => {
    const bomb = makeZip([
      { name: 'bomb.txt', content: Buffer.alloc(40 * 1024 * 1024, 'a ') },
      { name: 'liar.txt', content: Buffer.alloc(1024 * 1024, 'a '), declaredSize: 10 },
      { name: 'ok.txt', content: `${BODY}\n` },
    ]);
    const results = summary(await readBytes('a.zip', bomb));
    expect(results[0]).toMatch(/bomb\.txt: unpacks to more than 300 times its size/);
    expect(results[1]).toMatch(/liar\.txt: .*too many bytes/);
    expect(results[2]).toBe('a.zip#ok.txt');
  });

  it('within an archive is read, but none within that', async () => {
    const inner = makeZip([{ name: 'a.txt', content: `${BODY}\n` }]);
    const middle = makeZip([{ name: 'inner.zip', content: inner }]);
    expect(summary(await readBytes('a.zip', middle))).toEqual(['a.zip#inner.zip#a.txt']);
    const results = await readBytes('a.zip', makeZip([{ name: 'middle.zip', content: middle }]));
    expect(summary(results)).toEqual(['a.zip#middle.zip#inner.zip: is an archive within an archive within an archive, which is not read']);
  });

  it('that is damaged, cut off or of another kind is skipped with its reason', async () => {
    const zip = makeZip([{ name: 'a.txt', content: `${BODY} ${MORE}`.repeat(50) }]);
    const damaged = Buffer.from(zip);
    damaged.fill(0xff, 50, 90);
    expect(reasonOf((await readBytes('a.zip', zip.subarray(0, -30)))[0])).toMatch(/cannot be read as a ZIP archive/);
    expect(reasonOf((await readBytes('a.zip', damaged))[0])).not.toBe('');
    expect(reasonOf((await readBytes('a.zip', makeZip([])))[0])).toMatch(/nothing to read/);
    expect(reasonOf((await readBytes('a.xlsx', zip))[0])).toMatch(/a document of a kind that is not read/);
  });

  it('is told by content', async () => {
    expect(articleOf((await readBytes('download', makeZip([{ name: 'a.txt', content: BODY }])))[0]).path).toBe('download#a.txt');
  });
});
