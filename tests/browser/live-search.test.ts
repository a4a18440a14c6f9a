/** What a script adds: results while typing, a focus that stays, addresses that are not piled up, and copying. */
import { describe, expect, it } from 'vitest';
import { addressOf, sessionOf } from './session.ts';

const session = sessionOf('seeds');

describe('the head', () => {
  it('names the feeds of the search that is shown, also after it has changed in place', async () => {
    const { page, context, faults } = await session.open('/');
    const feeds = () =>
      page.evaluate("[...document.head.querySelectorAll('link[rel=alternate]')].map((link) => link.getAttribute('href'))");
    expect(await feeds()).toEqual(['/feed.atom', '/feed.json']);
    await page.locator('#q').pressSequentially('cartel', { delay: 30 });
    await page.waitForURL('**/?q=cartel');
    await expect.poll(feeds).toEqual(['/feed.atom?q=cartel', '/feed.json?q=cartel']);
    await page.press('#q', 'Escape');
    await page.locator('[id="scope.quotations"]').click();
    await expect.poll(feeds).toEqual(['/feed.atom?q=cartel&scope=quotations', '/feed.json?q=cartel&scope=quotations']);
    expect(await page.locator('body link').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('the search field', () => {
  it('searches while typing, keeps the caret, and adds one entry to the history for a run of typing', async () => {
    const { page, context, faults } = await session.open('/');
    const before = Number(await page.evaluate('history.length'));
    await page.locator('#q').pressSequentially('cartel', { delay: 30 });
    await page.waitForSelector('.card');
    await page.waitForURL('**/?q=cartel');
    expect(await page.evaluate('document.activeElement.id')).toBe('q');
    expect(await page.evaluate('document.activeElement.selectionStart')).toBe(6);
    await page.press('#q', 'ArrowLeft');
    await page.locator('#q').pressSequentially('x', { delay: 30 });
    await page.waitForURL('**/?q=cartexl');
    expect(await page.evaluate('document.activeElement.selectionStart')).toBe(6);
    expect(await page.inputValue('#q')).toBe('cartexl');
    expect(Number(await page.evaluate('history.length'))).toBe(before + 1);
    await page.goBack();
    await page.waitForSelector('main.start');
    expect(addressOf(page)).toBe('/');
    expect(await page.inputValue('#q')).toBe('');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('Back after typing leads to the page of results where it began', async () => {
    const { page, context, faults } = await session.open('/?q=cartel');
    await page.locator('a[rel="next"]').click();
    await page.waitForURL('**/?q=cartel&page=2');
    await page.locator('#q').focus();
    await page.press('#q', 'End');
    await page.locator('#q').pressSequentially(' mexico', { delay: 30 });
    await page.waitForURL('**/?q=cartel+mexico');
    await page.goBack();
    await page.waitForURL('**/?q=cartel&page=2');
    await expect.poll(() => page.inputValue('#q')).toBe('cartel');
    expect(await page.locator('#status').textContent()).toContain('page 2');
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each([
    ['is still under way', true],
    ['has not been asked yet', false],
  ])('Back drops a search that %s', async (_, isUnderWay) => {
    const { page, context, faults } = await session.open('/?q=mexico');
    await page.locator('[id="scope.quotations"]').click();
    await page.waitForSelector('[id="scope.quotations"][aria-current]');
    // The page that is gone back to takes longer than the search that nobody wants any more.
    await page.route(/q=mexico/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, route.request().url().includes('mexicos') ? 300 : 1_500));
      await route.continue().catch(() => undefined);
    });
    await page.locator('#q').focus();
    await page.press('#q', 'End');
    const asked = isUnderWay ? page.waitForRequest(/q=mexicos/) : Promise.resolve();
    await page.locator('#q').pressSequentially('s');
    await asked;
    await page.evaluate('history.back()');
    await page.waitForSelector('[id="scope.passages"][aria-current]');
    await page.waitForTimeout(1_500);
    expect(addressOf(page)).toBe('/?q=mexico');
    expect(await page.inputValue('#q')).toBe('mexico');
    await page.goForward();
    await page.waitForSelector('[id="scope.quotations"][aria-current]');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('what is typed after a rest is another search, to which Back returns', async () => {
    const { page, context, faults } = await session.open('/');
    await page.locator('#q').pressSequentially('cartel', { delay: 30 });
    await page.waitForURL('**/?q=cartel');
    await page.waitForTimeout(2_300);
    await page.locator('#q').pressSequentially('s m', { delay: 30 });
    await page.waitForURL('**/?q=cartels+m');
    await page.locator('#q').pressSequentially('exico', { delay: 30 });
    await page.waitForURL('**/?q=cartels+mexico');
    await page.goBack();
    await page.waitForURL('**/?q=cartel');
    await page.goBack();
    await page.waitForSelector('main.start');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('does not put the same search into the history twice when Enter follows typing', async () => {
    const { page, context, faults } = await session.open('/');
    await page.locator('#q').pressSequentially('mexico', { delay: 20 });
    await page.waitForURL('**/?q=mexico');
    const length = Number(await page.evaluate('history.length'));
    await page.press('#q', 'Enter');
    await page.waitForLoadState('networkidle');
    expect(Number(await page.evaluate('history.length'))).toBe(length);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('keeps words that were just typed when a filter is chosen before they were searched', async () => {
    const { page, context, faults } = await session.open('/?q=cartel');
    await page.fill('#q', 'mexico');
    await page.locator('[id="kind.direct"]').click();
    await page.waitForSelector('.chip');
    await page.waitForTimeout(600);
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('q')).toBe('mexico');
    expect(searchParams.get('kind')).toBe('direct');
    expect(await page.locator('.chip').count()).toBe(1);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('searches again for words that come back after a suggestion was taken', async () => {
    const { page, context, faults } = await session.open('/');
    await page.locator('#q').pressSequentially('cartle', { delay: 20 });
    await page.locator('#did-you-mean').click();
    await page.waitForSelector('#did-you-mean', { state: 'detached' });
    await page.fill('#q', 'cartle');
    await page.waitForSelector('#did-you-mean');
    expect(addressOf(page)).toBe('/?q=cartle');
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('a filter', () => {
  it('keeps the focus on its row and the page where it was', async () => {
    const { page, context, faults } = await session.open('/?q=cartel');
    const row = page.locator('.choose[id^="place."]').nth(1);
    const id = await row.getAttribute('id');
    await row.focus();
    await page.evaluate('scrollTo(0, 300)');
    await row.press('Enter');
    await page.waitForSelector('.chip');
    expect(await page.evaluate('document.activeElement.id')).toBe(id);
    expect(Number(await page.evaluate('scrollY'))).toBeGreaterThan(100);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('moves the focus from the link that excluded a value to its row', async () => {
    const { page, context, faults } = await session.open('/?q=cartel');
    await page.locator('[id="kind.direct.not"]').focus();
    await page.locator('[id="kind.direct.not"]').press('Enter');
    await page.waitForSelector('.chip.excluded');
    expect(await page.evaluate('document.activeElement.id')).toBe('kind.direct');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('leaves the focus at the result line when the chip that had it is gone', async () => {
    const { page, context, faults } = await session.open('/?q=cartel&kind=direct');
    await page.locator('.chip').focus();
    await page.locator('.chip').press('Enter');
    await page.waitForSelector('.chip', { state: 'detached' });
    expect(await page.evaluate('document.activeElement.id')).toBe('status');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('keeps the drawer open on a narrow screen', async () => {
    const { page, context, faults } = await session.open('/?q=cartel', { viewport: { width: 360, height: 740 } });
    await page.locator('#facet-drawer-handle').click();
    await page.locator('[id="kind.direct"]').click();
    await page.waitForSelector('.chip');
    expect(await page.evaluate('document.getElementById("facet-drawer").open')).toBe(true);
    expect(await page.locator('#facets-heading').textContent()).toContain('1');
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('copying', () => {
  it('takes the words, the speaker, the article and the whole link along', async () => {
    const { page, context, faults } = await session.open('/?q=%22not+negotiable%22&scope=quotations', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const speaker = await page.locator('.card .speaker').first().textContent();
    const title = await page.locator('.card h3 a').first().textContent();
    await page.locator('.card').first().hover();
    await page.locator('.card .copy').first().click();
    await page.locator('.copy', { hasText: /^Copied$/ }).waitFor();
    const copied = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(copied).toContain('not negotiable');
    expect(copied).toContain(`— ${speaker}`);
    expect(copied).toContain(`“${title}”`);
    expect(copied).toMatch(new RegExp(`${session.url}/passages/p-[a-z2-7]{16}(-\\d+)?(\\?span=\\d+-\\d+&check=\\w+)?$`));
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('a server that does not answer', () => {
  it('is reported, and the page stays', async () => {
    const { page, context } = await session.open('/?q=cartel');
    await page.route('**/*', (route) => route.abort());
    await page.locator('[id="kind.direct"]').click();
    await page.waitForSelector('#announce:not(.vh)');
    expect(await page.locator('#announce').textContent()).toContain('did not answer');
    expect(await page.locator('.card').count()).toBeGreaterThan(0);
    await context.close();
  });
});
