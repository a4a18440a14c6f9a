import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { describe, expect, it } from 'vitest';
import { conditional } from '../../../src/server/conditional.ts';

/** An application as the server's, over an index whose state can change. */
function application() {
  const made = { state: '1', answers: 0 };
  const app = new Hono();
  app.use(compress({ threshold: 0 }));
  app.use(conditional(() => Promise.resolve(made.state)));
  app.get('/', (c) => {
    made.answers++;
    return c.html(`<p>${'words '.repeat(400)}</p>`);
  });
  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers: { 'Accept-Encoding': 'gzip', ...headers } });
  return { made, get };
}

describe('a page that a cache holds', () => {
  it('is not made again while neither the index nor the address changes, compressed or not', async () => {
    const { made, get } = application();
    const first = await get('/?q=a');
    expect(first.headers.get('Content-Encoding')).toBe('gzip');
    const tag = first.headers.get('ETag') ?? '';
    for (const encoding of ['gzip', 'identity']) {
      const again = await get('/?q=a', { 'If-None-Match': tag, 'Accept-Encoding': encoding });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect(again.headers.get('Vary')).toBe('HX-Request, HX-Request-Type, Accept-Encoding, Accept-Language, Cookie');
      expect(again.headers.get('Cache-Control')).toBe('no-cache');
    }
    expect(made.answers).toBe(1);
  });

  it('is made again for another generation, another search, and a part of the page', async () => {
    const { made, get } = application();
    const tag = (await get('/?q=a')).headers.get('ETag') ?? '';
    const partial = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' };
    expect((await get('/?q=b', { 'If-None-Match': tag })).status).toBe(200);
    expect((await get('/?q=a', { 'If-None-Match': tag, ...partial })).status).toBe(200);
    made.state = '2';
    const changed = await get('/?q=a', { 'If-None-Match': tag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('ETag')).not.toBe(tag);
    expect(changed.headers.get('Vary')).toBe('HX-Request, HX-Request-Type, Accept-Encoding, Accept-Language, Cookie');
  });
});
