import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/server/app.tsx';
import { loadAssets } from '../../../src/server/assets.ts';
import { ENGLISH, inLanguage, type Language, language, texts } from '../../../views/languages/language.ts';
import { BRACKETED } from '../../support/bracketed-language.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

const OTHER: Language = { ...BRACKETED, tag: 'es', name: 'Español' };

let api: Api;

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional', {
    languages: [ENGLISH, OTHER],
    operations: { rememberedBytes: 50_000_000 },
  });
}, 120_000);
afterAll(async () => {
  await api?.close();
});

const get = (path: string, headers: Record<string, string> = {}) => api.request(path, { headers });
const tagOf = async (path: string, headers: Record<string, string> = {}): Promise<string | undefined> =>
  /^<!doctype html><html lang="([^"]*)"/.exec(await (await get(path, headers)).text())?.[1];

describe('the language of a page', () => {
  it.each([
    ['', 'en'],
    ['es', 'es'],
    ['es-MX, en;q=0.5', 'es'],
    ['en;q=0.5, es;q=0.9', 'es'],
    ['ES-419;q=0.3, fr', 'es'],
    ['de, fr;q=0.9, es;q=0.2, en;q=0.1', 'es'],
    ['es;q=0, en', 'en'],
    ['es;q=0', 'en'],
    ['zh-Hant-TW, ja', 'en'],
    ['*', 'en'],
    ['esx', 'en'],
    [';;;,=,q=', 'en'],
    [`${'es-'.repeat(2000)}MX`, 'es'],
  ])('is for "%s" the first that there is: %s', async (accepted, expected) => {
    expect(await tagOf('/?q=harbour', accepted === '' ? {} : { 'Accept-Language': accepted })).toBe(expected);
  });

  it('is the one that the reader has chosen, before those of the browser', async () => {
    expect(await tagOf('/help', { Cookie: 'lang=es', 'Accept-Language': 'en' })).toBe('es');
    expect(await tagOf('/help', { Cookie: 'other=1; lang=en', 'Accept-Language': 'es' })).toBe('en');
    expect(await tagOf('/help', { Cookie: 'lang=xx', 'Accept-Language': 'es' })).toBe('es');
  });

  it('is said in the head, with its direction, and in the headers', async () => {
    const response = await get('/help', { 'Accept-Language': 'es' });
    expect(response.headers.get('Content-Language')).toBe('es');
    expect(response.headers.get('Vary')?.split(', ')).toEqual(expect.arrayContaining(['Accept-Language', 'Cookie']));
    expect(await response.text()).toContain('<html lang="es" dir="rtl">');
  });

  it('holds in the part of a page and on the page of an error', async () => {
    const part = await get('/?q=harbour', { 'Accept-Language': 'es', 'HX-Request': 'true', 'HX-Request-Type': 'partial' });
    expect(await part.text()).toContain(OTHER.texts.scope.label);
    const nothing = await get('/nothing', { 'Accept-Language': 'es' });
    expect(nothing.status).toBe(404);
    expect(await nothing.text()).toContain(OTHER.texts.errors['not-found']);
  });
});

describe('what is kept of a page', () => {
  it('is kept for its language', async () => {
    const english = await get('/overview', { 'Accept-Language': 'en' });
    const other = await get('/overview', { 'Accept-Language': 'es' });
    const [tag, otherTag] = [english, other].map(({ headers }) => headers.get('ETag') ?? '');
    expect(tag).not.toBe(otherTag);
    expect(await other.text()).toContain(OTHER.texts.overview.speakers);
    // asked again, from what is remembered
    expect(await (await get('/overview', { 'Accept-Language': 'en-GB' })).text()).toBe(await english.text());
    expect((await get('/overview', { 'Accept-Language': 'es', 'If-None-Match': tag ?? '' })).status).toBe(200);
    expect((await get('/overview', { 'Accept-Language': 'es', 'If-None-Match': otherTag ?? '' })).status).toBe(304);
  });
});

describe('a choice of language', () => {
  it('is remembered and leads back', async () => {
    const response = await get('/language/es', { Referer: 'http://localhost/?q=harbour', Host: 'localhost' });
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/?q=harbour');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Set-Cookie')).toBe('lang=es; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax');
  });

  it.each(['', 'https://evil.example/?q=a', 'http://localhost:81/', 'javascript:alert(1)', 'http://localhost//evil.example'])(
    'leads to no other site from "%s"',
    async (Referer) => {
      const { headers } = await get('/language/es', { Host: 'localhost', ...(Referer === '' ? {} : { Referer }) });
      expect(headers.get('Location')).toMatch(/^\/(?![/\\])/);
    },
  );

  it('is of a language that there is', async () => {
    const response = await get('/language/xx');
    expect(response.status).toBe(404);
    expect(response.headers.has('Set-Cookie')).toBe(false);
  });

  it('is offered at the foot of every page, each language by its own name', async () => {
    const html = await (await get('/help', { 'Accept-Language': 'es' })).text();
    expect(html).toContain('<a href="/language/en" lang="en" hreflang="en" rel="nofollow">English</a>');
    expect(html).toContain('<a href="/language/es" lang="es" hreflang="es" rel="nofollow" aria-current="true">Español</a>');
  });
});

describe('what programs read', () => {
  it.each([
    '/api/search?q=harbour',
    '/api/search?q=harbour&sort=nonsense',
    '/api/nothing',
    '/feed.atom?q=harbour',
    '/feed.json?q=harbour',
    '/results.csv?q=harbour&kind=direct',
    '/results.md?q=harbour&kind=direct&after=2021',
    '/results.jsonl?q=harbour',
    '/opensearch.xml',
    '/robots.txt',
  ])('is English for everybody: %s', async (path) => {
    const [english, other] = await Promise.all(
      ['en', 'es'].map(async (accepted) => {
        const response = await get(path, { 'Accept-Language': accepted, Cookie: `lang=${accepted}` });
        const body = (await response.text()).replace(/"tookMs":[\d.e-]+/, '');
        return { body, vary: response.headers.get('Vary'), etag: response.headers.get('ETag') };
      }),
    );
    expect(other).toEqual(english);
    expect(other?.vary ?? '').not.toMatch(/Language|Cookie/);
  });

  it('is English where it is copied from a page', async () => {
    const copied = async (accepted: string): Promise<string[]> => {
      const html = await (await get('/?q=harbour', { 'Accept-Language': accepted })).text();
      return [...html.matchAll(/data-copy="([^"]*)"/g)].map(([, text = '']) => text);
    };
    const english = await copied('en');
    expect(english.length).toBeGreaterThan(3);
    expect(await copied('es')).toEqual(english);
  });
});

describe('two requests at a time', () => {
  it('are each answered in their own language, whichever waits for the other', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { engine } = api;
    const order: string[] = [];
    // The first search of every request stands at the gate, so that both are under way before either page is made.
    const slow = new Proxy(engine, {
      get: (target, name) => {
        const own: unknown = Reflect.get(target, name);
        if (name === 'hold') return undefined;
        if (name !== 'search' || typeof own !== 'function') return typeof own === 'function' ? own.bind(target) : own;
        return async (...given: Parameters<typeof engine.search>) => {
          order.push(language().tag);
          if (new Set(order).size === 2) open();
          await gate;
          return target.search(...given);
        };
      },
    });
    const app = createApp({ engine: slow, assets: await loadAssets(), languages: [ENGLISH, OTHER] });
    const ask = async (accepted: string): Promise<string> =>
      (await app.request('/?q=harbour&scope=quotations', { headers: { 'Accept-Language': accepted } })).text();
    const [other, english] = await Promise.all([ask('es'), ask('en')]);
    expect(order.slice(0, 2).sort()).toEqual(['en', 'es']);
    expect(english).toContain('<html lang="en"');
    expect(english).not.toContain('⟦S');
    expect(other).toContain('<html lang="es"');
    expect(other).toContain(OTHER.texts.scope.quotations);
    expect(english).toBe(await ask('en'));
    expect(other).toBe(await ask('es'));
  });

  it('keep their language through every await, and lose it at their end', async () => {
    const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const seen = async (): Promise<string[]> => {
      const tags: string[] = [];
      for (let i = 0; i < 20; i++) {
        tags.push(texts().nav.search);
        await pause();
      }
      return tags;
    };
    const [other, english] = await Promise.all([inLanguage(OTHER, seen), inLanguage(ENGLISH, seen)]);
    expect(new Set(other)).toEqual(new Set([OTHER.texts.nav.search]));
    expect(new Set(english)).toEqual(new Set([ENGLISH.texts.nav.search]));
    expect(language()).toBe(ENGLISH);
  });
});
