/**
 * `/api`: a page to try the API. Its forms are made of the OpenAPI document; what a form sends is asked of the API itself, as anybody would,
 * and the answer shown. So it works without a script, and shows what a program would get.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import { z } from 'zod';
import { texts } from '../../../views/languages/language.ts';
import { ApiContent, type ApiAnswer, type ApiField, type ApiOperation } from '../../../views/pages/api-page.tsx';
import { FACET_FIELDS } from '../../domain/search.ts';
import type { ServerContext } from '../context.ts';
import { renderPage } from '../render.tsx';
import { openApiDocument } from './document.ts';

export const DOCUMENT_PATH = '/api/openapi.json';
/** Of an answer: enough to see what it is, and no page that a browser is slow with. */
const SHOWN = 20_000;
const HEADERS = ['content-type', 'etag', 'link', 'location', 'retry-after'];
const FILTERS: ReadonlySet<string> = new Set([...FACET_FIELDS, ...FACET_FIELDS.map((field) => `-${field}`)]);

const parameterSchema = z.object({
  name: z.string(),
  in: z.enum(['query', 'path']),
  description: z.string().default(''),
  required: z.boolean().default(false),
  schema: z.object({
    type: z.string(),
    enum: z.array(z.string()).optional(),
    items: z.object({ enum: z.array(z.string()).optional() }).optional(),
    default: z.union([z.string(), z.number()]).optional(),
  }),
});
const pathsSchema = z.record(
  z.string(),
  z.object({ get: z.object({ operationId: z.string(), summary: z.string(), parameters: z.array(parameterSchema).default([]) }) }),
);
type Parameter = z.infer<typeof parameterSchema>;

function presentField({ name, description, required, schema }: Parameter, given: URLSearchParams | undefined): ApiField {
  const choices = schema.enum ?? schema.items?.enum;
  return {
    name,
    description,
    value: given?.get(name) ?? '',
    isRequired: required,
    isNumber: schema.type === 'integer',
    ...(choices === undefined ? {} : { choices }),
    ...(schema.default === undefined ? {} : { byDefault: String(schema.default) }),
  };
}

function withoutBlanks(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...params].filter(([, value]) => value !== ''));
}

/** The address that a form asks for; blank fields ask for nothing. */
function addressOf(path: string, parameters: readonly Parameter[], given: URLSearchParams): string {
  const query = withoutBlanks(given);
  query.delete('operation');
  let address = path;
  for (const { name, in: place } of parameters) {
    if (place === 'path') {
      address = address.replace(`{${name}}`, () => encodeURIComponent(given.get(name) ?? ''));
      query.delete(name);
    }
  }
  return query.size === 0 ? address : `${address}?${query.toString()}`;
}

async function askApi(app: Hono, href: string): Promise<ApiAnswer> {
  const response = await app.request(href);
  const text = await response.text();
  let body = text;
  try {
    body = JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    // An answer without a body, such as a redirection.
  }
  return {
    href,
    status: String(response.status),
    headers: HEADERS.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    }),
    body: body.slice(0, SHOWN),
    ...(body.length > SHOWN ? { length: body.length } : {}),
  };
}

/** Adds the page; `app` answers for the API. */
export function addApiPage(app: Hono, api: OpenAPIHono, { site, version, absolute }: ServerContext): void {
  app.get('/api', async (c) => {
    const given = new URL(c.req.url).searchParams;
    const short = withoutBlanks(given);
    // Of a form without a script every blank field stands in the address; the part after "#" is kept by the browser.
    if (short.size < given.size) return c.redirect(short.size === 0 ? '/api' : `/api?${short.toString()}`, 302);
    const { paths } = openApiDocument(api, { version, server: absolute('/') });
    const operations = await Promise.all(
      Object.entries(pathsSchema.parse(paths)).map(async ([path, { get }]): Promise<ApiOperation> => {
        const isAsked = given.get('operation') === get.operationId;
        const fields = get.parameters.map((parameter) => presentField(parameter, isAsked ? given : undefined));
        const filters = fields.filter(({ name }) => FILTERS.has(name));
        return {
          id: get.operationId,
          path,
          summary: get.summary,
          fields: fields.filter((field) => !filters.includes(field)),
          filters,
          hasFilters: filters.some(({ value }) => value !== ''),
          ...(isAsked ? { answer: await askApi(app, addressOf(path, get.parameters, given)) } : {}),
        };
      }),
    );
    return renderPage(c, {
      meta: { site, title: texts().api.title, section: 'help', sheet: 'api' },
      content: <ApiContent operations={operations} descriptionHref={DOCUMENT_PATH} />,
    });
  });
}
