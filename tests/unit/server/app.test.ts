import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annotatedArticleSchema } from '../../../src/domain/annotation.ts';
import { problemSchema } from '../../../src/domain/reports.ts';
import { facetSchema, searchPageSchema, suggestionSchema } from '../../../src/domain/search.ts';
import { CONTENT_SECURITY_POLICY } from '../../../src/server/security-headers.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

let api: Api;

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
}, 120_000);
afterAll(async () => {
  await api?.close();
});

const get = (path: string, headers: Record<string, string> = {}) => api.request(path, { headers });

async function firstHit(): Promise<{ article: { id: string; link: string }; passage: { id: string }; link: string }> {
  const { hits } = searchPageSchema.parse(await (await get('/api/search?q=harbour')).json());
  const [hit] = hits;
  if (hit === undefined) throw new Error('the corpus has no harbour');
  return hit;
}

describe('every answer', () => {
  it.each(['/', '/?q=harbour', '/nothing', '/api/search?q=harbour', '/api/nothing', '/healthz', '/robots.txt', '/help'])(
    'to %s carries the policy and is never sniffed',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('Content-Security-Policy')).toBe(CONTENT_SECURITY_POLICY);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('same-origin');
    },
  );

  it('is for crawlers only where it does not go through all hits', async () => {
    const refused = [...(await (await get('/robots.txt')).text()).matchAll(/^Disallow: (.+)$/gm)].map(([, path = '']) => path);
    const isRefused = (path: string): boolean => refused.some((start) => path.startsWith(start));
    for (const path of ['/api/search', '/facets/person', '/feed.atom', '/feed.json', '/results.csv', '/results.md', '/results.jsonl'])
      expect(isRefused(path), path).toBe(true);
    for (const path of ['/', '/articles/a', '/passages/p-a', '/entities/person:a', '/help']) expect(isRefused(path), path).toBe(false);
  });

  it('holds no inline script, style or handler', async () => {
    for (const path of ['/', '/?q=harbour', '/entities', '/help', (await firstHit()).article.link]) {
      const html = await (await get(path)).text();
      expect(html, path).not.toMatch(
        /<script(?![^>]*\ssrc=)(?! type="application\/ld\+json">)|<style|\sstyle=|\son\w+=|javascript:|hx-on/i,
      );
    }
  });

  it('is refused for any method but GET and HEAD', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const response = await api.request('/api/search?q=a', { method });
      expect(response.status).toBe(405);
      expect(response.headers.get('Allow')).toBe('GET, HEAD');
    }
  });

  it('to HEAD is that to GET without a body', async () => {
    const [head, whole] = [await api.request('/?q=harbour', { method: 'HEAD' }), await get('/?q=harbour')];
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect(head.headers.get('ETag')).toBe(whole.headers.get('ETag'));
  });

  it('is compressed where that is asked for', async () => {
    const response = await get('/?q=harbour', { 'Accept-Encoding': 'gzip' });
    expect(response.headers.get('Content-Encoding')).toBe('gzip');
    expect(response.headers.get('Vary')).toContain('Accept-Encoding');
    expect(gunzipSync(Buffer.from(await response.arrayBuffer())).toString()).toBe(await (await get('/?q=harbour')).text());
    for (const refusing of ['gzip;q=0', 'identity', 'gzip;q=0, identity;q=1']) {
      const plain = await get('/?q=harbour', { 'Accept-Encoding': refusing });
      expect(plain.headers.get('Content-Encoding'), refusing).toBeNull();
      expect(plain.headers.get('Vary'), refusing).toContain('Accept-Encoding');
    }
  });
});

describe('the start page', () => {
  it('says in its heading what the site is and how much it holds, and names Pullquote at its end', async () => {
    const html = await (await get('/')).text();
    const { total } = searchPageSchema.parse(await (await get('/api/search?q=&scope=articles&limit=0')).json());
    expect(html).toContain(`<h1 class="purpose">Search the quotations and paragraphs of ${total} articles</h1>`);
    expect(html.slice(html.indexOf('<footer'))).toContain('>Pullquote</a>');
  });
});

describe('a search without results', () => {
  it('offers the beginning of its own word where that finds something, as a link with its number', async () => {
    expect(await (await get('/?q=zeppelinfahrt+harbour')).text()).not.toContain('zeppelinf*');
    const { total } = searchPageSchema.parse(await (await get('/api/search?q=council*')).json());
    expect(total).toBeGreaterThan(1);
    expect(await (await get('/?q=councilqqq')).text()).toMatch(
      new RegExp(`<a id="beginning" href="/\\?q=council\\*"[^>]*>With every word that begins so, council\\*: ${total} paragraphs</a>`),
    );
  });
});

describe('an unchanged page', () => {
  it('is answered with 304 and the headers that a cache needs', async () => {
    const tag = (await get('/?q=harbour')).headers.get('ETag') ?? '';
    const again = await get('/?q=harbour', { 'If-None-Match': `"other", ${tag}` });
    expect(again.status).toBe(304);
    expect(again.headers.get('Vary')).toBe('HX-Request, HX-Request-Type, Accept-Encoding, Accept-Language, Cookie');
    expect(again.headers.get('ETag')).toBe(tag);
    expect(again.headers.get('Content-Security-Policy')).toBe(CONTENT_SECURITY_POLICY);
  });

  it('has another tag for another search, and for a part of the page', async () => {
    const tags = await Promise.all([
      get('/?q=harbour'),
      get('/?q=ferry'),
      get('/?q=harbour', { 'HX-Request': 'true', 'HX-Request-Type': 'partial' }),
    ]);
    expect(new Set(tags.map((response) => response.headers.get('ETag'))).size).toBe(3);
  });

  it('gives an error no tag', async () => {
    const response = await get('/?page=0');
    expect(response.headers.has('ETag')).toBe(false);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('a live update', () => {
  const PARTIAL = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' };

  it('is the content of the page with its title, and no shell', async () => {
    const html = await (await get('/?q=harbour', PARTIAL)).text();
    expect(html).toMatch(/^<title>“harbour”: \d+ paragraphs/);
    expect(html).not.toContain('<html');
    expect(html).toContain('id="search-form"');
  });

  it('going back in the history is a whole page', async () => {
    const html = await (await get('/?q=harbour', { 'HX-Request': 'true', 'HX-Request-Type': 'full' })).text();
    expect(html.startsWith('<!doctype html>')).toBe(true);
  });

  it('that fails is a fragment that says why', async () => {
    const response = await get('/?q=harbour&sort=sometime', PARTIAL);
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(html).not.toContain('<html');
    expect(html).toContain('newest');
    expect(html).toContain('value="harbour"');
  });
});

describe('links', () => {
  it('to a passage leads to its article with the passage marked', async () => {
    const hit = await firstHit();
    const response = await get(hit.link);
    expect(response.status).toBe(302);
    const location = response.headers.get('Location') ?? '';
    expect(location).toBe(`${hit.article.link}?passage=${hit.passage.id}#${hit.passage.id}`);
    const html = await (await get(location)).text();
    expect(html).toContain(`class="block target" id="${hit.passage.id}"`);
  });

  it('to an article leads to its one address', async () => {
    const { article } = await firstHit();
    for (const path of [
      `/articles/${encodeURIComponent(article.id)}?q=harbour`,
      `/articles/${encodeURIComponent(article.id)}/old-title?q=harbour`,
    ]) {
      const response = await get(path);
      expect(response.status).toBe(301);
      expect(response.headers.get('Location')).toBe(`${article.link}?q=harbour`);
    }
  });

  it('to a name or an alias leads to the entity', async () => {
    const response = await get(`/entities/${encodeURIComponent('Margaret Aldous')}`);
    expect(response.status).toBe(302);
    expect(response.headers.get('Location')).toBe('/entities/person%3Amargaret-aldous');
  });

  it.each([
    '/passages/p-aaaaaaaaaaaaaaaa',
    '/articles/nobody/x',
    '/entities/person%3Anobody',
    '/facets/constructor',
    '/articles/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/articles/a%00b',
    '/articles/a%0d%0aSet-Cookie:%20x',
    '/assets/../package.json',
    '/assets/%2e%2e/package.json',
    '//evil.example/',
    '/articles/%E0%A4%A',
  ])('%s leads to a page that says that there is nothing', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toContain('text/html');
    expect(response.headers.has('Set-Cookie')).toBe(false);
  });
});

describe('a filter given by name', () => {
  it('is taken off by the row that shows it as chosen', async () => {
    const html = await (await get('/?q=&person=Margaret+Aldous')).text();
    expect(html).toMatch(/<a id="person\.person%3Amargaret-aldous" class="choose" href="\/\?q=" hx-get="\/\?q=" aria-current="true">/);
  });

  it('is left as it is where the name is nobody’s', async () => {
    expect(await (await get('/?q=&person=Nobody+Known')).text()).toContain('Person named: Nobody Known');
  });
});

describe('the API', () => {
  it('answers problems as RFC 9457 says', async () => {
    for (const [path, status, code] of [
      ['/api/search?q=a&q=b', 400, 'bad-request'],
      ['/api/search?limit=5000', 400, 'bad-request'],
      ['/api/passages/p-aaaaaaaaaaaaaaaa', 404, 'not-found'],
      ['/api/articles/none', 404, 'not-found'],
      ['/api/entities/none', 404, 'not-found'],
      ['/api/entities?type=animal', 400, 'bad-request'],
      ['/api/facets/none', 404, 'not-found'],
      ['/api/nothing', 404, 'not-found'],
    ] as const) {
      const response = await get(path);
      expect(response.headers.get('Content-Type'), path).toContain('application/problem+json');
      expect(problemSchema.parse(await response.json()), path).toMatchObject({ status, code });
      expect(response.status, path).toBe(status);
    }
  });

  it('pages through a facet to its end, each value once', async () => {
    const values: string[] = [];
    for (let offset = 0; ; offset += 7) {
      const facet = facetSchema.parse(await (await get(`/api/facets/speaker?offset=${offset}&limit=7`)).json());
      values.push(...facet.buckets.map((bucket) => bucket.value));
      if (values.length >= facet.total || facet.buckets.length === 0) {
        expect(values).toHaveLength(facet.total);
        break;
      }
    }
    expect(new Set(values).size).toBe(values.length);
    expect(values.length).toBeGreaterThan(10);
  });

  it('answers the other shapes of the contract', async () => {
    const hit = await firstHit();
    const annotated = annotatedArticleSchema.parse(await (await get(`/api/articles/${encodeURIComponent(hit.article.id)}`)).json());
    expect(annotated.article.id).toBe(hit.article.id);
    expect(await (await get(`/api/passages/${hit.passage.id}`)).json()).toMatchObject({ passage: { id: hit.passage.id }, link: hit.link });
    expect(await (await get('/api/entities?q=aldous&type=person')).json()).toMatchObject({ total: expect.any(Number) });
    expect(await (await get('/api/entities/person%3Amargaret-aldous')).json()).toMatchObject({ name: 'Margaret Aldous' });
    const { suggestions } = z
      .object({ suggestions: z.array(suggestionSchema).min(1) })
      .parse(await (await get('/api/suggest?q=harb')).json());
    expect(suggestions[0]?.text.toLowerCase()).toContain('harb');
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
  });
});

describe('the files of the pages', () => {
  it.each(['start', 'article', 'facet'])('are found from the %s page, may be kept for ever, and are small', async (name) => {
    const addresses: Record<string, string> = { start: '/', article: (await firstHit()).article.link, facet: '/facets/speaker?q=' };
    const html = await (await get(addresses[name] ?? name)).text();
    const paths = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(paths.length).toBeGreaterThanOrEqual(4);
    let own = 0;
    for (const path of paths) {
      const response = await get(path);
      expect(response.status, path).toBe(200);
      expect(response.headers.get('Cache-Control'), path).toContain('immutable');
      const size = (await response.arrayBuffer()).byteLength;
      if (path.endsWith('.css')) expect(size).toBeLessThanOrEqual(20_000);
      const onTheWire = await (await get(path, { 'Accept-Encoding': 'gzip' })).arrayBuffer();
      // What an article or a list adds is held to the same limit as it is sent.
      if (path.endsWith('.js') && !path.includes('/htmx.')) own += name === 'start' ? size : onTheWire.byteLength;
    }
    expect(own).toBeLessThanOrEqual(10_000);
  });

  it('a page of results is small on the wire', async () => {
    const response = await get('/?q=harbour', { 'Accept-Encoding': 'gzip' });
    expect((await response.arrayBuffer()).byteLength).toBeLessThan(50_000);
  });
});
