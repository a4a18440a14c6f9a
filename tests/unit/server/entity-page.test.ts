import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchPageSchema } from '../../../src/domain/search.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

let api: Api;

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
}, 120_000);
afterAll(async () => {
  await api?.close();
});

async function total(href: string): Promise<number> {
  const response = await api.request(`/api/search${href.replaceAll('&amp;', '&').slice(1)}`);
  return searchPageSchema.parse(await response.json()).total;
}

async function page(id: string): Promise<string> {
  const response = await api.request(`/entities/${encodeURIComponent(id)}`);
  expect(response.status).toBe(200);
  return response.text();
}

function section(html: string, id: string): string {
  return new RegExp(`<section[^>]* aria-labelledby="${id}">.*?</section>`, 's').exec(html)?.[0] ?? '';
}

describe.each(['person:margaret-aldous', 'person:callum-reddy'])('the page of %s', (id) => {
  it('leads from each number of those named with it to as many paragraphs', async () => {
    const html = await page(id);
    const numbers = ['person', 'organization', 'place'].flatMap((type) => [
      ...section(html, `with-${type}`).matchAll(/<a class="count" href="([^"]+)"[^>]*>([\d,]+)</g),
    ]);
    expect(numbers.length).toBeGreaterThan(3);
    for (const [, href = '', number = ''] of numbers) expect(await total(href), href).toBe(Number(number));
    expect(section(html, 'with-person')).not.toContain(`/entities/${encodeURIComponent(id)}"`);
  });

  it('leads from each source and each date to as many results', async () => {
    const html = await page(id);
    const sources = [
      ...section(html, 'in-sources').matchAll(
        /<a class="row" href="([^"]+)"><span class="label">[^<]*<\/span> <span class="count">([\d,]+)</g,
      ),
    ];
    const dates = [...section(html, 'timeline').matchAll(/<a href="([^"]+)">[^<]*<\/a><\/th><td>([\d,]+)</g)];
    const bars = [...section(html, 'timeline').matchAll(/<a href="([^"]+)" title="[^"]*: ([\d,]+) quotations?"/g)];
    for (const numbers of [sources, dates, bars]) {
      expect(numbers.length).toBeGreaterThan(1);
      for (const [, href = '', number = ''] of numbers) expect(await total(href), href).toBe(Number(number));
    }
  });

  it('searches within what is said and where the name stands', async () => {
    const html = await page(id);
    const fields = (part: string): string[] =>
      [...section(html, part).matchAll(/type="hidden" name="([^"]+)" value="([^"]+)"/g)].map(([, name, value]) => `${name}=${value}`);
    expect(fields('said')).toEqual(['scope=quotations', `speaker=${id}`]);
    expect(fields('named')).toEqual([`person=${id}`]);
  });
});
