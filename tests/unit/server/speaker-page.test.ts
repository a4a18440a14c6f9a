import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { facetSchema, searchPageSchema } from '../../../src/domain/search.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

let api: Api;
let values: string[];

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
  const facet = facetSchema.parse(await (await api.request('/api/facets/speaker?q=&scope=quotations&limit=1000')).json());
  values = facet.buckets.map(({ value }) => value).filter((value) => /^(?:unnamed|group|institution):/.test(value));
}, 120_000);
afterAll(async () => {
  await api?.close();
});

async function total(href: string): Promise<number> {
  const response = await api.request(`/api/search${href.replaceAll('&amp;', '&').slice(1)}`);
  return searchPageSchema.parse(await response.json()).total;
}

describe('a speaker who is no entity', () => {
  it('has a page, whatever kind of speaker it is', async () => {
    expect(new Set(values.map((value) => value.slice(0, value.indexOf(':')))).size).toBeGreaterThan(1);
    for (const value of values) {
      const response = await api.request(`/speakers/${encodeURIComponent(value)}`);
      expect(response.status, value).toBe(200);
      expect(await response.text(), value).toMatch(/<h1 dir="auto">[^<]+<\/h1>/);
    }
  });

  it('has numbers on its page that lead to as many results', async () => {
    for (const value of values.slice(0, 12)) {
      const html = await (await api.request(`/speakers/${encodeURIComponent(value)}`)).text();
      const rows = [...html.matchAll(/<a class="row" href="(\/\?[^"]+)"><span class="label">[^<]*<\/span> <span class="count">([\d,]+)</g)];
      const counts = [...html.matchAll(/<a class="count" href="([^"]+)"[^>]*>([\d,]+)</g)];
      const bars = [...html.matchAll(/<a href="([^"]+)" title="[^"]*: ([\d,]+) quotations?"/g)];
      expect(rows.length + counts.length, value).toBeGreaterThan(0);
      for (const [, href = '', number = ''] of [...rows, ...counts, ...bars]) expect(await total(href), href).toBe(Number(number));
      const [, said = ''] = /<h2 id="said">.*?<div class="hits">(.*?)<\/section>/s.exec(html) ?? [];
      const shown = said.match(/<article class="card"/g)?.length ?? 0;
      const [, all] = /<a class="more" href="([^"]+)">All/.exec(said) ?? [];
      // A link to all of them stands only where there are more.
      expect(html, value).toContain(`Quoted ${all === undefined ? shown : await total(all)} time`);
    }
  });

  it('is led to wherever it is shown', async () => {
    const html = await (await api.request('/?q=&scope=quotations&limit=300&speaker-kind=unnamed&speaker-kind=group')).text();
    const links = [...html.matchAll(/<a class="speaker" href="([^"]+)"/g)].map(([, href = '']) => href);
    expect(links.length).toBeGreaterThan(5);
    for (const href of new Set(links)) {
      expect(href).toMatch(/^\/speakers\//);
      expect((await api.request(href)).status, href).toBe(200);
    }
  });

  it.each(['unnamed:nobody-at-all', '-', 'unnamed:', 'x'])('is not found as %s', async (value) => {
    expect((await api.request(`/speakers/${encodeURIComponent(value)}`)).status).toBe(404);
  });

  it('that is an entity after all has its page as such', async () => {
    const response = await api.request('/speakers/person%3Acallum-reddy');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/entities/person%3Acallum-reddy']);
  });
});

describe('a name', () => {
  it('that is one entity’s alone leads to its page', async () => {
    const response = await api.request('/entities/Callum%20Reddy');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/entities/person%3Acallum-reddy']);
  });

  it('that several have leads to all of them', async () => {
    const response = await api.request('/entities/Aldous');
    expect(response.status).toBe(302);
    const location = response.headers.get('location') ?? '';
    expect(await (await api.request(location)).text()).toContain('Aldous');
  });

  it('that nobody has is not found', async () => {
    expect((await api.request('/entities/Nobody%20At%20All')).status).toBe(404);
  });
});
