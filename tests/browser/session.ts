/** One browser and one server for a test file; every page fails its test on a console error or a violation of the policy. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { openIndex } from '../../src/index.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { openDraftAnnotator } from '../../src/cli/annotate-draft.ts';
import { readCorpusHealth } from '../../src/store/corpus-health.ts';
import { disk } from '../../src/store/file-layer.ts';
import { readManifest } from '../../src/store/index-folder.ts';
import { startServer } from '../../src/server/start-server.ts';
import { buildPages } from '../support/build-pages.ts';
import { launchChromium } from './chromium.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export interface Session {
  url: string;
  /** A new window. What goes wrong in it is in `faults`. */
  open(path: string, options?: BrowserContextOptions): Promise<{ page: Page; context: BrowserContext; faults: string[] }>;
  close(): Promise<void>;
}

/** An answer that is an error is logged by Chromium as one; where a test asks for it, it is no fault. */
const EXPECTED_STATUS = /^Failed to load resource: the server responded with a status of 4\d\d/;

function watch(page: Page, faults: string[]): void {
  page.on('console', (message) => {
    const isExpected = EXPECTED_STATUS.test(message.text()) && !message.location().url.includes('/assets/');
    if ((message.type() === 'error' || message.type() === 'warning') && !isExpected) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') faults.push(`${request.url()}: ${reason}`);
  });
}

async function openWindow(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  watch(page, faults);
  await page.goto(url);
  return { page, context, faults };
}

/** Indexes a folder, of the project where it is no absolute path, serves it on a free port and starts the browser. */
export async function startSession(corpus: string): Promise<Session> {
  buildPages();
  const scratch = await mkdtemp(join(tmpdir(), 'pullquote-browser-'));
  const indexDir = join(scratch, 'index');
  await indexCorpus({ indexDir, paths: [resolve(ROOT, corpus)] });
  const engine = await openIndex(indexDir);
  const drafts = openDraftAnnotator();
  const manifest = await readManifest(disk, indexDir);
  const health = manifest && (await readCorpusHealth(disk, indexDir, manifest));
  const server = await startServer({
    engine,
    host: '127.0.0.1',
    port: 0,
    annotateDraft: drafts.annotate,
    corpus: { health: () => Promise.resolve(health) },
  });
  const browser = await launchChromium();
  return {
    url: server.url,
    open: (path, options = {}) => openWindow(browser, server.url + path, options),
    close: async () => {
      await browser.close();
      await server.close();
      await engine.close();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

/** The state of the page's address, without the origin. */
export function addressOf(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

/** The session of a test file, which starts before its tests and ends after them. */
export function sessionOf(corpus: string): Pick<Session, 'url' | 'open'> {
  let session: Session | undefined;
  const started = (): Session => {
    if (session === undefined) throw new Error('the session has not started');
    return session;
  };
  beforeAll(async () => {
    session = await startSession(corpus);
  });
  afterAll(async () => {
    await session?.close();
  });
  return {
    get url() {
      return started().url;
    },
    open: (path, options) => started().open(path, options),
  };
}

/** Opens a window for as long as it is used; whatever goes wrong in it (an error on the console, a violation of the policy) fails the test. */
export async function visit(
  session: Pick<Session, 'open'>,
  path: string,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const { page, context, faults } = await session.open(path, options);
  await use(page);
  expect(faults, path).toEqual([]);
  await context.close();
}

/** The number of results that the page of a search tells. */
export async function totalOf(page: Page): Promise<number> {
  const status = (await page.locator('#status').textContent()) ?? '';
  return Number.parseInt(status.replaceAll(',', ''), 10) || 0;
}
