/** A reporter gathers quotations, orders them, notes on them, takes them along and shares them: with a script and without. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { sessionOf, visit } from './session.ts';

const session = sessionOf('tests/fixtures/fictional');
const SEARCH = '/?q=harbour&scope=quotations';

const wordsOf = (page: Page): Promise<string[]> =>
  page.locator('.clipping > article > .said, .clipping > article > .passage').allInnerTexts();
const countOf = (page: Page): Promise<string> => page.locator('#clippings .count').innerText();
const linkOf = (page: Page): string => new URL(page.url()).searchParams.get('list') ?? '';

/** Ticks the first cards of the page. */
async function tick(page: Page, number: number): Promise<string[]> {
  const cards = page.locator('.card');
  const words: string[] = [];
  for (let i = 0; i < number; i++) {
    const card = cards.nth(i);
    await card.getByRole('checkbox', { name: /^Clip/ }).check();
    words.push(await card.locator('.said, .passage').first().innerText());
  }
  return words;
}

describe('with a script', () => {
  it('ticks are counted in the masthead, stay over pages, and come together in one list', async () => {
    await visit(session, SEARCH, {}, async (page) => {
      await tick(page, 2);
      await expect.poll(() => countOf(page)).toBe('2');
      // The live search replaces the results, not the list.
      await page.locator('#q').fill('ferry');
      await page.waitForURL(/q=ferry/);
      await tick(page, 1);
      await expect.poll(() => countOf(page)).toBe('3');
      await page.locator('#q').fill('harbour');
      await page.waitForURL(/q=harbour/);
      await expect.poll(() => page.locator('.card input:checked').count()).toBeGreaterThanOrEqual(2);
      await page.reload();
      await expect.poll(() => countOf(page)).toBe('3');
      await page.locator('#clippings').click();
      expect(await page.locator('.clipping').count()).toBe(3);
      expect(await page.locator('#theirs').isVisible()).toBe(false);
    });
  });

  it('a note is in the link as soon as its field is left, and ticks that are taken back are out of the list', async () => {
    await visit(session, SEARCH, {}, async (page) => {
      await tick(page, 2);
      await expect.poll(() => countOf(page)).toBe('2');
      await page.locator('#clippings').click();
      const before = linkOf(page);
      await page.getByLabel('Note on clipping 2').fill('Ask her about <b>this</b>.');
      await page.getByLabel('Title').focus();
      await expect.poll(() => linkOf(page)).not.toBe(before);
      await page.reload();
      expect(await page.getByLabel('Note on clipping 2').inputValue()).toBe('Ask her about <b>this</b>.');
      await page.goto(session.url + SEARCH);
      await page.locator('.card input:checked').first().uncheck();
      await expect.poll(() => countOf(page)).toBe('1');
      await page.locator('#clippings').click();
      expect(await page.locator('.clipping').count()).toBe(1);
      expect(await page.getByLabel('Note on clipping 1').inputValue()).toBe('Ask her about <b>this</b>.');
      await page.getByRole('button', { name: 'Remove clipping 1' }).click();
      await expect.poll(() => countOf(page)).toBe('');
      expect(await page.locator('main').innerText()).toContain('nothing in this list yet');
    });
  });

  it('a list that came by a link leaves the own one alone until it is joined to it', async () => {
    let link = '';
    await visit(session, SEARCH, {}, async (page) => {
      await tick(page, 2);
      await expect.poll(() => countOf(page)).toBe('2');
      await page.locator('#clippings').click();
      link = page.url().slice(session.url.length);
    });
    await visit(session, '/?q=ferry&scope=quotations&sort=oldest', {}, async (page) => {
      await tick(page, 1);
      await expect.poll(() => countOf(page)).toBe('1');
      await page.goto(session.url + link);
      expect(await page.locator('#theirs').isVisible()).toBe(true);
      expect(await countOf(page)).toBe('1');
      // What is done with it here is not done with the own list.
      await page.getByRole('button', { name: 'Remove clipping 2' }).click();
      await page.waitForURL((url) => url.searchParams.get('list') !== null && !url.href.endsWith(link));
      expect(await countOf(page)).toBe('1');
      await page.goto(session.url + link);
      await page.getByRole('link', { name: 'Add it to mine' }).click();
      await expect.poll(() => countOf(page)).toBe('3');
      expect(await page.locator('#theirs').isVisible()).toBe(false);
    });
  });

  it('selected words of an article are clipped', async () => {
    await visit(session, SEARCH, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await page.locator('.card h3 a').first().click();
      await page.evaluate(`(() => {
        const paragraph = document.querySelector('.block.target .text > :first-child');
        paragraph.scrollIntoView({ block: 'center' });
        const text = paragraph.firstChild;
        getSelection().setBaseAndExtent(text, 0, text, 12);
      })()`);
      await page.locator('#selection').getByRole('button', { name: 'Clip' }).click();
      await expect.poll(() => countOf(page)).toBe('1');
      await page.locator('#clippings').click();
      expect(await page.locator('.clipping mark, .clipping .said').first().innerText()).not.toBe('');
    });
  });

  it('the link is copied whole', async () => {
    await visit(session, SEARCH, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await tick(page, 1);
      await expect.poll(() => countOf(page)).toBe('1');
      await page.locator('#clippings').click();
      await page.getByRole('button', { name: 'Copy link' }).click();
      await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(page.url());
    });
  });
});

describe('without a script', () => {
  it('what is ticked goes to the list, more is added from further searches, and every button keeps the notes', async () => {
    await visit(session, SEARCH, { javaScriptEnabled: false }, async (page) => {
      const add = page.getByRole('button', { name: 'Add what is ticked to the clippings' });
      expect(await add.isVisible()).toBe(false);
      const first = await tick(page, 2);
      await add.click();
      expect(await wordsOf(page)).toHaveLength(2);
      await page.getByLabel('Note on clipping 1').fill('First, I think');
      await page.getByLabel('Title').fill('The harbour');
      await page.getByRole('button', { name: 'Down clipping 1' }).click();
      expect(await page.locator('h1').innerText()).toBe('The harbour');
      expect(await page.getByLabel('Note on clipping 2').inputValue()).toBe('First, I think');
      expect((await wordsOf(page))[1]?.slice(0, 20)).toBe(first[0]?.slice(0, 20));
      // On to another search, a filter and an article, with the list.
      await page.locator('#q').fill('ferry');
      await page.locator('#search-button').click();
      await page.locator('.facet .choose').first().click();
      await page.locator('.card h3 a').first().click();
      await page.locator('.block .clip input').first().check();
      await add.click();
      expect(await wordsOf(page)).toHaveLength(3);
      expect(await page.getByLabel('Note on clipping 2').inputValue()).toBe('First, I think');
    });
  });

  it('each form to take along is a file of its own', async () => {
    await visit(session, SEARCH, { javaScriptEnabled: false, acceptDownloads: true }, async (page) => {
      await tick(page, 2);
      await page.getByRole('button', { name: 'Add what is ticked to the clippings' }).click();
      await page.getByLabel('Title').fill('The harbour');
      await page.getByLabel('Citations as').selectOption('apa');
      for (const [name, file] of [
        ['Word (DOCX)', 'the-harbour.docx'],
        ['Markdown', 'the-harbour.md'],
        ['Table (CSV)', 'the-harbour.csv'],
        ['CSL-JSON', 'the-harbour.json'],
      ] as const) {
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name }).click();
        expect((await download).suggestedFilename()).toBe(file);
      }
    });
  });
});

describe('what axe finds', () => {
  it('is nothing, in either scheme, at either width, and nothing is wider than the screen', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [360, 1440]) {
        await visit(session, SEARCH, { colorScheme, viewport: { width, height: 800 } }, async (page) => {
          await tick(page, 3);
          await expect.poll(() => countOf(page)).toBe('3');
          expect(await violations(page), `search ${colorScheme} ${String(width)}`).toEqual([]);
          await page.locator('#clippings').click();
          await page.locator('.clippings').waitFor();
          expect(await violations(page), `list ${colorScheme} ${String(width)}`).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
          await page.goto(`${session.url}/clippings?c=p-aaaaaaaaaaaaaaaa`);
          expect(await violations(page), `theirs ${colorScheme} ${String(width)}`).toEqual([]);
          await page.goto(`${session.url}/clippings`);
          expect(await violations(page), `empty ${colorScheme} ${String(width)}`).toEqual([]);
        });
        await visit(session, SEARCH, { colorScheme, viewport: { width, height: 800 } }, async (page) => {
          await page.locator('.card h3 a').first().click();
          expect(await violations(page), `article ${colorScheme} ${String(width)}`).toEqual([]);
        });
      }
    }
  });
});
