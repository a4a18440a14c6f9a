/**
 * Searches in threads, which only compiled sources can start: the same answers as in one thread, and whatever is asked, the process
 * lives and answers the next.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SearchQuery, searchQuery } from '../../../../src/domain/search.ts';
import type * as OpenEngineModule from '../../../../src/engines/minisearch/open-engine.ts';
import { createSegmentWriter } from '../../../../src/engines/minisearch/segment-writer.ts';
import type { SearchEngine } from '../../../../src/search/engine.ts';
import { buildPages } from '../../../support/build-pages.ts';
import { sampleArticle } from './sample-articles.ts';

const folder = mkdtempSync(join(tmpdir(), 'pullquote-threads-'));
const COMPILED = pathToFileURL(resolve('dist/src/engines/minisearch/open-engine.js')).href;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
let threaded: SearchEngine;
let alone: SearchEngine;

/** A corpus with common words, and with an article of a, aa, aaa … */
function writeCorpus(): void {
  const writer = createSegmentWriter();
  for (let i = 0; i < 200; i++) {
    const paragraphs = Array.from({ length: 20 }, (_, p) => {
      const rare = Array.from(
        { length: 8 },
        (__, w) => `${LETTERS[(i * 7 + p + w) % 26]}${LETTERS[(p * 3 + w) % 26]}${String(i * 20 + p)}`,
      );
      return `The people said that “we have seen ${rare.join(' ')}” and the rest of it, said Ann Lee.`;
    });
    writer.add(sampleArticle({ id: `a${String(i)}`, title: `The people of ${String(i)}`, paragraphs }));
  }
  for (const id of ['x', 'y', 'z']) writer.add(sampleArticle({ id, paragraphs: [SHARED] }));
  writer.add(sampleArticle({ id: 'long', paragraphs: [Array.from({ length: 300 }, (_, i) => 'a'.repeat(i + 1)).join(' ')] }));
  for (const { suffix, bytes } of writer.finish().files) writeFileSync(join(folder, `s${suffix}`), bytes);
}

beforeAll(async () => {
  buildPages();
  writeCorpus();
  const { openMiniSearchEngine } = (await import(COMPILED)) as typeof OpenEngineModule;
  const source = {
    generation: '1',
    segments: [{ name: 's', deleted: [], path: (suffix: string) => join(folder, `s${suffix}`) }],
    entities: { entities: [], canonical: {} },
    formerPassage: () => undefined,
  };
  threaded = await openMiniSearchEngine({ ...source, threads: 2 });
  alone = await openMiniSearchEngine(source);
}, 120_000);

afterAll(async () => {
  await threaded.close();
  await alone.close();
  rmSync(folder, { recursive: true });
});

const SHARED = '“We have seen a9 b9 c9 d9 and more of it than anybody here could count on a quiet day”, said Ann Lee.';

it('finds the forms of quotations in a thread of its own, which searches do not wait for', async () => {
  const { hits } = await alone.search(searchQuery({ q: 'quiet', scope: 'quotations' }));
  const [one] = hits;
  const place = { passage: one?.passage.id ?? '', at: one?.passage.quotations[0]?.start ?? -1 };
  expect((await threaded.status()).isComparing).toBe(true);
  expect(await threaded.countVariants?.([place])).toBeUndefined();
  expect((await threaded.search(searchQuery({ q: 'quiet' }))).total).toBe(3);
  const found = await threaded.variants?.(place);
  expect(found).toEqual(await alone.variants?.(place));
  expect(found?.articles).toBe(3);
  expect((await threaded.status()).isComparing).toBeUndefined();
  expect(await threaded.countVariants?.([place, { ...place, at: 0 }])).toEqual([2, 0]);
});

const many = (count: number, of: (i: number) => string, by: string): string => Array.from({ length: count }, (_, i) => of(i)).join(by);

/** Queries that stall or end a process that answers them without bounds. */
const OF_DEATH: [string, Partial<SearchQuery>][] = [
  ['one common word two hundred times', { q: many(200, () => 'people', ' OR ') }],
  ['five hundred words', { q: many(500, (i) => `ab${String(i)}`, ' '), match: 'any' }],
  ['a prefix of one letter', { q: 'a*' }],
  ['every prefix of two letters', { q: many(676, (i) => `${LETTERS[Math.floor(i / 26)] ?? ''}${LETTERS[i % 26] ?? ''}*`, ' OR ') }],
  ['thirty typos', { q: many(30, (i) => `peopel${LETTERS[i % 26] ?? ''}~`, ' OR ') }],
  ['a word of twenty thousand letters', { q: 'x'.repeat(20_000) }],
  ['parentheses nine thousand deep', { q: `${'('.repeat(9000)}people${')'.repeat(9000)}` }],
  ['negations of everything', { q: many(500, (i) => `-ab${String(i)}`, ' ') }],
  ['near words by the hundred', { q: `"${many(300, () => 'the people', ' ')}"~9999` }],
  ['a quotation of everything', { q: `"${many(2000, (i) => (i % 2 === 0 ? 'the' : 'people'), ' ')}"` }],
  ['every article, every facet', { q: '', scope: 'articles', limit: 1000 }],
];

describe('searches in threads', () => {
  it.each(['people', 'said the', '"the people"', 'pe*', 'peopel~', 'ab1 OR people', 'said:seen speaker:lee', ''])(
    'answer as one thread does: %s',
    async (q) => {
      for (const scope of ['passages', 'quotations', 'articles'] as const) {
        const { tookMs: _one, ...inThreads } = await threaded.search(searchQuery({ q, scope }), { deadlineMs: 30_000 });
        const { tookMs: _other, ...inOne } = await alone.search(searchQuery({ q, scope }));
        expect(inThreads).toEqual(inOne);
      }
    },
  );

  it('answer everything else as well', async () => {
    const [hit] = (await threaded.search(searchQuery({ q: 'people' }), { deadlineMs: 30_000 })).hits;
    expect(await threaded.article('a7')).toEqual(await alone.article('a7'));
    expect(await threaded.article('nowhere')).toBeUndefined();
    expect(await threaded.passage(hit?.passage.id ?? '')).toMatchObject({ state: 'current', passage: { id: hit?.passage.id } });
    expect(await threaded.suggest('peop')).toEqual(await alone.suggest('peop'));
    expect(await threaded.status()).toEqual(await alone.status());
    const query = searchQuery({ q: 'people' });
    expect(await threaded.facet(query, 'article', { offset: 3, limit: 2 })).toEqual(
      await alone.facet(query, 'article', { offset: 3, limit: 2 }),
    );
  });

  it.each(OF_DEATH)('outlive %s', async (_, parts) => {
    const outcome = await threaded.search(searchQuery(parts)).catch((error: unknown) => error);
    if (outcome instanceof Error) expect(['deadline', 'overloaded']).toContain((outcome as Error & { code?: string }).code);
    expect((await threaded.search(searchQuery({ q: 'ab1' }), { deadlineMs: 30_000 })).query.q).toBe('ab1');
  });

  it('end when they are late, or when nobody waits for them', async () => {
    const q = many(400, (i) => `ab${String(i)}~`, ' OR ');
    await expect(threaded.search(searchQuery({ q }), { deadlineMs: 1 })).rejects.toMatchObject({ code: 'deadline' });
    const gone = new AbortController();
    const asked = threaded.search(searchQuery({ q }), { signal: gone.signal });
    gone.abort();
    await expect(asked).rejects.toMatchObject({ code: 'deadline' });
    await expect(threaded.search(searchQuery({ q }), { signal: gone.signal })).rejects.toMatchObject({ code: 'deadline' });
  });

  it('of a cheap query do not wait for costly ones', async () => {
    const costly = searchQuery({ q: many(32, (i) => `peopel${LETTERS[i % 26] ?? ''}~`, ' OR '), scope: 'articles' });
    const order: string[] = [];
    const waiting = Array.from({ length: 12 }, () => threaded.search(costly, { deadlineMs: 60_000 }).then(() => order.push('costly')));
    const cheap = threaded.search(searchQuery({ q: 'ab1' }), { deadlineMs: 60_000 }).then(() => order.push('cheap'));
    await Promise.all([...waiting, cheap]);
    expect(order.indexOf('cheap')).toBeLessThan(6);
  });

  it('fail once the engine is closed', async () => {
    const { openMiniSearchEngine } = (await import(COMPILED)) as typeof OpenEngineModule;
    const engine = await openMiniSearchEngine({
      generation: '1',
      segments: [],
      entities: { entities: [], canonical: {} },
      formerPassage: () => undefined,
      threads: 2,
    });
    const asked = engine.search(searchQuery({ q: 'x' }));
    const closing = engine.close();
    await expect(asked).rejects.toMatchObject({ code: 'overloaded' });
    await closing;
    await expect(engine.search(searchQuery())).rejects.toMatchObject({ code: 'overloaded' });
  });
});
