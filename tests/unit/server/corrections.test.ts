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
    const taken = await site.request('/corrections', { method: 'POST', body });
    expect(taken.status).toBe(303);
    const known = String(text.trim().split('\n').length);
    expect(await site.page(taken.headers.get('Location') ?? '')).toContain(`0 corrections were taken in, ${known} were known already.`);
    expect(await (await site.request('/corrections.jsonl')).text()).toBe(text);
    body.set('file', new File([`${text}nonsense`], 'corrections.jsonl'));
    const refused = await site.request('/corrections', { method: 'POST', body });
    const said = await refused.text();
    expect([refused.status, said]).toEqual([400, expect.stringMatching(/Line \d+ of the file is no JSON/)]);
    expect(said).toContain('name="file"');
    body.set('file', new File([''], 'corrections.jsonl'));
    expect(await (await site.request('/corrections', { method: 'POST', body })).text()).toContain('The file is empty.');
    body.set('file', new File([text.replace('"note":"heard it"', '"note":"heard it twice"')], 'corrections.jsonl'));
    expect(await (await site.request('/corrections', { method: 'POST', body })).text()).toMatch(
      /Line 1 of the file says something else of/,
    );
    expect(await (await site.request('/corrections.jsonl')).text()).toBe(text);
  });

  it('is answered by the API with what has become of it', async () => {
    const response = await site.request('/api/corrections');
    const { corrections } = (await response.json()) as { corrections: { id: string; state: string }[] };
    expect(corrections.length).toBeGreaterThan(5);
    expect(new Set(corrections.map(({ state }) => state))).toEqual(new Set(['applied', 'undone']));
  });

  it('says what is wrong with it on its form, with what was sent, and nothing of a command line', async () => {
    const { id } = await passageWith('harbor will stay open');
    for (const [fields, said, kept] of [
      [{ do: 'merge', entity: 'person:lind', into: 'person:lind', note: 'so <it> is' }, 'are one already', 'so &lt;it&gt; is'],
      [{ do: 'merge', entity: 'person:lind', into: 'person:nix' }, 'Nothing here has the id person:nix', 'value="person:nix"'],
      [{ do: 'merge', entity: 'person:lind', into: 'Nobody Known' }, 'No name here is “Nobody Known”', 'value="Nobody Known"'],
      [
        { do: 'quotation', passage: id, words: 'never said', speaker: 'a porter', kind: 'group', quoted: 'mixed' },
        'The paragraph does not have the words “never said”',
        'value="a porter"',
      ],
      [{ do: 'rename', entity: 'person:lind', name: 'x'.repeat(400), note: 'long' }, '300 characters at most', 'x'.repeat(400)],
      [{ do: 'rename', entity: 'person:lind', name: 'Li\u202End' }, 'cannot be seen', 'Li\u202End'],
      [{ do: 'split', entity: 'person:lind', find: 'ferry', as: 'Another Lind' }, 'Choose at least one', 'Another Lind'],
      [{ do: 'undo', correction: 'c-none' }, 'There is no correction c-none', 'Corrections'],
    ] as const) {
      const response = await site.send(fields);
      const page = await response.text();
      expect([fields.do, response.status]).toEqual([fields.do, 400]);
      expect(page).toContain(said);
      expect(page).toContain(kept);
      expect(page).toContain(`name="do" value="`);
      expect(page).not.toMatch(/pullquote (?:entities|correct|search)|This address is not right/);
    }
    const sent = { do: 'quotation', passage: id, words: 'never said', speaker: 'a porter', kind: 'group', quoted: 'mixed' };
    const page = await (await site.send(sent)).text();
    const form = page.slice(page.indexOf('id="missing"'));
    expect(form).toMatch(/class="refused"[\s\S]*name="words"[^>]*>\s*never said/);
    expect(form).toMatch(/<option value="group" selected/);
    expect(form).toMatch(/<option value="mixed" selected/);
    expect((await site.send({ do: 'nothing' })).status).toBe(400);
    const spanish = await (await site.send(sent, { 'Accept-Language': 'es' })).text();
    expect(spanish).toContain('El párrafo no tiene las palabras «never said».');
  });

  it('that is sent as the page shows it changes nothing, and a note alone keeps who is quoted', async () => {
    const { id, span } = await passageWith('harbor will stay open');
    const before = await (await site.request('/corrections.jsonl')).text();
    const form = { do: 'speaker', passage: id, span, speaker: 'Maria Lind', kind: 'named', note: '' };
    expect(await site.page(`/correct?passage=${id}`)).toMatch(/value="Maria Lind"[\s\S]*?<option value="named" selected/);
    const sent = await site.send(form);
    expect(sent.headers.get('Location')).toBe(`/correct?passage=${id}&done=unchanged`);
    expect(await site.page(sent.headers.get('Location') ?? '')).toContain('Nothing was changed.');
    expect((await site.send({ do: 'rename', entity: 'person:lind', name: ' Lind ' })).headers.get('Location')).toContain('done=unchanged');
    expect(await (await site.request('/corrections.jsonl')).text()).toBe(before);
    await site.send({ ...form, note: 'checked' });
    const last = (await site.engine.corrections?.())?.at(-1);
    expect(last).toMatchObject({
      note: 'checked',
      correction: { speaker: { name: 'Maria Lind', kind: 'named', entity: 'person:maria-lind' } },
    });
    await undoNewest();
    await site.send({ ...form, speaker: 'a U.S. official' });
    const described = (await site.engine.corrections?.())?.at(-1)?.correction;
    expect(described?.action === 'speaker' && described.speaker).toEqual({ name: 'a U.S. official', kind: 'unnamed' });
    await undoNewest();
  });

  it('asks who is meant, and whether one is sure', async () => {
    const { id, span } = await passageWith('harbor will stay open');
    const rename = { do: 'rename', entity: 'person:lind', name: 'Tom Berg', note: 'why not' };
    const asked = await site.send(rename);
    const page = await asked.text();
    expect([asked.status, page]).toEqual([400, expect.stringContaining('Another is called “Tom Berg” already.')]);
    expect(page).toMatch(/name="into" value="person:tom-berg"[\s\S]*<button type="submit" name="do" value="merge">Unite it with Tom Berg/);
    expect((await site.send({ ...rename, sure: 'yes' })).status).toBe(303);
    const given = { do: 'speaker', passage: id, span, speaker: 'Tom Berg', kind: 'named' };
    const several = await site.send(given);
    const choices = await several.text();
    expect([several.status, choices]).toEqual([400, expect.stringContaining('Several are called “Tom Berg”. Choose who is meant.')]);
    expect(choices).toMatch(/type="radio" name="chosen" value="person:lind"/);
    expect(choices).toMatch(/href="\/entities\/person%3Atom-berg"/);
    expect((await site.send({ ...given, chosen: 'person:tom-berg', 'chosen-for': 'Tom Berg' })).status).toBe(303);
    expect(await saidBy('person:tom-berg')).toContain('The harbor will stay open,');
    await undoNewest();
    await undoNewest();
  });

  it('that another one overrides is listed apart, and undoing it says that nothing changes', async () => {
    const { id, span } = await passageWith('harbor will stay open');
    await site.send({ do: 'speaker', passage: id, span, speaker: 'Tom Berg' });
    const first = (await site.engine.corrections?.())?.at(-1)?.id ?? '';
    await site.send({ do: 'speaker', passage: id, span, speaker: 'a fisherman' });
    expect((await site.engine.corrections?.())?.find((one) => one.id === first)).toMatchObject({
      state: 'overridden',
      overriddenBy: (await site.engine.corrections?.())?.at(-1)?.id,
    });
    expect(await site.page('/corrections')).toMatch(/1 correction is overridden[\s\S]*is said by Tom Berg/);
    const undone = await site.send({ do: 'undo', correction: first });
    expect(await site.page(undone.headers.get('Location') ?? '')).toContain('a later correction at the same place holds');
    await undoNewest();
  });

  it('of a namesake says how many of the articles it offers, and finds others by their words', async () => {
    const page = await site.page('/correct?entity=person:tom-berg&find=herring');
    expect(page).toContain('name="find"');
    expect(page.slice(page.indexOf('id="articles"'))).toContain('1 article.');
    expect(page).not.toContain('The quay stays open');
  });

  it('of one part of an utterance says that the others change with it, and of a missing one what goes', async () => {
    const { id } = await passageWith('We are glad of it');
    const page = await site.page(`/correct?passage=${id}`);
    expect(page).toContain('The other part of what is said here changes with it.');
    expect(page).toContain('A quotation that overlaps these words goes.');
  });
});
