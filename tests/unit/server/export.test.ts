import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hitSchema, type Scope, searchQuery } from '../../../src/domain/search.ts';
import { linkedHit } from '../../../src/export/attribution.ts';
import { streamTexts } from '../../../src/server/export-stream.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

let api: Api;

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
}, 120_000);
afterAll(async () => {
  await api?.close();
});

const rowSchema = z.object({ type: z.literal('hit'), ...hitSchema.shape });
const LINK = /http:\/\/localhost\/passages\/p-[a-z2-7]{16}(?:-\d+)?(?:\?[^\s"]*)?/;

describe('a search taken along', () => {
  it.each(['passages', 'quotations', 'articles'] as const)(
    'holds every hit of the page, in its order, whatever page was asked for (%s)',
    async (scope: Scope) => {
      const { total, hits } = await api.engine.search(searchQuery({ q: 'the', match: 'any', scope, limit: 1000 }), { facetLimit: 0 });
      const given = hits.map((hit) => linkedHit(hit, (path) => `http://localhost${path}`));
      const links = given.map(({ link }) => link);
      // Of a quotation the link names its words, as on the page.
      expect(links.filter((link) => link.includes('?'))).toHaveLength(scope === 'quotations' ? total : 0);
      expect(total).toBeGreaterThan(10);
      expect(links).toHaveLength(total);
      const search = `?q=the&match=any&scope=${scope}&limit=1&page=3`;
      const csv = await (await api.request(`/results.csv${search}`)).text();
      const inCsv = csv.split('\r\n').flatMap((line) => new RegExp(`,"?(${LINK.source})"?$`).exec(line)?.[1] ?? []);
      expect(inCsv).toEqual(links);
      const [head, ...rows] = (await (await api.request(`/results.jsonl${search}`)).text()).trimEnd().split('\n');
      expect(JSON.parse(head ?? '')).toMatchObject({ type: 'search', total, query: { scope } });
      const read = rows.map((row) => rowSchema.parse(JSON.parse(row)));
      expect(read).toEqual(given.map((hit) => ({ type: 'hit', ...hit })));
      const markdown = await (await api.request(`/results.md${search}`)).text();
      expect([...markdown.matchAll(new RegExp(`^> .*\\]\\((${LINK.source})\\)$`, 'gm'))].map(([, link]) => link)).toEqual(links);
    },
  );

  it('says which filters hold, and what they mean', async () => {
    const search = '?q=harbour&person=Margaret+Aldous&after=2020&-kind=indirect&scope=quotations';
    const text = await (await api.request(`/results.md${search}`)).text();
    const head = text.slice(0, text.indexOf('---'));
    expect(head).toContain('- Search: harbour');
    expect(head).toContain('- Filters: Person named: Margaret Aldous; not How it is quoted: Paraphrased; From 2020');
    expect(head).toContain('- Search in: Quotations');
    expect(head).toMatch(/\]\(http:\/\/localhost\/\?q=harbour&\S*person=person%3Amargaret-aldous\S*\)/);
  });

  it('is a file for a browser, which the page links to', async () => {
    const html = await (await api.request('/?q=harbour&speaker=-')).text();
    for (const [id, path, type] of [
      ['csv', '/results.csv', 'text/csv; charset=utf-8'],
      ['jsonl', '/results.jsonl', 'application/jsonl; charset=utf-8'],
      ['markdown', '/results.md', 'text/markdown; charset=utf-8'],
    ] as const) {
      expect(html).toContain(`<a id="take.${id}" href="${path}?q=harbour&amp;speaker=-">`);
      const response = await api.request(`${path}?q=harbour&speaker=-`);
      expect(response.headers.get('Content-Type')).toBe(type);
      expect(response.headers.get('Content-Disposition')).toMatch(/^attachment; filename="pullquote\.\w+"$/);
      expect(await response.text()).not.toBe('');
      expect((await api.request(path, { method: 'HEAD' })).status).toBe(200);
    }
  });

  it('is an error page, and no file, where it cannot be asked', async () => {
    for (const path of ['/results.csv', '/results.jsonl', '/results.md']) expect((await api.request(`${path}?sort=best`)).status).toBe(400);
  });

  it('does not pass over a filter that is mistyped, which would give everything; the page does', async () => {
    for (const path of ['/results.csv', '/results.jsonl', '/results.md', '/feed.atom', '/feed.json']) {
      for (const method of ['GET', 'HEAD']) expect((await api.request(`${path}?q=the&colour=red`, { method })).status).toBe(400);
      expect(await (await api.request(`${path}?q=the&colour=red`)).text()).toContain('There is no parameter &quot;colour&quot; here');
    }
    expect((await api.request('/?q=the&colour=red')).status).toBe(200);
  });
});

describe('a stream', () => {
  async function* texts(count: number): AsyncGenerator<string> {
    for (let i = 0; i < count; i++) yield `${i} `;
  }

  it('makes each piece when it is asked for, and ends once', async () => {
    let made = 0;
    let ended = 0;
    async function* counted(): AsyncGenerator<string> {
      for await (const text of texts(5)) {
        made++;
        yield text;
      }
    }
    const stream = await streamTexts(counted(), () => ended++);
    expect(made).toBe(1);
    expect(await new Response(stream).text()).toBe('0 1 2 3 4 ');
    expect([made, ended]).toEqual([5, 1]);
  });

  it('that is left alone lets go of what it held', async () => {
    let ended = 0;
    const stream = await streamTexts(texts(1000), () => ended++);
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
    expect(ended).toBe(1);
  });

  it('is one of a few: more are refused', async () => {
    const open = await Promise.all([1, 2, 3, 4].map(() => streamTexts(texts(2), () => undefined)));
    await expect(streamTexts(texts(2), () => undefined)).rejects.toMatchObject({ code: 'overloaded' });
    await Promise.all(open.map((stream) => stream.cancel()));
    expect(await new Response(await streamTexts(texts(2), () => undefined)).text()).toBe('0 1 ');
  });
});
