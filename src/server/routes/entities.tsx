/** `/entities` and `/entities/ID`: who and what is named. */
import type { Context, Hono } from 'hono';
import { pagesToLink } from '../../../views/components/pager.tsx';
import { EntitiesContent } from '../../../views/pages/entities-page.tsx';
import { EntityContent } from '../../../views/pages/entity-page.tsx';
import { texts } from '../../../views/texts.ts';
import { ENTITY_TYPES, type EntityType } from '../../domain/annotation.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { entityLink } from '../../domain/links.ts';
import { searchQuery, type SearchQuery } from '../../domain/search.ts';
import type { EntityRecord } from '../../search/engine.ts';
import { type ServerContext, searchLimits } from '../context.ts';
import { presentHit } from '../present/hits.ts';
import { renderPage, searchForm } from '../render.tsx';
import { searchUrl, singleValue, wholeNumber } from '../url-query.ts';

const NAMES_A_PAGE = 60;
const SAID_SHOWN = 6;
const NAMED_SHOWN = 4;
const ARTICLES_SHOWN = 12;
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

async function entityPage(c: Context, context: ServerContext, entity: EntityRecord): Promise<Response> {
  const limits = { ...searchLimits(c.req.raw), facetLimit: 0 };
  const saidQuery: SearchQuery = searchQuery({ scope: 'quotations', filters: { speaker: [entity.id] }, sort: 'newest', limit: SAID_SHOWN });
  const namedQuery: SearchQuery = searchQuery({ filters: { [entity.type]: [entity.id] }, sort: 'newest', limit: NAMED_SHOWN });
  const [said, named] = await Promise.all([
    context.engine.search(saidQuery, limits),
    context.engine.search(namedQuery, { ...limits, facetLimit: ARTICLES_SHOWN }),
  ]);
  const saidHref = searchUrl({ ...saidQuery, limit: searchQuery().limit });
  const namedHref = searchUrl({ ...namedQuery, limit: searchQuery().limit });
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
        said={{ hits: said.hits.map((hit) => presentHit(hit, saidQuery, context.absolute)), total: said.total, allHref: saidHref }}
        named={{ hits: named.hits.map((hit) => presentHit(hit, namedQuery, context.absolute)), total: named.total, allHref: namedHref }}
        articles={named.facets.article.buckets.map(({ value, label, count }) => ({
          title: label,
          href: `/articles/${encodeURIComponent(value)}`,
          count,
        }))}
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
