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

/** Of what is written in each cell of a column, the edge at which its numbers end. */
const NUMBER_EDGES = `[...document.querySelectorAll('.number-table')].flatMap((table) => {
  const rows = [...table.querySelectorAll('tbody tr')];
  return [...(rows[0]?.querySelectorAll('td') ?? [])].map((_, column) => rows.map((row) => {
    const range = document.createRange();
    const leaf = document.createTreeWalker(row.querySelectorAll('td')[column], NodeFilter.SHOW_TEXT).nextNode();
    range.selectNodeContents(leaf);
    const box = range.getBoundingClientRect();
    return Math.round(document.dir === 'rtl' ? box.left : box.right);
  }));
})`;

const TABLES = `[...document.querySelectorAll('.number-table')].map((table) => ({
  over: table.scrollWidth - table.clientWidth,
  shaded: getComputedStyle(table).backgroundAttachment === 'local, local, local, scroll, scroll, scroll',
}))`;

describe.each(['en', 'es', 'ar'])('in %s', (locale) => {
  it('a table of numbers fits at 1440 pixels, and where it does not its edge is shaded', async () => {
    for (const width of [1440, 360]) {
      await visit(session, '/topics', { locale, viewport: { width, height: 900 } }, async (page) => {
        const tables = await page.evaluate<{ over: number; shaded: boolean }[]>(TABLES);
        expect(tables.length).toBeGreaterThan(0);
        for (const { over, shaded } of tables) expect(width === 1440 ? over : shaded || over).toBe(width === 1440 ? 0 : true);
      });
    }
  });

  it('numbers stand below one another, linked ones and others', async () => {
    await visit(session, '/compare?speaker=Margaret+Aldous&speaker=Callum+Reddy', { locale }, async (page) => {
      const columns = await page.evaluate<number[][]>(NUMBER_EDGES);
      expect(columns).toHaveLength(2);
      for (const edges of columns) {
        expect(edges.length).toBeGreaterThan(2);
        expect(Math.max(...edges) - Math.min(...edges)).toBeLessThanOrEqual(1);
      }
    });
  });

  it('time runs the way one reads', async () => {
    await visit(session, '/compare?speaker=Margaret+Aldous&speaker=Callum+Reddy', { locale }, async (page) => {
      const places = await page.locator('.lanes.wide .axis text').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
      expect(places.length).toBeGreaterThan(1);
      expect((places[0] ?? 0) < (places.at(-1) ?? 0)).toBe(locale !== 'ar');
      const [drawing, label] = await page
        .locator('.lanes.wide, .lanes.wide .lane-label')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => ({ left, right })));
      const side = locale === 'ar' ? 'right' : 'left';
      expect(Math.abs((drawing?.[side] ?? 0) - (label?.[side] ?? 99))).toBeLessThan(4);
    });
  });
});

it('without a script the button that adds what is ticked stands in the column of the page', async () => {
  await visit(
    session,
    '/compare?speaker=Margaret+Aldous',
    { javaScriptEnabled: false, viewport: { width: 1440, height: 900 } },
    async (page) => {
      await page.locator('.period .clip input').first().check();
      const [bar, column] = [await page.locator('.clip-bar').boundingBox(), await page.locator('.page').boundingBox()];
      expect([bar?.x, bar?.width]).toEqual([column?.x, column?.width]);
    },
  );
});

it('the places in the masthead are one line on a phone in every language', async () => {
  for (const locale of ['en', 'es', 'ar']) {
    await visit(session, '/overview', { locale, viewport: { width: 360, height: 800 } }, async (page) => {
      const tops = await page
        .locator('.masthead nav a')
        .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
      expect(new Set(tops).size, locale).toBe(1);
    });
  }
});
