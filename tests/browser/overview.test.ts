/** The overview: what is drawn can be read, reached by keys and followed, at every width, with a script and without. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { addressOf, type Session, startSession } from './session.ts';

let session: Session;

beforeAll(async () => {
  session = await startSession('tests/fixtures/fictional');
});
afterAll(async () => {
  await session?.close();
});

async function total(page: Page): Promise<number> {
  await page.waitForSelector('#status');
  return Number.parseInt((await page.locator('#status').textContent()) ?? '', 10);
}

interface Box {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The labels of the map that is shown, as they are painted: by line, since a short line leaves room beside it. */
function labels(page: Page): Promise<Box[]> {
  return page.evaluate(`[...document.querySelectorAll('.map text')].flatMap((text) => {
    const { left, right, top, bottom, width } = text.getBoundingClientRect();
    return width === 0 ? [] : [{ text: text.textContent, left, right, top, bottom }];
  })`);
}

/** Fonts say that lines are higher than their letters. */
const LEADING = 2;

function overlapping(boxes: readonly Box[]): string[] {
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top + LEADING < b.bottom - LEADING && b.top + LEADING < a.bottom - LEADING)
      .map((b) => `${a.text} / ${b.text}`),
  );
}

describe.each([360, 768, 1440])('the map, %d pixels wide', (width) => {
  it('has labels that can be read and lie over no other', async () => {
    const { page, context, faults } = await session.open('/overview', { viewport: { width, height: 900 } });
    const boxes = await labels(page);
    expect(boxes.length).toBeGreaterThan(8);
    expect(overlapping(boxes)).toEqual([]);
    for (const { text, left, right } of boxes) {
      expect(left, text).toBeGreaterThanOrEqual(0);
      expect(right, text).toBeLessThanOrEqual(width);
    }
    const sizes: number[] = await page.evaluate(
      `[...document.querySelectorAll('.map text')].filter((text) => text.getBoundingClientRect().width > 0).map((text) =>
        text.getAttribute('font-size') * text.getScreenCTM().a)`,
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10);
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each(['light', 'dark'] as const)('is free of what axe finds, with its tables open, in %s', async (colorScheme) => {
    const { page, context, faults } = await session.open('/overview', { viewport: { width, height: 900 }, colorScheme });
    for (const summary of await page.locator('.as-table summary').all()) await summary.click();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(faults).toEqual([]);
    await context.close();
  });
});

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
    it('a line of the map leads to where both are named, and the table to the same', async () => {
      const { page, context, faults } = await session.open('/overview', { javaScriptEnabled });
      const line = page.locator('.map.wide .pairs a').first();
      const name = (await line.getAttribute('aria-label')) ?? '';
      await line.locator('.reach').dispatchEvent('click');
      await page.waitForURL((url) => url.pathname === '/');
      expect(await total(page)).toBe(Number(/: (\d+) paragraph/.exec(name)?.[1]));
      await page.goBack();
      await page.locator('.together summary').click();
      await page.locator(`.together td a[title="${name}"]`).click();
      await page.waitForURL((url) => url.pathname === '/');
      expect(await total(page)).toBe(Number(/: (\d+) paragraph/.exec(name)?.[1]));
      expect(faults).toEqual([]);
      await context.close();
    });

    it('a mark of the map is reached by Tab and opened by Enter', async () => {
      const { page, context, faults } = await session.open('/overview', { javaScriptEnabled });
      await page.locator('.held .as-table summary').last().focus();
      await page.keyboard.press('Tab');
      const href = await page.evaluate('document.activeElement.getAttribute("href")');
      expect(await page.evaluate('document.activeElement.closest(".map.wide") !== null')).toBe(true);
      expect(href).toMatch(/^\/entities\//);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname.startsWith('/entities/'));
      expect(addressOf(page)).toBe(href);
      expect(faults).toEqual([]);
      await context.close();
    });
  });
}

describe('on paper', () => {
  it('the map is there, and what is only for searching is not', async () => {
    const { page, context } = await session.open('/overview');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.map.wide').isVisible()).toBe(true);
    expect(await page.locator('search').first().isVisible()).toBe(false);
    await context.close();
  });
});

describe('enlarged twice', () => {
  it('nothing is wider than the window', async () => {
    const { page, context } = await session.open('/overview', { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(640);
    expect(overlapping(await labels(page))).toEqual([]);
    await context.close();
  });
});
