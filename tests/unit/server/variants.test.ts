/** The forms of a quotation side by side: on their page, in the API, and where they are led to from. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchPageSchema } from '../../../src/domain/search.ts';
import { variantsSchema } from '../../../src/domain/variants.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

const SAID = 'We will not pay for the bridge while the ferry is tied up in the harbour';
const NEWS =
  'The council met for six hours in the old customs house, and when the vote came at last the gallery was empty but for two pupils who had stayed to see how a budget is made. The chair read the figures twice, once for the minutes.';
const head = (source: string, published: string) => `---\nsource: ${source}\npublished: ${published}\n---\n`;
const ARTICLES = {
  'courier.md': `${head('Courier', '2024-03-02')}# The toll\n\n“${SAID}, and that is the end of it,” Mayor Edith Quarrell said on Monday.\n\nPeople on the quay were of two minds about the toll and its collectors.`,
  'wire.md': `${head('Wire', '2024-03-01')}# No money\n\n${NEWS}\n\n"${SAID}," Edith Quarrell said.`,
  'gazette.md': `${head('Gazette', '2024-03-04')}# Nothing to spend\n\n${NEWS}\n\n“[The town] will not pay for the bridge while the ferry is tied up in the harbour,” Edith Quarrell said, before the lights went out. What she meant by it was not clear to those who had come from the islands to hear the answer to their own petition, which lay on the table.`,
  'other.md': `${head('Courier', '2024-03-05')}# Schools\n\n“We will build the school before the winter comes to the islands,” Harold Finch said.`,
};

let folder: string;
let api: Api;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pullquote-variants-'));
  for (const [name, text] of Object.entries(ARTICLES)) await writeFile(join(folder, name), text);
  api = await serveCorpus(folder);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await rm(folder, { recursive: true, force: true });
});

async function linkFrom(path: string): Promise<string> {
  const html = await (await api.request(path)).text();
  return (/<a href="([^"]*\/variants[^"]*)">Same quotation in 2 other articles</.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
}

describe('the same words elsewhere', () => {
  it('are led to from a result and from the article', async () => {
    for (const scope of ['passages', 'quotations'])
      expect(await linkFrom(`/?q=tied+source:Courier&scope=${scope}`)).toContain('/variants?span=');
    const page = searchPageSchema.parse(await (await api.request('/api/search?q=tied+source:Courier')).json());
    expect(await linkFrom(page.hits[0]?.article.link ?? '')).toContain('/variants?span=');
  });

  it('stand side by side, what differs marked, with every outlet, first and last', async () => {
    const html = await (await api.request(await linkFrom('/?q=tied+source:Courier'))).text();
    expect(html).toContain('In 3 articles of 3 outlets.');
    expect(html).toContain('First on March 1, 2024, last on March 4, 2024.');
    expect(html).toMatch(/<del><bdi class="vh">[^<]*<\/bdi>[^<]*and that is the end of it/);
    expect(html).toMatch(/<ins><bdi class="vh">[^<]*<\/bdi>\[The town\]/);
    for (const outlet of ['Courier', 'Wire', 'Gazette']) expect(html).toContain(`<span>${outlet}</span>`);
    expect(html).not.toContain('Harold Finch');
  });

  it('tell what has the text around them in common from what was written apart', async () => {
    const page = searchPageSchema.parse(await (await api.request('/api/search?q=tied+source:Courier')).json());
    const [hit] = page.hits;
    const answer = await api.request(
      `/api/passages/${hit?.passage.id ?? ''}/variants?at=${String(hit?.passage.quotations[0]?.start ?? 0)}`,
    );
    const variants = variantsSchema.parse(await answer.json());
    expect([variants.articles, variants.reports, variants.first, variants.last]).toEqual([3, 2, '2024-03-01', '2024-03-04']);
    const reports = new Map(
      variants.variants.flatMap(({ appearances }) => appearances.map(({ outlets, report }) => [outlets.join(), report] as const)),
    );
    expect(reports.get('Wire')).toBe(reports.get('Gazette'));
    expect(reports.get('Courier')).not.toBe(reports.get('Wire'));
    expect(variants.variants[0]?.text).toContain('the end of it');
  });

  it('are nothing where no quotation in marks stands', async () => {
    const page = searchPageSchema.parse(await (await api.request('/api/search?q=minutes')).json());
    const id = page.hits[0]?.passage.id ?? '';
    expect((await api.request(`/api/passages/${id}/variants?at=3`)).status).toBe(404);
    expect((await api.request(`/passages/${id}/variants`)).status).toBe(404);
    expect((await api.request('/passages/p-aaaaaaaaaaaaaaaa/variants')).status).toBe(404);
    expect((await api.request(`/api/passages/${id}/variants?at=x`)).status).toBe(400);
  });

  it('that nobody else has are said to be alone', async () => {
    const page = searchPageSchema.parse(await (await api.request('/api/search?q=school')).json());
    const html = await (await api.request(`/passages/${page.hits[0]?.passage.id ?? ''}/variants`)).text();
    expect(html).toContain('No other article has these words');
  });
});
