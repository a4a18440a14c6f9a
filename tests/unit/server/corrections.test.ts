/** The pages that correct: what a form sends holds in the next answer, whatever remembers answers. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchQuery } from '../../../src/domain/search.ts';
import { correctedCorpus } from '../../support/corrected-corpus.ts';
import { type Editable, serveEditable } from '../../support/serve-editable.ts';

const folder = correctedCorpus();
let site: Editable;
beforeAll(async () => {
  site = await serveEditable(folder, { operations: { rememberedBytes: 1 << 20 } });
}, 120_000);
afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function passageWith(words: string): Promise<{ id: string; span: string }> {
  const { hits } = await site.engine.search(searchQuery({ q: `"${words}"` }));
  const passage = hits[0]?.passage;
  const at = passage?.text.indexOf(words) ?? -1;
  const quotation = passage?.quotations.find(({ start, end }) => start <= at && at < end);
  return { id: passage?.id ?? '', span: quotation ? `${String(quotation.start)}-${String(quotation.end)}` : '' };
}

async function saidBy(speaker: string): Promise<string[]> {
  const response = await site.request(`/api/search?scope=quotations&speaker=${encodeURIComponent(speaker)}`);
  const { hits } = (await response.json()) as { hits: { quotation: { text: string } }[] };
  return hits.map(({ quotation }) => quotation.text).sort();
}

async function undoNewest(): Promise<void> {
  const newest = (await site.engine.corrections?.())?.findLast(
    ({ state, correction }) => state === 'applied' && correction.action !== 'undo',
  );
  expect((await site.send({ do: 'undo', correction: newest?.id ?? '' })).status).toBe(303);
}

describe('a correction from a page', { timeout: 120_000 }, () => {
  it('of a speaker is in the next answer, under another ETag, and leads back to its form', async () => {
    const { id, span } = await passageWith('harbor will stay open');
    const path = '/?q=harbor&scope=quotations';
    const before = await site.request(path);
    expect(await before.text()).toContain('Maria Lind');
    const sent = await site.send({ do: 'speaker', passage: id, span, speaker: 'Tom Berg', note: 'heard it' });
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, `/correct?passage=${id}&done=saved`]);
    const after = await site.request(path, { headers: { 'If-None-Match': before.headers.get('ETag') ?? '' } });
    expect(after.status).toBe(200);
    expect(await saidBy('Tom Berg')).toContain('The harbor will stay open,');
    expect(await site.page(sent.headers.get('Location') ?? '')).toContain('Said by Tom Berg');
    expect(await site.page('/corrections')).toContain('Note: heard it');
    await undoNewest();
    expect(await saidBy('Maria Lind')).toContain('The harbor will stay open,');
  });

  it('takes a quotation away, and adds one with its speaker', async () => {
    const { id, span } = await passageWith('The herring are gone');
    await site.send({ do: 'not-a-quotation', passage: id, span });
    expect(await saidBy('Tom Berg')).not.toContain('The herring are gone,');
    await site.send({
      do: 'quotation',
      passage: id,
      words: '“The herring are gone,”',
      speaker: 'a fisherman',
      kind: 'unnamed',
      quoted: 'direct',
    });
    expect(await saidBy('unnamed:fisherman')).toEqual(['The herring are gone,']);
    await undoNewest();
    await undoNewest();
    expect(await saidBy('Tom Berg')).toContain('The herring are gone,');
  });

  it('unites a pair of the queue, which is then asked no more, and the old link leads to the other', async () => {
    expect(await site.page('/corrections/queue')).toContain('Is Lind Maria Lind?');
    const sent = await site.send({ do: 'merge', entity: 'person:lind', into: 'person:maria-lind', from: 'queue' });
    expect(sent.headers.get('Location')).toBe('/corrections/queue?done=saved');
    expect(await site.page('/corrections/queue')).not.toContain('Is Lind Maria Lind?');
    expect((await site.request('/entities/person:lind')).headers.get('Location')).toBe('/entities/person%3Amaria-lind');
    expect(await saidBy('person:lind')).toHaveLength(3);
    await undoNewest();
    await site.send({ do: 'decline', entity: 'person:lind', into: 'person:maria-lind' });
    expect(await site.page('/corrections/queue')).not.toContain('Is Lind Maria Lind?');
    await undoNewest();
    expect(await site.page('/corrections/queue')).toContain('Is Lind Maria Lind?');
  });

  it('renames, and takes the namesake of an article apart', async () => {
    await site.send({ do: 'rename', entity: 'person:tom-berg', name: 'Thomas Berg' });
    expect(await site.page('/entities/person:tom-berg')).toContain('<h1 dir="auto">Thomas Berg</h1>');
    expect(await site.page('/?q=herring&scope=quotations')).toContain('Thomas Berg');
    await undoNewest();
    const [hit] = (await site.engine.search(searchQuery({ q: 'herring' }))).hits;
    const fields: [string, string][] = [
      ['do', 'split'],
      ['entity', 'person:tom-berg'],
      ['article', hit?.article.id ?? ''],
      ['as', 'Tom Berg the fisherman'],
    ];
    expect((await site.send(fields)).status).toBe(303);
    expect(await saidBy('person:tom-berg~2')).toEqual(['The herring are gone,']);
    expect(await site.page('/entities/person:tom-berg~2')).toContain('Tom Berg the fisherman');
    await undoNewest();
    expect((await site.request('/entities/person:tom-berg~2')).headers.get('Location')).toBe('/entities/person%3Atom-berg');
  });

  it('is taken along as a file, which changes nothing where it is known', async () => {
    const file = await site.request('/corrections.jsonl');
    expect(file.headers.get('Content-Disposition')).toContain('corrections.jsonl');
    const text = await file.text();
    const token = /name="token" value="([^"]+)"/.exec(await site.page('/corrections'))?.[1] ?? '';
    const body = new FormData();
    body.set('token', token);
    body.set('do', 'import');
    body.set('file', new File([text], 'corrections.jsonl'));
    expect((await site.request('/corrections', { method: 'POST', body })).status).toBe(303);
    expect(await (await site.request('/corrections.jsonl')).text()).toBe(text);
    body.set('file', new File([`${text}nonsense`], 'corrections.jsonl'));
    const refused = await site.request('/corrections', { method: 'POST', body });
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('is no JSON')]);
    expect(await (await site.request('/corrections.jsonl')).text()).toBe(text);
  });

  it('is answered by the API with what has become of it', async () => {
    const response = await site.request('/api/corrections');
    const { corrections } = (await response.json()) as { corrections: { id: string; state: string }[] };
    expect(corrections.length).toBeGreaterThan(5);
    expect(new Set(corrections.map(({ state }) => state))).toEqual(new Set(['applied', 'undone']));
  });

  it('says what is wrong with it', async () => {
    const { id } = await passageWith('harbor will stay open');
    for (const [fields, said] of [
      [{ do: 'merge', entity: 'person:lind', into: 'person:lind' }, 'are one already'],
      [{ do: 'quotation', passage: id, words: 'never said', speaker: '' }, 'does not have the words'],
      [{ do: 'rename', entity: 'person:lind', name: 'x'.repeat(400) }, 'characters at most'],
      [{ do: 'split', entity: 'person:lind' }, 'say which names'],
      [{ do: 'nothing' }, 'there is no correction'],
    ] as const) {
      const response = await site.send(fields);
      expect(response.status).toBe(400);
      expect((await response.text()).toLowerCase()).toContain(said);
    }
    expect((await site.send({ do: 'merge', entity: 'person:nix', into: 'person:lind' })).status).toBe(404);
  });
});
