import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchQuery } from '../../../src/domain/search.ts';
import { withCanonicalNames } from '../../../src/server/canonical-names.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

let api: Api;

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
}, 120_000);
afterAll(async () => {
  await api?.close();
});

describe('a filter that is given by a name', () => {
  it('finds the same under the value that it stands for, whatever the facet shows', async () => {
    const { facets } = await api.engine.search(searchQuery(), { facetLimit: 1000 });
    let renamed = 0;
    for (const field of ['speaker', 'person', 'organization', 'place', 'cites'] as const) {
      for (const value of facets[field].buckets.flatMap((bucket) => [bucket.value, bucket.label])) {
        const asked = searchQuery({ filters: { [field]: [value] }, limit: 0 });
        const canonical = await withCanonicalNames(api.engine, asked);
        if (canonical.filters[field]?.[0] !== value) renamed++;
        const [given, now] = await Promise.all([asked, canonical].map((query) => api.engine.search(query, { facetLimit: 0 })));
        expect(now?.total, `${field}=${value}`).toBe(given?.total);
      }
    }
    expect(renamed).toBeGreaterThan(10);
  });
});
