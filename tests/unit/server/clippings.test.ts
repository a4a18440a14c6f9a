/** Clippings: what a reader gathers, orders and notes on is in the address, and lasts as links do. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clippingRef, readClippingRef } from '../../../src/domain/clippings.ts';
import { packClippings, unpackClippings } from '../../../src/domain/clippings-link.ts';
import { searchPageSchema } from '../../../src/domain/search.ts';
import { openIndex } from '../../../src/index.ts';
import { indexCorpus } from '../../../src/indexer/index-corpus.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { createApp } from '../../../src/server/app.tsx';
import { loadAssets } from '../../../src/server/assets.ts';
import { buildPages } from '../../support/build-pages.ts';

const KEPT = '“We will not pay for the bridge while the ferry is tied up,” said Mayor Edith Quarrell on Monday.';
const EDITED = '“Nobody has read the letters that I sent in the spring of last year,” said Harold Finch, the harbourmaster.';
const AFTER = '“Nobody has read the letters that I sent in the autumn of last year,” said Harold Finch, the harbourmaster.';
const REMOVED = '“The band was paid for by the ferry company,” said a brass player who asked not to be named, and left.';
const HEAD = '---\ntitle: A long evening\nsource: Courier\nauthor: Ann Lee\npublished: 2024-03-02\n---\n\n';
const OTHER =
  '---\ntitle: Next day\nsource: Gazette\npublished: 2023-01-05\n---\n\n“The tide waits for nobody in this town,” said Ada Brown, a pilot.\n';

let scratch: string;
let engine: SearchEngine;
/** What a card clips, by words of it. */
const refs: Record<string, string> = {};

async function index(paragraphs: readonly string[]): Promise<SearchEngine> {
  const corpus = join(scratch, 'corpus');
  await mkdir(corpus, { recursive: true });
  await writeFile(join(corpus, 'council.md'), `${HEAD}${paragraphs.join('\n\n')}\n`);
  await writeFile(join(corpus, 'next.md'), OTHER);
  await indexCorpus({ indexDir: join(scratch, 'index'), paths: [corpus] });
  return openIndex(join(scratch, 'index'));
}

async function ask(path: string): Promise<Response> {
  return createApp({ engine, assets: await loadAssets() }).request(path);
}
const html = async (path: string): Promise<string> => (await ask(path)).text();

/** Where an address leads, and the list that it then is. */
async function listAfter(query: string): Promise<{ list: string; place: string }> {
  const response = await ask(`/clippings?${query}`);
  expect(response.status, query).toBe(302);
  const location = new URL(response.headers.get('Location') ?? '', 'http://localhost');
  expect(location.pathname).toBe('/clippings');
  return { list: location.searchParams.get('list') ?? '', place: location.hash };
}
const refsOf = (list: string): string[] => unpackClippings(list).items.map(clippingRef);

beforeAll(async () => {
  buildPages();
  scratch = await mkdtemp(join(tmpdir(), 'pullquote-clippings-'));
  engine = await index([KEPT, EDITED, REMOVED]);
  for (const [name, words] of Object.entries({ kept: 'bridge', edited: 'letters', removed: 'band', other: 'tide' })) {
    const page = await html(`/?q=${words}&scope=quotations`);
    refs[name] = /name="c" value="([^"]+)"/.exec(page)?.[1] ?? '';
  }
  await engine.close();
  engine = await index([KEPT, AFTER]);
}, 120_000);
afterAll(async () => {
  await engine?.close();
  await rm(scratch, { recursive: true, force: true });
});

const of = (...names: string[]): string => names.map((name) => `c=${refs[name] ?? ''}`).join('&');

describe('a tick', () => {
  it('of a quotation clips just its words', () => {
    for (const ref of Object.values(refs)) expect(readClippingRef(ref).selection).toBeDefined();
    expect(Object.keys(refs)).toHaveLength(4);
  });

  it('stands at each quotation of an article', async () => {
    const { hits } = searchPageSchema.parse(await (await ask('/api/search?q=bridge')).json());
    const page = await html(hits[0]?.article.link ?? '');
    expect(page).toContain(`name="c" value="${refs['kept'] ?? ''}"`);
    expect([...page.matchAll(/name="c"/g)]).toHaveLength(2);
  });

  it('adds to the list, at its end and once', async () => {
    const { list } = await listAfter(of('kept', 'edited'));
    expect(refsOf(list)).toEqual([refs['kept'], refs['edited']]);
    const more = await listAfter(`list=${list}&${of('other', 'kept')}`);
    expect(refsOf(more.list)).toEqual([refs['kept'], refs['edited'], refs['other']]);
    const fewer = await listAfter(`list=${more.list}&x=${refs['edited'] ?? ''}`);
    expect(refsOf(fewer.list)).toEqual([refs['kept'], refs['other']]);
  });

  it('without a script takes the list along from search to search', async () => {
    const { list } = await listAfter(of('kept'));
    const page = await html(`/?q=&scope=quotations&list=${list}`);
    expect(page).toMatch(new RegExp(`<form id="clip"[^>]*><input type="hidden" name="list" value="${list}"/>`));
    const facets = [...page.matchAll(/class="choose" href="([^"]+)"/g)].map(([, href = '']) => href);
    expect(facets.length).toBeGreaterThan(0);
    for (const href of facets) expect(href).toContain(`list=${list}`);
    expect(page).toContain(`<input type="hidden" name="list" value="${list}"/></div>`);
    // What leaves the site does not have it.
    for (const [, href = ''] of page.matchAll(/href="(\/(?:results|feed)\.[^"]+)"/g)) {
      expect(href).not.toContain('list=');
      expect((await ask(href.replaceAll('&amp;', '&'))).status, href).toBe(200);
    }
  });
});

describe('a list', () => {
  it('is ordered, noted on and shortened by its buttons, and each keeps what was typed', async () => {
    const { list } = await listAfter(of('kept', 'edited', 'other'));
    const typed = `list=${list}&title=${encodeURIComponent('The bridge')}&note=one&note=&note=${encodeURIComponent('three\r\nlines')}`;
    const up = await listAfter(`${typed}&do=up.3`);
    expect(unpackClippings(up.list)).toEqual({
      title: 'The bridge',
      items: [
        { ...readClippingRef(refs['kept'] ?? ''), note: 'one' },
        { ...readClippingRef(refs['other'] ?? ''), note: 'three\nlines' },
        { ...readClippingRef(refs['edited'] ?? ''), note: '' },
      ],
    });
    expect(up.place).toBe('#c2');
    expect(refsOf((await listAfter(`list=${list}&do=first.3`)).list)).toEqual([refs['other'], refs['kept'], refs['edited']]);
    expect(refsOf((await listAfter(`list=${list}&do=down.1`)).list)).toEqual([refs['edited'], refs['kept'], refs['other']]);
    expect(refsOf((await listAfter(`list=${list}&do=remove.2`)).list)).toEqual([refs['kept'], refs['other']]);
    expect(refsOf((await listAfter(`list=${list}&do=date`)).list)).toEqual([refs['other'], refs['kept'], refs['edited']]);
    expect(refsOf((await listAfter(`list=${list}&do=speaker`)).list)).toEqual([refs['other'], refs['kept'], refs['edited']]);
  });

  it('is joined with another, notes included', async () => {
    const one = packClippings({ title: '', items: [{ ...readClippingRef(refs['kept'] ?? ''), note: 'mine' }] });
    const two = packClippings({
      title: 'Theirs',
      items: [{ ...readClippingRef(refs['other'] ?? ''), note: 'theirs' }, readClippingRef(refs['kept'] ?? '')],
    });
    const { list } = await listAfter(`list=${one}&list=${two}`);
    expect(unpackClippings(list).items.map(({ note }) => note)).toEqual(['mine', 'theirs']);
    expect(unpackClippings(list).title).toBe('Theirs');
  });

  it('shows what stands there now, what has changed and what is gone', async () => {
    const items = [...Object.values(refs), 'p-aaaaaaaaaaaaaaaa'].map((ref) => ({ ...readClippingRef(ref), note: `note on ${ref}` }));
    const response = await ask(`/clippings?list=${packClippings({ title: '', items })}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const [, ...parts] = (await response.text()).split('<li class="clipping"');
    expect(parts).toHaveLength(5);
    const [keptPart = '', editedPart = '', removedPart = '', otherPart = '', unknownPart = ''] = parts;
    expect(keptPart).toContain('We will not pay for the bridge while the ferry is tied up');
    expect(keptPart).toContain('Edith Quarrell');
    expect(keptPart).not.toContain('has changed');
    expect(editedPart).toMatch(/in the autumn of last year.*The text has changed since it was clipped.*in the spring of last year/s);
    expect(removedPart).toMatch(/no longer in its article.*The band was paid for by the ferry company/s);
    expect(otherPart).toContain('The tide waits for nobody in this town');
    expect(unknownPart).toContain('There is no such paragraph here');
    parts.forEach((part, i) =>
      expect(part).toContain(`note on ${i < 4 ? (Object.values(refs)[i] ?? '') : 'p-aaaaaaaaaaaaaaaa'}</textarea>`),
    );
  });

  it('leads from each clipping to its words', async () => {
    const { list } = await listAfter(of('kept', 'edited'));
    const page = await html(`/clippings?list=${list}`);
    const links = [...page.matchAll(/<a href="(\/passages\/[^"]+)">Link</g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
    expect(links).toHaveLength(2);
    for (const link of links) {
      const article = await html((await ask(link)).headers.get('Location') ?? '');
      expect(article).toContain('<mark');
      expect(article).not.toContain('do not stand in its paragraph');
    }
  });

  it.each([
    'list=AQ',
    'list=%00',
    'list=../../etc/passwd',
    `list=${'A'.repeat(100)}`,
    'c=p-1',
    'c=%3Cscript%3E',
    'do=up.1',
    'do=remove.x',
    'do=drop+table',
    'note=for+nothing',
    'do=save&do=save',
    'title=a&title=b',
    `title=${'a'.repeat(121)}`,
    'list=a&list=b&list=c&list=d&list=e',
  ])('that is none is refused and says so: %s', async (query) => {
    for (const path of ['/clippings', '/clippings.md', '/clippings.docx']) {
      if (path !== '/clippings' && query.startsWith('do=')) continue;
      const response = await ask(`${path}?${query}`);
      expect(response.status, path).toBe(400);
      expect(response.headers.get('Cache-Control')).toBe('no-store');
    }
  });

  it('of more clippings than a list may have is refused', async () => {
    const many = Array.from({ length: 201 }, (_, i) => `c=p-aaaaaaaaaaaaaaaa-${String(i + 2)}`);
    expect((await ask(`/clippings?${many.join('&')}`)).status).toBe(400);
    expect((await ask(`/clippings?${many.slice(1).join('&')}`)).status).toBe(302);
  });

  it('is not kept by the server', async () => {
    const { list } = await listAfter(of('kept'));
    const app = createApp({ engine, assets: await loadAssets(), operations: { rememberedBytes: 1 << 20 } });
    for (const path of ['/clippings', '/clippings.md']) {
      const response = await app.request(`${path}?list=${list}`);
      expect(response.headers.get('Cache-Control'), path).toBe('no-store');
      expect(response.headers.has('Set-Cookie'), path).toBe(false);
    }
  });
});
