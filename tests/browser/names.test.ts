/** The pages of names and the overview: what is drawn leads into the search, with a script and without. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, type Session, startSession } from './session.ts';

const PERSON = `/entities/${encodeURIComponent('person:callum-reddy')}`;

let session: Session;

beforeAll(async () => {
  session = await startSession('tests/fixtures/fictional');
});
afterAll(async () => {
  await session?.close();
});

async function total(page: Page): Promise<number> {
  await page.waitForSelector('#status');
  return Number.parseInt((await page.locator('#status').textContent()) ?? '', 10);
}

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
    it('a bar of the timeline leads by keyboard to what is quoted then', async () => {
      const { page, context, faults } = await session.open(PERSON, { javaScriptEnabled });
      const bar = page.locator('.timeline a[title]').first();
      const [, promised = ''] = /: (\d+) quotation/.exec((await bar.getAttribute('title')) ?? '') ?? [];
      await bar.focus();
      await bar.press('Enter');
      await page.waitForURL((url) => url.pathname === '/');
      expect(await total(page)).toBe(Number(promised));
      expect(await page.locator('.chip').count()).toBe(2);
      expect(faults).toEqual([]);
      await context.close();
    });

    it('words are searched among what one person says', async () => {
      const { page, context, faults } = await session.open(PERSON, { javaScriptEnabled });
      await page.locator('[id="said.q"]').fill('idea');
      await page.locator('[id="said.q"]').press('Enter');
      await page.waitForURL((url) => url.searchParams.get('q') === 'idea');
      expect(await total(page)).toBeGreaterThan(0);
      expect(new Set(await page.locator('.card .speaker').allTextContents())).toEqual(new Set(['Callum Reddy']));
      expect(faults).toEqual([]);
      await context.close();
    });

    it('the overview is reached from every page, and leads to a name and on to those named with it', async () => {
      const { page, context, faults } = await session.open('/help', { javaScriptEnabled });
      await page.locator('.masthead nav a', { hasText: 'Overview' }).click();
      await page.locator('#top-person + .ranking a').first().click();
      await page.waitForSelector('main.entity .headline');
      const together = page.locator('#with-person + .ranking .count').first();
      const promised = Number(await together.textContent());
      await together.click();
      expect(await total(page)).toBe(promised);
      expect(addressOf(page)).toContain('all=person');
      expect(faults).toEqual([]);
      await context.close();
    });
  });
}
