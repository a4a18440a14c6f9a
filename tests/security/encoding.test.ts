/** Output encoding in every context: what an article, a name or a query holds is text wherever it is shown, and nothing else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchPageSchema } from '../../src/domain/search.ts';
import { observeRequests } from '../../src/server/operations/observe.ts';
import { openLog } from '../../src/server/operations/request-log.ts';
import { CONTENT_SECURITY_POLICY } from '../../src/server/security-headers.ts';
import { type PageContent, readPage } from '../support/harmless-page.ts';
import { PAYLOADS, URLS, writeHostileCorpus } from '../support/hostile-corpus.ts';
import { type Api, serveCorpus } from '../support/serve-corpus.ts';
import { Hono } from 'hono';

const PAGES = 250;
const folder = mkdtempSync(join(tmpdir(), 'pullquote-hostile-'));
let api: Api;
/** Every page that can be reached from the first ones, up to so many. */
const pages = new Map<string, { content: PageContent; headers: Headers }>();

async function crawl(starts: readonly string[]): Promise<void> {
  const waiting = [...starts];
  for (let path = waiting.shift(); path !== undefined && pages.size < PAGES; path = waiting.shift()) {
    const at = path.replace(/#.*/, '');
    if (pages.has(at)) continue;
    const response = await api.request(at);
    const location = response.headers.get('Location');
    if (location !== null) {
      expect(location, at).toMatch(/^\/(?!\/)/);
      waiting.unshift(location);
      continue;
    }
    if (response.headers.get('Content-Type')?.includes('text/html') !== true) continue;
    const content = readPage(await response.text());
    pages.set(at, { content, headers: response.headers });
    const own = content.links.filter((link) => /^\/(?!assets\/|results\.|feed\.)/.test(link));
    // Some of each kind, rather than all of the first.
    waiting.push(...own.filter((_, i) => i % 7 === pages.size % 7));
  }
}

const addressOf = (parameters: Record<string, string>): string => `/?${new URLSearchParams(parameters).toString()}`;

beforeAll(async () => {
  api = await serveCorpus(writeHostileCorpus(folder));
  const { hits } = searchPageSchema.parse(await (await api.request('/api/search?q=harbour&limit=100')).json());
  await crawl([
    '/',
    '/corpus',
    '/entities',
    '/help',
    '/api',
    '/overview?q=harbour',
    ...hits.slice(0, 40).flatMap((hit) => [hit.article.link, `${hit.link}/cite`]),
    ...PAYLOADS.flatMap((q) => [
      addressOf({ q }),
      addressOf({ q: `harbour ${q}`, person: q, source: q }),
      `/speakers/${encodeURIComponent(q)}`,
    ]),
    ...PAYLOADS.map((q) => `/nowhere/${encodeURIComponent(q)}?q=${encodeURIComponent(q)}`),
  ]);
}, 300_000);
afterAll(async () => {
  await api?.close();
  rmSync(folder, { recursive: true });
});

describe('a page', () => {
  it('of hostile articles, names, addresses and queries holds no script, handler, style or frame of theirs', () => {
    expect(pages.size).toBeGreaterThan(100);
    for (const kind of ['/articles/', '/passages/', '/entities/', '/speakers/', '/facets/', '/nowhere/', '/?'])
      expect(
        [...pages.keys()].some((path) => path.startsWith(kind)),
        kind,
      ).toBe(true);
    expect([...pages.values()].filter(({ content }) => content.text.includes('window.harmed')).length).toBeGreaterThan(50);
    for (const [path, { content }] of pages) expect(content.faults, path).toEqual([]);
  });

  it('links to http and https alone, whatever address a file gives', () => {
    const links = [...pages.values()].flatMap(({ content }) => content.links);
    expect(links.length).toBeGreaterThan(1000);
    for (const link of links) expect(link.trim().toLowerCase()).not.toMatch(/^(?:javascript|data|vbscript|file):/);
    for (const url of URLS.slice(0, 4)) expect(links).not.toContain(url);
  });

  it('has the policy, without an exception', () => {
    for (const [path, { headers }] of pages) {
      expect(headers.get('Content-Security-Policy'), path).toBe(CONTENT_SECURITY_POLICY);
      expect(headers.get('X-Content-Type-Options'), path).toBe('nosniff');
    }
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|data:|\*|https?:/);
  });

  it('cannot be framed', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("frame-ancestors 'none'");
  });

  it('of an article shows its text to the letter', async () => {
    const { hits } = searchPageSchema.parse(await (await api.request('/api/search?q=harbour&limit=100')).json());
    expect(hits.length).toBeGreaterThan(PAYLOADS.length);
    for (const { article, passage } of hits) {
      const { text } = readPage(await (await api.request(article.link)).text());
      expect(text, article.id).toContain(passage.text);
    }
  });

  it('gives programs data in which every text is whole (JSON-LD)', () => {
    const data = [...pages.values()].flatMap(({ content }) => content.data);
    expect(data.length).toBeGreaterThan(5);
    expect(JSON.stringify(data)).toContain('window.harmed');
  });
});

describe('what is taken along', () => {
  it('as CSV starts no cell with a formula', async () => {
    const csv = await (await api.request('/results.csv?q=harbour')).text();
    const cells = csv
      .replace(/^\uFEFF/, '')
      .split('\r\n')
      .flatMap((line) => line.match(/(?:^|,)(?:"(?:[^"]|"")*"|[^,]*)/g) ?? [])
      .map((cell) => cell.replace(/^,?"?/, ''));
    expect(cells.length).toBeGreaterThan(100);
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(csv).toContain("'=HYPERLINK");
  });

  it('as a feed is well-formed, and its markup is text', async () => {
    const feed = await (await api.request('/feed.atom?q=harbour')).text();
    // Outside of tags no "<" is left; inside of them only ours.
    const tags = new Set([...feed.matchAll(/<\/?([\w:!?-]+)/g)].map(([, name]) => name));
    expect([...tags].filter((name) => /script|img|svg|summary>/i.test(name ?? ''))).toEqual([]);
    expect(feed).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i);
    const json: unknown = await (await api.request('/feed.json?q=harbour')).json();
    expect(JSON.stringify(json)).toContain('window.harmed');
  });

  it('as JSON is never taken for a page', async () => {
    for (const path of ['/api/search?q=%3Cscript%3E', '/api/nothing?q=%3Cscript%3E', '/feed.json?q=harbour', '/results.jsonl?q=harbour']) {
      const { headers } = await api.request(path);
      expect(headers.get('Content-Type'), path).not.toContain('html');
      expect(headers.get('X-Content-Type-Options'), path).toBe('nosniff');
    }
  });
});

describe('a header', () => {
  it('takes nothing from a request or an article that could end it', async () => {
    for (const path of [
      '/articles/a%0d%0aSet-Cookie:%20x=1',
      '/passages/p-%0d%0aSet-Cookie:%20x=1/cite.bib',
      '/results.csv?q=%0d%0aSet-Cookie:%20x=1',
      '/api/search?q=harbour%0d%0aSet-Cookie:%20x=1',
      '/entities/%0d%0aLocation:%20https://evil.example',
    ]) {
      const { status, headers } = await api.request(path);
      expect(status, path).toBeLessThan(500);
      expect(headers.has('Set-Cookie'), path).toBe(false);
      for (const [, value] of headers) expect(value).not.toMatch(/[\r\n]/);
    }
  });
});

describe('the log', () => {
  it('takes one line for whatever is asked', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write: (chunk: Buffer, _, done) => {
        lines.push(chunk.toString('utf8'));
        done();
      },
    });
    const log = openLog('queries', sink);
    const app = new Hono();
    app.use(observeRequests([log.request]));
    for (const payload of PAYLOADS)
      await app.request(`/${encodeURIComponent(payload)}?q=${encodeURIComponent(`${payload}\r\n{"level":"info"}`)}`);
    log.fault(new Error(`first\n{"level":"info"}\u001b[31m`), 'GET /');
    expect(lines).toHaveLength(PAYLOADS.length + 1);
    for (const line of lines) {
      expect(line).toMatch(/^[^\n\r\u001b]+\n$/);
      expect(JSON.parse(line)).toHaveProperty('level');
    }
  });
});
