/** The server as a process: how it starts, what it writes, how it ends, and what slow clients do to others. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get as httpGet } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runPullquote } from '../unit/cli/run-pullquote.ts';
import { percentile, type ServeProcess, serveProcess } from '../support/serve-process.ts';

const CORPUS = resolve(import.meta.dirname, '../fixtures/fictional');
const folder = mkdtempSync(join(tmpdir(), 'pullquote-serving-'));
const INDEX = join(folder, 'index');
beforeAll(async () => {
  expect((await runPullquote(['index', CORPUS, '--index', INDEX])).code).toBe(0);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const lineSchema = z.object({
  level: z.string(),
  time: z.iso.datetime(),
  msg: z.literal('request'),
  method: z.string(),
  path: z.string(),
  query: z.string().optional(),
  route: z.string(),
  status: z.number(),
  ms: z.number(),
});

async function withServer(words: readonly string[], use: (server: ServeProcess) => Promise<void>): Promise<ServeProcess> {
  const server = await serveProcess(['--index', INDEX, ...words]);
  try {
    await use(server);
  } finally {
    await server.stop();
  }
  return server;
}

const requestLines = (server: ServeProcess): z.infer<typeof lineSchema>[] =>
  server
    .stdout()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => lineSchema.parse(JSON.parse(line)));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('a server that starts', () => {
  it('answers 503 with Retry-After until its index is loaded, then searches', { timeout: 120_000 }, async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${String(port)}`;
    const starting = serveProcess([CORPUS, '--index', join(folder, 'fresh'), '--port', String(port)]);
    const seen: number[] = [];
    for (let tries = 0; tries < 2000 && seen.at(-1) !== 200; tries++) {
      const health = await fetch(`${url}/healthz`).catch(() => undefined);
      if (health === undefined) {
        await setTimeout(10);
        continue;
      }
      if (health.status === 503 && seen.at(-1) !== 503) {
        expect(Number(health.headers.get('Retry-After'))).toBeGreaterThan(0);
        expect(await health.json()).toMatchObject({ status: 503, code: 'loading' });
        const page = await fetch(`${url}/?q=harbour`);
        // It may have got ready in between.
        if (page.status === 503) {
          expect(page.headers.get('Retry-After')).not.toBeNull();
          expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
          expect(await page.text()).toContain('its index is still being loaded');
        }
      }
      seen.push(health.status);
    }
    const server = await starting;
    try {
      expect(seen[0]).toBe(503);
      expect(seen.at(-1)).toBe(200);
      expect(new Set(seen)).toEqual(new Set([503, 200]));
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      expect((await fetch(`${url}/?q=harbour`)).status).toBe(200);
    } finally {
      expect(await server.stop()).toBe(0);
    }
  });

  it('listens on this machine alone unless it is told otherwise', async () => {
    const server = await withServer([], async ({ url }) => {
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    });
    expect(server.stderr()).not.toContain('can read everything');
    const open = await serveProcess(['--index', INDEX, '--host', '0.0.0.0']);
    await open.stop();
    expect(open.stderr()).toContain('can read everything');
  });
});

describe('the log', () => {
  it('is one line of JSON for each request, without what was searched for', async () => {
    const server = await withServer([], async ({ url }) => {
      for (const path of ['/?q=secretword', '/api/search?q=secretword&person=secretname', '/nowhere?q=secretword', '/?q=secretword'])
        await fetch(url + path);
    });
    const lines = requestLines(server);
    expect(lines.map(({ path, route, status }) => [path, route, status])).toEqual([
      ['/', '/', 200],
      ['/api/search', '/api/search', 200],
      ['/nowhere', '/*', 404],
      ['/', '/', 200],
    ]);
    expect(server.stdout() + server.stderr()).not.toContain('secret');
  });

  it('has the query where that is asked for, in one line whatever is in it, and nothing where it is off', async () => {
    const asked = '/?q=two%0Alines%1B%5B31m';
    const full = await withServer(['--log', 'queries'], async ({ url }) => void (await fetch(url + asked)));
    expect(requestLines(full).map(({ query }) => query)).toEqual(['?q=two%0Alines%1B%5B31m']);
    const off = await withServer(['--log', 'off'], async ({ url }) => void (await fetch(url + asked)));
    expect(off.stdout()).toBe('');
  });

  it('that nobody reads holds nothing up', { timeout: 120_000 }, async () => {
    const server = await serveProcess(['--index', INDEX], { isRead: false });
    server.child.stdout?.pause();
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    const ask = (): Promise<number> =>
      new Promise((answered, failed) => {
        httpGet(`${server.url}/?q=${'x'.repeat(900)}`, { agent }, (response) => {
          response.resume().once('end', () => answered(response.statusCode ?? 0));
        }).once('error', failed);
      });
    // Far more lines than a pipe takes.
    for (let round = 0; round < 100; round++) expect(new Set(await Promise.all(Array.from({ length: 30 }, ask)))).toEqual(new Set([200]));
    agent.destroy();
    const started = performance.now();
    expect(await server.stop()).toBe(0);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('/metrics', () => {
  it('counts requests by route and status, says what the index holds, and is served only where it is asked for', async () => {
    await withServer(['--metrics'], async ({ url }) => {
      await fetch(`${url}/?q=secretword`);
      await fetch(`${url}/articles/none/x`);
      const response = await fetch(`${url}/metrics`);
      expect(response.headers.get('Content-Type')).toContain('text/plain; version=0.0.4');
      const text = await response.text();
      expect(text).toContain('pullquote_http_request_duration_seconds_count{route="/",status="200"} 1');
      expect(text).toMatch(/_count\{route="\/articles\/:id\/:slug\?",status="404"\} 1/);
      expect(text).toMatch(/pullquote_index_size\{what="articles"\} [1-9]/);
      expect(text).toContain('pullquote_index_info{generation="1"} 1');
      expect(text).toContain('process_resident_memory_bytes');
      expect(text).not.toContain('secretword');
    });
    await withServer([], async ({ url }) => expect((await fetch(`${url}/metrics`)).status).toBe(404));
  });
});

describe('a server that is told to stop', () => {
  it('finishes what is under way and fails no request that it took', { timeout: 120_000 }, async () => {
    const server = await serveProcess(['--index', INDEX]);
    const agent = new Agent({ keepAlive: true });
    let asked = 0;
    const refused = new Set<string>();
    const statuses = new Map<number, number>();
    const ask = (): Promise<boolean> =>
      new Promise((done) => {
        asked++;
        const request = httpGet(`${server.url}/?q=harbour+${String(asked)}`, { agent }, (response) => {
          statuses.set(response.statusCode ?? 0, (statuses.get(response.statusCode ?? 0) ?? 0) + 1);
          response.resume().once('close', () => done(response.complete));
        });
        request.once('error', (error: NodeJS.ErrnoException) => {
          refused.add(`${request.reusedSocket ? 'again: ' : ''}${error.code ?? error.message}`);
          done(false);
        });
      });
    const reading = Array.from({ length: 32 }, async () => {
      for (let isServed = true; isServed; ) isServed = await ask();
    });
    await setTimeout(500);
    const exit = server.stop();
    await Promise.all(reading);
    agent.destroy();
    expect(await exit).toBe(0);
    expect([...statuses.keys()]).toEqual([200]);
    expect(statuses.get(200)).toBeGreaterThan(32);
    // Nobody listens any more: that is all that anybody hears, at once or, where the system had taken the connection already, a moment later.
    expect(['ECONNREFUSED', 'ECONNRESET']).toEqual(expect.arrayContaining([...refused]));
  });

  it('says so at /readyz while it finishes', async () => {
    const server = await serveProcess(['--index', INDEX]);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ready = (): Promise<number> =>
      new Promise((answered, failed) => {
        httpGet(`${server.url}/readyz`, { agent }, (response) => {
          response.resume().once('end', () => answered(response.statusCode ?? 0));
        }).once('error', failed);
      });
    expect(await ready()).toBe(200);
    const exit = server.stop();
    await setTimeout(100);
    expect(await ready()).toBe(503);
    agent.destroy();
    await exit;
  });
});

describe('slow clients', () => {
  it('by the five hundred hold nobody up, and are put out', { timeout: 120_000 }, async () => {
    await withServer([], async ({ url }) => {
      const port = Number(new URL(url).port);
      const times = async (): Promise<number[]> => {
        const taken: number[] = [];
        for (let i = 0; i < 150; i++) {
          const started = performance.now();
          expect((await fetch(`${url}/?q=harbour+${String(i % 50)}`)).status).toBe(200);
          taken.push(performance.now() - started);
        }
        return taken;
      };
      await times();
      const idle = percentile(await times(), 0.95);
      const closed = new Set<Socket>();
      const slow: Socket[] = Array.from({ length: 500 }, () => {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => undefined).on('close', () => closed.add(socket));
        socket.write('GET /?q=harbour HTTP/1.1\r\nHost: 127.0.0.1\r\nX-');
        return socket;
      });
      const dribble = setInterval(() => slow.forEach((socket) => socket.writable && socket.write('a')), 1000);
      await Promise.all(slow.map(async (socket) => void (socket.connecting && (await once(socket, 'connect')))));
      const besideThem = percentile(await times(), 0.95);
      // Far from what holding up would take (10 s and more); how far is a matter for a quiet machine: docs/reliability.md.
      expect(besideThem).toBeLessThan(10 * idle + 500);
      for (let waited = 0; waited < 20 && closed.size < 500; waited++) await setTimeout(1000);
      clearInterval(dribble);
      expect(closed.size).toBe(500);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
    });
  });
});
