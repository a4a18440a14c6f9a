/** How an article is set that has everything in it: long words, a table, a list, quotations; and one that is read from the right. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchPageSchema } from '../../src/domain/search.ts';
import { violations } from './axe.ts';
import { type Session, startSession } from './session.ts';

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrikant';
const ODD = `---
title: The ${LONG} and the bridge
source: The Odd Courier
published: 2025-02-19
url: https://example.org/odd
---
The first paragraph names https://example.org/a/very/long/address/that/does/not/break/anywhere/and/goes/on/and/on/for/ever/index.html and goes on.

## A heading: ${LONG}

“We will not pay for the bridge,” said Mayor Edith Quarrell. “It is not ours,” Harold Finch answered.

> A block quote stands here, set off from the text.

| Year | Passengers | Freight in tonnes | Remarks on what happened in the year |
| --- | --- | --- | --- |
| 2021 | 120,344 | 1,233,001 | The ferry was late on most days of the year, it is said |
| 2022 | 98,120 | 1,100,870 | Strike |

- The first item of a list about the bridge.
`;
const ARABIC = `---
title: رئيس البلدية يقول إن الجسر لن يبنى هذا العام
language: ar
---
قال رئيس البلدية يوم الاثنين إن الجسر لن يبنى هذا العام، وإن المدينة لا تملك المال اللازم لذلك.

## عنوان فرعي

وأضاف: «لن ندفع ثمن الجسر»، بحسب ما نقلته وكالة الأنباء Northshore في تقريرها الذي نشر أمس.
`;

let folder: string;
let session: Session;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pullquote-odd-'));
  await writeFile(join(folder, 'odd.md'), ODD);
  await writeFile(join(folder, 'arabic.md'), ARABIC);
  session = await startSession(folder);
});
afterAll(async () => {
  await session?.close();
  await rm(folder, { recursive: true, force: true });
});

async function articleWith(word: string): Promise<string> {
  const page = searchPageSchema.parse(await (await fetch(`${session.url}/api/search?q=${word}&limit=1`)).json());
  return page.hits[0]?.article.link ?? '';
}

describe('an article with everything in it', () => {
  it('fits every width, is free of what axe finds, and has its table as one', async () => {
    const { page, context, faults } = await session.open(await articleWith('Quarrell'));
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate('document.documentElement.scrollWidth'), String(width)).toBeLessThanOrEqual(width);
    }
    expect(await violations(page)).toEqual([]);
    const cells = await page.locator('.table tr').evaluateAll((rows) => rows.map((row) => row.querySelectorAll('td').length));
    expect(cells).toEqual([4, 4, 4]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('has its speakers beside their paragraph where there is room, and below it where there is none', async () => {
    const { page, context } = await session.open(await articleWith('Quarrell'), { viewport: { width: 1440, height: 900 } });
    const block = page.locator('.block', { hasText: 'We will not pay' });
    const boxes = async () => [await block.locator('.text').boundingBox(), await block.locator('.margin').boundingBox()] as const;
    const [text, beside] = await boxes();
    expect(beside?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
    await page.setViewportSize({ width: 360, height: 740 });
    const [narrow, below] = await boxes();
    expect(below?.y).toBeGreaterThanOrEqual((narrow?.y ?? 0) + (narrow?.height ?? 0));
    await context.close();
  });

  it('writes down where its original is, on paper', async () => {
    const { page, context } = await session.open(await articleWith('Quarrell'));
    await page.emulateMedia({ media: 'print' });
    const written = await page.evaluate(`getComputedStyle(document.querySelector('.about a[href^="https:"]'), '::after').content`);
    expect(written).toContain('https://example.org/odd');
    expect(await page.locator('.article-tools').isVisible()).toBe(false);
    await context.close();
  });
});

describe('an article that is read from the right', () => {
  it('has title, headings and text so', async () => {
    const { page, context, faults } = await session.open(await articleWith('Northshore'), { viewport: { width: 360, height: 740 } });
    const directions = await page.evaluate(
      `[...document.querySelectorAll('article h1, .body h2, .body p')].map((element) => getComputedStyle(element).direction)`,
    );
    expect(directions).toEqual(['rtl', 'rtl', 'rtl', 'rtl']);
    expect(await page.locator('article h1').getAttribute('lang')).toBe('ar');
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
