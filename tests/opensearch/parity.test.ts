/** Both engines over the same articles: what is exact is equal, and the ranking is near. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { entityTypeSchema } from '../../src/domain/annotation.ts';
import { FACET_FIELDS, type Hit, type SearchPage, type SearchQuery, scopeSchema, searchQuery } from '../../src/domain/search.ts';
import { openOpenSearchEngine } from '../../src/engines/opensearch/open-engine.ts';
import { openIndex } from '../../src/index.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { publishGeneration } from '../../src/indexer/publish-generation.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { parseSearchParams } from '../../src/server/url-query.ts';
import { drawnCorpus, drawnQuery, ENTITIES } from '../contract/corpus.ts';
import { LONGER } from '../support/long.ts';
import { openSegments } from '../unit/engines/minisearch/open-segments.ts';
import { ask } from './ask.ts';
import { loadCorpus } from './load-corpus.ts';

const root = resolve(import.meta.dirname, '../..');
const ALL_BUCKETS = { facetLimit: 1000 };
const BEST = 10;

interface Pair {
  name: string;
  embedded: SearchEngine;
  cluster: SearchEngine;
  /** The same index, with points in time from the third page on. */
  deep: SearchEngine;
}

let folder: string;
const pairs: Pair[] = [];
const WINDOW = 20;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pullquote-parity-'));
  for (const [name, path] of Object.entries({ seeds: 'seeds', fictional: 'tests/fixtures/fictional' })) {
    const indexDir = join(folder, name);
    const cluster = { nodes: inject('opensearch'), name: `parity-${name}` };
    await indexCorpus({ indexDir, paths: [join(root, path)] });
    await publishGeneration({ indexDir, cluster, primaries: 3 });
    pairs.push({
      name,
      embedded: await openIndex(indexDir),
      cluster: await openOpenSearchEngine(cluster),
      deep: await openOpenSearchEngine(cluster, { window: WINDOW }),
    });
  }
});

afterAll(async () => {
  for (const { embedded, cluster, deep } of pairs) await Promise.all([embedded.close(), cluster.close(), deep.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** As they stand in a URL; each is asked of both corpora. */
const QUESTIONS = [
  '',
  'q=cartel',
  'q=mexico -trump',
  'q="not negotiable"',
  'q=harbour',
  'q=harbor',
  'q=ferry contract',
  'q=cart*',
  'q=har* fer*',
  'q=intelligence OR dredging',
  'q="national security"~4',
  'q="mayor harbour"~8',
  'q=said:we',
  'q=said:cartels',
  'q=said:"a harbour is not a view"',
  'q=said:(water OR military)',
  'q=speaker:jones',
  'q=speaker:aldous',
  'q=speaker:"margaret aldous" harbour',
  'q=kind:direct',
  'q=kind:none ferry',
  'q=sovereignty (cia OR military)',
  'q=council -(ferry OR vote)',
  'q=title:cartel',
  'q=title:harbour the',
  'q=before:2024 after:2022 harbour',
  'q=after:2025',
  'q=xylophone',
  'q=catrel',
  'q=harbuor',
  'q=dregding spill',
  'q=goverment',
  'q="goverment of mexico"',
  'q=the of and',
  'q=person:aldous',
  'q=org:harbour',
  'q=place:mexico cartels',
  'q=source:courier',
  'q=author:morton',
  'q=cites:reuters',
  'q=ferries ferry&sort=newest',
  'q=harbour&sort=oldest',
  'q=cartels&sort=newest',
  'q=ferry dredging cartel&match=any',
  'q=mayor council xylophone&match=any',
  'q=the sovereignty of mexico&match=any',
  'kind=direct',
  'kind=direct&kind=mixed',
  'q=mexico&kind=indirect',
  '-kind=none',
  'speaker-kind=named',
  'speaker-kind=unnamed&q=the',
  'speaker=-',
  '-speaker=-&kind=direct',
  'kind=direct&kind=mixed&all=kind',
  'speaker-kind=named&speaker-kind=unnamed&all=speaker-kind',
  'q=harbour&-source=The Courier',
  'date=2025',
  'date=2022&date=2023&sort=oldest',
  '-date=-',
  'after=2022&before=2024-06',
  'kind=direct&-place=place:mexico&match=any&q=cartel ferry',
  'source=-',
  'author=-&q=the',
];

const keyOf = ({ link, quotation, article }: Hit): string => `${article.id} ${link} ${quotation?.text ?? ''}`;

function expectSameHighlights(one: readonly Hit[], other: readonly Hit[]): number {
  const marks = new Map(one.map((hit) => [keyOf(hit), hit]));
  let common = 0;
  for (const hit of other) {
    const same = marks.get(keyOf(hit));
    if (!same) continue;
    common++;
    const { highlights, quotation, passage, article } = hit;
    expect({ highlights, quotation, passage, article }).toEqual({
      highlights: same.highlights,
      quotation: same.quotation,
      passage: same.passage,
      article: same.article,
    });
  }
  return common;
}

const withoutHits = ({ total, facets, relaxed, readAs }: SearchPage): unknown => ({
  total,
  facets,
  isRelaxed: relaxed !== undefined,
  readAs,
});

/** Chosen values that nothing has are left out: by which of their forms they are shown differs. */
function whatIsCounted({ total, facets }: SearchPage): unknown {
  const counted = Object.entries(facets).map(([field, { buckets }]) => [field, buckets.filter(({ count }) => count > 0)]);
  return { total, facets: counted };
}

const unitOf = (hit: Hit, { scope }: SearchQuery): string => (scope === 'articles' ? hit.article.id : keyOf(hit));

async function overlapOf({ name, embedded, cluster }: Pair, query: SearchQuery): Promise<number | undefined> {
  const [one, other] = await Promise.all([embedded.search(query, ALL_BUCKETS), cluster.search(query, ALL_BUCKETS)]);
  const asked = `${name}: ${JSON.stringify(query)}`;
  expect(withoutHits(other), asked).toEqual(withoutHits(one));
  const [mine, theirs] = [one, other].map(({ hits }) => hits.map((hit) => unitOf(hit, query)));
  expect(theirs?.toSorted(), asked).toEqual(mine?.toSorted());
  const common = expectSameHighlights(one.hits, other.hits);
  if (query.scope !== 'articles') expect(common, asked).toBe(one.hits.length);
  if (query.sort !== 'relevance' || query.q === '') {
    expect(theirs, asked).toEqual(mine);
    return undefined;
  }
  const best = new Set(mine?.slice(0, BEST));
  return best.size === 0 ? undefined : (theirs ?? []).slice(0, BEST).filter((unit) => best.has(unit)).length / best.size;
}

describe.each(scopeSchema.options)('in scope %s', (scope) => {
  it(`both engines find the same, count the same, mark the same, and rank nearly the same`, async () => {
    const shares: number[] = [];
    for (const pair of pairs) {
      for (const written of QUESTIONS) {
        const { query } = parseSearchParams(new URLSearchParams(written));
        const share = await overlapOf(pair, { ...query, scope, limit: 1000 });
        if (share !== undefined) shares.push(share);
      }
    }
    expect(shares.length).toBeGreaterThan(40);
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThanOrEqual(0.8);
  });
});

it(
  'both engines agree on all questions that are drawn about corpora that are drawn',
  async () => {
    await fc.assert(
      fc.asyncProperty(drawnCorpus, fc.array(drawnQuery, { minLength: 12, maxLength: 12 }), async (articles, queries) => {
        const embedded = await openSegments(folder, [articles.map((article) => ({ article, live: true }))], ENTITIES);
        const cluster = await loadCorpus(articles, ENTITIES, { primaries: 2 });
        try {
          for (const drawn of queries) {
            const query: SearchQuery = { ...drawn, sort: 'newest' };
            const [one, other] = await Promise.all([embedded.search(query, ALL_BUCKETS), cluster.search(query, ALL_BUCKETS)]);
            // Which words are near is not always the same on both.
            if (one.relaxed ?? other.relaxed) continue;
            expect(whatIsCounted(other)).toEqual(whatIsCounted(one));
            expect(other.hits.map((hit) => unitOf(hit, query))).toEqual(one.hits.map((hit) => unitOf(hit, query)));
            expectSameHighlights(one.hits, other.hits);
          }
        } finally {
          await Promise.all([embedded.close(), cluster.close()]);
        }
      }),
      { numRuns: 5 * LONGER, endOnFailure: true },
    );
  },
  300_000 * LONGER,
);

describe('both engines answer alike', () => {
  it('of how many values there are, also where few are shown, and some are chosen or excluded', async () => {
    const totals = ({ facets }: SearchPage) => Object.fromEntries(FACET_FIELDS.map((field) => [field, facets[field].total]));
    const written = ['-source=-', '-date=-', '-speaker=-', 'date=2025', 'source=-', '-kind=none', 'kind=direct&kind=mixed&all=kind'];
    for (const { embedded, cluster } of pairs) {
      for (const question of written) {
        for (const scope of scopeSchema.options) {
          const query = { ...parseSearchParams(new URLSearchParams(question)).query, scope };
          const [one, other] = await Promise.all([embedded, cluster].map((engine) => engine.search(query, { facetLimit: 2 })));
          expect(other && totals(other), `${question} in ${scope}`).toEqual(one && totals(one));
        }
      }
    }
  });

  it('of entities, by pages, types and names', async () => {
    for (const { embedded, cluster } of pairs) {
      const all = await embedded.entities({ limit: 1000 });
      expect(all.entities.length).toBeGreaterThan(20);
      expect(await cluster.entities({ limit: 1000 })).toEqual(all);
      for (const type of entityTypeSchema.options) expect(await cluster.entities({ type })).toEqual(await embedded.entities({ type }));
      for (const q of ['m', 'al', 'harbour', 'mexico', 'jo', 'the a', 'xy', '?'])
        expect([q, await cluster.entities({ q })]).toEqual([q, await embedded.entities({ q })]);
      expect(await cluster.entities({ offset: 7, limit: 5 })).toEqual(await embedded.entities({ offset: 7, limit: 5 }));
      const named = all.entities.flatMap(({ id, name, aliases }) => [id, name, ...aliases]);
      for (const given of [...named, 'Nobody', '', 'person:nobody'])
        expect([given, await cluster.entity(given)]).toEqual([given, await embedded.entity(given)]);
    }
  });

  it('of every article and every passage', async () => {
    for (const { embedded, cluster } of pairs) {
      const { hits } = await embedded.search(searchQuery({ limit: 1000 }));
      for (const id of new Set(hits.map(({ article }) => article.id)))
        expect(await cluster.article(id)).toEqual(await embedded.article(id));
      for (const { passage } of hits) expect(await cluster.passage(passage.id)).toEqual(await embedded.passage(passage.id));
      expect(await cluster.article('nobody')).toBeUndefined();
      expect(await cluster.passage('p-aaaaaaaaaaaaaaaa')).toBeUndefined();
    }
  });

  it('of one facet, by its beginning, by label and by pages', async () => {
    const pages = [
      { prefix: 'm' },
      { prefix: 'the h' },
      { order: 'label' as const },
      { order: 'label' as const, offset: 3, limit: 4 },
      { offset: 2, limit: 3 },
      { prefix: 'a', order: 'label' as const },
    ];
    for (const { name, embedded, cluster } of pairs) {
      for (const scope of scopeSchema.options) {
        for (const query of [searchQuery({ scope }), searchQuery({ scope, q: 'the', filters: { kind: ['direct'] } })]) {
          for (const field of FACET_FIELDS) {
            for (const page of pages) {
              const asked = [name, scope, query.q, field, page];
              expect([...asked, await cluster.facet(query, field, page)]).toEqual([...asked, await embedded.facet(query, field, page)]);
            }
          }
        }
      }
    }
  });

  it('of what is being typed', async () => {
    for (const { name, embedded, cluster } of pairs) {
      for (const typed of ['m', 'ma', 'al', 'mexico', 'harb', 'the', 'claudia s', 'cartel', 'ferry str', 'nob', 'el', 'zzz', ' ']) {
        const named = (all: Awaited<ReturnType<SearchEngine['suggest']>>) => all.filter(({ kind }) => kind !== 'word');
        expect([name, typed, named(await cluster.suggest(typed))]).toEqual([name, typed, named(await embedded.suggest(typed))]);
      }
    }
  });
});

describe('pages beyond what the cluster pages through by itself', () => {
  const LIMIT = 7;
  const QUERIES: Partial<SearchQuery>[] = [{}, { q: 'the' }, { q: 'the', sort: 'newest' }, { q: 'said:the OR a' }, { q: 'har* OR the' }];
  const page = async (engine: SearchEngine, query: SearchQuery, number: number): Promise<string[]> =>
    (await engine.search({ ...query, page: number, limit: LIMIT }, { facets: [] })).hits.map(
      (hit) => keyOf(hit) + JSON.stringify(hit.highlights),
    );

  it.each(scopeSchema.options)('go on in the order of one long page, in scope %s', async (scope) => {
    for (const { name, cluster, deep } of pairs) {
      for (const asked of QUERIES) {
        const query = searchQuery({ ...asked, scope });
        const long = (await cluster.search({ ...query, limit: 1000 }, { facets: [] })).hits.map(
          (hit) => keyOf(hit) + JSON.stringify(hit.highlights),
        );
        const last = Math.ceil(long.length / LIMIT) + 1;
        const read: string[] = [];
        for (let number = 1; number <= last; number++) read.push(...(await page(deep, query, number)));
        expect([name, asked, read]).toEqual([name, asked, long]);
        for (const number of [last - 1, 4, last, 5])
          expect(await page(deep, query, number)).toEqual(long.slice((number - 1) * LIMIT, number * LIMIT));
      }
    }
  });

  it('are found again after the point in time has ended', async () => {
    const [, pair] = pairs;
    if (!pair) throw new Error('the fictional corpus is not there');
    const query = searchQuery({ q: 'the' });
    const before = await page(pair.deep, query, 5);
    expect(before).toHaveLength(LIMIT);
    await ask(inject('opensearch')[0] ?? '', '/_search/point_in_time/_all', 'DELETE');
    expect(await page(pair.deep, query, 6)).toEqual(await page(pair.cluster, query, 6));
    expect(await page(pair.deep, query, 5)).toEqual(before);
  });
});
