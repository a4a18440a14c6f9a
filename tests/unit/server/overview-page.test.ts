import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { facetSchema, searchPageSchema } from '../../../src/domain/search.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

let api: Api;
let html: string;

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
  html = await (await api.request('/overview')).text();
}, 120_000);
afterAll(async () => {
  await api?.close();
});

async function total(href: string): Promise<number> {
  const response = await api.request(`/api/search${href.replaceAll('&amp;', '&').slice(1)}`);
  return searchPageSchema.parse(await response.json()).total;
}

describe('the overview', () => {
  it('leads from every number to as many results', async () => {
    const totals = [...html.matchAll(/<dd><a href="(\/\?[^"]+)">([\d,]+)</g)];
    const ranked = [...html.matchAll(/<a class="count" href="([^"]+)"[^>]*>([\d,]+)</g)];
    const named = [...html.matchAll(/<a href="(\/\?[^"]+)">[^<]*<\/a><span class="count">([\d,]+)</g)];
    const dates = [...html.matchAll(/<a href="([^"]+)">[^<]*<\/a><\/th><td>([\d,]+)</g)];
    expect(totals).toHaveLength(3);
    expect(ranked.length).toBeGreaterThan(20);
    expect(named.length).toBeGreaterThan(5);
    expect(dates.length).toBeGreaterThan(3);
    for (const [, href = '', number = ''] of [...totals, ...ranked, ...named, ...dates]) {
      expect(await total(href), href).toBe(Number(number.replaceAll(',', '')));
    }
  });

  it('leads from a name to its page, and from a list to all of it', async () => {
    const names = new Set([...html.matchAll(/href="(\/entities\/[^"]+)"/g)].map(([, href = '']) => href));
    expect(names.size).toBeGreaterThan(10);
    for (const href of names) expect((await api.request(href)).status, href).toBe(200);
    const [, href = '', all = ''] = /href="(\/facets\/speaker[^"]*)">All ([\d,]+) speakers/.exec(html) ?? [];
    const facet = facetSchema.parse(await (await api.request(`/api${href.replaceAll('&amp;', '&')}`)).json());
    expect(facet.total).toBe(Number(all));
  });

  it('is drawn in years whose quotations, with the undated ones, are all of them', () => {
    const rows = [...html.matchAll(/<\/a><\/th><td>([\d,]+)</g)].map(([, number = '']) => Number(number));
    const all = /scope=quotations">([\d,]+)<\/a><\/dd>/.exec(html)?.[1];
    expect(rows.reduce((sum, number) => sum + number, 0)).toBe(Number(all));
  });
});
