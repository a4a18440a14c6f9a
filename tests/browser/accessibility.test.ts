/** Every page, in both colour schemes and at both ends of the widths: no violation that axe knows, nothing wider than the screen. */
import { describe, expect, it } from 'vitest';
import { checkPage, PAGES } from './pages.ts';
import { sessionOf } from './session.ts';

const session = sessionOf('tests/fixtures/fictional');

const check = (path: string): Promise<void> => checkPage(session, path, ['light', 'dark']);

describe('every page is free of what axe finds', () => {
  it.each(PAGES)('%s', async (_name, path) => {
    await check(path);
  });

  it('article, with its names as links', async () => {
    const { page, context } = await session.open('/?q=harbour');
    const path = await page.locator('.card h3 a').first().getAttribute('href');
    await context.close();
    await check((path ?? '').replace('passage=', 'names=on&passage='));
  });

  it('entity', async () => {
    await check(`/entities/${encodeURIComponent('person:margaret-aldous')}`);
  });
});

describe('on paper', () => {
  it('the facets are left out and addresses are written down', async () => {
    const { page, context, faults } = await session.open('/?q=harbour');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.facets').isVisible()).toBe(false);
    expect(await page.locator('.card').first().isVisible()).toBe(true);
    const link = page.locator('.card .actions a').first();
    const written = await page.evaluate('getComputedStyle(document.querySelector(".card .actions a"), "::after").content');
    expect(written).toContain(await link.getAttribute('href'));
    expect(faults).toEqual([]);
    await context.close();
  });
});
