/** The pages that every look at all pages goes to, over the fictional corpus. */
import type { BrowserContextOptions } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './axe.ts';
import type { Session } from './session.ts';

export const PAGES: [name: string, path: string][] = [
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
  ['who says what', '/topics?q=harbour'],
  ['who says what in all', '/topics'],
  ['speakers to choose', '/compare?q=harbour'],
  ['speakers compared', '/compare?speaker=Margaret+Aldous&speaker=Desmond+Pryke&speaker=Callum+Reddy&speaker=-'],
  ['clippings', '/clippings'],
  ['a clipping that is not here', '/clippings?c=p-aaaaaaaaaaaaaaaa'],
  ['bad request', '/?q=a&after=sometime'],
  ['not found', '/nothing-here'],
];

/** At both ends of the widths: no violation that axe knows, nothing wider than the screen. */
export async function checkPage(
  session: Pick<Session, 'open'>,
  path: string,
  colorSchemes: readonly ('light' | 'dark')[],
  options: BrowserContextOptions = {},
): Promise<void> {
  const { page, context, faults } = await session.open(path, { viewport: { width: 360, height: 800 }, ...options });
  const drawer = page.locator('#facet-drawer-handle');
  if ((await drawer.count()) > 0) await drawer.click();
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of colorSchemes) {
      await page.emulateMedia({ colorScheme });
      const place = `${path} ${colorScheme} ${width}`;
      expect(await violations(page), place).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth'), place).toBeLessThanOrEqual(width);
    }
  }
  expect(faults, path).toEqual([]);
  await context.close();
}
