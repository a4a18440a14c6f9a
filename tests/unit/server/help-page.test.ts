/** The help page leads to every page of a site that has something of its own to show, and to none that it has not. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Hono } from 'hono';
import { createApp } from '../../../src/server/app.tsx';
import { loadAssets } from '../../../src/server/assets.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

let api: Api;
let bare: Hono;
let whole: Hono;

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
  const common = { engine: api.engine, assets: await loadAssets() };
  bare = createApp(common);
  whole = createApp({
    ...common,
    annotateDraft: () => Promise.reject(new Error('no draft is checked here')),
    corpus: { health: () => Promise.resolve(undefined) },
  });
}, 120_000);
afterAll(() => api?.close());

const linksOf = async (app: Hono): Promise<string[]> => {
  const html = await (await app.request('/help')).text();
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return [...main.matchAll(/<a href="(\/[^"?]*)">([^<]*)/g)].map(([, href = '']) => href);
};

/** Without what needs something to be of, and what programs read. */
const FOR_PROGRAMS = /[:.*]|^\/(?:api\/.*|assets|healthz|readyz|metrics|opensearch)/;
const NOT_LISTED = ['/', '/help', '/correct'];

it('names every page that can be opened without anything else', async () => {
  const pages = new Set(whole.routes.filter(({ method, path }) => method === 'GET' && !FOR_PROGRAMS.test(path)).map(({ path }) => path));
  for (const path of NOT_LISTED) expect(pages.delete(path), path).toBe(true);
  expect([...pages].sort()).toEqual(expect.arrayContaining(['/check', '/compare', '/corpus', '/corrections/queue', '/topics']));
  expect([...new Set(await linksOf(whole))].sort()).toEqual([...pages].sort());
});

it('links the name of a page alone, and leaves out what a site has not', async () => {
  const html = await (await bare.request('/help')).text();
  expect(html).toMatch(/<dt><a href="\/topics">Who says what<\/a><\/dt><dd>Speakers side by side/);
  const links = await linksOf(bare);
  expect(links).not.toContain('/check');
  expect(links).not.toContain('/corpus');
  for (const href of links) expect((await bare.request(href)).status, href).toBe(200);
});
