/** `/api/…`: the same answers as the pages, as JSON of the shapes in `src/domain/`. */
import type { Hono } from 'hono';
import { PullquoteError } from '../../domain/errors.ts';
import { DEFAULT_FACET_LIMIT, MAX_FACET_LIMIT } from '../../domain/search.ts';
import { type ServerContext, searchLimits } from '../context.ts';
import { findPassage } from '../find-passage.ts';
import { problemOf, problemResponse } from '../problems.ts';
import { facetField, parseSearchParams, singleValue, wholeNumber } from '../url-query.ts';
import { entityType } from './entities.tsx';
import { facetPageOf, facetQueryOf } from './facet.tsx';

const DEFAULT_ENTITIES = 50;
const MAX_ENTITIES = 1000;
const MAX_OFFSET = 100_000_000;

const paramsOf = (request: Request): URLSearchParams => new URL(request.url).searchParams;

function addReading(app: Hono, { engine }: ServerContext): void {
  app.get('/api/articles/:id', async (c) => {
    const annotated = await engine.article(c.req.param('id'));
    if (annotated === undefined) throw new PullquoteError('not-found', `there is no article "${c.req.param('id')}"`);
    return c.json(annotated);
  });
  app.get('/api/passages/:id', async (c) => {
    const id = c.req.param('id');
    const lookup = await findPassage(engine, id);
    if (lookup.state === 'gone') {
      const { near, was } = lookup.gone;
      return problemResponse(problemOf(new PullquoteError('gone', `the paragraph "${id}" is gone from its article`)), { near, was });
    }
    const { article, passage, link } = lookup.found;
    return lookup.moved ? c.redirect(`/api/passages/${encodeURIComponent(passage.id)}`, 301) : c.json({ article, passage, link });
  });
  app.get('/api/entities', async (c) => {
    const params = paramsOf(c.req.raw);
    const type = entityType(params);
    return c.json(
      await engine.entities({
        q: singleValue(params, 'q') ?? '',
        ...(type === undefined ? {} : { type }),
        offset: wholeNumber(params, 'offset', { min: 0, max: MAX_OFFSET, byDefault: 0 }),
        limit: wholeNumber(params, 'limit', { min: 0, max: MAX_ENTITIES, byDefault: DEFAULT_ENTITIES }),
      }),
    );
  });
  app.get('/api/entities/:id', async (c) => {
    const entity = await engine.entity(c.req.param('id'));
    if (entity === undefined) throw new PullquoteError('not-found', `there is no name "${c.req.param('id')}"`);
    return c.json(entity);
  });
}

export function addApiRoutes(app: Hono, context: ServerContext): void {
  const { engine } = context;
  app.get('/api/search', async (c) => {
    const { query, facetLimit } = parseSearchParams(paramsOf(c.req.raw));
    return c.json(await engine.search(query, { ...searchLimits(c.req.raw), facetLimit }));
  });
  app.get('/api/facets/:field', async (c) => {
    const field = facetField(c.req.param('field'));
    const params = paramsOf(c.req.raw);
    return c.json(await engine.facet(facetQueryOf(params), field, facetPageOf(params, DEFAULT_FACET_LIMIT, MAX_FACET_LIMIT)));
  });
  app.get('/api/suggest', async (c) => c.json({ suggestions: await engine.suggest(singleValue(paramsOf(c.req.raw), 'q') ?? '') }));
  addReading(app, context);
}
