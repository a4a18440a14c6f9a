/**
 * One search, one set: the page, the API, every export, the feed and an alert find the same, for searches made of the corpus' own words,
 * values, dates and scopes. What is compared is the link of each hit; where there is an order, in that order.
 */
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrivalsAfter, START } from '../../src/cli/alerts/alerts-state.ts';
import { findNews } from '../../src/cli/alerts/news.ts';
import { datePrefixes } from '../../src/domain/dates.ts';
import { FACET_FIELDS, type FacetField, type SearchPage, searchQuery, type SearchQuery } from '../../src/domain/search.ts';
import { linkOfHit } from '../../src/export/attribution.ts';
import { uuidOf } from '../../src/export/feed-entry.ts';
import { searchParams } from '../../src/server/url-query.ts';
import { LONGER } from '../support/long.ts';
import { type Api, serveCorpus } from '../support/serve-corpus.ts';

const RUNS = 200 * LONGER;

let api: Api;
let words: string[] = [];
let phrases: string[] = [];
let dates: string[] = [];
const values = new Map<FacetField, string[]>();

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
  const { hits, facets } = await api.engine.search(searchQuery({ limit: 1000 }), { facetLimit: 50 });
  const texts = hits.map(({ passage }) => passage.text);
  words = [...new Set(texts.flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []))];
  phrases = texts.flatMap((text) => text.match(/[\p{L}]+ [\p{L}]+ [\p{L}]+/gu) ?? []).map((three) => `"${three}"`);
  dates = [...new Set(hits.flatMap(({ article }) => (article.published === undefined ? [] : datePrefixes(article.published))))];
  for (const field of FACET_FIELDS)
    values.set(
      field,
      facets[field].buckets.map(({ value }) => value),
    );
}, 120_000);
afterAll(async () => {
  await api?.close();
});

/** A value of a list that is only known later. */
const oneOf = (list: () => readonly string[]): fc.Arbitrary<string> => fc.nat().map((n) => list()[n % list().length] ?? '');

const part = fc.oneof(
  { weight: 6, arbitrary: oneOf(() => words) },
  { weight: 2, arbitrary: oneOf(() => phrases) },
  { weight: 1, arbitrary: oneOf(() => words).map((word) => `${word.slice(0, 4)}*`) },
  { weight: 1, arbitrary: oneOf(() => words).map((word) => `-${word}`) },
  { weight: 1, arbitrary: oneOf(() => words).map((word) => `said:${word}`) },
  { weight: 1, arbitrary: oneOf(() => words).map((word) => `${word.slice(0, -1)}q`) },
);
const filter = fc.tuple(fc.constantFrom(...FACET_FIELDS), fc.nat()).map(([field, n]): [FacetField, string] => {
  const list = values.get(field) ?? [];
  return [field, list[n % Math.max(1, list.length)] ?? '-'];
});
const byField = (pairs: readonly (readonly [FacetField, string])[]): SearchQuery['filters'] => {
  const found: SearchQuery['filters'] = {};
  for (const [field, value] of pairs) found[field] = [...new Set([...(found[field] ?? []), value])].sort();
  return found;
};

const query = fc
  .record({
    q: fc.array(part, { maxLength: 2 }).map((parts) => parts.join(' ')),
    match: fc.constantFrom('all' as const, 'any' as const),
    scope: fc.constantFrom('passages' as const, 'quotations' as const, 'articles' as const),
    sort: fc.constantFrom('relevance' as const, 'newest' as const, 'oldest' as const),
    filters: fc.array(filter, { maxLength: 2 }).map(byField),
    excludes: fc.array(filter, { maxLength: 1 }).map(byField),
    allOf: fc.subarray([...FACET_FIELDS], { maxLength: 2 }),
    after: fc.option(
      oneOf(() => dates),
      { nil: undefined, freq: 4 },
    ),
    before: fc.option(
      oneOf(() => dates),
      { nil: undefined, freq: 4 },
    ),
  })
  .map(
    ({ after, before, ...rest }): SearchQuery =>
      searchQuery({ ...rest, ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) }),
  );

async function read(path: string): Promise<string> {
  const response = await api.request(path);
  expect(response.status, path).toBe(200);
  return response.text();
}

const linksIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
/** What a link that leaves the site begins with here. */
const ORIGIN = 'http://localhost';
const linesOf = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

async function onPages(search: string): Promise<{ links: string[]; articles: string[]; total: number }> {
  const links: string[] = [];
  const articles: string[] = [];
  for (let page = 1; ; page++) {
    const found = JSON.parse(await read(`/api/search?${search}&limit=40&page=${page}&facetLimit=0`)) as SearchPage;
    links.push(...found.hits.map(({ link }) => link));
    articles.push(...found.hits.map(({ article }) => article.id));
    if (found.hits.length < 40) return { links, articles, total: found.total };
  }
}

async function inFeed(search: string): Promise<{ id: string; link: string }[]> {
  const items: { id: string; link: string }[] = [];
  for (let next: string | undefined = `/feed.json?${search}&limit=100`; next !== undefined; ) {
    const path: string = next.replace(/^https?:\/\/[^/]*/, '');
    const feed = JSON.parse(await read(path)) as { items: { id: string; url: string }[]; next_url?: string };
    items.push(...feed.items.map(({ id, url }) => ({ id, link: url })));
    next = feed.next_url;
  }
  return items;
}

describe('one search', () => {
  it('finds the same on the page, by the API, in every export, in its feed and as an alert', { timeout: 600_000 * LONGER }, async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const params = searchParams(asked);
        if (params.size === 0) params.set('q', '');
        const search = params.toString();
        const { links, articles, total } = await onPages(search);
        expect(links).toHaveLength(total);
        found += total;
        const shown = linksIn(await read(`/?${search}&limit=1000`), /data-link="([^"]*)"/g);
        expect(
          shown.map((link) => link.replace(/\?.*/, '')),
          'page',
        ).toEqual(links);
        // Elsewhere the link is that of the page, which of a quotation names its words.
        const given = shown.map((link) => ORIGIN + link);
        expect(linksIn(await read(`/results.csv?${search}`), /,"?(http:\/\/localhost\/passages\/[^"\s]+)"?\r\n/g), 'CSV').toEqual(given);
        expect(linksIn(await read(`/results.md?${search}`), /^> .*\]\((http:\/\/localhost\/passages\/\S+)\)$/gm), 'Markdown').toEqual(
          given,
        );
        const rows = linesOf(await read(`/results.jsonl?${search}`)).slice(1) as { link: string }[];
        expect(
          rows.map(({ link }) => link),
          'JSON Lines',
        ).toEqual(given);
        const feed = await inFeed(search);
        const arrivals = arrivalsAfter((await api.engine.arrivals?.()) ?? [], START);
        const news = await findNews(api.engine, asked, arrivals);
        if (asked.scope === 'articles') {
          // An article is shown by one of its paragraphs, and which one may depend on the order that was asked for.
          const ids = articles.map((id) => `urn:uuid:${uuidOf(`article\0${id}`)}`);
          expect(feed.map(({ id }) => id).sort(), 'feed').toEqual(ids.sort());
          expect(news.map(({ article }) => article.id).sort(), 'alert').toEqual(articles.sort());
        } else {
          expect(feed.map(({ link }) => link).sort(), 'feed').toEqual([...given].sort());
          expect(news.map((hit) => ORIGIN + linkOfHit(hit)).sort(), 'alert').toEqual([...given].sort());
        }
        expect(new Set(feed.map(({ id }) => id)).size, 'ids in the feed').toBe(total);
      }),
      { numRuns: RUNS, examples: [[searchQuery({ filters: { cites: ['Northshore Wire'] } })]] },
    );
    expect(found, 'most searches find something').toBeGreaterThan(RUNS);
  });
});
