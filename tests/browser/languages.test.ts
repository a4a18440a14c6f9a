/** The pages in the languages beside English: free of what axe finds, and from the right where they are read so. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../views/languages/languages.ts';
import { checkPage, PAGES } from './pages.ts';
import { scrambledLines } from './read-from-right.ts';
import { addressOf, sessionOf, totalOf, visit } from './session.ts';

const session = sessionOf('tests/fixtures/fictional');
const OTHERS = LANGUAGES.slice(1).map(({ tag }) => tag);

const ARABIC = { locale: 'ar' };
const SPANISH = { locale: 'es-MX' };

async function boxOf(page: Page, selector: string): Promise<{ left: number; right: number; width: number }> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not shown`);
  return { left: box.x, right: box.x + box.width, width: box.width };
}

/** From which side a text is read and set. */
function directionOf(page: Page, selector: string): Promise<string> {
  return page.evaluate<string>(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).direction`);
}

describe.each(OTHERS)('in %s', (locale) => {
  it.each(PAGES)('%s is free of what axe finds', async (_name, path) => {
    await checkPage(session, path, ['light'], { locale });
  });

  it('an article, an entity, forms to cite and the forms of a quotation are', async () => {
    const { page, context } = await session.open('/?q=&scope=quotations&limit=100', { locale });
    const first = async (selector: string): Promise<string> => (await page.locator(selector).first().getAttribute('href')) ?? '';
    const paths = [
      (await first('.card h3 a')).replace('passage=', 'names=on&passage='),
      '/entities/person:margaret-aldous',
      await first('.card .actions a[href*="/cite"]'),
      await first('a[href*="/variants"]'),
    ];
    await context.close();
    for (const path of paths) await checkPage(session, path, ['light', 'dark'], { locale });
  });
});

describe('the language of the reader', () => {
  it('is that of the browser, and of what a live search brings', async () => {
    await visit(session, '/', SPANISH, async (page) => {
      expect(await page.locator('html').getAttribute('lang')).toBe('es');
      await page.locator('#q').fill('harbour');
      await page.locator('.card').first().waitFor();
      expect(await page.locator('#status').textContent()).toMatch(/^\d+ párrafos$/);
      expect(await page.title()).toContain('«harbour»');
    });
  });

  it('is chosen at the foot of the page, which stays where it is', async () => {
    await visit(session, '/?q=harbour', {}, async (page) => {
      // The address changes while the foot of the page does not.
      await page.locator('#q').fill('ferry');
      await page.waitForURL('**/?q=ferry');
      const total = await totalOf(page);
      await page.locator('.languages a[lang=es]').click();
      await page.locator('html[lang=es]').waitFor();
      expect(addressOf(page)).toBe('/?q=ferry');
      expect(await totalOf(page)).toBe(total);
      await page.goto(`${session.url}/help`);
      expect(await page.locator('h1').textContent()).toBe('Ayuda');
      await page.locator('.languages a[lang=en]').click();
      expect(await page.locator('h1').textContent()).toBe('Help');
      expect(addressOf(page)).toBe('/help');
    });
  });

  it('is that of suggestions and of the help over the page', async () => {
    await visit(session, '/', SPANISH, async (page) => {
      await page.locator('#q').pressSequentially('aldou');
      const option = page.locator('#suggestions li').first();
      await option.waitFor();
      expect(await page.locator('#suggestions').textContent()).toMatch(/Persona|Declarante/);
      await page.keyboard.press('ArrowDown');
      expect(await option.getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('Escape');
      await page.locator('#how-to-search').click();
      expect(await page.locator('dialog h2').first().textContent()).toBe('Cómo escribir una búsqueda');
    });
  });
});

describe('a page that is read from the right', () => {
  it.each(PAGES)('%s has the parts of each line in their order', async (_name, path) => {
    await visit(session, path, ARABIC, async (page) => {
      expect(await scrambledLines(page), path).toEqual([]);
    });
  });

  it('has so in an article, the forms of a quotation, a citation and an entity', async () => {
    await visit(session, '/?q=&scope=quotations&limit=100', ARABIC, async (page) => {
      const first = (selector: string): Promise<string | null> => page.locator(selector).first().getAttribute('href');
      const paths = [await first('.card h3 a'), await first('a[href*="/variants"]'), await first('a[href*="/cite"]')];
      for (const path of [...paths, '/entities/person:margaret-aldous']) {
        await page.goto(session.url + (path ?? ''));
        expect(await scrambledLines(page), path ?? '').toEqual([]);
      }
    });
  });

  it('tells a line whose parts are not in their order from others', async () => {
    await visit(session, '/help', ARABIC, async (page) => {
      const add = (html: string) =>
        page.evaluate(`document.querySelector("main").insertAdjacentHTML("beforeend", ${JSON.stringify(html)})`);
      const line = '\u2068Ann Lee\u2069: 4 اقتباسات';
      await add(`<p>${line}</p><p><a href="/">${line}</a></p><p dir="auto">Ann Lee</p><p><bdi>Ann Lee</bdi> ${line}</p>`);
      expect(await scrambledLines(page)).toEqual([]);
      await add(`<p class="one"><bdi>${line}</bdi></p><p class="two" dir="auto">${line}</p>`);
      expect(await scrambledLines(page)).toHaveLength(2);
    });
  });

  it('names those who are compared from the right', async () => {
    await visit(session, '/compare?speaker=-&speaker=Margaret+Aldous&speaker=Callum+Reddy', ARABIC, async (page) => {
      const names = await page.locator('h1 a').all();
      const boxes = await Promise.all(names.map((name) => name.boundingBox()));
      expect(boxes).toHaveLength(3);
      expect(boxes[0]?.x).toBeGreaterThan(boxes[1]?.x ?? Number.POSITIVE_INFINITY);
      expect(await page.evaluate('getComputedStyle(document.querySelector(".period h4")).direction')).toBe('rtl');
    });
  });

  it('has its facets at the right and its results at the left of them', async () => {
    await visit(session, '/?q=harbour', ARABIC, async (page) => {
      expect(await directionOf(page, 'html')).toBe('rtl');
      const [facets, results] = [await boxOf(page, '.facets'), await boxOf(page, '.results')];
      expect(facets.left).toBeGreaterThan(results.right);
      const [label, count] = [await boxOf(page, '.choose .label'), await boxOf(page, '.choose .count')];
      expect(label.left).toBeGreaterThan(count.right);
    });
  });

  it('shows English texts and names from the left', async () => {
    await visit(session, '/?q=harbour', ARABIC, async (page) => {
      expect(await directionOf(page, '.card .passage')).toBe('ltr');
      // "Harbour Authority (HRA)": a bracket at the end of a name stays at its end.
      expect(await page.evaluate('getComputedStyle(document.querySelector(".choose .label")).unicodeBidi')).toBe('plaintext');
      await page.locator('.card h3 a').first().click();
      await page.locator('main.reading').waitFor();
      expect(await directionOf(page, '.block .paragraph')).toBe('ltr');
      expect(await page.locator('.block .paragraph').first().getAttribute('lang')).toBe('en');
      expect(await directionOf(page, '.margin')).toBe('rtl');
      const [text, margin] = [await boxOf(page, '.block .text'), await boxOf(page, '.margin')];
      expect(text.left).toBeGreaterThan(margin.right);
    });
  });

  it('marks what changed in an English text without turning it round', async () => {
    await visit(session, '/?q=&scope=quotations&limit=100', ARABIC, async (page) => {
      await page.locator('a[href*="/variants"]').first().click();
      await page.locator('.beside').first().waitFor();
      const directions = await page.evaluate<string[]>(
        'Array.from(document.querySelectorAll(".beside blockquote"), (one) => getComputedStyle(one).direction)',
      );
      expect(directions.length).toBeGreaterThan(1);
      expect(new Set(directions)).toEqual(new Set(['ltr']));
    });
  });

  it('has time run from the right, also where a range is dragged over the bars', async () => {
    await visit(session, '/?q=', ARABIC, async (page) => {
      const bars = page.locator('.histogram li[data-from]');
      const [first, second] = [await bars.nth(0).boundingBox(), await bars.nth(1).boundingBox()];
      expect(await bars.nth(0).getAttribute('data-from')).toBe('2021');
      expect(first?.x).toBeGreaterThan(second?.x ?? Number.POSITIVE_INFINITY);
      if (!first || !second) throw new Error('there are no bars');
      await page.mouse.move(first.x + first.width / 2, first.y + first.height / 2);
      await page.mouse.down();
      await page.mouse.move(second.x + second.width / 2, second.y + second.height / 2, { steps: 4 });
      await page.mouse.up();
      await page.waitForURL('**after=2021**');
      expect(new URL(page.url()).searchParams.get('before')).toBe('2022');
    });
  });
});
