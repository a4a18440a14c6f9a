import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SearchQuery, searchQuery } from '../../../../src/domain/search.ts';
import type { SearchEngine } from '../../../../src/search/engine.ts';
import { openSegments } from './open-segments.ts';
import { sampleArticle } from './sample-articles.ts';

const WORDS = ['raid', 'raids', 'raided', 'cartel', 'cartels', 'police', 'policy', 'the', 'of', 'border'];
const folder = mkdtempSync(join(tmpdir(), 'pullquote-rank-'));
let engine: SearchEngine;

/** 1,800 paragraphs of a few words, the same every time. */
function paragraphs(): string[] {
  let state = 7;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: 1800 }, () => Array.from({ length: 2 + draw(14) }, () => WORDS[draw(WORDS.length)]).join(' '));
}

beforeAll(async () => {
  const texts = paragraphs();
  const articles = Array.from({ length: 60 }, (_, i) =>
    sampleArticle({
      id: `a${String(i)}`,
      title: i % 5 === 0 ? 'Raid at the border' : 'Something else',
      published: `20${String(10 + (i % 9))}-01-01`,
      paragraphs: texts.slice(30 * i, 30 * i + 30).map((text, p) => (p % 3 === 0 ? `“${text}”, he said` : text)),
    }),
  );
  const segments = [articles.slice(0, 25), articles.slice(25)].map((own) => own.map((article) => ({ article, live: true })));
  engine = await openSegments(folder, segments, { entities: [], canonical: {} });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

async function ranked(parts: Partial<SearchQuery>): Promise<[string, number][]> {
  const { hits } = await engine.search(searchQuery(parts));
  return hits.map((hit) => [hit.link, Number(hit.score.toFixed(9))]);
}

describe('the first of many hits', () => {
  const queries = [
    'raid',
    'raids cartels',
    'police policy',
    'raid OR cartel OR border',
    '"of the"',
    '"the raid" OR police',
    'rai*',
    'cartle~',
    'said:raid',
  ];

  it.each(queries)('are the same whether ten are asked for or all: %s', async (q) => {
    for (const scope of ['passages', 'quotations'] as const) {
      const all = await ranked({ q, scope, limit: 1000 });
      // So few hits are all scored in full, which tests nothing.
      if (scope === 'passages') expect(all.length).toBeGreaterThan(64);
      for (const page of [1, 2, 5]) expect(await ranked({ q, scope, page, limit: 10 })).toEqual(all.slice(10 * page - 10, 10 * page));
    }
  });

  it('have the scores that they have by relevance when they are sorted by date', async () => {
    const scores = new Map(await ranked({ q: '"of the" raid', limit: 1000 }));
    const newest = await ranked({ q: '"of the" raid', sort: 'newest', limit: 20 });
    expect(newest.map(([, score]) => score)).toEqual(newest.map(([link]) => scores.get(link)));
  });

  it('do not depend on a search within dates before', async () => {
    const before = await ranked({ q: 'rai* police', limit: 50 });
    await ranked({ q: 'raid OR cartel OR border', after: '2014' });
    expect(await ranked({ q: 'rai* police', limit: 50 })).toEqual(before);
  });
});
