import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACET_FIELDS, searchQuery, type SearchQuery } from '../../../../src/domain/search.ts';
import type { SearchEngine, SearchOptions } from '../../../../src/search/engine.ts';
import { openSegments } from './open-segments.ts';
import { sampleArticle } from './sample-articles.ts';

const folder = mkdtempSync(join(tmpdir(), 'pullquote-kept-'));
let keeping: SearchEngine;
let counting: SearchEngine;

beforeAll(async () => {
  // 120 days, outlets and titles: more values than are kept of a facet.
  const articles = Array.from({ length: 120 }, (_, i) =>
    sampleArticle({
      id: `a${String(i)}`,
      title: `Report ${String(i)}`,
      published: `2024-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
      paragraphs: ['“The raid is over”, he said.', i % 3 === 0 ? 'A border raid.' : 'Nothing else.'],
    }),
  );
  const segments = [articles.slice(0, 70), articles.slice(70)].map((own) => own.map((article) => ({ article, live: true })));
  keeping = await openSegments(folder, segments, { entities: [], canonical: {} });
  counting = await openSegments(folder, segments, { entities: [], canonical: {} }, { keepsCounts: false });
});
afterAll(async () => {
  await keeping.close();
  await counting.close();
  rmSync(folder, { recursive: true });
});

async function answers(engine: SearchEngine, parts: Partial<SearchQuery>, options?: SearchOptions): Promise<unknown> {
  return { ...(await engine.search(searchQuery(parts), options)), tookMs: 0 };
}

describe('counts of common words that are kept', () => {
  const scopes = ['passages', 'quotations', 'articles'] as const;

  it.each(scopes)('are those that counting gives, the second time and the third: %s', async (scope) => {
    const expected = await answers(counting, { q: 'raid', scope });
    for (let time = 0; time < 3; time++) {
      expect(await answers(keeping, { q: 'raid', scope })).toEqual(expected);
      // What is counted in between is written over the same memory.
      await keeping.search(searchQuery({ q: 'border', scope }));
      await keeping.search(searchQuery({ q: 'raid', scope, filters: { date: ['2024-03'] } }));
    }
  });

  it('give way to counting where more values are asked for than are kept', async () => {
    const options = { facetLimit: 1000, dates: 'whole' } satisfies SearchOptions;
    const expected = await answers(counting, { q: 'raid' }, options);
    await keeping.search(searchQuery({ q: 'raid' }));
    expect(await answers(keeping, { q: 'raid' }, options)).toEqual(expected);
    expect(await answers(keeping, { q: 'raid' }, { dates: 'whole' })).toEqual(await answers(counting, { q: 'raid' }, { dates: 'whole' }));
  });

  it('are paged and searched like any others', async () => {
    await keeping.search(searchQuery({ q: 'raid' }));
    for (const field of FACET_FIELDS) {
      for (const page of [{ offset: 8, limit: 5 }, { limit: 100 }, { order: 'label' as const, limit: 30 }, { prefix: 'report 1' }]) {
        const expected = await counting.facet(searchQuery({ q: 'raid' }), field, page);
        expect(await keeping.facet(searchQuery({ q: 'raid' }), field, page), field).toEqual(expected);
      }
    }
  });
});
