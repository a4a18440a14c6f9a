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

async function totalOf(href: string): Promise<number> {
  const response = await api.request(`/api/search${href.replaceAll('&amp;', '&').slice(1)}`);
  return searchPageSchema.parse(await response.json()).total;
}

function numbers(pattern: RegExp, html: string): [href: string, number: number][] {
  return [...html.matchAll(pattern)].map(([, href = '', number = '']) => [href, Number(number.replaceAll(',', ''))]);
}

describe('the overview', () => {
  it('leads from every number to as many results', async () => {
    const found = {
      totals: numbers(/<a class="total" href="(\/\?[^"]+)"><span class="count">([\d,]+)</g, html),
      ranked: numbers(/<a class="count" href="([^"]+)"[^>]*>([\d,]+)</g, html),
      named: numbers(/<a class="row" href="(\/\?[^"]+)"><span class="label">[^<]*<\/span> <span class="count">([\d,]+)</g, html),
      dates: numbers(/<a href="([^"]+)">[^<]*<\/a><\/th><td>([\d,]+)</g, html),
      bars: numbers(/<a href="([^"]+)" title="[^"]*: ([\d,]+) \w+"><span/g, html),
      pairs: numbers(/<td><a href="([^"]+)" title="[^"]*"[^>]*>([\d,]+)</g, html),
      lines: numbers(/<a href="([^"]+)" tabindex="-1" aria-label="[^"]*: ([\d,]+) paragraphs?"/g, html),
    };
    expect(found.totals).toHaveLength(3);
    expect(found.ranked.length).toBeGreaterThan(20);
    expect(found.named.length).toBeGreaterThan(5);
    expect(found.dates.length).toBeGreaterThan(12);
    expect(found.bars).toHaveLength(15);
    expect(found.pairs.length).toBeGreaterThan(10);
    expect(found.lines.length).toBeGreaterThan(found.pairs.length);
    for (const [href, number] of Object.values(found).flat()) expect(await totalOf(href), href).toBe(number);
  });

  it('leads from a name to its page, and from a list to all of it', async () => {
    const names = new Set([...html.matchAll(/href="(\/entities\/[^"]+)"/g)].map(([, href = '']) => href));
    expect(names.size).toBeGreaterThan(10);
    for (const href of names) expect((await api.request(href)).status, href).toBe(200);
    const [, href = '', all = ''] = /href="(\/facets\/speaker[^"]*)">All ([\d,]+) speakers/.exec(html) ?? [];
    const facet = facetSchema.parse(await (await api.request(`/api${href.replaceAll('&amp;', '&')}`)).json());
    expect(facet.total).toBe(Number(all));
  });

  it.each(['articles', 'passages', 'quotations'])('is drawn in years whose %s, with the undated ones, are all of them', (scope) => {
    const part = new RegExp(`<section[^>]* aria-labelledby="all-${scope}">.*?</section>`, 's').exec(html)?.[0] ?? '';
    const rows = numbers(/<a href="([^"]+)">[^<]*<\/a><\/th><td>([\d,]+)</g, part);
    const [total] = numbers(/<a class="total" href="([^"]+)"><span class="count">([\d,]+)</g, part);
    expect(rows.reduce((sum, [, number]) => sum + number, 0)).toBe(total?.[1]);
  });

  it('draws each pair of its table, and says the same number of it', () => {
    const wide = /<svg class="map wide".*?<\/svg>/s.exec(html)?.[0] ?? '';
    const lines = new Set(numbers(/<a href="([^"]+)" tabindex="-1" aria-label="[^"]*: ([\d,]+) paragraphs?"/g, wide).map(String));
    const rows = new Set(numbers(/<td><a href="([^"]+)" title="[^"]*"[^>]*>([\d,]+)</g, html).map(String));
    expect([...lines].filter((one) => !rows.has(one))).toEqual([]);
  });
});
