/** Who may correct: nobody on a server that is for reading, and elsewhere whoever sends a form of its own pages. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/server/app.tsx';
import { loadAssets } from '../../src/server/assets.ts';
import { correctedCorpus } from '../support/corrected-corpus.ts';
import { type Editable, serveEditable } from '../support/serve-editable.ts';
import { runPullquote } from '../unit/cli/run-pullquote.ts';

const folder = correctedCorpus();
let site: Editable;
beforeAll(async () => {
  site = await serveEditable(folder);
}, 120_000);
afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

const MERGE = { do: 'merge', entity: 'person:lind', into: 'person:maria-lind' };
const entered = async (): Promise<number> => ((await site.engine.corrections?.()) ?? []).length;

describe('corrections', { timeout: 120_000 }, () => {
  it('are refused by a server that was not started with --editable, which shows no form', async () => {
    const { corrections: _, ...options } = { engine: site.engine, assets: await loadAssets(), corrections: undefined };
    const app = createApp(options);
    const body = new URLSearchParams({ ...MERGE, token: 'x' });
    const response = await app.request('/corrections', { method: 'POST', body });
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('not started with --editable')]);
    for (const path of ['/corrections', '/corrections/queue', '/entities/person:maria-lind', '/articles/x'])
      expect(await (await app.request(path)).text()).not.toMatch(/method="post" action="\/corrections"|href="\/correct\?/);
    expect((await app.request('/correct?entity=person:maria-lind')).status).toBe(404);
    expect(await entered()).toBe(0);
  });

  it('are refused from another site, by what the browser says of it', async () => {
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
    ]) {
      expect((await site.send(MERGE, headers)).status).toBe(403);
    }
    expect(await entered()).toBe(0);
  });

  it('are refused without the token of a page, with another, and in any other form than that of a page', async () => {
    for (const token of [undefined, '', 'x', 'A'.repeat(43)]) {
      const body = new URLSearchParams({ ...MERGE, ...(token === undefined ? {} : { token }) });
      expect((await site.request('/corrections', { method: 'POST', body })).status).toBe(403);
    }
    const json = { method: 'POST', body: JSON.stringify(MERGE), headers: { 'Content-Type': 'application/json' } };
    expect((await site.request('/corrections', json)).status).toBe(403);
    const plain = { method: 'POST', body: 'token=x', headers: { 'Content-Type': 'text/plain' } };
    expect((await site.request('/corrections', plain)).status).toBe(403);
    expect(await entered()).toBe(0);
  });

  it('need the password of a shared server', async () => {
    const app = createApp({
      engine: site.engine,
      assets: await loadAssets(),
      corrections: { enter: () => Promise.reject(new Error('never')) },
      operations: { credentials: { basic: 'desk:a long password' } },
    });
    const response = await app.request('/corrections', { method: 'POST', body: new URLSearchParams(MERGE) });
    expect(response.status).toBe(401);
  });

  it('are no other method, no other address, and no body without end', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH']) expect((await site.request('/corrections', { method })).status).toBe(405);
    for (const path of ['/corrections/queue', '/corrections.jsonl', '/correct', '/api/corrections', '/'])
      expect((await site.request(path, { method: 'POST', body: new URLSearchParams(MERGE) })).status).toBe(405);
    expect((await site.send({ ...MERGE, note: 'n'.repeat(65 << 10) })).status).toBe(413);
    const file = new FormData();
    file.set('do', 'import');
    file.set('file', new Blob(['x'.repeat(17 << 20)]));
    expect((await site.request('/corrections', { method: 'POST', body: file })).status).toBe(413);
    expect(await entered()).toBe(0);
  });

  it('that come as files are read some at a time: the others are told when to come again', async () => {
    const unfinished = Array.from({ length: 6 }, () => {
      let end: () => void = () => undefined;
      const body = new ReadableStream({ start: (stream) => void (end = () => stream.close()) });
      const headers = { 'Content-Type': 'multipart/form-data; boundary=x', 'Sec-Fetch-Site': 'same-origin' };
      return { answer: site.request('/corrections', { method: 'POST', body, headers, duplex: 'half' } as RequestInit), end: () => end() };
    });
    const refused = await Promise.all(unfinished.slice(4).map(({ answer }) => answer));
    expect(refused.map(({ status, headers }) => [status, headers.get('Retry-After')])).toEqual([
      [503, '10'],
      [503, '10'],
    ]);
    for (const { end } of unfinished) end();
    for (const { answer } of unfinished.slice(0, 4)) expect((await answer).status).toBe(400);
    expect((await site.send({ ...MERGE, token: 'none' })).status).toBe(403);
  });

  it('are not kept in a cache, and lead only to pages of this site', async () => {
    const response = await site.send({ ...MERGE, from: 'https://evil.example', back: '//evil.example' });
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([303, 'no-store']);
    expect(response.headers.get('Location')).toBe('/correct?entity=person%3Amaria-lind&done=saved');
    expect(await entered()).toBe(1);
  });

  it('show what was typed as text and never as markup', async () => {
    const name = '<img src=x onerror=alert(1)>';
    await site.send({ do: 'rename', entity: 'person:tom-berg', name, note: '<script>1</script>' });
    for (const path of [
      '/corrections',
      '/corrections/queue',
      '/correct?entity=person:tom-berg',
      '/entities/person:tom-berg',
      '/?q=herring',
    ]) {
      const html = await site.page(path);
      expect(html).not.toContain('<img src=x');
      expect(html).not.toContain('<script>1');
    }
    expect(await site.page('/corrections')).toContain('&lt;img src=x');
  });

  it('are not taken on an address that others reach without a password or a token: the server does not start', async () => {
    const { code, stderr } = await runPullquote(['serve', '--editable', '--host', '0.0.0.0', '--port', '0', '--index', site.indexDir]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('PULLQUOTE_BASIC')]);
  });
});
