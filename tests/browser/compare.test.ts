/** A reporter asks who says what, compares speakers and looks who is silent: with a script and without. */
import { describe, expect, it } from 'vitest';
import { sessionOf, totalOf, visit } from './session.ts';

const session = sessionOf('tests/fixtures/fictional');

describe.each([true, false])('with a script: %s', (javaScriptEnabled) => {
  it('speakers of a search are chosen, stand side by side, and lead to what they say', async () => {
    await visit(session, '/?q=harbour&scope=quotations', { javaScriptEnabled }, async (page) => {
      await page.getByRole('link', { name: 'Who says what on this, and who is silent' }).click();
      await page.locator('main.compare').waitFor();
      const choices = page.locator('.choose-speakers input[type=checkbox]');
      await choices.nth(0).check();
      await choices.nth(1).check();
      await page.getByRole('button', { name: 'Compare' }).click();
      await page.locator('#over-time').waitFor();
      expect(await page.locator('.over-time thead th').count()).toBe(3);
      const tops = await page
        .locator('.period')
        .first()
        .locator('h4')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
      expect(tops).toHaveLength(2);
      expect(tops[0]).toBe(tops[1]);
      const cell = page.locator('.over-time td a').first();
      const number = Number(await cell.innerText());
      await cell.click();
      await page.locator('#status').waitFor();
      expect(await totalOf(page)).toBe(number);
    });
  });

  it('somebody is added by name, and what they say is clipped from there', async () => {
    await visit(session, '/compare?speaker=Margaret+Aldous', { javaScriptEnabled }, async (page) => {
      await page.getByLabel('Somebody else, by name').fill('Desmond Pryke');
      await page.getByRole('button', { name: 'Compare' }).click();
      await page.waitForURL(/Desmond/);
      expect(await page.locator('h1').innerText()).toContain('Desmond Pryke');
      await page.locator('.period .clip input').first().check();
      if (javaScriptEnabled) {
        await expect.poll(() => page.locator('#clippings .count').innerText()).toBe('1');
        await page.locator('#clippings').click();
      } else await page.getByRole('button', { name: 'Add what is ticked to the clippings' }).click();
      await page.locator('.clipping').waitFor();
      expect(await page.locator('.clipping').count()).toBe(1);
    });
  });

  it('a part of a bar and a bar lead to as many results as they say', async () => {
    await visit(session, '/topics', { javaScriptEnabled }, async (page) => {
      for (const mark of ['named', 'unnamed', 'body']) {
        const link = page.locator(`.word-bars.wide a:has(> .part.${mark})`).first();
        const [, number = ''] = /([\d,]+) (?:quotation|article)/.exec((await link.getAttribute('aria-label')) ?? '') ?? [];
        await link.click();
        await page.locator('#status').waitFor();
        expect(await totalOf(page), mark).toBe(Number(number.replaceAll(',', '')));
        await page.goBack();
      }
    });
  });
});

it('on a phone the table stands below the drawing, and each is as wide as the screen has room for', async () => {
  await visit(session, '/topics', { viewport: { width: 360, height: 800 } }, async (page) => {
    const [drawing, table] = [
      await page.locator('.word-bars.narrow').first().boundingBox(),
      await page.locator('.number-table').first().boundingBox(),
    ];
    expect(await page.locator('.word-bars.wide').first().isVisible()).toBe(false);
    expect(table?.y ?? 0).toBeGreaterThanOrEqual((drawing?.y ?? 0) + (drawing?.height ?? 0));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });
});
