/** `/api/…`: the same answers as the pages, as JSON of the shapes in `src/domain/`. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { PullquoteError } from '../../domain/errors.ts';
import { describeRefusal, queryOfParameters } from '../../domain/parameters.ts';
import { FACET_FIELDS } from '../../domain/search.ts';
import { type ServerContext, searchLimits } from '../context.ts';
import { findPassage } from '../find-passage.ts';
import { problemOf, problemResponse } from '../problems.ts';
import { selectorsOfPassage } from '../present/selectors.ts';
import { findVariants } from '../find-variants.ts';
import { onlyJson } from '../refusals.ts';
import {
  articleRoute,
  correctionsRoute,
  entitiesRoute,
  entityRoute,
  facetRoute,
  passageRoute,
  searchRoute,
  suggestRoute,
  variantsRoute,
} from './describe-routes.ts';
import { openApiDocument } from './document.ts';
import { linksOfOffsets, linksOfPages } from './page-links.ts';

/** The header, where there is one. */
const linkHeader = (links: string | undefined): Record<string, string> => (links === undefined ? {} : { Link: links });

/** What is wrong with a request, by the schemas that describe it. */
function bareApp(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return;
      if (result.target === 'param' && c.req.path.startsWith('/api/facets/')) {
        throw new PullquoteError('not-found', `there is no facet "${c.req.param('field') ?? ''}"`, {
          hint: `one of: ${FACET_FIELDS.join(', ')}`,
        });
      }
      throw new PullquoteError('bad-request', describeRefusal(result.error));
    },
  });
}

/** The API as an application of its own; its type is what a typed client is made of. */
export function createApi({ engine, version, absolute }: ServerContext) {
  const app = bareApp();
  app.use('/api/*', onlyJson);
  const api = app
    .openapi(searchRoute, async (c) => {
      const { facetLimit, ...parameters } = c.req.valid('query');
      const query = queryOfParameters(parameters);
      const page = await engine.search(query, { ...searchLimits(c.req.raw), facetLimit });
      return c.json(page, 200, linkHeader(linksOfPages(c.req.raw, query, page.total)));
    })
    .openapi(facetRoute, async (c) => {
      const { prefix, order, offset, limit, facetLimit: _, ...parameters } = c.req.valid('query');
      const { field } = c.req.valid('param');
      const query = queryOfParameters({ ...parameters, page: 1, limit: 0 });
      const facet = await engine.facet(query, field, { prefix, order, offset, limit });
      return c.json(facet, 200, linkHeader(linksOfOffsets(c.req.raw, { offset, limit }, facet.total)));
    })
    .openapi(suggestRoute, async (c) => c.json({ suggestions: await engine.suggest(c.req.valid('query').q) }, 200))
    .openapi(correctionsRoute, async (c) => c.json({ corrections: [...((await engine.corrections?.()) ?? [])] }, 200))
    .openapi(articleRoute, async (c) => {
      const { id } = c.req.valid('param');
      const annotated = await engine.article(id);
      if (annotated === undefined) throw new PullquoteError('not-found', `there is no article "${id}"`);
      return c.json(annotated, 200);
    })
    .openapi(passageRoute, async (c) => {
      const { id } = c.req.valid('param');
      const lookup = await findPassage(engine, id);
      if (lookup.state === 'gone') {
        const { near, was } = lookup.gone;
        return problemResponse(problemOf(new PullquoteError('gone', `the paragraph "${id}" is gone from its article`)), { near, was });
      }
      const { article, passage, link } = lookup.found;
      if (lookup.moved) return c.redirect(`/api/passages/${encodeURIComponent(passage.id)}`, 301);
      return c.json({ article, passage, link, selectors: selectorsOfPassage(article, passage, absolute) }, 200);
    })
    .openapi(variantsRoute, async (c) => {
      const { id } = c.req.valid('param');
      const variants = await findVariants(engine, id, c.req.valid('query').at);
      if (variants === undefined) throw new PullquoteError('not-found', `no quotation in marks stands there in a paragraph "${id}"`);
      return c.json(variants, 200);
    })
    .openapi(entitiesRoute, async (c) => {
      const { q, type, offset, limit } = c.req.valid('query');
      const found = await engine.entities({ q, ...(type === undefined ? {} : { type }), offset, limit });
      return c.json(found, 200, linkHeader(linksOfOffsets(c.req.raw, { offset, limit }, found.total)));
    })
    .openapi(entityRoute, async (c) => {
      const { id } = c.req.valid('param');
      const entity = await engine.entity(id);
      if (entity === undefined) throw new PullquoteError('not-found', `there is no name "${id}"`);
      return c.json(entity, 200);
    });
  api.get('/api/openapi.json', (c) => c.json(openApiDocument(app, { version, server: absolute('/') })));
  return api;
}

export type Api = ReturnType<typeof createApi>;
