import { describe, expect, it } from 'vitest';
import { type Hit, type SearchPage, searchQuery } from '../../../src/domain/search.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { type Followed, followGenerations } from '../../../src/search/following-engine.ts';
import { holding, walkHits } from '../../../src/search/walk-hits.ts';

/** An engine of which only the hits matter: `total` numbers as their links. */
function engineOf(generation: string, total: number, onClose: () => void = () => undefined): SearchEngine {
  const no = (): never => {
    throw new Error('not asked here');
  };
  return {
    search: async (query): Promise<SearchPage> => {
      const first = (query.page - 1) * query.limit;
      const hits = Array.from(
        { length: Math.max(0, Math.min(query.limit, total - first)) },
        (_, i) => ({ link: `${generation} ${first + i}` }) as Hit,
      );
      return { query, total, hits, facets: {} as SearchPage['facets'], generation, tookMs: 0 };
    },
    facet: no,
    suggest: no,
    article: no,
    passage: no,
    entity: no,
    entities: no,
    status: async () => ({ generation, articles: 0, passages: 0, quotations: 0 }),
    close: async () => onClose(),
  };
}

async function linksOf(engine: SearchEngine): Promise<string[]> {
  const links: string[] = [];
  for await (const { hits } of walkHits(engine, searchQuery())) links.push(...hits.map(({ link }) => link));
  return links;
}

describe('a walk over the hits', () => {
  it.each([0, 1, 999, 1000, 1001, 3456])('finds all %i of them, each once and in order', async (total) => {
    expect(await linksOf(engineOf('a', total))).toEqual(Array.from({ length: total }, (_, i) => `a ${i}`));
  });

  it('never mixes two states of the index', async () => {
    const [before, after] = [engineOf('a', 2500), engineOf('b', 2500)];
    let asked = 0;
    const changing: SearchEngine = { ...before, search: (query) => (asked++ === 0 ? before : after).search(query) };
    await expect(linksOf(changing)).rejects.toMatchObject({ code: 'overloaded' });
  });

  it('goes on with the state that it holds while the index moves on, which is closed afterwards', async () => {
    const closed: string[] = [];
    let now = 'a';
    const open = async (): Promise<Followed> => {
      const generation = now;
      return { generation, engine: engineOf(generation, 2500, () => closed.push(generation)) };
    };
    let moved: () => void = () => undefined;
    const hasMoved = new Promise<void>((resolve) => {
      moved = resolve;
    });
    const engine = await followGenerations({ open, current: async () => now, everyMs: 1, onChange: () => moved() });
    const held = holding(engine);
    const walk = walkHits(held.engine, searchQuery());
    const links = (await walk.next()).value?.hits.map(({ link }: Hit) => link) ?? [];
    now = 'b';
    await hasMoved;
    expect((await engine.status()).generation).toBe('b');
    for await (const { hits } of walk) links.push(...hits.map(({ link }) => link));
    expect(links).toEqual(Array.from({ length: 2500 }, (_, i) => `a ${i}`));
    expect(closed).toEqual([]);
    held.release();
    held.release();
    await engine.close();
    expect(closed.sort()).toEqual(['a', 'b']);
  });
});
