/** `/entities`: everybody and everything that is named, to find and to page through. */
import type { Context, Hono } from 'hono';
import { pagesToLink } from '../../../views/components/pager.tsx';
import { texts } from '../../../views/languages/language.ts';
import { EntitiesContent } from '../../../views/pages/entities-page.tsx';
import { ENTITY_TYPES, type EntityType } from '../../domain/annotation.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { entityLink } from '../../domain/links.ts';
import type { ServerContext } from '../context.ts';
import { renderPage } from '../render.tsx';
import { singleValue, wholeNumber } from '../url-query.ts';

const NAMES_A_PAGE = 60;
const MAX_PAGE = 1_000_000;

/** A type by its name, `undefined` where none is given. @throws PullquoteError bad-request */
function entityType(params: URLSearchParams): EntityType | undefined {
  const text = singleValue(params, 'type');
  const found = ENTITY_TYPES.find((type) => type === text);
  if (text !== undefined && found === undefined)
    throw new PullquoteError('bad-request', `the parameter "type" is none of ${ENTITY_TYPES.join(', ')}`);
  return found;
}

/** The list of names that begin so. */
export function namesHref(parts: { q: string; type?: EntityType | undefined; page?: number }): string {
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
    label: one === undefined ? texts().entity.allTypes : texts().entity.typePlurals[one],
    href: namesHref({ q, type: one }),
    current: one === type,
  }));
  return renderPage(c, {
    meta: { site: context.site, title: texts().entity.listTitle, section: 'entities', sheet: 'names' },
    content: (
      <EntitiesContent
        q={q}
        {...(type === undefined ? {} : { type })}
        types={types}
        total={total}
        entities={entities.map((entity) => ({ ...entity, href: entityLink(entity.id) }))}
        pager={{ page, pages, links: pagesToLink(page, pages).map((one) => ({ page: one, href: namesHref({ q, type, page: one }) })) }}
      />
    ),
  });
}

export function addEntityListRoute(app: Hono, context: ServerContext): void {
  app.get('/entities', (c) => listPage(c, context));
}
