/** Links to articles that are edited at random and indexed again: the small form of tests/development/editing.test.ts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { selectionLink } from '../../src/domain/links.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { createApp } from '../../src/server/app.tsx';
import { loadAssets } from '../../src/server/assets.ts';
import { texts } from '../../views/languages/language.ts';
import { buildPages } from '../support/build-pages.ts';
import { randomNumbers, textOf } from '../support/edit-articles.ts';
import { followLinks, type GivenLink, spareParagraphs } from '../support/follow-links.ts';
import { LONGER } from '../support/long.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function textsIn(folder: string, ending: string): { id: string; title: string; text: string }[] {
  const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => ({ id: name, title: name, text: readFileSync(join(ROOT, folder, name), 'utf8') }));
}

/** Follows links of words of the passages, as a browser does: the words are marked, or it is said that they are not the ones. */
async function followWords(engine: SearchEngine, links: readonly GivenLink[], seed: number): Promise<void> {
  const app = createApp({ engine, assets: await loadAssets() });
  const random = randomNumbers(seed);
  const said = { same: 0, changed: 0, lost: 0, gone: 0 };
  for (const { id, was } of links) {
    const text = textOf(was);
    const words = text.split(' ');
    const from = Math.floor(random() * Math.max(1, words.length - 8));
    const chosen = words.slice(from, from + 3 + Math.floor(random() * 6)).join(' ');
    const start = words.slice(0, from).join(' ').length + (from > 0 ? 1 : 0);
    const redirect = await app.request(selectionLink({ id, text }, [{ start, end: start + chosen.length }]));
    if (redirect.status === 410) {
      said.gone++;
      continue;
    }
    const page = await (await app.request(redirect.headers.get('Location') ?? '')).text();
    const marked = plain([...page.matchAll(/<mark[^>]*>(.*?)<\/mark>/gs)].map(([, inner = '']) => inner).join(''));
    if (page.includes(texts().article.spanChanged)) {
      said.changed++;
      expect(plain(page), text).toContain(chosen);
    } else if (page.includes(texts().article.spanLost)) {
      said.lost++;
      expect(marked, text).toBe('');
    } else {
      said.same++;
      expect(marked, text).toBe(chosen);
    }
  }
  expect(said.same, JSON.stringify(said)).toBeGreaterThan(0.8 * (links.length - said.gone));
}

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(?:quot|#39|lt|gt|amp);/g, (entity) => ({ '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>' })[entity] ?? '&');

beforeAll(buildPages);

it('after random edits no link leads to another text, and nearly all that still exists is found', async () => {
  const articles = textsIn('seeds', '.txt');
  const spare = spareParagraphs(textsIn('tests/fixtures/fictional/courier', '.md').map(({ text }) => text));
  for (let seed = 1; seed <= LONGER; seed++) {
    const followed = await followLinks({
      articles,
      spare,
      runs: 3,
      editsPerRun: 40,
      seed,
      inspect: (engine, links) => followWords(engine, links, seed),
    });
    expect(followed.wrong, `seed ${seed}`).toEqual([]);
    expect((followed.unchanged + followed.changed) / followed.existing, `seed ${seed}`).toBeGreaterThanOrEqual(0.95);
    expect(followed.changed, `seed ${seed}`).toBeGreaterThan(20);
  }
});
