/**
 * The search page as everybody has it: on a phone, a tablet and a desk, by day and by night, with a script and without, by keyboard
 * alone, enlarged, without motion. One journey goes through all of these.
 */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { addressOf, sessionOf, totalOf, visit } from './session.ts';

const session = sessionOf('tests/fixtures/fictional');

/** Some fifteen pages one after the other. */
const JOURNEY_TIMEOUT = 180_000;

const widest = (page: Page): Promise<unknown> => page.evaluate('document.documentElement.scrollWidth');
const focusedId = (page: Page): Promise<unknown> => page.evaluate('document.activeElement.id');

/** On a narrow window the facets are in a drawer; without a script each page begins with it closed. */
async function openDrawer(page: Page): Promise<void> {
  const handle = page.locator('#facet-drawer-handle');
  const { width = 0 } = page.viewportSize() ?? {};
  const isOpen = await page.evaluate('document.getElementById("facet-drawer").open');
  if (width < 960 && isOpen !== true) await handle.click();
}

async function countOf(row: Locator): Promise<number> {
  return Number(await row.locator('.count').first().textContent());
}

/** Type, choose, exclude, take a chip off, go back, list all values, a range of dates, a phrase, a misspelt word, nothing found. */
async function goThrough(page: Page, width: number): Promise<void> {
  const fits = async (): Promise<void> => expect(await widest(page), addressOf(page)).toBeLessThanOrEqual(width);
  await page.fill('#q', 'harbour');
  await page.press('#q', 'Enter');
  await page.waitForSelector('.card mark');
  await fits();
  const everything = await totalOf(page);
  await openDrawer(page);
  const chosen = page.locator('[id="source.The%20Port%20Ellery%20Courier"]');
  const promised = await countOf(chosen);
  await chosen.click();
  await page.waitForSelector('.chip');
  expect(await totalOf(page)).toBe(promised);
  await openDrawer(page);
  const excluded = page.locator('.value', { has: page.locator('[id="kind.indirect"]') });
  const without = promised - (await countOf(excluded));
  await excluded.locator('.exclude').focus();
  await excluded.locator('.exclude').press('Enter');
  await page.waitForSelector('.chip.excluded');
  expect(await totalOf(page)).toBe(without);
  await fits();
  await page.locator('.chip:not(.excluded)').click();
  await expect.poll(() => page.locator('.chip').count()).toBe(1);
  await page.goBack();
  await expect.poll(() => page.locator('.chip').count()).toBe(2);
  expect(await totalOf(page)).toBe(without);
  await page.locator('#clear-all').click();
  await expect.poll(() => totalOf(page)).toBe(everything);
  await openDrawer(page);
  await page.locator('[id="facet.speaker.more"]').click();
  await page.waitForSelector('main.listing');
  await fits();
  await page.locator('.back').click();
  await page.waitForSelector('#status');
  await openDrawer(page);
  await page.fill('#after', '2021-11');
  await page.fill('#before', '2022');
  await page.click('#apply-dates');
  await page.waitForSelector('[id="chip.before"]');
  await fits();
  for (const [words, selector] of [
    ['“a harbour is not a view”', '.card mark'],
    ['harbuor', '#did-you-mean'],
    ['harbour zeppelin', '.no-results'],
  ] as const) {
    await page.goto(`${session.url}/`);
    await page.fill('#q', words);
    await page.press('#q', 'Enter');
    await page.waitForSelector(selector);
    await fits();
  }
}

describe.each([360, 768, 1440])('at a width of %i', (width) => {
  it.each([
    ['light', true],
    ['light', false],
    ['dark', true],
    ['dark', false],
  ] as const)(
    'one finds one’s way (%s, script: %s)',
    async (colorScheme, javaScriptEnabled) => {
      const options = { viewport: { width, height: 800 }, colorScheme, javaScriptEnabled };
      await visit(session, '/', options, (page) => goThrough(page, width));
    },
    JOURNEY_TIMEOUT,
  );
});

describe('articles', () => {
  it.each([true, false])('are chosen under their source, which stays as it was (script: %s)', async (javaScriptEnabled) => {
    await visit(session, '/?q=harbour', { javaScriptEnabled }, async (page) => {
      const source = page.locator('.value', { has: page.locator('[id="source.Ellery%20Public%20Radio"]') });
      const nested = source.locator('.nested');
      await nested.locator('summary').click();
      const article = nested.locator('.value').first();
      const promised = await countOf(article);
      await article.locator('.choose').click();
      await page.waitForSelector('.chip');
      expect(await totalOf(page)).toBe(promised);
      expect(await page.locator('.chip').textContent()).toContain('Article: ');
      expect(new Set(await page.locator('.card .meta span:first-child').allTextContents())).toEqual(new Set(['Ellery Public Radio']));
      expect(await source.locator('.nested[open] .chosen').count()).toBe(1);
      await source.locator('.nested .more').click();
      await page.waitForSelector('main.listing');
      expect(await page.locator('.value.chosen').count()).toBe(1);
      expect(new Set(await page.locator('.value small').allTextContents())).toEqual(new Set(['Ellery Public Radio']));
    });
  });
});

describe('all values', () => {
  it.each([true, false])('are asked for any or all of those that are chosen (script: %s)', async (javaScriptEnabled) => {
    await visit(session, '/facets/person?q=&person=Margaret+Aldous&person=Desmond+Pryke', { javaScriptEnabled }, async (page) => {
      const both = await page.locator('.value.chosen .count').allTextContents();
      await page.locator('[id="person.all"]').click();
      await page.waitForURL('**all=person**');
      expect(await page.locator('[id="person.all"]').getAttribute('aria-current')).toBe('true');
      expect(await page.locator('.value.chosen .count').allTextContents()).not.toEqual(both);
      await page.locator('.back').click();
      await page.waitForSelector('[id="chip.all.person"]');
    });
  });

  it.each([true, false])(
    'are ticked together, kept while another is looked for, and then applied (script: %s)',
    async (javaScriptEnabled) => {
      await visit(session, '/facets/speaker?q=harbour', { javaScriptEnabled }, async (page) => {
        const tick = (name: string) => page.getByRole('checkbox', { name, exact: true });
        await tick('Margaret Aldous').check();
        await page.fill('#find', 'Callum');
        await page.press('#find', 'Enter');
        await page.waitForURL('**prefix=Callum**');
        await tick('Callum Reddy').check();
        if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
        await page.locator('.apply button').last().click();
        await page.waitForSelector('.chip');
        expect(addressOf(page)).toBe('/?q=harbour&speaker=person%3Acallum-reddy&speaker=person%3Amargaret-aldous');
        const both = await totalOf(page);
        await page.locator('[id="facet.speaker.more"]').click();
        await tick('Callum Reddy').uncheck();
        await page.locator('.apply button').last().click();
        await page.waitForSelector('[id="chip.speaker.person%3Acallum-reddy"]', { state: 'detached' });
        expect(await totalOf(page)).toBeLessThan(both);
      });
    },
  );

  it('keep their ticks on another order of the list, and beside a name that is chosen by its link', async () => {
    await visit(session, '/facets/speaker?q=harbour', {}, async (page) => {
      const tick = (name: string) => page.getByRole('checkbox', { name, exact: true });
      await tick('Margaret Aldous').check();
      await page.getByRole('link', { name: 'A to Z' }).click();
      await page.waitForURL('**order=label**');
      expect(await tick('Margaret Aldous').isChecked()).toBe(true);
      await tick('Desmond Pryke').check();
      await tick('Margaret Aldous').uncheck();
      await page.locator('[id="speaker.person%3Acallum-reddy"]').click();
      await page.waitForSelector('.chip');
      expect(new Set(await page.locator('.chip-text').allTextContents())).toEqual(
        new Set(['Quoted speaker: Callum Reddy', 'Quoted speaker: Desmond Pryke']),
      );
    });
  });

  it.each([true, false])('of dates open from years to months to days, and “no date” is one (script: %s)', async (javaScriptEnabled) => {
    await visit(session, '/?q=&scope=articles', { javaScriptEnabled }, async (page) => {
      await page.locator('[id="facet.date.more"]').click();
      await page.locator('[id="date.2021.nested"] > summary').click();
      await page.locator('[id="date.2021-03.parts"]').click();
      const day = page.locator('.value', { has: page.locator('[id="date.2021-03-12"]') }).last();
      const promised = await countOf(day);
      await day.locator('.choose').click();
      await page.waitForSelector('[id="chip.date.2021-03-12"]');
      expect(await totalOf(page)).toBe(promised);
      await page.goBack();
      const undated = page.locator('[id="date.-"]');
      const withoutDate = await countOf(undated);
      await undated.click();
      await page.waitForSelector('[id="chip.date.-"]');
      expect(await totalOf(page)).toBe(withoutDate);
    });
  });
});

describe('a keyboard alone', () => {
  /** Tab until the focus is where it is wanted; each stop on the way can be seen. */
  async function tabTo(page: Page, id: string): Promise<void> {
    for (let i = 0; i < 120; i++) {
      if ((await focusedId(page)) === id) return;
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(
        '(() => { const { activeElement: one } = document; const around = one.closest("form") ?? one; return one === document.body || [one, around].some((each) => getComputedStyle(each).outlineStyle !== "none"); })()',
      );
      expect(outline, `the focus at ${String(await focusedId(page))} is seen`).toBe(true);
    }
    throw new Error(`no Tab leads to ${id}`);
  }

  it.each([true, false])('searches, filters, takes the filter off and opens a result (script: %s)', async (javaScriptEnabled) => {
    await visit(session, '/', { javaScriptEnabled, viewport: { width: 360, height: 800 } }, async (page) => {
      await tabTo(page, 'q');
      await page.keyboard.type('harbour');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.card');
      await tabTo(page, 'facet-drawer-handle');
      await page.keyboard.press('Enter');
      await tabTo(page, 'kind.direct');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.chip');
      if (javaScriptEnabled) expect(await focusedId(page)).toBe('kind.direct');
      await tabTo(page, 'chip.kind.direct');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.chip', { state: 'detached' });
      const title = await page.locator('.card h3 a').first().getAttribute('id');
      await tabTo(page, title ?? '');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.block.target');
    });
  });
});

describe('enlarged', () => {
  /** 1280 and 640 CSS pixels at 200 %, and 320, which WCAG asks for. */
  it.each([640, 320])('nothing is wider than a window of %i pixels', async (width) => {
    await visit(session, '/?q=harbour', { viewport: { width, height: 512 } }, async (page) => {
      for (const path of [
        '/',
        '/?q=harbour&source=The+Port+Ellery+Courier&-kind=none',
        '/?q=zeppelin&after=2021&kind=direct',
        '/facets/date?q=&prefix=2021-03',
        '/facets/article?q=',
        '/help',
      ]) {
        await page.goto(session.url + path);
        if ((await page.locator('#facet-drawer-handle').count()) > 0) await page.locator('#facet-drawer-handle').click();
        expect(await widest(page), path).toBeLessThanOrEqual(width);
      }
      await page.goto(`${session.url}/?q=harbour`);
      await page.keyboard.press('?');
      await page.waitForSelector('dialog[open] #keys');
      expect(await page.evaluate('document.querySelector("dialog").scrollWidth')).toBeLessThanOrEqual(width);
      expect(await violations(page)).toEqual([]);
    });
  });
});

describe('a wish for rest', () => {
  it('stills the line that tells of a request under way', async () => {
    const animation = 'getComputedStyle(document.getElementById("page"), "::before").animationName';
    for (const [reducedMotion, name] of [
      ['reduce', 'none'],
      ['no-preference', 'wait'],
    ] as const) {
      await visit(session, '/?q=harbour', { reducedMotion }, async (page) => {
        await page.evaluate('document.getElementById("page").classList.add("htmx-request")');
        expect(await page.evaluate(animation)).toBe(name);
      });
    }
  });
});

describe('the tests of the pages', () => {
  it('hear of a violation of the policy and of an error on the console', async () => {
    const { page, context, faults } = await session.open('/');
    await page.evaluate('document.body.append(Object.assign(document.createElement("script"), { textContent: "1" }))');
    await page.evaluate('console.error("something")');
    await expect.poll(() => faults.length).toBe(2);
    expect(faults.some((fault) => fault.includes('Content Security Policy'))).toBe(true);
    await context.close();
  });
});
