/** Serves the application on a port. */
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { PullquoteError } from '../domain/errors.ts';
import type { SearchEngine } from '../search/engine.ts';
import { type AppOptions, createApp, type Operations } from './app.tsx';
import { loadAssets } from './assets.ts';
import type { Credentials } from './credentials.ts';
import { isLoopback } from './known-hosts.ts';
import { loadingEngine } from './operations/loading-engine.ts';
import type { ServerLog } from './operations/request-log.ts';

export interface ServerOptions {
  host: string;
  /** 0 picks a free one. */
  port: number;
  publicUrl?: string;
  annotateDraft?: AppOptions['annotateDraft'];
  credentials?: Credentials;
  /** Default: none. */
  log?: ServerLog;
  /** Whether `/metrics` is served. */
  metrics?: boolean;
  /** Requests under way at a time. */
  mostRequests?: number;
}

/** What is served: an index, and what is known of its corpus. */
export interface Served {
  engine: SearchEngine;
  corpus?: NonNullable<AppOptions['corpus']>;
  corrections?: NonNullable<AppOptions['corrections']>;
}

export interface RunningServer {
  url: string;
  /** From now on requests are answered from this index. */
  serve(served: Served): void;
  /** Takes no more requests and finishes those that are under way. Does not close the engine. */
  close(): Promise<void>;
}

/** Node's own limits (60 and 300 s) let slow clients hold sockets. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;
/** How often Node looks for connections past their time; its default of 30 s would make the limits longer than they say. */
const CHECK_INTERVAL_MS = 2_000;
/** Node's own limit of 16 KB is less than the longest query; beyond this one it answers 431 by itself. */
const MAX_HEADER_BYTES = 128 * 1024;
/** What is under way when the server closes may finish within this. */
const GRACE_MS = 10_000;
/** For so long before it closes it tells each reader to come back on another connection, so that none asks on one that is being closed. */
const FAREWELL_MS = 300;
/** More wait so long that they had better come again. */
const MOST_REQUESTS = 512;
const REMEMBERED_BYTES = 32 << 20;

function addressOf(host: string, port: number): string {
  if (host === '' || host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return host.includes(':') ? `http://[${host}]:${port}` : `http://${host}:${port}`;
}

/** The connections of a server, and which of them wait for an answer. */
function watchConnections(server: Server): { isStopping: () => boolean; stop: () => Promise<void> } {
  const open = new Set<Socket>();
  const used = new WeakSet<Socket>();
  const waiting = new Map<Socket, ServerResponse>();
  let isStopping = false;
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.prependListener('request', ({ socket }, response) => {
    if (isStopping) response.shouldKeepAlive = false;
    used.add(socket);
    waiting.set(socket, response);
    response.once('close', () => waiting.delete(socket));
  });
  const stop = async (): Promise<void> => {
    isStopping = true;
    for (const response of waiting.values()) if (!response.headersSent) response.shouldKeepAlive = false;
    if (open.size > 0) await setTimeout(FAREWELL_MS);
    const closed = once(server, 'close');
    server.close();
    const closeIdle = (isIdle: (socket: Socket) => boolean): void => {
      for (const socket of open) if (!waiting.has(socket) && isIdle(socket)) socket.destroy();
    };
    closeIdle((socket) => used.has(socket));
    // On a connection that is new the first request may be under way.
    if (open.size > waiting.size) await setTimeout(FAREWELL_MS);
    closeIdle(() => true);
    const late = new AbortController();
    void setTimeout(GRACE_MS, undefined, { signal: late.signal }).then(
      () => server.closeAllConnections(),
      () => undefined,
    );
    await closed;
    late.abort();
  };
  return { isStopping: () => isStopping, stop };
}

function listenError({ host, port }: ServerOptions, cause: NodeJS.ErrnoException): PullquoteError {
  const place = `${host}:${port}`;
  if (cause.code === 'EADDRINUSE') {
    return new PullquoteError('io', `the port is taken: ${place}`, { hint: 'pullquote serve --port 0', cause });
  }
  return new PullquoteError('io', `cannot listen on ${place}: ${cause.message}`, { cause });
}

/**
 * Opens a server that answers every request with 503 until it is given an index.
 * @throws PullquoteError io, where it cannot listen or the files of the pages are missing
 */
export async function openServer(options: ServerOptions): Promise<RunningServer> {
  const { host, port, publicUrl, annotateDraft, credentials, log } = options;
  const assets = await loadAssets();
  const metrics = options.metrics === true ? (await import('./operations/metrics.ts')).createMetrics() : undefined;
  const limits = {
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: CHECK_INTERVAL_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
  };
  const server = createServer(limits);
  const connections = watchConnections(server);
  const operations: Operations = {
    observers: [...(log === undefined ? [] : [log.request]), ...(metrics === undefined ? [] : [metrics.observe])],
    ...(log === undefined ? {} : { fault: log.fault }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(metrics === undefined ? {} : { metrics }),
    isLocal: isLoopback(host),
    mostRequests: options.mostRequests ?? MOST_REQUESTS,
    rememberedBytes: REMEMBERED_BYTES,
    isStopping: connections.isStopping,
  };
  const given = { ...(publicUrl === undefined ? {} : { publicUrl }), ...(annotateDraft === undefined ? {} : { annotateDraft }) };
  const appOf = (served: Served): Hono => createApp({ ...served, ...given, assets, operations });
  let app = appOf({ engine: loadingEngine });
  const listener = getRequestListener((...request) => app.fetch(...request));
  server.on('request', (request, response) => void listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(options, error)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const boundPort = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: addressOf(host, boundPort),
    serve: (served) => {
      app = appOf(served);
    },
    close: connections.stop,
  };
}

/** Opens a server over an index; resolves once it answers. @throws as `openServer` */
export async function startServer({
  engine,
  corpus,
  corrections,
  ...options
}: ServerOptions & Served): Promise<Omit<RunningServer, 'serve'>> {
  const server = await openServer(options);
  server.serve({ engine, ...(corpus === undefined ? {} : { corpus }), ...(corrections === undefined ? {} : { corrections }) });
  return server;
}
