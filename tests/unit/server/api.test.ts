import { hc } from 'hono/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '../../../src/domain/reports.ts';
import { searchQuery } from '../../../src/domain/search.ts';
import type { Api as ApiRoutes } from '../../../src/server/api/api-app.ts';
import { takesJson } from '../../../src/server/refusals.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

let api: Api;
let client: ReturnType<typeof hc<ApiRoutes>>;

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
  client = hc<ApiRoutes>('http://localhost', {
    fetch: (input: string | URL | Request, init?: RequestInit) => api.request(input instanceof Request ? input.url : String(input), init),
  });
}, 120_000);
afterAll(async () => {
  await api?.close();
});

/** Where a `Link` header leads to. */
function linked(response: { headers: Headers }, relation: string): string | undefined {
  return new RegExp(`<([^>]*)>; rel="${relation}"`).exec(response.headers.get('Link') ?? '')?.[1];
}

describe('the typed client', () => {
  it('asks what the engine answers', async () => {
    const response = await client.api.search.$get({
      query: { q: 'harbour', scope: 'quotations', limit: 3, kind: ['direct', 'mixed'], '-speaker': '-' },
    });
    expect(response.status).toBe(200);
    const page = await response.json();
    const own = await api.engine.search(
      searchQuery({ q: 'harbour', scope: 'quotations', limit: 3, filters: { kind: ['direct', 'mixed'] }, excludes: { speaker: ['-'] } }),
    );
    expect({ ...page, tookMs: 0 }).toEqual({ ...own, tookMs: 0 });
    expect(page.hits.length).toBeGreaterThan(0);
  });

  it('reaches every operation', async () => {
    const hits = await (await client.api.search.$get({ query: { q: 'harbour' } })).json();
    if (!('hits' in hits)) throw new Error('no hits');
    const [hit] = hits.hits;
    if (hit === undefined) throw new Error('no harbour');
    const answers = await Promise.all([
      client.api.articles[':id'].$get({ param: { id: hit.article.id }, query: {} }),
      client.api.passages[':id'].$get({ param: { id: hit.passage.id }, query: {} }),
      client.api.facets[':field'].$get({ param: { field: 'speaker' }, query: { q: 'harbour', order: 'label', limit: 2 } }),
      client.api.entities.$get({ query: { type: 'person', limit: 1 } }),
      client.api.entities[':id'].$get({ param: { id: 'person:margaret-aldous' }, query: {} }),
      client.api.suggest.$get({ query: { q: 'harb' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  });
});

describe('pages of the API', () => {
  it('are followed by their links to the end: every hit once, in order, and back', async () => {
    const whole = await api.engine.search(searchQuery({ q: 'the', limit: 1000 }), { facetLimit: 0 });
    const found: string[] = [];
    const pages: string[] = [];
    for (let next: string | undefined = '/api/search?q=the&limit=7'; next !== undefined; ) {
      const response: Response = await api.request(next);
      const page = (await response.json()) as { hits: { link: string }[] };
      found.push(...page.hits.map(({ link }) => link));
      if (pages.length > 0) expect(new URL(linked(response, 'prev') ?? '', 'http://x').searchParams.get('page')).toBe(String(pages.length));
      pages.push(next);
      next = linked(response, 'next');
    }
    expect(found).toEqual(whole.hits.map(({ link }) => link));
    expect(pages).toHaveLength(Math.ceil(whole.total / 7));
    expect(whole.total).toBeGreaterThan(50);
  });

  it('of lists are followed likewise', async () => {
    for (const first of ['/api/entities?limit=9', '/api/facets/speaker?limit=9&order=label']) {
      const found: string[] = [];
      let total = 0;
      for (let next: string | undefined = first; next !== undefined; ) {
        const response: Response = await api.request(next);
        const list = (await response.json()) as { total: number; entities?: { id: string }[]; buckets?: { value: string }[] };
        found.push(...(list.entities ?? []).map(({ id }) => id), ...(list.buckets ?? []).map(({ value }) => value));
        total = list.total;
        next = linked(response, 'next');
      }
      expect(new Set(found).size).toBe(total);
      expect(found).toHaveLength(total);
    }
  });

  it('beyond the end are empty and lead back to the last', async () => {
    const response = await api.request('/api/search?q=harbour&page=1000000000&limit=1000');
    expect(await response.json()).toMatchObject({ hits: [] });
    expect(linked(response, 'prev')).toContain('page=1');
    expect(linked(response, 'next')).toBeUndefined();
  });

  it('have no links longer than clients take', async () => {
    const response = await api.request(`/api/search?q=${'harbour+'.repeat(2000)}&limit=1`);
    expect(response.status).toBe(200);
    expect(response.headers.has('Link')).toBe(false);
  });
});

describe('an answer of the API', () => {
  it('that has not changed is 304, and HEAD has its headers', async () => {
    for (const path of ['/api/search?q=harbour', '/api/entities', '/api/suggest?q=h', '/api/openapi.json']) {
      const tag = (await api.request(path)).headers.get('ETag') ?? '';
      expect(tag).not.toBe('');
      expect((await api.request(path, { headers: { 'If-None-Match': tag } })).status).toBe(304);
      const head = await api.request(path, { method: 'HEAD' });
      expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, tag, '']);
    }
  });

  it.each([
    ['/api/search?utm_source=x', {}, 400, 'bad-request'],
    ['/api/articles/x?q=1', {}, 400, 'bad-request'],
    ['/api/facets/none', {}, 404, 'not-found'],
    ['/api/none', {}, 404, 'not-found'],
    ['/api/search', { method: 'POST' }, 405, 'method-not-allowed'],
    ['/api/search', { headers: { Accept: 'text/html' } }, 406, 'not-acceptable'],
    ['/api/search', { headers: { 'Content-Length': '5' } }, 413, 'content-too-large'],
    [`/api/search?q=${'a'.repeat(70_000)}`, {}, 414, 'uri-too-long'],
  ] as const)('%s that is not right says so (%o: %i)', async (path, init, status, code) => {
    const response = await api.request(path, init);
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toContain('application/problem+json');
    expect(problemSchema.parse(await response.json())).toMatchObject({ status, code, type: 'about:blank' });
    expect(response.headers.get('ETag')).toBeNull();
  });

  it('is JSON for whoever takes JSON', () => {
    for (const accept of [undefined, '', '*/*', 'application/json', 'text/html, application/*;q=0.5', 'application/problem+json']) {
      expect(takesJson(accept), accept).toBe(true);
    }
    for (const accept of ['text/html', 'application/json;q=0', 'application/json; q=0.0, text/*', 'image/*']) {
      expect(takesJson(accept), accept).toBe(false);
    }
  });
});

describe('the page that tries the API', () => {
  it('has a form for each operation, and shows what the one that was sent is answered', async () => {
    const html = await (await api.request('/api')).text();
    const document = (await (await api.request('/api/openapi.json')).json()) as { paths: Record<string, { get: { operationId: string } }> };
    const operations = Object.values(document.paths).map(({ get }) => get.operationId);
    expect(operations.length).toBeGreaterThan(5);
    for (const operation of operations) expect(html).toContain(`<input type="hidden" name="operation" value="${operation}"/>`);
    expect(html).not.toContain('class="answer"');
    const sent = await api.request('/api?operation=search&q=harbour&match=&limit=1&scope=quotations&speaker=');
    expect(sent.status, 'what was left blank is left out of the address').toBe(302);
    const asked = await (await api.request(sent.headers.get('Location') ?? '')).text();
    expect(asked).toContain('<a href="/api/search?q=harbour&amp;limit=1&amp;scope=quotations">');
    expect(asked).toContain('Answer: 200');
    expect(asked).toContain('&quot;scope&quot;: &quot;quotations&quot;');
    expect(asked).toContain('<option value="quotations" selected');
  });

  it('puts what belongs into the path there, and shows errors as they are answered', async () => {
    const html = await (await api.request('/api?operation=article&id=a%2F..%2Fb')).text();
    expect(html).toContain('<a href="/api/articles/a%2F..%2Fb">');
    expect(html).toContain('Answer: 404');
    expect(await (await api.request('/api?operation=search&limit=5000')).text()).toContain('the parameter \\&quot;limit\\&quot; is not');
  });
});
