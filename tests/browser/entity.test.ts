/** The pages of names and of speakers without one, in each state: by keys, on paper, enlarged, at both ends of the widths. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { facetSchema } from '../../src/domain/search.ts';
import { violations } from './axe.ts';
import { addressOf, type Session, startSession } from './session.ts';

let session: Session;
let speaker: string;

beforeAll(async () => {
  session = await startSession('tests/fixtures/fictional');
  const response = await fetch(`${session.url}/api/facets/speaker?q=&scope=quotations&limit=1000`);
  const { buckets } = facetSchema.parse(await response.json());
  const value = buckets.find((bucket) => /^(?:unnamed|group|institution):/.test(bucket.value))?.value ?? '';
  speaker = `/speakers/${encodeURIComponent(value)}`;
});
afterAll(async () => {
  await session?.close();
});

const PAGES: [name: string, path: () => string][] = [
  ['a person', () => '/entities/person%3Acallum-reddy'],
  ['an organization', () => '/entities/organization%3Aharbour-redevelopment-authority'],
  ['a place', () => '/entities/place%3Aport-ellery'],
  ['a speaker without a name', () => speaker],
];

describe.each(PAGES)('the page of %s', (_name, path) => {
  it('is free of what axe finds and fits, light and dark, wide and narrow', async () => {
    const { page, context, faults } = await session.open(path());
    for (const summary of await page.locator('.as-table summary, .basis summary').all()) await summary.click();
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page), `${width} ${colorScheme}`).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      }
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  it('has headings in order, one of them the name', async () => {
    const { page, context } = await session.open(path(), { javaScriptEnabled: false });
    const levels = await page.locator('main :is(h1, h2, h3, h4)').evaluateAll((all) => all.map((one) => Number(one.tagName.slice(1))));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    expect(levels.slice(1).filter((level, i) => level > (levels[i] ?? 0) + 1)).toEqual([]);
    await context.close();
  });
});

describe('a speaker without a name', () => {
  it.each([true, false])('is reached from its quotation and searched within, with a script: %s', async (javaScriptEnabled) => {
    const { page, context, faults } = await session.open('/?q=&scope=quotations&speaker=unnamed:resident', { javaScriptEnabled });
    const link = page.locator('.card a.speaker').first();
    const href = (await link.getAttribute('href')) ?? '';
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname.startsWith('/speakers/'));
    expect(addressOf(page)).toBe(href);
    await page.locator('#said .more, section[aria-labelledby=said] .more').click();
    await page.waitForURL((url) => url.searchParams.get('scope') === 'quotations');
    expect(await page.locator('.card').count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('on paper', () => {
  it('a name shows where its quotations are, and no form', async () => {
    const { page, context } = await session.open('/entities/person%3Acallum-reddy');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.find').first().isVisible()).toBe(false);
    const address = await page.evaluate(`getComputedStyle(document.querySelector('.card .actions a'), '::after').content`);
    expect(address).toContain('/passages/p-');
    await context.close();
  });
});

describe('enlarged twice', () => {
  it('a name fits its window', async () => {
    const { page, context } = await session.open('/entities/person%3Acallum-reddy', { viewport: { width: 640, height: 450 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(640);
    await context.close();
  });
});
