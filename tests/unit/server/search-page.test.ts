/** The page of a search, as it is answered without a browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

let api: Api;

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
}, 120_000);
afterAll(async () => {
  await api?.close();
});

const html = async (path: string): Promise<string> => (await api.request(path)).text();
const statusLine = (page: string): string => /<p id="status"[^>]*>([^<]*)</.exec(page)?.[1] ?? '';

describe('a mistyped date', () => {
  it('leaves the page and the rest of the search as they are, and is named beside its field', async () => {
    const response = await api.request('/?q=harbour&after=2016-13-45&before=2024');
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(statusLine(page)).toBe(statusLine(await html('/?q=harbour&before=2024')));
    expect(page).toMatch(/<input id="after"[^>]* value="2016-13-45"[^>]* aria-invalid="true" aria-describedby="after.error"/);
    expect(page).toContain('id="after.error" class="field-error">“2016-13-45” is not a date');
    expect(page).not.toContain('id="before.error"');
    expect(page).toMatch(/<details id="facet-drawer" class="drawer" open/);
  });

  it('is never shown as another date', async () => {
    for (const date of ['2024-02-30', '2024-13']) {
      const page = await html(`/?q=harbour&date=${date}`);
      expect(page).toContain(`“${date}” is not a date`);
      expect(page).not.toContain('id="chip.');
      expect((await api.request(`/api/search?q=harbour&date=${date}`)).status).toBe(400);
    }
    expect((await api.request('/api/search?q=harbour&date=-')).status).toBe(200);
  });

  it('is text, whatever it holds', async () => {
    expect(await html('/?q=harbour&after=%3Cb%3E')).not.toContain('<b>');
  });
});

describe('fields that a form sends empty', () => {
  it('do not stay in the address', async () => {
    const response = await api.request('/?q=harbour&scope=articles&after=&before=');
    expect([response.status, response.headers.get('Location')]).toEqual([302, '/?q=harbour&scope=articles']);
    expect((await api.request('/?q=')).status).toBe(200);
  });
});

describe('a page after the last', () => {
  it('says how many there are and leads to the last', async () => {
    const page = await html('/?q=the&page=99999999');
    expect(statusLine(page)).toMatch(/^\d+ paragraphs$/);
    const [, pages, href] = /There are only (\d+) pages: <a id="last-page" href="([^"]+)">/.exec(page) ?? [];
    expect(href).toBe(`/?q=the&amp;page=${pages}`);
    expect(await html(`/?q=the&page=${pages}`)).toContain('class="card"');
  });

  it('of a list of values or names says the same, and not that nothing begins so', async () => {
    for (const path of ['/facets/speaker?offset=9999', '/facets/person?q=harbour&offset=9999', '/entities?page=999']) {
      const page = await html(path);
      expect(page, path).toContain('id="last-page"');
      expect(page, path).not.toContain('No value begins so.');
    }
    expect(await html('/facets/speaker?prefix=qqq')).toContain('No value begins so.');
  });
});

describe('a search without results', () => {
  it('says first that its days are in the wrong order', async () => {
    expect(await html('/?q=harbour&after=2025&before=2021')).toContain('The day under “From” lies after the one under “To”');
    expect(await html('/?q=councilqqq&after=2021&before=2021-05')).not.toContain('lies after');
  });

  it('offers articles only where they give something, with the number', async () => {
    const found = /<a id="in-articles" href="([^"]+)"[^>]*>[^<]*: (\d+) article/.exec(await html('/?q=schoolteacher+scrutineer'));
    expect(Number(found?.[2])).toBeGreaterThan(0);
    expect(await html('/?q=qqqqqqq')).not.toContain('id="in-articles"');
  });
});

describe('a filter for a name that the corpus does not have', () => {
  it('is shown as a name, and it is said that nobody has it', async () => {
    const page = await html('/?q=&person=person:nobody-here');
    expect(page).toContain('<span class="chip-text">Person named: Nobody Here</span>');
    expect(page).toContain('Nobody of the name “Nobody Here” is in these articles.');
    expect(await html('/?q=&person=person:margaret-aldous')).not.toContain('Nobody of the name');
  });
});
