/** `/feed.atom`, `/feed.json`: a search to follow. The newest arrivals stand first; its pages lead to the end. */
import type { Hono } from 'hono';
import { texts } from '../../../views/languages/language.ts';
import { MAX_LIMIT, type SearchQuery } from '../../domain/search.ts';
import { linkOfHit } from '../../export/attribution.ts';
import { ATOM_TYPE, atomFeed } from '../../export/atom.ts';
import { type Feed, type FeedEntry, feedEntry, identityOf } from '../../export/feed-entry.ts';
import { JSON_FEED_TYPE, jsonFeed } from '../../export/json-feed.ts';
import type { SearchEngine, SearchOptions } from '../../search/engine.ts';
import { newestArrivals } from '../../search/newest-arrivals.ts';
import { holding } from '../../search/walk-hits.ts';
import { withCanonicalNames } from '../canonical-names.ts';
import { addressesFor, type ServerContext, searchLimits } from '../context.ts';
import { describeSearch } from '../present/search-note.ts';
import { parseSearchParamsOnly, searchParams, withoutList } from '../url-query.ts';

/** Where the address does not say: more than come in between two looks, mostly. */
const ENTRIES = 50;
/** A feed goes through more than a page of results does. */
const DEADLINE_MS = 10_000;

export const FEEDS = [
  { path: '/feed.atom', type: ATOM_TYPE, write: atomFeed, label: 'Atom' },
  { path: '/feed.json', type: JSON_FEED_TYPE, write: jsonFeed, label: 'JSON Feed' },
] as const;

/** The address of a feed of the search: its order and page are the feed's own. */
export function feedHref(path: string, query: SearchQuery, page = 1): string {
  const { sort: _, ...rest } = withoutList(query);
  const params = searchParams({ ...rest, sort: 'relevance' }, { page, limit: query.limit }).toString();
  return params === '' ? path : `${path}?${params}`;
}

interface Place {
  offset: number;
  limit: number;
}

/** The entries of a page. Equal identities of one article are numbered, in the order of its text. */
async function entriesOf(
  engine: SearchEngine,
  query: SearchQuery,
  { offset, limit }: Place,
  absolute: (path: string) => string,
  options: SearchOptions,
): Promise<FeedEntry[]> {
  const seen = new Map<string, number>();
  const entries: FeedEntry[] = [];
  let place = 0;
  for await (const { hit, at } of newestArrivals(engine, query, options)) {
    const identity = identityOf(hit, query.scope);
    const repeat = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, repeat);
    if (place++ < offset) continue;
    const name = repeat === 1 ? identity : `${identity}\0${repeat}`;
    entries.push(feedEntry(hit, { link: absolute(linkOfHit(hit)), at, scope: query.scope, name }));
    if (entries.length >= limit) break;
  }
  return entries;
}

async function lastArrival(engine: SearchEngine): Promise<string> {
  const arrivals = (await engine.arrivals?.()) ?? [];
  return arrivals.at(-1)?.at ?? '1970-01-01T00:00:00.000Z';
}

export function addFeedRoutes(app: Hono, context: ServerContext): void {
  const { site } = context;
  for (const { path, type, write } of FEEDS) {
    app.get(path, async (c) => {
      const params = new URL(c.req.url).searchParams;
      const asked = parseSearchParamsOnly(params).query;
      const limit = params.has('limit') ? Math.min(Math.max(1, asked.limit), MAX_LIMIT) : ENTRIES;
      const absolute = addressesFor(context, c.req.raw);
      const options = { ...searchLimits(c.req.raw), deadlineMs: DEADLINE_MS };
      const held = holding(context.engine);
      try {
        const query = await withCanonicalNames(held.engine, asked);
        const note = await describeSearch(held.engine, { ...query, sort: 'newest' }, absolute, options);
        const offset = (query.page - 1) * limit;
        // Beyond the last page nothing is gone through.
        const entries = offset < note.total ? await entriesOf(held.engine, query, { offset, limit }, absolute, options) : [];
        const hrefOf = (page: number): string =>
          absolute(feedHref(path, { ...asked, limit: params.has('limit') ? limit : asked.limit }, page));
        const name = site.title ?? texts().product;
        const feed: Feed = {
          title: `${name}: ${note.summary}`,
          subtitle: note.lines.map(([label, value]) => `${label}: ${value}`).join('. '),
          author: name,
          self: hrefOf(query.page),
          first: hrefOf(1),
          home: note.link,
          ...(query.page > 1 ? { previous: hrefOf(query.page - 1) } : {}),
          ...(offset + limit < note.total ? { next: hrefOf(query.page + 1) } : {}),
          updated: entries[0]?.at ?? (await lastArrival(held.engine)),
          entries,
        };
        return c.body(write(feed), 200, { 'Content-Type': `${type}; charset=utf-8` });
      } finally {
        held.release();
      }
    });
  }
}
