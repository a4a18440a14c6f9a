import { expect } from 'vitest';

/** The JSON that a node answers. Fails the test, with the answer, unless it is a success. */
export async function ask(url: string, path: string, method = 'GET', body?: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${url}${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const said: unknown = await answer.json();
  expect(answer.ok, `${method} ${path}: ${JSON.stringify(said)}`).toBe(true);
  return said as Record<string, unknown>;
}
