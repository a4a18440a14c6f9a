/** The OpenAPI 3.1 document of the API, made of the routes and schemas that answer. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { componentSchemas } from './schemas.ts';

const DESCRIPTION =
  'Everything that the pages show, as JSON. Reading only; no key is needed. Errors are problem documents (RFC 9457): branch on "code", never on words. ' +
  'Offsets are UTF-16 code units, half-open, into the nearest text. Later versions may add members to answers; unknown parameters are refused.';

export type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

/** The description of everything that the application has registered. */
export function openApiDocument(app: OpenAPIHono, about: { version: string; server: string }): OpenApiDocument {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Pullquote', version: about.version, description: DESCRIPTION, license: { name: 'MIT' } },
    servers: [{ url: about.server }],
  });
  return { ...document, components: { schemas: componentSchemas() } } as OpenApiDocument;
}
