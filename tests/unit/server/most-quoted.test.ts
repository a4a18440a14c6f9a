/** What one person is quoted with in several articles. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchPageSchema } from '../../../src/domain/search.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

const ARTICLES = {
  'one.md': '“We will not pay for the bridge,” Mayor Edith Quarrell said on Monday. “No comment,” Edith Quarrell said.',
  'two.md': '"We will not pay for the bridge", Edith Quarrell said again. “No comment,” Edith Quarrell said.',
  'three.md': 'Edith Quarrell said: “We WILL not pay for the bridge.” “The bridge is ours to keep,” Edith Quarrell said.',
  'four.md': '“We will not pay for the bridge,” Harold Finch said. “The bridge is ours to keep,” Edith Quarrell said.',
};

let folder: string;
let api: Api;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pullquote-repeated-'));
  for (const [name, text] of Object.entries(ARTICLES)) await writeFile(join(folder, name), `# The bridge, ${name}\n\n${text}\n`);
  api = await serveCorpus(folder);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('what is quoted in several articles', () => {
  it('is told by its words, whatever their marks and capitals, and not by those of anybody', async () => {
    const html = await (await api.request('/entities/person:edith-quarrell')).text();
    const items = [...html.matchAll(/<q dir="auto">([^<]*)<\/q> <a href="([^"]+)">(\d+) articles<\/a>/g)];
    expect(items.map(([, text = '', , articles]) => [text.toLowerCase().replace(/\W+$/, ''), articles])).toEqual([
      ['we will not pay for the bridge', '3'],
      ['the bridge is ours to keep', '2'],
    ]);
    for (const [, , href = '', articles] of items) {
      const response = await api.request(`/api/search${href.replaceAll('&amp;', '&').slice(1)}`);
      expect(searchPageSchema.parse(await response.json()).total).toBe(Number(articles));
    }
  });
});
