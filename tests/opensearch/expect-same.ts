/** What a cluster answers of a corrected corpus is what the index on the disk answers. */
import { expect } from 'vitest';
import { FACET_FIELDS, scopeSchema, searchQuery } from '../../src/domain/search.ts';
import type { SearchEngine } from '../../src/search/engine.ts';

export async function expectSame(cluster: SearchEngine, disk: SearchEngine): Promise<void> {
  for (const scope of scopeSchema.options) {
    for (const q of ['', 'said:harbor', 'speaker:"Tom Berg"', 'herring']) {
      const query = searchQuery({ q, scope, limit: 50 });
      const [one, other] = [await cluster.search(query, { facetLimit: 100 }), await disk.search(query, { facetLimit: 100 })];
      expect([scope, q, one.total]).toEqual([scope, q, other.total]);
      for (const field of FACET_FIELDS) expect([scope, q, field, one.facets[field]]).toEqual([scope, q, field, other.facets[field]]);
      expect(one.hits.map(({ passage, quotation }) => [passage.quotations, quotation])).toEqual(
        other.hits.map(({ passage, quotation }) => [passage.quotations, quotation]),
      );
    }
  }
  const { generation: _, ...status } = await cluster.status();
  expect(await disk.status()).toMatchObject(status);
  expect(await cluster.corrections?.()).toEqual(await disk.corrections?.());
}
