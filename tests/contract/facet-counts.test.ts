/**
 * What the user sees and what a click then gives must agree: over the API, for every bucket of every facet of twenty queries, in
 * each scope, with and without other filters, the count equals the total of the same search with that value alone in its facet.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACET_FIELDS, type SearchPage } from '../../src/domain/search.ts';
import { type Api, serveCorpus } from '../support/serve-corpus.ts';

const SCOPES = ['passages', 'quotations', 'articles'] as const;

/** Twenty questions of every kind; each is asked of both corpora. */
const QUERIES = [
  '',
  'cartel',
  'mexico -trump',
  '"not negotiable"',
  'harbour',
  'ferry contract',
  'cart*',
  'intelligence OR dredging',
  '"national security"~4',
  'said:we',
  'said:cartels',
  'speaker:jones',
  'kind:direct',
  'sovereignty (cia OR military)',
  'council -(ferry OR vote)',
  'title:cartel',
  'before:2024 after:2022 harbour',
  'xylophone',
  'catrel',
  'the of and',
];

/** Other restrictions under which every query is asked again. `match=any` rides along with one of them. */
const RESTRICTIONS = [
  '',
  'kind=direct&-place=place:mexico',
  'speaker-kind=named&speaker-kind=unnamed&match=any',
  'kind=direct&kind=mixed&all=kind&-kind=indirect',
];

let apis: { name: string; api: Api }[];

beforeAll(async () => {
  apis = [
    { name: 'seeds', api: await serveCorpus('seeds') },
    { name: 'fictional', api: await serveCorpus('tests/fixtures/fictional') },
  ];
}, 120_000);

afterAll(async () => {
  for (const { api } of apis ?? []) await api.close();
});

async function ask(api: Api, params: URLSearchParams): Promise<SearchPage> {
  const response = await api.request(`/api/search?${params}`);
  expect(response.status, params.toString()).toBe(200);
  return (await response.json()) as SearchPage;
}

/** The same search with `value` alone in `field`; with `all=field`, in addition to what is chosen. */
function choosing(params: URLSearchParams, field: string, value: string): URLSearchParams {
  const changed = new URLSearchParams(params);
  if (!params.getAll('all').includes(field)) changed.delete(field);
  const kept = changed.getAll(`-${field}`).filter((one) => one !== value);
  changed.delete(`-${field}`);
  for (const one of kept) changed.append(`-${field}`, one);
  if (!changed.getAll(field).includes(value)) changed.append(field, value);
  changed.set('limit', '1');
  changed.set('facetLimit', '0');
  return changed;
}

describe.each(SCOPES)('facet counts in scope %s', (scope) => {
  it.each(QUERIES)(
    'equal the total after clicking: %s',
    async (q) => {
      let buckets = 0;
      for (const { name, api } of apis) {
        for (const restriction of RESTRICTIONS) {
          const params = new URLSearchParams(restriction);
          params.set('q', q);
          params.set('scope', scope);
          const page = await ask(api, new URLSearchParams([...params, ['facetLimit', '1000'], ['limit', '1']]));
          for (const field of FACET_FIELDS) {
            const facet = page.facets[field];
            expect(facet.buckets.length, field).toBe(facet.total);
            for (const bucket of facet.buckets) {
              const clicked = await ask(api, choosing(params, field, bucket.value));
              expect(clicked.total, `${name}: ${params} then ${field}=${bucket.value}`).toBe(bucket.count);
              buckets++;
            }
          }
        }
      }
      if (q === '') expect(buckets).toBeGreaterThan(300);
    },
    120_000,
  );
});
