/** The page that tries the API, without scripts; and the files that browsers and feed readers parse, by a browser's own XML parser. */
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { sessionOf } from './session.ts';

const session = sessionOf('tests/fixtures/fictional');

describe('the page that tries the API', () => {
  it('answers the form that was sent, without a script', async () => {
    const { page, context, faults } = await session.open('/api', { javaScriptEnabled: false });
    const form = page.locator('#search form');
    await form.getByLabel('q', { exact: true }).fill('harbour');
    await form.getByLabel('scope', { exact: true }).selectOption('quotations');
    await form.getByLabel('limit', { exact: true }).fill('1');
    await form.getByText('Filters').click();
    await form.getByLabel('-speaker', { exact: true }).fill('-');
    await form.getByRole('button', { name: 'Send' }).click();
    // The short address, which the reader can pass on: no field that is blank.
    await page.waitForURL((url) => url.search === '?operation=search&q=harbour&scope=quotations&limit=1&-speaker=-');
    expect(new URL(page.url()).hash).toBe('#search');
    const answer = page.locator('#search\\.answer');
    expect(await answer.locator('h3').textContent()).toBe('Answer: 200');
    expect(await answer.locator('a').getAttribute('href')).toBe('/api/search?q=harbour&scope=quotations&limit=1&-speaker=-');
    expect(JSON.parse((await answer.locator('pre').textContent()) ?? '')).toMatchObject({
      query: { q: 'harbour', scope: 'quotations', limit: 1 },
    });
    expect(await form.getByLabel('q', { exact: true }).inputValue()).toBe('harbour');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('has no fault that axe knows, and is no wider than the screen', async () => {
    const { page, context } = await session.open('/api?operation=search&q=harbour&speaker=-');
    for (const width of [360, 1440]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        expect(await violations(page), `${colorScheme} ${width}`).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      }
    }
    await context.close();
  });
});

describe('what others parse', () => {
  it.each([
    '/feed.atom?q=',
    '/feed.atom?q=%3Cb%3E%26%22&scope=quotations',
    '/feed.atom?q=harbour&scope=articles&page=2&limit=2',
    '/opensearch.xml',
  ])('%s is well-formed XML', async (path) => {
    const { page, context } = await session.open('/help');
    const root = await page.evaluate(
      `fetch(${JSON.stringify(path)}).then((answer) => answer.text()).then((text) => {
          const read = new DOMParser().parseFromString(text, 'application/xml');
          return read.querySelector('parsererror')?.textContent ?? read.documentElement.localName;
        })`,
    );
    expect(root).toBe(path.startsWith('/feed') ? 'feed' : 'OpenSearchDescription');
    await context.close();
  });
});
