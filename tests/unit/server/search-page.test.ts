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
