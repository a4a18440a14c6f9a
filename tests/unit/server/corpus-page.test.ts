import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchPageSchema, searchQuery } from '../../../src/domain/search.ts';
import { openIndex } from '../../../src/index.ts';
import { indexCorpus } from '../../../src/indexer/index-corpus.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { createApp } from '../../../src/server/app.tsx';
import { loadAssets } from '../../../src/server/assets.ts';
import { readCorpusHealth } from '../../../src/store/corpus-health.ts';
import { disk } from '../../../src/store/file-layer.ts';
import { readManifest } from '../../../src/store/index-folder.ts';
import { buildPages } from '../../support/build-pages.ts';

let scratch = '';
let engine: SearchEngine;
let app: Hono;

beforeAll(async () => {
  buildPages();
  scratch = mkdtempSync(join(tmpdir(), 'pullquote-corpus-page-'));
  const indexDir = join(scratch, 'index');
  await indexCorpus({ indexDir, paths: [resolve(import.meta.dirname, '../../fixtures/fictional')] });
  const manifest = await readManifest(disk, indexDir);
  if (manifest === undefined) throw new Error('no index');
  const health = await readCorpusHealth(disk, indexDir, manifest);
  if (health === undefined) throw new Error('no health');
  engine = await openIndex(indexDir);
  app = createApp({ engine, assets: await loadAssets(), corpus: { health: () => Promise.resolve(health) } });
}, 120_000);

afterAll(async () => {
  await engine?.close();
  rmSync(scratch, { recursive: true, force: true });
});

describe('the page about the corpus', () => {
  it('leads from each number to a search that finds as many', async () => {
    const html = await (await app.request('/corpus')).text();
    const numbers = [...html.matchAll(/<a href="(\/\?[^"]*)">([\d,]+)<\/a>/g)];
    expect(numbers).toHaveLength(7);
    for (const [, href = '', number = ''] of numbers) {
      const answer = await app.request(`/api/search${href.slice(1).replaceAll('&amp;', '&')}`);
      expect(searchPageSchema.parse(await answer.json()).total, href).toBe(Number(number.replaceAll(',', '')));
    }
  });

  it('says of an article in another language that it is not annotated, and leads to it', async () => {
    const html = await (await app.request('/corpus')).text();
    expect(html).toMatch(/Spanish: 1 article<span class="meta"> – found by their words/);
    const [, href = ''] = /<a href="(\/articles\/[^"]*)">«La marea/.exec(html) ?? [];
    const page = await (await app.request(href)).text();
    expect(page).toMatch(/<h1[^>]* lang="es"/);
    expect(page).toMatch(/<p class="paragraph"[^>]* lang="es"/);
    expect(page).toMatch(/<dt>Language<\/dt><dd>Spanish<span class="quiet"> – only English is annotated/);
    const english = await engine.search(searchQuery({ scope: 'articles', limit: 1 }), { facetLimit: 0 });
    expect(await (await app.request(english.hits[0]?.article.link ?? '')).text()).not.toContain('only English is annotated');
  });

  it('is linked from every page, and only where it is known how the corpus is', async () => {
    expect(await (await app.request('/help')).text()).toContain('href="/corpus"');
    const bare = createApp({ engine, assets: await loadAssets() });
    expect((await bare.request('/corpus')).status).toBe(404);
    expect(await (await bare.request('/help')).text()).not.toContain('href="/corpus"');
  });
});
