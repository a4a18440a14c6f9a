/** Dates: a histogram that narrows by clicks, typed and dragged ranges, and the table; with a script and without. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addressOf, sessionOf, totalOf } from './session.ts';

const session = sessionOf('tests/fixtures/fictional');

/** The number in the name of a bar. */
async function promised(page: Page, id: string): Promise<number> {
  return Number((await page.locator(`[id="${id}"]`).getAttribute('title'))?.match(/: (\d+) /)?.[1]);
}

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
    const open = (path: string) => session.open(path, { javaScriptEnabled });

    it('a year opens to months and a month to days, each with as many results as its bar says, and the path leads back', async () => {
      const { page, context, faults } = await open('/?q=');
      const all = await totalOf(page);
      for (const date of ['2021', '2021-03', '2021-03-12']) {
        const count = await promised(page, `bar.${date}`);
        await page.locator(`.histogram li [id="bar.${date}"]`).click();
        await page.waitForURL(`**/?date=${date}`);
        await expect.poll(() => totalOf(page)).toBe(count);
      }
      expect(await page.locator('.histogram.days li.chosen').textContent()).toContain('12');
      await page.locator('figcaption [id="bar.2021"]').click();
      await page.waitForSelector('.histogram.months');
      await page.locator('[id="bar.all"]').click();
      await page.waitForSelector('.histogram.years');
      expect(await totalOf(page)).toBe(all);
      expect(faults).toEqual([]);
      await context.close();
    });

    it('articles without a date are a value, and a year can be excluded in the table', async () => {
      const { page, context, faults } = await open('/?q=&scope=articles');
      const all = await totalOf(page);
      const undated = page.locator('[id="date.-"]');
      const count = Number(await undated.locator('.count').textContent());
      await undated.click();
      await page.waitForSelector('.chip');
      expect(await totalOf(page)).toBe(count);
      await page.locator('.chip').click();
      await page.waitForSelector('.chip', { state: 'detached' });
      await page.locator('#dates-as-table > summary').click();
      const row = page.locator('#dates-as-table tr', { has: page.locator('[id="date.2021"]') });
      const ofYear = Number(await row.locator('td').first().textContent());
      await page.locator('[id="date.2021.not"]').click();
      await page.waitForSelector('.chip.excluded');
      expect(await totalOf(page)).toBe(all - ofYear);
      expect(faults).toEqual([]);
      await context.close();
    });

    it('a typed range is searched with the words that are there', async () => {
      const { page, context, faults } = await open('/?q=harbour');
      await page.fill('#after', '2021-11');
      await page.fill('#before', '2022');
      await page.click('#apply-dates');
      await page.waitForSelector('[id="chip.after"]');
      expect(addressOf(page)).toBe('/?q=harbour&after=2021-11&before=2022');
      expect(await page.locator('.histogram li a').count()).toBeGreaterThan(0);
      expect(faults).toEqual([]);
      await context.close();
    });
  });
}

it('a range is dragged over the bars', async () => {
  const { page, context, faults } = await session.open('/?q=harbour');
  const count = (await promised(page, 'bar.2022')) + (await promised(page, 'bar.2021'));
  await page.locator('[id="bar.2022"]').hover();
  await page.mouse.down();
  await page.locator('[id="bar.2021"]').hover();
  expect(await page.locator('.bar-range').count()).toBe(2);
  await page.mouse.up();
  await page.waitForSelector('[id="chip.before"]');
  expect(addressOf(page)).toBe('/?q=harbour&after=2021&before=2022');
  expect(await totalOf(page)).toBe(count);
  expect(faults).toEqual([]);
  await context.close();
});
