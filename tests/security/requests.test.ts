/** What a request may ask for and what it may not: names, credentials, bodies, repeated and odd parameters, paths, caches. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCredentials } from '../../src/cli/credentials.ts';
import { type AppOptions, createApp } from '../../src/server/app.tsx';
import { loadAssets } from '../../src/server/assets.ts';
import { startServer } from '../../src/server/start-server.ts';
import { type Api, serveCorpus } from '../support/serve-corpus.ts';

let api: Api;
let url = '';
let close: () => Promise<void>;

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
  ({ url, close } = await startServer({ engine: api.engine, host: '127.0.0.1', port: 0 }));
}, 120_000);
afterAll(async () => {
  await close?.();
  await api?.close();
});

const appWith = async (operations: NonNullable<AppOptions['operations']>, publicUrl?: string) =>
  createApp({ engine: api.engine, assets: await loadAssets(), operations, ...(publicUrl === undefined ? {} : { publicUrl }) });

/** What the server answers to bytes, to the end of the connection. */
async function sendBytes(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.end(bytes);
  let answers = '';
  try {
    for await (const chunk of socket) answers += String(chunk);
  } catch (error) {
    // A server that ends a connection with bytes left to read may reset it, and what it answered may be lost with that.
    if (!(error instanceof Error) || !('code' in error) || (error.code !== 'ECONNRESET' && error.code !== 'EPIPE')) throw error;
  }
  return answers;
}

/** Whether it was answered with this status, or cut off where the answer was lost. */
function expectOnly(statuses: readonly string[], status: string): void {
  expect([[status], []]).toContainEqual(statuses);
}

const statusesOf = (answers: string): string[] => [...answers.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status = '']) => status);

describe('the host', () => {
  it('is one of this machine where the server serves this machine alone (DNS rebinding)', async () => {
    const app = await appWith({ isLocal: true }, 'https://quotes.example');
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'pullquote.localhost', 'quotes.example'])
      expect((await app.request(`http://${host}/?q=harbour`, { headers: { Host: host } })).status, host).toBe(200);
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      'quotes.example.evil.example',
      'localhost@evil.example',
    ])
      expect((await app.request('/?q=harbour', { headers: { Host: host } })).status, host).toBe(421);
    expect(statusesOf(await sendBytes('GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'))).toEqual(['421']);
    expect(statusesOf(await sendBytes('GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'))).toEqual([
      '421',
    ]);
  });

  it('of a request stands in no link where the public address is known', async () => {
    const app = await appWith({}, 'https://quotes.example');
    for (const path of ['/feed.atom?q=harbour', '/results.csv?q=harbour', '/opensearch.xml', '/?q=harbour']) {
      const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example' };
      expect(await (await app.request(`http://evil.example${path}`, { headers })).text(), path).not.toContain('evil.example');
    }
  });
});

describe('credentials', () => {
  const BASIC = 'reader:a long password:with colon';
  const TOKEN = 'abcdefghijklmnop';
  const basic = (pair: string): Record<string, string> => ({ Authorization: `Basic ${Buffer.from(pair).toString('base64')}` });

  it('are asked for on every path but the probes, and nothing is told without them', async () => {
    const app = await appWith({ credentials: { basic: BASIC, bearer: TOKEN } });
    for (const path of [
      '/',
      '/?q=harbour',
      '/api/search?q=harbour',
      '/articles/x/y',
      '/metrics',
      '/nowhere',
      '/robots.txt',
      '/feed.atom?q=',
    ]) {
      const refused = await app.request(path);
      expect(refused.status, path).toBe(401);
      expect(refused.headers.get('WWW-Authenticate')).toBe('Basic realm="Pullquote", charset="UTF-8", Bearer realm="Pullquote"');
      expect(refused.headers.get('Cache-Control')).toBe('no-store');
      expect(await refused.text()).not.toMatch(/harbour|article/i);
    }
    for (const path of ['/healthz', '/readyz']) expect((await app.request(path)).status, path).toBe(200);
  });

  it('let in who has them, and nobody else', async () => {
    const app = await appWith({ credentials: { basic: BASIC, bearer: TOKEN } });
    for (const headers of [basic(BASIC), { Authorization: `Bearer ${TOKEN}` }, { Authorization: `bearer  ${TOKEN}` }])
      expect((await app.request('/?q=harbour', { headers })).status).toBe(200);
    for (const headers of [
      basic('reader:'),
      basic(''),
      basic(`${BASIC}x`),
      basic(BASIC.slice(0, -1)),
      basic(`Reader${BASIC.slice(6)}`),
      { Authorization: 'Basic' },
      { Authorization: `Basic ${TOKEN}` },
      { Authorization: 'Bearer ' },
      { Authorization: `Bearer ${BASIC}` },
      { Authorization: `Bearer ${TOKEN} ${TOKEN}` },
      { Authorization: `Digest ${TOKEN}` },
    ])
      expect((await app.request('/?q=harbour', { headers })).status, JSON.stringify(headers)).toBe(401);
    const bearerAlone = await appWith({ credentials: { bearer: TOKEN } });
    expect((await bearerAlone.request('/', { headers: basic(':') })).status).toBe(401);
  });

  it('are not answered from what others were told, nor the other way round', async () => {
    const app = await appWith({ credentials: { bearer: TOKEN }, rememberedBytes: 1 << 20 });
    expect((await app.request('/?q=harbour', { headers: { Authorization: `Bearer ${TOKEN}` } })).status).toBe(200);
    expect((await app.request('/?q=harbour')).status).toBe(401);
    expect((await app.request('/?q=ferry')).status).toBe(401);
    expect((await app.request('/?q=ferry', { headers: { Authorization: `Bearer ${TOKEN}` } })).status).toBe(200);
  });

  it('come from the environment, long enough, and are never said', () => {
    expect(readCredentials({})).toBeUndefined();
    expect(readCredentials({ PULLQUOTE_BASIC: BASIC, PULLQUOTE_TOKEN: TOKEN })).toEqual({ basic: BASIC, bearer: TOKEN });
    for (const environment of [
      { PULLQUOTE_BASIC: 'hunter2' },
      { PULLQUOTE_BASIC: 'a:hunter2' },
      { PULLQUOTE_TOKEN: 'hunter2' },
      { PULLQUOTE_TOKEN: 'hunter2 hunter2 hunter2' },
    ]) {
      expect(() => readCredentials(environment)).toThrow(/^PULLQUOTE_/);
      expect(() => readCredentials(environment)).not.toThrow(/hunter2/);
    }
  });
});

describe('guessing a password or token', () => {
  const TOKEN = 'abcdefghijklmnop';
  const MOST = 20;
  let shared: Awaited<ReturnType<typeof startServer>>;
  beforeEach(async () => {
    shared = await startServer({ engine: api.engine, host: '127.0.0.1', port: 0, credentials: { bearer: TOKEN } });
  });
  afterEach(async () => {
    await shared.close();
  });

  const give = async (token: string, forwarded?: string): Promise<Response> =>
    fetch(`${shared.url}/?q=harbour`, {
      headers: { Authorization: `Bearer ${token}`, ...(forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded }) },
    });
  const guess = async (times: number, forwarded?: (i: number) => string): Promise<number[]> =>
    Promise.all(Array.from({ length: times }, async (_, i) => (await give(`wrong-token-${String(i)}`, forwarded?.(i))).status));

  it('is refused with 429 and when to come again after some failures, also with the right one', async () => {
    const statuses = await guess(MOST + 30);
    expect(statuses.filter((status) => status === 401)).toHaveLength(MOST);
    expect(statuses.filter((status) => status === 429)).toHaveLength(30);
    const refused = await give(TOKEN);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(60);
    expect(refused.headers.get('Cache-Control')).toBe('no-store');
    expect(await refused.text()).not.toMatch(/harbour|wrong-token/);
  });

  it('shuts nobody out who comes from another address', async () => {
    await guess(MOST + 1, () => '192.0.2.1');
    expect((await give(TOKEN, '192.0.2.1')).status).toBe(429);
    for (const other of ['192.0.2.2', '2001:db8::1', undefined]) expect((await give(TOKEN, other)).status, other).toBe(200);
  });

  it('is counted for no reader who has the right one, and for none who gave none', async () => {
    for (let i = 0; i < MOST + 5; i++) {
      expect((await give(TOKEN)).status).toBe(200);
      expect((await fetch(shared.url)).status).toBe(401);
    }
    expect((await give(TOKEN)).status).toBe(200);
  });

  it('is not made new by an address that the reader claims, or by another one of the same network', async () => {
    await guess(MOST, (i) => `198.51.100.${String(i)}, 192.0.2.1`);
    expect((await give(TOKEN, '203.0.113.1, 192.0.2.1')).status).toBe(429);
    await guess(MOST, (i) => `2001:db8:1:2::${i.toString(16)}`);
    expect((await give(TOKEN, '2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await give(TOKEN, '2001:db8:1:3::1')).status).toBe(200);
    await guess(MOST, (i) => `nobody-${String(i)}`);
    expect((await give(TOKEN)).status).toBe(429);
  });
});

describe('writing', () => {
  it('is refused whatever the method, the origin and the headers that stand for one (CSRF)', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
      for (const headers of [
        {},
        { Origin: url, 'Sec-Fetch-Site': 'same-origin' },
        { Origin: 'https://evil.example' },
        { 'X-HTTP-Method-Override': 'GET' },
      ]) {
        const { status } = await fetch(`${url}/?q=harbour`, { method, headers });
        expect(status, method).toBe(405);
      }
    }
    for (const header of ['X-HTTP-Method-Override', 'X-Method-Override'])
      expect((await fetch(`${url}/?q=harbour&_method=DELETE`, { headers: { [header]: 'DELETE' } })).status).toBe(200);
  });

  it('answers no other site (no CORS)', async () => {
    const { headers } = await fetch(`${url}/api/search?q=harbour`, { headers: { Origin: 'https://evil.example' } });
    expect(headers.has('Access-Control-Allow-Origin')).toBe(false);
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
  });
});

describe('a body', () => {
  it('is refused unread, however long it is said to be', async () => {
    const asked = 'GET /?q=harbour HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n';
    expect(statusesOf(await sendBytes(`${asked}Content-Length: 5\r\n\r\nhello`))).toEqual(['413']);
    expect(statusesOf(await sendBytes(`${asked}Content-Length: 999999999999\r\n\r\nhello`))).toEqual(['413']);
    expect(statusesOf(await sendBytes(`${asked}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`))).toEqual(['413']);
  });
});

describe('two requests in one (smuggling)', () => {
  const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n';
  it.each([
    [
      'both lengths',
      `GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${String(smuggled.length)}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    [
      'two lengths',
      `GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: ${String(smuggled.length)}\r\n\r\n${smuggled}`,
    ],
    ['an odd encoding', `GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n${smuggled}`],
    ['a space before the colon', `GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length : ${String(smuggled.length)}\r\n\r\n${smuggled}`],
    ['a folded header', `GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n Content-Length: 5\r\n\r\n${smuggled}`],
    ['a bare line feed', `GET / HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n0\n\n${smuggled}`],
    ['two hosts', `GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n`],
  ])('are not both answered: %s', async (_, bytes) => {
    const statuses = statusesOf(await sendBytes(bytes));
    expect(statuses.length, statuses.join()).toBeLessThanOrEqual(1);
    for (const status of statuses) expect(['400', '413', '421']).toContain(status);
  });
});

describe('limits', () => {
  it('of an address and of all headers are answered with 414 and 431', async () => {
    expect((await fetch(`${url}/?q=${'x'.repeat(70_000)}`)).status).toBe(414);
    expectOnly(statusesOf(await sendBytes(`GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ${'a'.repeat(200_000)}\r\n\r\n`)), '431');
    expectOnly(statusesOf(await sendBytes(`GET / HTTP/1.1\r\nHost: localhost\r\n${'X-A: 1111111111\r\n'.repeat(20_000)}\r\n`)), '431');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('of requests under way are answered at once with 503 and when to come again', async () => {
    const app = await appWith({ mostRequests: 4 });
    const answers = await Promise.all(Array.from({ length: 12 }, async (_, i) => app.request(`/?q=harbour+${String(i)}`)));
    const refused = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(4);
    expect(refused).toHaveLength(8);
    for (const { headers } of refused) {
      expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
      expect(headers.get('Content-Type')).toContain('application/problem+json');
    }
    expect((await app.request('/?q=harbour')).status).toBe(200);
    for (const path of ['/healthz', '/readyz']) expect((await app.request(path)).status).toBe(200);
  });
});

describe('parameters', () => {
  it.each(['q', 'sort', 'scope', 'page', 'limit', 'match', 'after'])(
    'that mean one thing are refused when given twice: %s',
    async (name) => {
      expect((await api.request(`/api/search?${name}=1&${name}=2`)).status).toBe(400);
      expect((await api.request(`/?${name}=1&${name}=2`)).status).toBe(400);
    },
  );

  it('in the notation of arrays and objects are other parameters', async () => {
    for (const odd of ['q[]=evil', 'q[a]=evil', 'q.a=evil', 'q%00=evil']) {
      const page = await (await api.request(`/?q=harbour&${odd}`)).text();
      expect(page, odd).toContain('value="harbour"');
      expect(page, odd).not.toContain('evil');
    }
  });

  it('with the names of prototypes change nothing', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
      for (const path of [
        `/?q=harbour&${name}=x`,
        `/?q=harbour&${name}[polluted]=x`,
        `/?q=harbour&person=${name}`,
        `/?q=${name}:x`,
        `/facets/${name}`,
        `/api/facets/${name}`,
        `/entities/${name}`,
        `/speakers/${name}`,
        `/articles/${name}`,
        `/passages/${name}`,
        `/api/entities?type=${name}`,
      ]) {
        expect((await api.request(path)).status, path).toBeLessThan(500);
      }
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a path', () => {
  it.each([
    '/assets/../package.json',
    '/assets/..%2fpackage.json',
    '/assets/%2e%2e%2fpackage.json',
    '/assets/..%5cpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/articles/..%2f..%2f..%2fetc%2fpasswd',
    '/passages/..%2f..%2fetc%2fpasswd/cite.bib',
    '/assets/icon.svg%00.js',
    '/.git/config',
    '/index/manifest.json',
  ])('reaches no file: %s', async (path) => {
    const answer = await sendBytes(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(['400', '404']).toContain(statusesOf(answer)[0]);
    expect(answer).not.toMatch(/root:|"name": "pullquote"|\[core\]/);
  });

  it('never leads to another host', async () => {
    for (const path of [
      '//evil.example',
      '//evil.example/%2e%2e',
      '/\\evil.example',
      '/articles//evil.example',
      '/articles/%2f%2fevil.example/x',
      '/entities/%2f%2fevil.example',
      '/passages/%2f%2fevil.example',
      '/speakers/https:%2f%2fevil.example',
      '/favicon.ico?//evil.example',
      '/?next=https://evil.example',
      '/api/passages/%2f%2fevil.example',
    ]) {
      const location = (await api.request(path)).headers.get('Location');
      if (location !== null) expect(location, path).toMatch(/^\/(?![/\\])/);
    }
  });
});

describe('what is remembered', () => {
  it('is poisoned by no header: each form of an answer is its own', async () => {
    const app = await appWith({ rememberedBytes: 1 << 20 });
    const ask = async (headers: Record<string, string>, host = 'localhost') =>
      app.request(`http://${host}/feed.atom?q=harbour`, { headers });
    const evil = await (await ask({ Host: 'evil.example' }, 'evil.example')).text();
    expect(evil).toContain('evil.example');
    expect(await (await ask({ Host: 'localhost' })).text()).not.toContain('evil.example');
    const odd = { 'X-Forwarded-Host': 'evil.example', 'X-Original-URL': '/evil', 'X-Forwarded-Proto': 'evil', 'X-Rewrite-URL': '/evil' };
    expect(await (await app.request('/?q=ferry', { headers: odd })).text()).not.toContain('evil');
    const part = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' };
    expect(await (await app.request('/?q=vote', { headers: part })).text()).not.toContain('<html');
    expect(await (await app.request('/?q=vote')).text()).toContain('<html');
    expect((await app.request('/?q=vote', { headers: { 'Accept-Encoding': 'gzip' } })).headers.get('Content-Encoding')).toBe('gzip');
    expect((await app.request('/?q=vote')).headers.has('Content-Encoding')).toBe(false);
    expect(await (await app.request('/?q=market', { headers: { Cookie: 'lang=ar', 'Accept-Language': 'es' } })).text()).toContain(
      'lang="ar"',
    );
    expect(await (await app.request('/?q=market')).text()).toContain('<html lang="en"');
  });

  it('is told to every cache as what it is', async () => {
    const app = await appWith({ rememberedBytes: 1 << 20 });
    for (const again of [1, 2]) {
      const { headers } = await app.request('/?q=harbour');
      expect(headers.get('Vary'), String(again)).toBe('HX-Request, HX-Request-Type, Accept-Encoding, Accept-Language, Cookie');
      expect(headers.get('Cache-Control')).toBe('no-cache');
      expect(headers.get('ETag')).toMatch(/^W\//);
    }
    expect((await app.request('/?page=0')).headers.get('Cache-Control')).toBe('no-store');
  });
});
