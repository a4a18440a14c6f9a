import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchQuery } from '../../../src/domain/search.ts';
import { escapeMarkup, uuidOf } from '../../../src/export/feed-entry.ts';
import { openIndex } from '../../../src/index.ts';
import { indexCorpus } from '../../../src/indexer/index-corpus.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { newestArrivals } from '../../../src/search/newest-arrivals.ts';
import { createApp } from '../../../src/server/app.tsx';
import { loadAssets } from '../../../src/server/assets.ts';
import { buildPages } from '../../support/build-pages.ts';

let scratch: string;
let engine: SearchEngine;
/** In Markdown, where a backslash keeps a sign from being a mark. */
const HOSTILE = 'The ferry \\<script>alert(1)\\</script> & "co" ]]> said nothing.';

const article = (name: string, published: string, text: string, title = name): Promise<void> =>
  writeFile(join(scratch, 'corpus', `${name}.md`), `---\ntitle: ${JSON.stringify(title)}\npublished: ${published}\n---\n\n${text}\n`);

async function ask(path: string, publicUrl: string | undefined = 'https://quotes.example'): Promise<Response> {
  return createApp({ engine, assets: await loadAssets(), ...(publicUrl === '' ? {} : { publicUrl }) }).request(path);
}

beforeAll(async () => {
  buildPages();
  scratch = await mkdtemp(join(tmpdir(), 'pullquote-feeds-'));
  await mkdir(join(scratch, 'corpus'));
  const run = () => indexCorpus({ indexDir: join(scratch, 'index'), paths: [join(scratch, 'corpus')] });
  await article('first', '2024-05-01', 'The ferry sailed.\n\nThe ferry came back, and the ferry was late.');
  await article('second', '2025-02', '“The ferry is closed,” said Mayor Anna Smith. “No.” He was asked again. “No.”');
  await run();
  await article('old', '1999-01-01', `The ferry was new.\n\n${HOSTILE}`, 'Ferries <b>& "boats"');
  await run();
  engine = await openIndex(join(scratch, 'index'));
}, 120_000);
afterAll(async () => {
  await engine?.close();
  await rm(scratch, { recursive: true, force: true });
});

describe('a feed', () => {
  it('has the newest arrivals first, whenever they were published, and each run in the order of publication', async () => {
    const feed = parseAtomFeed(await (await ask('/feed.atom?q=ferry')).text());
    const titles = (feed.entries ?? []).map(({ title }) => (typeof title === 'string' ? title : title?.value));
    expect(titles).toEqual(['Ferries <b>& "boats"', 'Ferries <b>& "boats"', 'second', 'first', 'first']);
    const dates = (feed.entries ?? []).map(({ updated }) => updated ?? '');
    expect([...dates].sort().toReversed()).toEqual(dates);
    expect(feed.updated).toBe(dates[0]);
    expect(Date.parse(dates[0] ?? '')).toBeGreaterThan(Date.parse(dates.at(-1) ?? ''));
  });

  it('names itself, the search that it is of, and what to call each entry, for good', async () => {
    const text = await (await ask('/feed.atom?q=ferry&sort=oldest')).text();
    const feed = parseAtomFeed(text);
    const link = (rel: string): string | undefined => feed.links?.find((one) => one.rel === rel)?.href;
    expect(link('self')).toBe('https://quotes.example/feed.atom?q=ferry');
    expect(feed.id).toBe('https://quotes.example/feed.atom?q=ferry');
    expect(link('alternate')).toBe('https://quotes.example/?q=ferry&sort=newest');
    const ids = (feed.entries ?? []).map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
    for (const id of ids) expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    for (const { links } of feed.entries ?? []) expect(links?.[0]?.href).toMatch(/^https:\/\/quotes\.example\/passages\/p-/);
    expect(text).toBe(await (await ask('/feed.atom?q=ferry&sort=newest')).text());
  });

  it('says the same as JSON', async () => {
    const response = await ask('/feed.json?q=ferry');
    expect(response.headers.get('Content-Type')).toBe('application/feed+json; charset=utf-8');
    const json = parseJsonFeed(await response.json());
    const atom = parseAtomFeed(await (await ask('/feed.atom?q=ferry')).text());
    expect(json.items?.map(({ id, url, title }) => [id, url, title])).toEqual(
      atom.entries?.map(({ id, links, title }) => [id, links?.[0]?.href, typeof title === 'string' ? title : title?.value]),
    );
    expect(json.feed_url).toBe('https://quotes.example/feed.json?q=ferry');
  });

  it('leads to the words of a quotation, as its card on the page does', async () => {
    const feed = parseJsonFeed(await (await ask('/feed.json?q=ferry&scope=quotations')).json());
    const html = await (await ask('/?q=ferry&scope=quotations')).text();
    const links = [...html.matchAll(/data-link="([^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
    expect(feed.items?.map(({ url }) => url)).toEqual(links);
    expect(links).not.toEqual([]);
    for (const link of links) expect(link).toMatch(/^https:\/\/quotes\.example\/passages\/p-[^?]+\?\S/);
  });

  it('is followed page by page to the end', async () => {
    for (const scope of ['passages', 'quotations', 'articles'] as const) {
      const { total } = await engine.search(searchQuery({ scope }), { facetLimit: 0 });
      const ids: string[] = [];
      for (let next: string | undefined = `/feed.json?q=&scope=${scope}&limit=2`; next !== undefined; ) {
        const page: ReturnType<typeof parseJsonFeed> = parseJsonFeed(await (await ask(next.replace('https://quotes.example', ''))).json());
        ids.push(...(page.items ?? []).map(({ id }) => id ?? ''));
        next = page.next_url;
      }
      expect(ids).toHaveLength(total);
      expect(new Set(ids).size, scope).toBe(total);
    }
  });

  it('is empty beyond its end, which costs one count', async () => {
    let searches = 0;
    const counting: SearchEngine = {
      ...engine,
      search: (query, options) => {
        searches++;
        return engine.search(query, options);
      },
    };
    const app = createApp({ engine: counting, assets: await loadAssets() });
    const read = async (page: number) => {
      searches = 0;
      return parseJsonFeed(await (await app.request(`/feed.json?q=ferry&limit=2&page=${page}`)).json());
    };
    expect((await read(3)).items).toHaveLength(1);
    expect(searches).toBeGreaterThan(1);
    const beyond = await read(4);
    expect([beyond.items ?? [], beyond.next_url, searches]).toEqual([[], undefined, 1]);
    expect((await read(1_000_000_000)).items ?? []).toEqual([]);
    expect(searches).toBe(1);
  });

  it('is data: markup in a text shows as it is, and what XML cannot hold is replaced', async () => {
    const text = await (await ask('/feed.atom?q=alert')).text();
    expect(text).not.toContain('<script');
    const [entry] = parseAtomFeed(text).entries ?? [];
    const content = typeof entry?.content === 'string' ? entry.content : entry?.content?.value;
    expect(content).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot; ]]&gt;');
    expect(escapeMarkup('\ud800a\udc00 \u{1f600} \u0000\uffff')).toBe('\ufffda\ufffd \u{1f600} \ufffd\ufffd');
  });

  it('is given out under the address that it was asked at, where no other is known', async () => {
    const feed = parseAtomFeed(await (await ask('/feed.atom?q=ferry', '')).text());
    expect(feed.id).toBe('http://localhost/feed.atom?q=ferry');
  });

  it('is found from the page of its search, and is unchanged until the index is', async () => {
    const html = await (await ask('/?q=ferry&scope=quotations&sort=newest')).text();
    expect(html).toContain(
      '<link id="alternate.application/atom+xml" rel="alternate" type="application/atom+xml" title="Atom" href="/feed.atom?q=ferry&amp;scope=quotations"/>',
    );
    expect(html).toContain(
      '<link id="alternate.application/feed+json" rel="alternate" type="application/feed+json" title="JSON Feed" href="/feed.json?q=ferry&amp;scope=quotations"/>',
    );
    const app = createApp({ engine, assets: await loadAssets() });
    const tag = (await app.request('/feed.atom?q=ferry')).headers.get('ETag') ?? '';
    expect((await app.request('/feed.atom?q=ferry', { headers: { 'If-None-Match': tag } })).status).toBe(304);
  });
});

describe('the order of arrivals', () => {
  it('is the same whether all hits are asked for at once or run by run', async () => {
    const links = async (of: SearchEngine): Promise<string[]> => {
      const found: string[] = [];
      for await (const { hit } of newestArrivals(of, searchQuery({ q: 'ferry' }))) found.push(hit.link);
      return found;
    };
    // As if there were more hits than come at once.
    const many: SearchEngine = {
      ...engine,
      search: async (query, options) => {
        const page = await engine.search(query, options);
        return query.limit === 0 ? { ...page, total: 5000 } : page;
      },
    };
    const all = await links(engine);
    expect(all).toHaveLength(5);
    expect(await links(many)).toEqual(all);
  });
});

describe('names for good', () => {
  it('are version 5 UUIDs', () => {
    expect(uuidOf('passage\0p-a')).toBe(uuidOf('passage\0p-a'));
    expect(uuidOf('passage\0p-a')).not.toBe(uuidOf('passage\0p-b'));
  });
});

describe('a browser', () => {
  it('finds how to search here, and completions in the form that it asks for', async () => {
    expect(await (await ask('/')).text()).toContain('<link rel="search" type="application/opensearchdescription+xml"');
    const response = await ask('/opensearch.xml');
    expect(response.headers.get('Content-Type')).toContain('application/opensearchdescription+xml');
    const xml = await response.text();
    expect(xml).toContain('template="https://quotes.example/?q={searchTerms}"');
    expect(xml).toContain(
      '<Url type="application/x-suggestions+json" rel="suggestions" method="get" template="https://quotes.example/opensearch/suggest?q={searchTerms}"/>',
    );
    const suggestions = await ask('/opensearch/suggest?q=ferr');
    expect(suggestions.headers.get('Content-Type')).toContain('application/x-suggestions+json');
    expect(await suggestions.json()).toEqual(['ferr', expect.arrayContaining(['ferry'])]);
  });
});
