/** Every page, in both colour schemes and at both ends of the widths: no violation that axe knows, nothing wider than the screen. */
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { sessionOf } from './session.ts';

const PAGES: [name: string, path: string][] = [
  ['start', '/'],
  ['search', '/?q=harbour'],
  ['quotations', '/?q=&scope=quotations&sort=newest'],
  ['articles', '/?q=harbour+ferry&scope=articles'],
  ['filters', '/?q=harbour&kind=direct&kind=mixed&-speaker-kind=unnamed&after=2021&before=2025-11'],
  ['several values of one facet', '/?q=&place=place:port-ellery&person=Margaret+Aldous&person=Desmond+Pryke'],
  ['no results', '/?q=harbour+zeppelin&kind=direct&date=2025'],
  ['misspelt', '/?q=harbuor'],
  ['overview', '/overview'],
  ['names', '/entities'],
  ['articles under a chosen source', '/?q=&source=The+Port+Ellery+Courier'],
  ['facet', '/facets/speaker?q=harbour'],
  ['facet of several chosen values', '/facets/person?q=&person=Margaret+Aldous&person=Desmond+Pryke&all=person'],
  ['articles with their sources', '/facets/article?q=harbour'],
  ['all dates', '/facets/date?q=&prefix=2021-03'],
  ['corpus', '/corpus'],
  ['help', '/help'],
  ['draft', '/check'],
  ['bad request', '/?q=a&after=sometime'],
  ['not found', '/nothing-here'],
];

const session = sessionOf('tests/fixtures/fictional');

async function check(path: string): Promise<void> {
  const { page, context, faults } = await session.open(path, { viewport: { width: 360, height: 800 } });
  const drawer = page.locator('#facet-drawer-handle');
  if ((await drawer.count()) > 0) await drawer.click();
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const place = `${path} ${colorScheme} ${width}`;
      expect(await violations(page), place).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth'), place).toBeLessThanOrEqual(width);
    }
  }
  expect(faults, path).toEqual([]);
  await context.close();
}

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
