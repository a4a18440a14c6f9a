/** A site that `pullquote export-site` wrote, from a plain file server, below a path. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkOf } from '../../src/domain/selector.ts';
import { buildPages } from '../support/build-pages.ts';
import { violations } from './axe.ts';
import { launchChromium } from './chromium.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const BELOW = '/some/where/';
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

let folder: string;
let server: Server;
let browser: Browser;
let base: string;

function exportSite(...words: string[]): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, [join(ROOT, 'bin/pullquote.js'), 'export-site', ...words], { encoding: 'utf8' });
}

/** As any static host: files below one path, a folder by its index.html, and nothing else. */
function serveFiles(): Promise<string> {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://x');
    const path = decodeURIComponent(pathname.slice(BELOW.length)).replace(/(^|\/)$/, '$1index.html');
    try {
      const body = pathname.startsWith(BELOW) ? readFileSync(join(folder, path)) : undefined;
      response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': TYPES[extname(path)] ?? 'text/plain' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}${BELOW}`);
    });
  });
}

async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(base + path);
  return { page, faults };
}

beforeAll(async () => {
  buildPages();
  folder = mkdtempSync(join(tmpdir(), 'pullquote-static-'));
  const { status, stderr } = exportSite(folder, join(ROOT, 'tests/fixtures/fictional'), '--title', 'The Harbour Papers');
  if (status !== 0) throw new Error(stderr);
  base = await serveFiles();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const files = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile());

describe('the files of a static site', () => {
  it('hold at most 150 KB of script', () => {
    const scripts = files().filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)).toBeLessThanOrEqual(150_000);
  });

  it('lead only to each other, by relative addresses, under a policy that allows nothing else', () => {
    const known = new Set(files());
    const pages = [...known].filter((name) => name.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(200);
    for (const name of pages) {
      const html = readFileSync(join(folder, name), 'utf8');
      expect(html, name).toContain('default-src &#39;none&#39;; script-src &#39;self&#39;');
      for (const [, href = ''] of html.matchAll(/(?:href|src|action|data-source)="([^"]*)"/g)) {
        if (/^https?:/.test(href) || href.startsWith('#')) continue;
        expect(href, name).not.toMatch(/^\//);
        const { pathname } = new URL(href.replaceAll('&amp;', '&'), `http://x/${name}`);
        expect(known, `${name} → ${href}`).toContain(decodeURIComponent(pathname.slice(1)));
      }
    }
  });

  it('are written anew over themselves, and never over anything else', () => {
    const other = mkdtempSync(join(tmpdir(), 'pullquote-other-'));
    writeFileSync(join(other, 'mine.txt'), 'mine');
    const { status, stderr } = exportSite(other, join(ROOT, 'seeds'));
    expect([status, readdirSync(other)]).toEqual([2, ['mine.txt']]);
    expect(stderr).toContain('holds other files');
    rmSync(other, { recursive: true });
  });
});

describe('a static site', () => {
  it('searches, counts, filters and leads to the paragraph', async () => {
    const { page, faults } = await open('');
    expect(await page.locator('#articles .card').count()).toBe(22);
    await page.fill('#q', 'harbour');
    await expect.poll(() => page.locator('#status').textContent()).not.toBe('');
    const total = Number(/^\d+/.exec((await page.locator('#status').textContent()) ?? '')?.[0]);
    expect(total).toBeGreaterThan(30);
    const value = page.locator('[data-field=source] .choose').first();
    const count = await value.locator('.count').textContent();
    await value.click();
    await expect.poll(() => page.locator('#status').textContent()).toBe(`${count} paragraphs`);
    expect(await page.locator('[data-field=source] .chosen').count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('q')).toBe('harbour');
    await page.goBack();
    await expect.poll(() => page.locator('#status').textContent()).toBe(`${total} paragraphs`);
    expect(await violations(page)).toEqual([]);
    const link = page.locator('.card h3 a').first();
    const id = (await link.getAttribute('href'))?.split('#')[1];
    await link.click();
    await page.waitForURL(/articles/);
    expect(await page.locator('.block:target').getAttribute('id')).toBe(id);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('finds exact words, forgives a slip, and says when there is nothing', async () => {
    const { page, faults } = await open('?q=%22a+place+where+people+go+to+work%22');
    await expect.poll(() => page.locator('#hits .card').count()).toBeGreaterThan(0);
    for (const text of await page.locator('#hits .passage').allTextContents()) expect(text).toContain('a place where people go to work');
    await page.fill('#q', 'harbuor');
    await expect.poll(() => page.locator('#hits mark').first().textContent()).toMatch(/harbour/i);
    await page.fill('#q', 'xylophone');
    await expect.poll(() => page.locator('#status').textContent()).toBe('No paragraph has these words.');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('leaves words out, takes one or another, and asks who speaks', async () => {
    const { page, faults } = await open('?q=harbour');
    const found = async (q: string): Promise<number> => {
      await page.goto(`${base}?q=${encodeURIComponent(q)}`);
      await page.waitForSelector('[data-ready]');
      return Number(/^[\d,]+/.exec((await page.locator('#status').textContent()) ?? '')?.[0].replace(',', '') ?? 0);
    };
    const [harbour, ferry, both] = [await found('harbour '), await found('ferry '), await found('harbour ferry ')];
    expect(both).toBeGreaterThan(0);
    expect(await found('harbour -ferry ')).toBe(harbour - both);
    expect(await found('harbour OR ferry ')).toBe(harbour + ferry - both);
    expect(await page.locator('#hits .passage').first().textContent()).toMatch(/harbour|ferry/i);
    const value = page.locator('[data-field=speaker] .choose').first();
    const label = (await value.locator('.label').textContent()) ?? '';
    const said = await found(`speaker:"${label}" `);
    expect(await value.locator('.label').textContent()).toBe(label);
    expect(Number(await value.locator('.count').textContent())).toBe(said);
    expect(await found(`speaker:${label.split(' ').at(-1)?.toLowerCase() ?? ''} `)).toBeGreaterThanOrEqual(said);
    await page.locator('.how summary').click();
    expect(await page.locator('.how').textContent()).toContain('-without');
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('marks exactly the words of a link, and says where they are others', async () => {
    const { page, faults } = await open('?q=%22a+place+where+people+go+to+work%22');
    const href = await page.locator('#hits .card h3 a').first().getAttribute('href');
    const id = href?.split('#')[1] ?? '';
    const text = (await page.locator('#hits .passage').first().textContent()) ?? '';
    const words = 'place where people go';
    const start = text.indexOf(words);
    const link = `${base}passages/${id}/?span=${start}-${start + words.length}&check=`;
    await page.goto(link + checkOf(words));
    await page.waitForURL(/articles.*span/);
    await page.waitForSelector('.block mark');
    expect((await page.locator('.block mark').allTextContents()).join('')).toBe(words);
    expect(await page.locator('.notice').count()).toBe(0);
    expect(await page.locator('.block:target').getAttribute('id')).toBe(id);
    await page.goto(`${link}wrong`);
    await page.waitForSelector('.notice');
    expect(await page.locator('.block mark').count()).toBe(0);
    expect(await page.locator('.notice').textContent()).toContain('do not stand in its paragraph');
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('has every article without a script, and each paragraph under the address that the server gives out', async () => {
    const { page } = await open('', { javaScriptEnabled: false });
    await page.locator('#articles .card a').first().click();
    const id = await page.locator('.block[id]').nth(1).getAttribute('id');
    await page.goto(`${base}passages/${id}/`);
    await page.waitForURL(/articles/);
    expect(await page.locator('.block:target').getAttribute('id')).toBe(id);
    await page.context().close();
  });
});
