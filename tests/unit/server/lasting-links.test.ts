/** What becomes of a link when its article is edited: through a real index, indexed again after each edit. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIndex } from '../../../src/index.ts';
import { indexCorpus } from '../../../src/indexer/index-corpus.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { createApp } from '../../../src/server/app.tsx';
import { loadAssets } from '../../../src/server/assets.ts';
import { checkOf } from '../../../src/domain/selector.ts';
import { buildPages } from '../../support/build-pages.ts';

const KEPT = 'The council met on Monday evening and spoke about the harbour for six hours without a break.';
const EDITED = 'Nobody in the room had read the letters that the harbourmaster sent in the spring of last year.';
const AFTER_EDIT = 'Nobody in the room had read the letters that the harbourmaster sent in the autumn of last year.';
const REMOVED = 'A brass band played outside, paid for by the ferry company, until the police asked it to stop.';

let scratch: string;
let engine: SearchEngine;
const ids: Record<string, string> = {};

async function index(paragraphs: readonly string[]): Promise<SearchEngine> {
  const corpus = join(scratch, 'corpus');
  await mkdir(corpus, { recursive: true });
  await writeFile(join(corpus, 'council.md'), `---\ntitle: A long evening\n---\n\n${paragraphs.join('\n\n')}\n`);
  await indexCorpus({ indexDir: join(scratch, 'index'), paths: [corpus] });
  return openIndex(join(scratch, 'index'));
}

async function ask(path: string): Promise<Response> {
  return createApp({ engine, assets: await loadAssets(), publicUrl: 'https://quotes.example/' }).request(path);
}

beforeAll(async () => {
  buildPages();
  scratch = await mkdtemp(join(tmpdir(), 'pullquote-links-'));
  const first = await index([KEPT, EDITED, REMOVED]);
  for (const [name, words] of Object.entries({ kept: 'six hours', edited: 'letters', removed: 'brass band' })) {
    const { hits } = await first.search({
      q: words,
      match: 'all',
      scope: 'passages',
      filters: {},
      excludes: {},
      allOf: [],
      sort: 'relevance',
      page: 1,
      limit: 1,
    });
    ids[name] = hits[0]?.passage.id ?? '';
  }
  await first.close();
  engine = await index([KEPT, AFTER_EDIT]);
}, 120_000);
afterAll(async () => {
  await engine?.close();
  await rm(scratch, { recursive: true, force: true });
});

describe('after an edit', () => {
  it('the link of an unchanged passage leads to it, without a word about change', async () => {
    const response = await ask(`/passages/${ids['kept']}`);
    expect(response.status).toBe(302);
    const page = await (await ask(response.headers.get('Location') ?? '')).text();
    expect(page).toContain(`class="block target" id="${ids['kept']}"`);
    expect(page).not.toContain('The text has changed');
  });

  it('the link of an edited passage leads to what took its place, and the page says that and shows both texts with the difference marked', async () => {
    const response = await ask(`/passages/${ids['edited']}`);
    expect(response.status).toBe(302);
    const page = await (await ask(response.headers.get('Location') ?? '')).text();
    expect(page).toContain('The text has changed');
    const marked = (tag: string): string[] =>
      [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, inner = '']) =>
        inner.replaceAll(/<bdi class="vh">.*?<\/bdi>/g, ''),
      );
    expect([marked('del'), marked('ins')]).toEqual([['spring'], ['autumn']]);
    expect(page.indexOf('The text has changed'), 'right after the paragraph').toBeGreaterThan(page.indexOf('class="block target"'));
    const heard = page.replaceAll(/<[^>]+>/g, '');
    expect(heard).toContain(EDITED.replace('spring', '[taken out: spring ]'));
    expect(heard).toContain(AFTER_EDIT.replace('autumn', '[put in: autumn ]'));
    expect(heard).toContain(AFTER_EDIT);
  });

  it('the link of selected words marks them where they stand now, and says so where they do no more', async () => {
    const pageOf = async (words: string): Promise<string> => {
      const start = EDITED.indexOf(words);
      const response = await ask(`/passages/${ids['edited']}?span=${start}-${start + words.length}&check=${checkOf(words)}`);
      expect(response.status).toBe(302);
      return (await ask(response.headers.get('Location') ?? '')).text();
    };
    const kept = await pageOf('letters that the harbourmaster');
    expect(kept).toContain('<mark>letters that the harbourmaster</mark>');
    expect(kept).not.toContain('do not stand in its paragraph');
    const changed = await pageOf('in the spring of');
    expect(changed).toContain('<mark>in the autumn of</mark>');
    expect(changed).toContain('The words that this link marked have changed.');
    expect(changed).toContain('<p>in the spring of</p>');
    const lost = await pageOf('spring');
    expect(lost).not.toContain('<mark>');
    expect(lost).toContain('The words that this link marked do not stand in its paragraph any more.');
    expect((await ask(`/passages/${ids['edited']}?span=9-4`)).status).toBe(400);
  });

  it('the link of a removed passage answers 410 with its old text, never another text in silence', async () => {
    const response = await ask(`/passages/${ids['removed']}`);
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('A brass band played outside');
  });

  it('the API leads on with 301, and says 410 with the old text', async () => {
    const moved = await ask(`/api/passages/${ids['edited']}`);
    expect(moved.status).toBe(301);
    expect(await (await ask(moved.headers.get('Location') ?? '')).json()).toMatchObject({ passage: { text: AFTER_EDIT } });
    const gone = await ask(`/api/passages/${ids['removed']}`);
    expect(gone.status).toBe(410);
    expect(await gone.json()).toMatchObject({ code: 'gone', status: 410, was: REMOVED, near: expect.any(Array) });
  });

  it('an address that was copied from the browser leads on as the link that is given out', async () => {
    const article = (await ask(`/passages/${ids['kept']}`)).headers.get('Location')?.split('?')[0] ?? '';
    const edited = await ask(`${article}?passage=${ids['edited']}&span=1-4&check=x#${ids['edited']}`);
    expect([edited.status, edited.headers.get('Location')]).toEqual([302, `/passages/${ids['edited']}?span=1-4&check=x`]);
    const removed = await ask(`${article}?passage=${ids['removed']}`);
    expect(removed.headers.get('Location')).toBe(`/passages/${ids['removed']}`);
    expect((await ask(`${article}?passage=p-aaaaaaaaaaaaaaaa`)).status).toBe(200);
  });

  it('a preview says the words that the link is of, under its own address', async () => {
    const response = await ask(`/passages/${ids['kept']}?span=4-11&check=${checkOf('council')}`);
    const page = await (await ask(response.headers.get('Location') ?? '')).text();
    expect(page).toContain('<meta property="og:description" content="council"/>');
    expect(page).toContain(
      `<meta property="og:url" content="https://quotes.example/passages/${ids['kept']}?span=4-11&amp;check=${checkOf('council')}"/>`,
    );
    expect(page).toMatch(/<link rel="canonical" href="https:\/\/quotes\.example\/articles\/[^"?]+"\/>/);
  });

  it('the public address is the base of every citation, form to copy, selector and datum', async () => {
    const link = `https://quotes.example/passages/${ids['kept']}`;
    const cite = await (await ask(`/passages/${ids['kept']}/cite`)).text();
    expect(cite).not.toContain('localhost');
    expect(cite.split(link).length - 1).toBeGreaterThanOrEqual(7);
    for (const ending of ['bib', 'ris', 'json'])
      expect(await (await ask(`/passages/${ids['kept']}/cite.${ending}`)).text()).toContain(link);
    const json = await (await ask(`/api/passages/${ids['kept']}`)).text();
    expect(json).toContain('"source":"https://quotes.example/articles/');
    const response = await ask(`/passages/${ids['kept']}`);
    const page = await (await ask(response.headers.get('Location') ?? '')).text();
    expect(page).toContain('"url":"https://quotes.example/articles/');
    // A text that has changed is cited from its page, where the change is shown.
    const edited = await ask(`/passages/${ids['edited']}/cite`);
    expect([edited.status, edited.headers.get('Location')]).toEqual([302, `/passages/${ids['edited']}`]);
    expect((await ask(`/passages/${ids['edited']}/cite.bib`)).status).toBe(410);
  });

  it('the public address is the base of what is given away', async () => {
    const page = await (await ask('/?q=council')).text();
    expect(page).toContain('<link rel="canonical" href="https://quotes.example/?q=council"/>');
    expect(page).toContain(`data-link="https://quotes.example/passages/${ids['kept']}"`);
  });
});
