/** A reporter reads an article, says who really spoke, unites two names, and takes it back: with a script and without. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { getRequestListener } from '@hono/node-server';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { searchQuery } from '../../src/domain/search.ts';
import { correctedCorpus } from '../support/corrected-corpus.ts';
import { type Editable, serveEditable } from '../support/serve-editable.ts';
import { violations } from './axe.ts';
import { launchChromium } from './chromium.ts';

const folder = correctedCorpus();
let site: Editable;
let server: Server;
let browser: Browser;
let url = '';

beforeAll(async () => {
  site = await serveEditable(folder);
  const listener = getRequestListener((request) => site.request(new URL(request.url).pathname + new URL(request.url).search, request));
  server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function visit(path: string, javaScriptEnabled: boolean, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    // Chromium logs an answer that refuses a form.
    if (message.type() === 'error' && !message.text().includes('the server responded with a status of 400')) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(url + path);
  await use(page);
  expect(faults).toEqual([]);
  await context.close();
}

describe.each([true, false])('with a script: %s', (javaScriptEnabled) => {
  it('the speaker of a quotation is set right from the article, found by a search, and given back', async () => {
    await visit('/?q=harbor', javaScriptEnabled, async (page) => {
      await page.getByRole('link', { name: 'The quay stays open' }).first().click();
      await page.getByRole('link', { name: 'Correct', exact: true }).first().click();
      expect(await page.locator('h1').textContent()).toBe('Correct');
      await page.getByLabel('Who says it').first().fill('Tom Berg');
      await page.getByRole('button', { name: 'Correct the speaker' }).first().click();
      expect(await page.getByRole('status').first().textContent()).toContain('It is kept, and it holds.');
      await page.getByRole('link', { name: 'Back to the article' }).click();
      expect(await page.locator('.voices').first().textContent()).toContain('Tom Berg');
      await page.goto(`${url}/?q=&scope=quotations&speaker=Tom+Berg`);
      expect(await page.locator('.hits').textContent()).toContain('The harbor will stay open');
      await page.getByRole('link', { name: 'Corrections' }).click();
      await page.getByRole('button', { name: /^Undo: “The harbor will stay open/ }).click();
      expect(await page.locator('main').textContent()).toMatch(/corrections? w(?:as|ere) undone/);
      await page.goto(`${url}/?q=&scope=quotations&speaker=Tom+Berg`);
      expect(await page.locator('.hits').textContent()).not.toContain('The harbor will stay open');
    });
  });

  it('two names are united from the queue, with the evidence beside them', async () => {
    await visit('/corrections', javaScriptEnabled, async (page) => {
      await page.getByRole('link', { name: /pairs? of names that may be one/ }).click();
      const pair = page.locator('.pair', { hasText: 'Is Lind Maria Lind?' });
      expect(await pair.locator('blockquote').count()).toBe(2);
      await pair.getByRole('button', { name: /Yes, they are one$/ }).click();
      expect(await page.locator('.pair', { hasText: 'Is Lind Maria Lind?' }).count()).toBe(0);
      await page.goto(`${url}/entities/person:lind`);
      expect(await page.locator('h1').textContent()).toBe('Maria Lind');
      await page.goto(`${url}/corrections`);
      await page.getByRole('button', { name: 'Undo: Lind is Maria Lind' }).click();
    });
  });
});

describe.each([true, false])('a form that is refused, with a script: %s', (javaScriptEnabled) => {
  it('comes back with what was typed and why, and is taken once that is put right', async () => {
    const { hits } = await site.engine.search(searchQuery({ q: 'harbor' }));
    await visit(`/correct?passage=${hits[0]?.passage.id ?? ''}`, javaScriptEnabled, async (page) => {
      const form = page.locator('form', { has: page.getByRole('button', { name: 'Add the quotation' }) });
      await form.getByLabel('Its words, as they stand in the paragraph').fill('words that nobody said');
      await form.getByLabel('Who says it').fill('a porter');
      await form.getByLabel('What kind of speaker').selectOption('Unnamed');
      await form.getByLabel('How it is quoted').selectOption('Paraphrased');
      await form.getByLabel('Why (optional)').fill('heard at the quay');
      await form.getByRole('button').click();
      const why = form.locator('.refused');
      expect(await why.textContent()).toContain('words that nobody said');
      expect(await page.getByRole('alert').textContent()).toBe(await why.textContent());
      expect(await form.locator('textarea, input[type=text], select').evaluateAll((all) => all.map((one) => one.value))).toEqual([
        'words that nobody said',
        'a porter',
        'unnamed',
        'indirect',
        'heard at the quay',
      ]);
      // The other forms of the page are as they were.
      expect(await page.getByLabel('Who says it').first().inputValue()).toBe('Maria Lind');
      expect(await page.locator('.correction .refused').count()).toBe(1);
      if (javaScriptEnabled) {
        expect(await page.evaluate('document.activeElement?.className')).toBe('refused');
        expect(await violations(page)).toEqual([]);
      }
      await form.getByLabel('Its words, as they stand in the paragraph').fill('stay open');
      await form.getByRole('button').click();
      expect(await page.getByRole('status').first().textContent()).toContain('It is kept, and it holds.');
      await page.goto(`${url}/corrections`);
      await page.getByRole('button', { name: /^Undo: “stay open” is a quotation of a porter/ }).click();
    });
  });

  it('offers what was perhaps meant where a name is taken, and does nothing of it unasked', async () => {
    await visit('/correct?entity=person:tom-berg', javaScriptEnabled, async (page) => {
      await page.getByLabel('New name').fill('Maria Lind');
      await page.getByRole('button', { name: 'Rename', exact: true }).click();
      expect(await page.getByRole('alert').textContent()).toContain('Maria Lind');
      expect(await page.getByLabel('New name').inputValue()).toBe('Maria Lind');
      expect(await page.locator('h1').textContent()).toBe('Tom Berg');
      expect(await page.locator('button[name=do][value=merge], button[name=sure]').count()).toBe(2);
      expect((await site.engine.entity('person:tom-berg'))?.name).toBe('Tom Berg');
    });
  });
});

it('no page that corrects has a fault that a machine can find, in either scheme, narrow or wide', async () => {
  await site.send({ do: 'rename', entity: 'person:tom-berg', name: 'Thomas Berg', note: 'so he signs' });
  const { hits } = await site.engine.search(searchQuery({ q: 'harbor' }));
  const passage = hits[0]?.passage.id ?? '';
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [360, 1280]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const path of [
        '/corrections?done=saved',
        '/corrections/queue',
        `/correct?passage=${passage}`,
        '/correct?entity=person:tom-berg',
      ]) {
        await page.goto(url + path);
        expect(await violations(page), path).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(width);
      }
      await context.close();
    }
  }
});
