/** The operations of the API: their addresses, what they take and what they answer. They are described and validated by these alone. */
import { createRoute, type z } from '@hono/zod-openapi';
import {
  entityParametersSchema,
  facetParametersSchema,
  facetPathSchema,
  idPathSchema,
  noParametersSchema,
  searchParametersSchema,
  suggestParametersSchema,
  variantsParametersSchema,
} from '../../domain/parameters.ts';
import { schemas } from './schemas.ts';

const PROBLEM = 'application/problem+json';

const problem = (description: string) => ({ description, content: { [PROBLEM]: { schema: schemas.Problem } } }) as const;

const header = (description: string) => ({ description, schema: { type: 'string' } }) as const;
const ETAG = { ETag: header('Changes when the answer may have; send it as If-None-Match.') };
const PAGED = { ...ETAG, Link: header('rel="first", "prev" and "next" pages (RFC 8288), where they are.') };

function json<T extends z.ZodType>(schema: T, description: string, headers: Record<string, ReturnType<typeof header>> = ETAG) {
  return { description, headers, content: { 'application/json': { schema } } } as const;
}

/** What any operation may answer. */
const always = {
  304: { description: 'As the ETag in If-None-Match says: unchanged.' },
  400: problem('A parameter is malformed, given twice, or unknown; the detail names it.'),
  406: problem('Only JSON is answered here.'),
  413: problem('The request has a body, and nothing takes one.'),
  414: problem('The address is too long.'),
  503: problem('The search took too long, or too many wait. Retry-After says when to try again.'),
} as const;
const missing = problem('There is none.');

export const searchRoute = createRoute({
  method: 'get',
  path: '/api/search',
  operationId: 'search',
  summary: 'Search paragraphs, quotations or articles',
  request: { query: searchParametersSchema },
  responses: { 200: json(schemas.SearchPage, 'A page of hits, with the total and the facets.', PAGED), ...always },
});

export const facetRoute = createRoute({
  method: 'get',
  path: '/api/facets/{field}',
  operationId: 'facet',
  summary: 'One facet of a search, to its end',
  request: { params: facetPathSchema, query: facetParametersSchema },
  responses: { 200: json(schemas.Facet, 'Values with their exact counts.', PAGED), ...always, 404: problem('There is no such facet.') },
});

export const suggestRoute = createRoute({
  method: 'get',
  path: '/api/suggest',
  operationId: 'suggest',
  summary: 'Complete what is being typed',
  request: { query: suggestParametersSchema },
  responses: { 200: json(schemas.Suggestions, 'At most ten, best first.'), ...always },
});

export const articleRoute = createRoute({
  method: 'get',
  path: '/api/articles/{id}',
  operationId: 'article',
  summary: 'An article with its annotations',
  request: { params: idPathSchema, query: noParametersSchema },
  responses: { 200: json(schemas.AnnotatedArticle, 'The article, its paragraphs and whom they name.'), ...always, 404: missing },
});

export const passageRoute = createRoute({
  method: 'get',
  path: '/api/passages/{id}',
  operationId: 'passage',
  summary: 'A paragraph by the id in its link',
  request: { params: idPathSchema, query: noParametersSchema },
  responses: {
    200: json(schemas.PassageInArticle, 'The paragraph and its article.'),
    ...always,
    301: { description: 'Its text was edited: leads to the paragraph that took its place.' },
    404: missing,
    410: {
      description: 'It is gone: what it said, and what is nearest now.',
      content: { [PROBLEM]: { schema: schemas.GonePassage } },
    },
  },
});

export const variantsRoute = createRoute({
  method: 'get',
  path: '/api/passages/{id}/variants',
  operationId: 'variants',
  summary: 'The forms in which a quotation stands elsewhere',
  request: { params: idPathSchema, query: variantsParametersSchema },
  responses: {
    200: json(schemas.Variants, 'Its forms, the one that was asked for first, with every article that has them.'),
    ...always,
    404: problem('No quotation in marks stands there now.'),
  },
});

export const entitiesRoute = createRoute({
  method: 'get',
  path: '/api/entities',
  operationId: 'entities',
  summary: 'Who and what is named',
  request: { query: entityParametersSchema },
  responses: { 200: json(schemas.Entities, 'Names, most named first, with their counts.', PAGED), ...always },
});

export const entityRoute = createRoute({
  method: 'get',
  path: '/api/entities/{id}',
  operationId: 'entity',
  summary: 'A name by its id, or by a name or alias that is its alone',
  request: { params: idPathSchema, query: noParametersSchema },
  responses: { 200: json(schemas.EntityRecord, 'The name with its counts.'), ...always, 404: missing },
});

export const correctionsRoute = createRoute({
  method: 'get',
  path: '/api/corrections',
  operationId: 'corrections',
  summary: 'What people corrected, and what has become of it',
  request: { query: noParametersSchema },
  responses: { 200: json(schemas.Corrections, 'Every correction in the order in which it was made.'), ...always },
});
