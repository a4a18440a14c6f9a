/** A draft is checked where it is posted, and nothing of it stays. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { searchQuery } from '../../../src/domain/search.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

let api: Api;
beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
}, 120_000);
afterAll(() => api?.close());
afterEach(() => vi.restoreAllMocks());

const SECRET = 'zyzzyva';

function post(text: string, headers: Record<string, string> = {}, path = '/check'): Promise<Response> {
  const body = new URLSearchParams({ text });
  return api.request(path, { method: 'POST', body, headers: { Host: 'localhost', ...headers } });
}

describe('the page that checks a draft', () => {
  it('has a form, and is led to', async () => {
    const html = await (await api.request('/check')).text();
    expect(html).toMatch(/<form [^>]*method="post" action="\/check"/);
    expect(await (await api.request('/')).text()).toContain('<a href="/check">');
  });

  it('says of each quotation what stands here', async () => {
    const { hits } = await api.engine.search(
      searchQuery({ scope: 'quotations', filters: { kind: ['direct'], 'speaker-kind': ['named'] }, limit: 100 }),
    );
    const quotation = hits.flatMap((hit) => hit.quotation ?? []).find(({ text }) => text.length > 40 && !/[[(…]/.test(text));
    const [words = '', speaker = ''] = [quotation?.text, quotation?.speaker?.name];
    expect(speaker).not.toBe('');
    const draft = `“${words},” ${speaker} said.\n\n“${words},” Zebulon Marrow said.\n\n“Purple ${SECRET} herring governs everything quietly,” Zebulon Marrow said.`;
    const answer = await post(draft);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('ETag')).toBeNull();
    const verdicts = [...html.matchAll(/<section class="finding ([a-z-]+)"/g)].map(([, verdict]) => verdict);
    expect(verdicts).toEqual(['exact', 'other-speaker', 'not-found']);
    expect(html).toContain(`<b>${speaker}</b>`);
  });

  it('shows markup of a draft as text', async () => {
    const html = await (await post('“</textarea><script>alert(1)</script> is what we want,” Ann Lee said.')).text();
    expect(html).not.toContain('<script>alert');
  });

  it('logs nothing of it, also where it fails', async () => {
    const said: unknown[] = [];
    for (const name of ['log', 'error', 'warn', 'info'] as const)
      vi.spyOn(console, name).mockImplementation((...words) => void said.push(...words));
    vi.spyOn(api.engine, 'search').mockRejectedValue(new Error('broken'));
    expect((await post(`“We have a ${SECRET} in the cellar,” Ann Lee said.`)).status).toBe(500);
    expect(said.length).toBeGreaterThan(0);
    expect(said.map((one) => (one instanceof Error ? one.stack : String(one))).join('\n')).not.toContain(SECRET);
  });

  it('takes none from another site, none without a form, and none without end', async () => {
    expect((await post('x', { Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post('x', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await post('x', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://localhost' })).status).toBe(403);
    expect((await post('x', { Origin: 'http://localhost' })).status).toBe(200);
    expect((await post('x', { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
    const json = await api.request('/check', { method: 'POST', body: '{"text":"x"}', headers: { 'Content-Type': 'application/json' } });
    expect(json.status).toBe(403);
    expect((await post('é'.repeat(300_000))).status).toBe(413);
    expect(await (await post('é'.repeat(100_001))).text()).toContain('longer than can be checked');
    expect(await (await post(' \n ')).text()).toContain('Paste a text first');
  });

  it('is the only one that takes a body', async () => {
    for (const path of ['/', '/check/', '/api/search', '/passages/p-aaaaaaaaaaaaaaaa'])
      expect((await post('x', {}, path)).status).toBe(405);
    for (const method of ['PUT', 'DELETE', 'PATCH']) expect((await api.request('/check', { method })).status).toBe(405);
  });
});
