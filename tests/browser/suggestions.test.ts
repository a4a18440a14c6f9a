/** Suggestions while typing, and single keys: what a keyboard alone can do on the page of searching. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { addressOf, sessionOf } from './session.ts';

const session = sessionOf('tests/fixtures/fictional');

const OPTION = '#suggestions [role="option"]';
const focusedId = (page: Page): Promise<unknown> => page.evaluate('document.activeElement.id');

/** The text of the option that the field says is the active one. */
async function active(page: Page): Promise<string | null> {
  const id = await page.getAttribute('#q', 'aria-activedescendant');
  return id === null ? null : page.locator(`[id="${id}"][aria-selected="true"] span`).first().textContent();
}

describe('a suggestion', () => {
  it('is reached by arrow keys while the focus stays in the field, and a name becomes a filter beside those that are on', async () => {
    const { page, context, faults } = await session.open('/?q=&-kind=none&after=2021');
    await page.locator('#q').pressSequentially('aldo', { delay: 20 });
    await page.waitForSelector(OPTION);
    // The list outlives the swap of the results for the same words.
    await page.waitForURL((url) => url.searchParams.get('q') === 'aldo');
    expect(await page.getAttribute('#q', 'aria-expanded')).toBe('true');
    expect(await page.getAttribute('#q', 'aria-controls')).toBe('suggestions');
    expect(await active(page)).toBeNull();
    await page.press('#q', 'ArrowDown');
    expect(await active(page)).toBe('Margaret Aldous');
    await page.press('#q', 'ArrowUp');
    expect(await active(page)).toBeNull();
    await page.press('#q', 'ArrowDown');
    expect(await focusedId(page)).toBe('q');
    await page.press('#q', 'Enter');
    await page.waitForSelector('[id="chip.person.person%3Amargaret-aldous"]');
    const { searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toEqual({ person: 'person:margaret-aldous', '-kind': 'none', after: '2021' });
    expect(await page.inputValue('#q')).toBe('');
    expect(await page.locator('#suggestions').isVisible()).toBe(false);
    expect(await page.getAttribute('#q', 'aria-expanded')).toBe('false');
    await page.goBack();
    await expect.poll(() => page.inputValue('#q')).toBe('aldo');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('of a word completes the word, and one of an article opens it, by a click', async () => {
    const { page, context, faults } = await session.open('/');
    await page.locator('#q').pressSequentially('harb', { delay: 20 });
    await page.locator(OPTION, { hasText: /^harbourWord/ }).click();
    await page.waitForSelector('.card mark');
    expect(await page.inputValue('#q')).toBe('harbour');
    expect(addressOf(page)).toBe('/?q=harbour');
    await page.fill('#q', 'council backs');
    await page.locator(OPTION, { hasText: /Article/ }).click();
    await page.waitForSelector('main h1');
    expect(new URL(page.url()).pathname).toMatch(/^\/articles\//);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('closes with Escape without a change of the words, and Enter then searches what was typed', async () => {
    const { page, context, faults } = await session.open('/');
    await page.locator('#q').pressSequentially('harb', { delay: 20 });
    await page.waitForSelector(OPTION);
    await page.press('#q', 'Escape');
    expect(await page.locator('#suggestions').isVisible()).toBe(false);
    expect(await page.inputValue('#q')).toBe('harb');
    await page.press('#q', 'Enter');
    await page.waitForURL('**/?q=harb');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('has no violation that axe knows while the list is open, and is not wider than a phone', async () => {
    const { page, context } = await session.open('/?q=h', { viewport: { width: 360, height: 800 } });
    await page.press('#q', 'End');
    await page.locator('#q').pressSequentially('arb', { delay: 20 });
    await page.waitForURL('**/?q=harb');
    await page.waitForSelector(OPTION);
    await page.press('#q', 'ArrowDown');
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await context.close();
  });
});

describe('single keys', () => {
  it('move from result to result, to the field and to the help', async () => {
    const { page, context, faults } = await session.open('/?q=harbour');
    const titles = await page.locator('.card h3 a').evaluateAll((links: { id: string }[]) => links.map(({ id }) => id));
    await page.keyboard.press('j');
    expect(await focusedId(page)).toBe(titles[0]);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focusedId(page)).toBe(titles[2]);
    await page.keyboard.press('k');
    expect(await focusedId(page)).toBe(titles[1]);
    await page.keyboard.press('/');
    expect(await focusedId(page)).toBe('q');
    await page.keyboard.press('j');
    expect(await page.inputValue('#q')).toBe('j');
    await page.locator('#status').focus();
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open] #keys');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('j');
    expect(await page.evaluate('document.activeElement.closest("dialog") !== null')).toBe(true);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'hidden' });
    expect(await focusedId(page)).toBe('status');
    await page.locator('#how-to-search').click();
    await page.locator('dialog button').click();
    await page.waitForSelector('dialog', { state: 'hidden' });
    expect(new URL(page.url()).pathname).toBe('/');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('can be switched off, which the browser remembers', async () => {
    const { page, context, faults } = await session.open('/help');
    await page.locator('#keys-on').uncheck();
    await page.goto(`${session.url}/?q=harbour`);
    await page.keyboard.press('j');
    await page.keyboard.press('/');
    expect(await focusedId(page)).toBe('');
    await page.goto(`${session.url}/help`);
    expect(await page.locator('#keys-on').isChecked()).toBe(false);
    await page.locator('#keys-on').check();
    await page.keyboard.press('/');
    await page.waitForURL('**/');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('are not offered where no script runs, and what shows them is a link', async () => {
    const { page, context } = await session.open('/?q=harbour', { javaScriptEnabled: false });
    await page.locator('#how-to-search').click();
    await page.waitForURL('**/help#syntax');
    expect(await page.locator('#keys-on').isVisible()).toBe(false);
    expect(await page.locator('main form').isVisible()).toBe(false);
    await context.close();
  });
});
