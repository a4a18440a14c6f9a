/** `/entities` and `/entities/ID`: who and what is named. */
import type { Context, Hono } from 'hono';
import { pagesToLink } from '../../../views/components/pager.tsx';
import type { RankingProps } from '../../../views/components/ranking.tsx';
import { EntitiesContent } from '../../../views/pages/entities-page.tsx';
import { EntityContent, type EntityPageProps } from '../../../views/pages/entity-page.tsx';
import { texts } from '../../../views/texts.ts';
import { ENTITY_TYPES, type EntityType } from '../../domain/annotation.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { entityLink } from '../../domain/links.ts';
import { DEFAULT_LIMIT, MISSING, type SearchPage, searchQuery, type SearchQuery } from '../../domain/search.ts';
import type { EntityRecord } from '../../search/engine.ts';
import { allDates } from '../all-dates.ts';
import { type ServerContext, searchLimits } from '../context.ts';
import { presentHit } from '../present/hits.ts';
import { repeatedUtterances } from '../present/repeated.ts';
import { presentTimeline } from '../present/timeline.ts';
import { choosing } from '../query-changes.ts';
import { renderPage, searchForm } from '../render.tsx';
import { searchParams, searchUrl, singleValue, wholeNumber } from '../url-query.ts';

const NAMES_A_PAGE = 60;
const SAID_SHOWN = 6;
const NAMED_SHOWN = 4;
const BESIDE_SHOWN = 10;
const REPEATED_SHOWN = 5;
/** Utterances that are compared with each other: enough for all but the most quoted, in one read. */
const COMPARED = 200;
const MAX_PAGE = 1_000_000;

/** A type by its name, `undefined` where none is given. @throws PullquoteError bad-request */
export function entityType(params: URLSearchParams): EntityType | undefined {
  const text = singleValue(params, 'type');
  const found = ENTITY_TYPES.find((type) => type === text);
  if (text !== undefined && found === undefined)
    throw new PullquoteError('bad-request', `the parameter "type" is none of ${ENTITY_TYPES.join(', ')}`);
  return found;
}

function listHref(parts: { q: string; type: EntityType | undefined; page?: number }): string {
  const params = new URLSearchParams();
  if (parts.q !== '') params.set('q', parts.q);
  if (parts.type !== undefined) params.set('type', parts.type);
  if (parts.page !== undefined && parts.page > 1) params.set('page', String(parts.page));
  const query = params.toString();
  return query === '' ? '/entities' : `/entities?${query}`;
}

async function listPage(c: Context, context: ServerContext): Promise<Response> {
  const { searchParams } = new URL(c.req.url);
  const q = singleValue(searchParams, 'q') ?? '';
  const type = entityType(searchParams);
  const page = wholeNumber(searchParams, 'page', { min: 1, max: MAX_PAGE, byDefault: 1 });
  const { total, entities } = await context.engine.entities({
    q,
    ...(type === undefined ? {} : { type }),
    offset: (page - 1) * NAMES_A_PAGE,
    limit: NAMES_A_PAGE,
  });
  const pages = Math.max(1, Math.ceil(total / NAMES_A_PAGE));
  const types = [undefined, ...ENTITY_TYPES].map((one) => ({
    label: one === undefined ? texts.entity.allTypes : texts.entity.typePlurals[one],
    href: listHref({ q, type: one }),
    current: one === type,
  }));
  return renderPage(c, {
    meta: { site: context.site, title: texts.entity.listTitle, section: 'entities' },
    content: (
      <EntitiesContent
        q={q}
        {...(type === undefined ? {} : { type })}
        types={types}
        total={total}
        entities={entities.map((entity) => ({ ...entity, href: entityLink(entity.id) }))}
        pager={{ page, pages, links: pagesToLink(page, pages).map((one) => ({ page: one, href: listHref({ q, type, page: one }) })) }}
      />
    ),
  });
}

/** The search for everything that a filter holds, with its newest results. */
function within(entity: EntityRecord, said: boolean): SearchQuery {
  return said
    ? searchQuery({ scope: 'quotations', filters: { speaker: [entity.id] }, sort: 'newest', limit: COMPARED })
    : // "all of": so that a count of others of the same type is that of being named together
      searchQuery({ filters: { [entity.type]: [entity.id] }, allOf: [entity.type], sort: 'newest', limit: NAMED_SHOWN });
}

function entityHits(page: SearchPage, context: ServerContext, shown: number): EntityPageProps['said'] {
  const query = { ...page.query, allOf: [], limit: DEFAULT_LIMIT };
  return {
    hits: page.hits.slice(0, shown).map((hit) => presentHit(hit, query, context.absolute)),
    total: page.total,
    allHref: searchUrl(query),
    carried: [...searchParams({ ...query, sort: 'relevance' })],
  };
}

function mostQuoted({ hits, total, query }: SearchPage): EntityPageProps['mostQuoted'] {
  const items = repeatedUtterances(hits).slice(0, REPEATED_SHOWN);
  const asked: SearchQuery = { ...query, limit: DEFAULT_LIMIT };
  return {
    items: items.map(({ text, articles }) => {
      const words = text.replace(/["“”„«»]/g, ' ');
      return { text, articles, href: searchUrl(asked, { q: `"${words}"` }) };
    }),
    ...(total > hits.length ? { looked: hits.length } : {}),
  };
}

/** Who and what is named in the same passages, by type; the number leads to these passages. */
function namedWith(entity: EntityRecord, { facets, query }: SearchPage): RankingProps[] {
  return ENTITY_TYPES.flatMap((type) => {
    const others = facets[type].buckets.filter(({ value, count }) => value !== MISSING && value !== entity.id && count > 0);
    if (others.length === 0) return [];
    const items = others.slice(0, BESIDE_SHOWN).map(({ value, label, count }) => {
      const both = { ...choosing(query, type, value), limit: DEFAULT_LIMIT, allOf: type === entity.type ? [type] : [] };
      return { label, href: entityLink(value), count, found: { href: searchUrl(both), name: texts.entity.together(entity.name, label) } };
    });
    return [{ id: `with-${type}`, title: `${texts.entity.namedWith}: ${texts.entity.typePlurals[type]}`, items }];
  });
}

function inSources({ facets, query }: SearchPage): RankingProps[] {
  const sources = facets.source.buckets.filter(({ value, count }) => value !== MISSING && count > 0);
  const asked: SearchQuery = { ...query, allOf: [], limit: DEFAULT_LIMIT };
  const items = sources.slice(0, BESIDE_SHOWN).map(({ value, label, count }) => ({
    label,
    count,
    href: searchUrl(choosing(asked, 'source', value)),
  }));
  return items.length === 0 ? [] : [{ id: 'in-sources', title: texts.entity.sources, items }];
}

function inArticles({ facets, query }: SearchPage): RankingProps[] {
  const items = facets.article.buckets.slice(0, BESIDE_SHOWN).map(({ value, label, count }) => ({
    label: label === '' ? texts.article.untitled : label,
    href: `/articles/${encodeURIComponent(value)}?${searchParams({ ...query, allOf: [], sort: 'relevance', limit: DEFAULT_LIMIT }).toString()}`,
    count,
  }));
  return items.length === 0 ? [] : [{ id: 'in-articles', title: texts.entity.articles, items }];
}

async function entityPage(c: Context, context: ServerContext, entity: EntityRecord): Promise<Response> {
  const limits = searchLimits(c.req.raw);
  const isQuoted = entity.quotations > 0;
  const timed = within(entity, isQuoted);
  const [said, named, dates] = await Promise.all([
    context.engine.search(within(entity, true), { ...limits, facetLimit: 0 }),
    // one more than is shown, since the entity itself is among those of its type
    context.engine.search(within(entity, false), { ...limits, facetLimit: BESIDE_SHOWN + 1 }),
    allDates(context.engine, timed),
  ]);
  const timeline = presentTimeline({ ...timed, allOf: [], limit: DEFAULT_LIMIT }, dates, {
    id: 'timeline',
    title: texts.entity.overTime(entity.name, isQuoted),
  });
  const canonical = context.publicAddress(entityLink(entity.id));
  return renderPage(c, {
    meta: {
      site: context.site,
      title: entity.name,
      description: texts.entity.counts(entity.passages, entity.quotations),
      section: 'entities',
      ...(canonical === undefined ? {} : { canonical }),
    },
    content: (
      <EntityContent
        form={searchForm(undefined, false)}
        entity={entity}
        {...(timeline === undefined ? {} : { timeline })}
        said={entityHits(said, context, SAID_SHOWN)}
        named={entityHits(named, context, NAMED_SHOWN)}
        mostQuoted={mostQuoted(said)}
        beside={[...inSources(named), ...namedWith(entity, named), ...inArticles(named)]}
      />
    ),
  });
}

export function addEntityRoutes(app: Hono, context: ServerContext): void {
  app.get('/entities', (c) => listPage(c, context));
  app.get('/entities/:id', async (c) => {
    const id = c.req.param('id');
    const entity = await context.engine.entity(id);
    if (entity === undefined) throw new PullquoteError('not-found', `there is no name "${id}"`);
    return entity.id === id ? entityPage(c, context, entity) : c.redirect(entityLink(entity.id), 302);
  });
}
