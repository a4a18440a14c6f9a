/** Serves the application on a port. */
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { CorpusHealth } from '../domain/corpus-health.ts';
import { PullquoteError } from '../domain/errors.ts';
import type { SearchEngine } from '../search/engine.ts';
import { createApp } from './app.tsx';
import { loadAssets } from './assets.ts';

export interface StartServerOptions {
  engine: SearchEngine;
  host: string;
  /** 0 picks a free one. */
  port: number;
  publicUrl?: string;
  corpus?: { title?: string; health?: () => Promise<CorpusHealth | undefined> };
}

/** Node's own limits (60 and 300 s) let slow clients hold sockets. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;
/** How often Node looks for connections past their time; its default of 30 s would make the limits longer than they say. */
const CHECK_INTERVAL_MS = 2_000;
/** Node's own limit of 16 KB is less than the longest query; beyond this one it answers 431 by itself. */
const MAX_HEADER_BYTES = 128 * 1024;
/** What is under way when the server closes may finish within this. */
const GRACE_MS = 2_000;

function addressOf(host: string, port: number): string {
  if (host === '' || host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return host.includes(':') ? `http://[${host}]:${port}` : `http://${host}:${port}`;
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
  });
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed.finally(() => clearTimeout(timer));
}

function listenError(options: StartServerOptions, cause: NodeJS.ErrnoException): PullquoteError {
  const place = `${options.host}:${options.port}`;
  if (cause.code === 'EADDRINUSE') {
    return new PullquoteError('io', `the port is taken: ${place}`, { hint: 'pullquote serve --port 0', cause });
  }
  return new PullquoteError('io', `cannot listen on ${place}: ${cause.message}`, { cause });
}

/**
 * Starts the server; resolves once it answers. Closing it does not close the engine.
 * @throws PullquoteError io, where it cannot listen or the files of the pages are missing
 */
export async function startServer(options: StartServerOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { engine, host, port, publicUrl, corpus } = options;
  const app = createApp({
    engine,
    assets: await loadAssets(),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(corpus === undefined ? {} : { corpus }),
  });
  const limits = {
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: CHECK_INTERVAL_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
  };
  const listener = getRequestListener(app.fetch);
  const server = createServer(limits, (request, response) => void listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(options, error)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const boundPort = typeof address === 'object' && address !== null ? address.port : port;
  return { url: addressOf(host, boundPort), close: () => closeServer(server) };
}
