/** The ways of a reader through the pages, with a script and without: the same places, the same results. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addressOf, sessionOf, totalOf } from './session.ts';

const session = sessionOf('seeds');

async function status(page: Page): Promise<string> {
  return (await page.locator('#status').textContent()) ?? '';
}

async function search(page: Page, words: string): Promise<void> {
  await page.fill('#q', words);
  await page.press('#q', 'Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === words);
  await expect.poll(() => page.title()).toContain(`“${words}”`);
}

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
    const open = (path: string) => session.open(path, { javaScriptEnabled });

    it('the start page leads to a search, and its questions are links with results', async () => {
      const { page, context, faults } = await open('/');
      expect(await page.locator('.lead blockquote').textContent()).toMatch(/^“.+”$/s);
      await page.locator('.questions a').first().click();
      await page.waitForSelector('.card');
      expect(await totalOf(page)).toBeGreaterThan(0);
      await page.goto(session.url);
      await search(page, 'cartel');
      expect(await totalOf(page)).toBeGreaterThan(10);
      expect(await page.locator('.card mark').first().textContent()).toMatch(/^cartels?$/i);
      expect(faults).toEqual([]);
      await context.close();
    });

    it('a speaker is chosen, shown as a chip, and taken off again; the counts are true', async () => {
      const { page, context, faults } = await open('/?q=cartel');
      const everything = await totalOf(page);
      const value = page.locator('[id^="speaker.person"]').first();
      const id = await value.getAttribute('id');
      const count = Number(await value.locator('.count').textContent());
      await value.click();
      await page.waitForSelector('.chip');
      expect(await totalOf(page)).toBe(count);
      expect(await page.locator(`[id="${id}"]`).getAttribute('aria-current')).toBe('true');
      await page.locator('.chip').click();
      await page.waitForSelector('.chip', { state: 'detached' });
      expect(await totalOf(page)).toBe(everything);
      expect(faults).toEqual([]);
      await context.close();
    });

    it('an excluded value leaves the rest', async () => {
      const { page, context, faults } = await open('/?q=cartel');
      const everything = await totalOf(page);
      const row = page.locator('.facets li', { has: page.locator('[id="kind.none"]') });
      const count = Number(await row.locator('.count').textContent());
      await row.locator('.exclude').focus();
      await row.locator('.exclude').press('Enter');
      await page.waitForSelector('.chip.excluded');
      expect(await totalOf(page)).toBe(everything - count);
      expect(addressOf(page)).toContain('-kind=none');
      expect(faults).toEqual([]);
      await context.close();
    });

    it('Back and Forward restore results, form and filters', async () => {
      const { page, context, faults } = await open('/?q=cartel');
      const first = await status(page);
      await page.locator('[id="scope.quotations"]').click();
      await page.waitForSelector('[id="scope.quotations"][aria-current]');
      const second = await status(page);
      await search(page, 'mexico');
      await page.goBack();
      await expect.poll(() => status(page)).toBe(second);
      expect(await page.inputValue('#q')).toBe('cartel');
      await page.goBack();
      await page.waitForSelector('[id="scope.passages"][aria-current]');
      expect(await status(page)).toBe(first);
      await page.goForward();
      await page.waitForSelector('[id="scope.quotations"][aria-current]');
      expect(await status(page)).toBe(second);
      expect(faults).toEqual([]);
      await context.close();
    });

    it('a phrase in straight or curly marks is found as it stands', async () => {
      const { page, context, faults } = await open('/');
      await search(page, '“not negotiable”');
      const curly = await status(page);
      expect(await totalOf(page)).toBeGreaterThan(0);
      expect((await page.locator('.card mark').first().textContent())?.toLowerCase()).toBe('not negotiable');
      await search(page, '"not negotiable"');
      expect(await status(page)).toBe(curly);
      expect(faults).toEqual([]);
      await context.close();
    });

    it('a misspelt word is searched as a likely one, which is said and offered', async () => {
      const { page, context, faults } = await open('/?q=cartle');
      expect(await totalOf(page)).toBeGreaterThan(0);
      expect(await page.locator('.readings').textContent()).toContain('cartel');
      await page.locator('#did-you-mean').click();
      await page.waitForSelector('#did-you-mean', { state: 'detached' });
      expect(await page.inputValue('#q')).toMatch(/^cartels?$/);
      expect(faults).toEqual([]);
      await context.close();
    });

    it('without results it says how the search was read, and which filter to take off with what gain', async () => {
      const { page, context, faults } = await open('/?q=sheinbaum&kind=mixed&-speaker-kind=named&after=2031');
      expect(await status(page)).toBe('No paragraphs found');
      expect(await page.locator('.asked').textContent()).toContain('sheinbaum');
      const without = page.locator('#without-filters');
      const promised = Number.parseInt((await page.locator('.remedies li', { has: without }).textContent())?.match(/\d+/)?.[0] ?? '', 10);
      await without.click();
      await page.waitForSelector('.card');
      expect(await totalOf(page)).toBe(promised);
      expect(faults).toEqual([]);
      await context.close();
    });

    it('a result leads to its article with the paragraph and the hits marked, and back to the same results', async () => {
      const { page, context, faults } = await open('/?q=cartel&scope=quotations');
      await page.locator('.card h3 a').first().click();
      await page.waitForSelector('.block.target mark');
      expect(await page.locator('.block.target').count()).toBe(1);
      const target = await page.locator('.block.target').getAttribute('id');
      expect(new URL(page.url()).hash).toBe(`#${target}`);
      await page.locator('.back').click();
      await page.waitForSelector('.card');
      expect(addressOf(page)).toBe('/?q=cartel&scope=quotations');
      expect(faults).toEqual([]);
      await context.close();
    });

    it('a permalink opened in a new window marks exactly its paragraph', async () => {
      const { page, context } = await open('/?q=%22not+negotiable%22');
      const link = await page.locator('.card .actions a').first().getAttribute('href');
      await context.close();
      expect(link).toMatch(/^\/passages\/p-/);
      const opened = await open(link ?? '');
      expect(await opened.page.locator('.block.target').textContent()).toContain('not negotiable');
      expect(`/passages/${await opened.page.locator('.block.target').getAttribute('id')}`).toBe(link);
      const inView = await opened.page.locator('.block.target').boundingBox();
      expect(inView?.y).toBeGreaterThan(0);
      expect(inView?.y).toBeLessThan(900);
      expect(opened.faults).toEqual([]);
      await opened.context.close();
    });

    it('a speaker has a page with what is said, that leads into the search with the filter set', async () => {
      // Somebody with more quotations than his page shows.
      const { page, context, faults } = await open('/?q=speaker:jones');
      const speaker = page.locator('.card a.speaker').first();
      const name = (await speaker.textContent()) ?? '';
      await speaker.click();
      await page.waitForSelector('main.entity');
      expect(await page.locator('h1').textContent()).toBe(name);
      const said = page.locator('section[aria-labelledby="said"]');
      expect(await said.locator('.card').count()).toBeGreaterThan(0);
      await said.locator('.more').click();
      await page.waitForSelector('.chip');
      expect(await page.locator('.chip').textContent()).toContain(name);
      expect(faults).toEqual([]);
      await context.close();
    });

    it('all values of a facet are a page of their own that filters the search', async () => {
      const { page, context, faults } = await open('/?q=cartel');
      await page.locator('[id="facet.organization.more"]').click();
      await page.waitForSelector('main.listing');
      await page.fill('#find', 'ci');
      await page.press('#find', 'Enter');
      await page.waitForURL((url) => url.searchParams.get('prefix') === 'ci');
      const value = page.locator('.values .choose').first();
      expect(await value.locator('.label').textContent()).toBe('CIA');
      const count = Number(await value.locator('.count').textContent());
      await value.click();
      await page.waitForSelector('.chip');
      expect(await totalOf(page)).toBe(count);
      expect(faults).toEqual([]);
      await context.close();
    });
  });
}
