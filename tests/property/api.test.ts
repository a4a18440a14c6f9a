/** The API asked by its own description: what it allows is answered as it says, what it does not is refused by name. */
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '../../src/domain/reports.ts';
import { searchQuery } from '../../src/domain/search.ts';
import { LONGER } from '../support/long.ts';
import { type Asked, invalidRequests, type Operation, readOperations, validRequests } from '../support/openapi.ts';
import { type Api, serveCorpus } from '../support/serve-corpus.ts';

const RUNS = 40 * LONGER;

let api: Api;
let operations: Operation[];
const words = [
  'harbour',
  'ferry',
  'vote',
  'the',
  'said:budget',
  '"the harbour"',
  'spekaer:',
  '(',
  'a OR -b',
  'harb*',
  'vote~',
  '-',
  'unnamed:x',
  '2025',
  'direct',
];
const ids = ['none', 'p-aaaaaaaaaaaaaaaa', '..', '/', '%', '\u0000', 'é'];

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
  operations = readOperations(await (await api.request('/api/openapi.json')).json());
  const { hits, facets } = await api.engine.search(searchQuery({ limit: 40 }), { facetLimit: 20 });
  ids.push(...hits.flatMap((hit) => [hit.article.id, hit.passage.id]), ...facets.person.buckets.map(({ value }) => value));
  for (const { buckets } of Object.values(facets)) words.push(...buckets.flatMap(({ value, label }) => [value, label]));
}, 120_000);
afterAll(async () => {
  await api?.close();
});

const addressOf = ({ path, query }: Asked): string => `${path}?${new URLSearchParams(query).toString()}`;

async function ask(operation: Operation, asked: Asked): Promise<{ status: number; body: unknown }> {
  const response = await api.request(addressOf(asked));
  const { status } = response;
  const answer = operation.answer(status);
  expect(answer, `${status} is described`).toBeDefined();
  if (!answer) return { status, body: undefined };
  expect(response.headers.get('Content-Type')).toContain(answer.type);
  const body: unknown = await response.json();
  const read = answer.schema.safeParse(body);
  expect(read.error, 'the answer is of its schema').toBeUndefined();
  return { status, body };
}

describe('the API', () => {
  it('describes every operation of the contract', () => {
    expect(operations.map(({ path }) => path).sort()).toEqual([
      '/api/articles/{id}',
      '/api/corrections',
      '/api/entities',
      '/api/entities/{id}',
      '/api/facets/{field}',
      '/api/passages/{id}',
      '/api/passages/{id}/variants',
      '/api/search',
      '/api/suggest',
    ]);
    for (const operation of operations) expect(operation.answer(200)?.schema.safeParse({}).success, operation.id).toBe(false);
  });

  it('answers whatever its description allows, as its description says', async () => {
    const statuses = new Map<string, number>();
    for (const operation of operations) {
      await fc.assert(
        fc.asyncProperty(validRequests(operation, { words, ids }), async (asked) => {
          const { status } = await ask(operation, asked);
          statuses.set(`${operation.id} ${status}`, (statuses.get(`${operation.id} ${status}`) ?? 0) + 1);
          expect(operation.path.includes('{id}') ? [200, 404] : [200]).toContain(status);
        }),
        { numRuns: RUNS },
      );
    }
    for (const { id } of operations) expect(statuses.get(`${id} 200`) ?? 0, `${id} was answered`).toBeGreaterThan(0);
  });

  it('refuses whatever its description does not allow, and names the parameter', async () => {
    for (const operation of operations) {
      await fc.assert(
        fc.asyncProperty(invalidRequests(operation, { words, ids }), async (asked) => {
          const { status, body } = await ask(operation, asked);
          expect(status).toBe(400);
          expect(problemSchema.parse(body)).toMatchObject({ code: 'bad-request' });
          expect(problemSchema.parse(body).detail).toContain(`"${asked.refused}"`);
        }),
        { numRuns: RUNS },
      );
    }
  });

  it('fails at no address and no header, however odd', async () => {
    const odd = fc.record({
      path: fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('api', 'search', '..', '%2f', '%00', '%E0%A4%A', '')), {
        maxLength: 4,
      }),
      query: fc.string({ unit: 'binary', maxLength: 200 }),
      accept: fc.oneof(
        fc.constantFrom('text/html', 'application/json;q=0', '*/*', ';;,', 'application/problem+json'),
        fc.string({ maxLength: 20 }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(odd, async ({ path, query, accept }) => {
        const headers = /^[\x20-\x7e]*$/.test(accept) ? { Accept: accept } : {};
        const escape = (text: string): string => text.replaceAll(/[^\w%.~!$&'()*+,;=:@/-]/gu, encodeURIComponent);
        const response = await api.request(`/api/${path.map(escape).join('/')}?${escape(query)}`, { headers });
        expect(response.status).toBeLessThan(500);
      }),
      { numRuns: RUNS * 4 },
    );
  });
});
