import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { rememberAnswers } from '../../../src/server/operations/answer-cache.ts';

describe('answers that are remembered', () => {
  it('take no more room than they may, however small they are and however long what is asked', async () => {
    let made = 0;
    const app = new Hono();
    app.use(rememberAnswers(() => Promise.resolve('one'), 100_000));
    app.get('/', (c) => c.text(String(++made)));
    const ask = (n: number) =>
      app.request(`http://localhost/?${n}${'x'.repeat(10_000)}`, { headers: { Accept: `text/html;q=${'0'.repeat(10_000)}` } });
    await ask(0);
    await ask(0);
    expect(made).toBe(1);
    for (let n = 1; n <= 100; n++) await ask(n);
    await ask(100);
    expect(made).toBe(101);
    await ask(0);
    expect(made).toBe(102);
  });
});
