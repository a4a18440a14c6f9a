/** The article page: its hits, its links and what can be done with selected words. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annotatedArticleSchema } from '../../src/domain/annotation.ts';
import { searchPageSchema } from '../../src/domain/search.ts';
import { FragmentMaker, withDirective } from '../../src/server/present/text-fragment.ts';
import { violations } from './axe.ts';
import { addressOf, type Session, startSession } from './session.ts';

let session: Session;

beforeAll(async () => {
  session = await startSession('tests/fixtures/fictional');
});
afterAll(async () => {
  await session?.close();
});

async function firstHit(query: string) {
  return searchPageSchema.parse(await (await fetch(`${session.url}/api/search?${query}`)).json()).hits[0];
}

/** Selects the words where they first stand in a paragraph. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate(`{
    const walker = document.createTreeWalker(document.querySelector('.body'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(${JSON.stringify(words)});
      if (at < 0) continue;
      node.parentElement.scrollIntoView({ block: 'center' });
      getSelection().setBaseAndExtent(node, at, node, at + ${words.length});
      break;
    }
  }`);
}

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
    it('one goes from hit to hit, and back to the very card that led here', async () => {
      const { page, context, faults } = await session.open('/?q=harbour&limit=50', { javaScriptEnabled });
      const card = page.locator('.card').nth(8);
      const id = await card.getAttribute('id');
      await card.locator('h3 a').click();
      await page.waitForSelector('.block.target mark');
      const numbers = await page.locator('.hit-nav span').allTextContents();
      expect(numbers).toEqual(numbers.map((_, i) => `Hit ${i + 1} of ${numbers.length}`));
      await page.locator('.article-tools a[href^="#p-"]').click();
      for (let i = 1; i < numbers.length; i++) {
        await page.locator(`.block:target .hit-nav a`, { hasText: 'Next' }).click();
        expect(await page.locator('.block:target .hit-nav span').textContent()).toBe(`Hit ${i + 1} of ${numbers.length}`);
      }
      await page.locator('.back').click();
      await page.waitForSelector('.card');
      expect(addressOf(page)).toBe('/?q=harbour&limit=50');
      expect(await page.locator('.card:target').getAttribute('id')).toBe(id);
      const box = await page.locator('.card:target').boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect(box?.y).toBeLessThan(900);
      expect(faults).toEqual([]);
      await context.close();
    });

    it('the results of a filter without words are its hits too', async () => {
      const { page, context, faults } = await session.open('/?q=&speaker=person:callum-reddy&scope=quotations', { javaScriptEnabled });
      const card = page.locator('.card').first();
      const id = await card.getAttribute('id');
      await card.locator('h3 a').click();
      expect(await page.locator('.block.target .hit-nav').count()).toBe(1);
      await page.locator('.back').click();
      expect(await page.locator('.card:target').getAttribute('id')).toBe(id);
      expect(faults).toEqual([]);
      await context.close();
    });
  });
}

describe('the original', () => {
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

  /** A page that holds these texts, far from each other, behind every address that is not ours. */
  async function serveOriginal(context: BrowserContext, texts: readonly string[]): Promise<void> {
    const body = texts.map((text, i) => `<p id="b${i}" style="margin:40px 0 1500px">${escape(text)}</p>`).join('\n');
    await context.route(/^https:/, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><title>Original</title><nav>Home, Sport</nav>${body}`,
      }),
    );
  }

  async function expectInView(page: Page, index: number, what: string): Promise<void> {
    const box = await page.locator(`#b${index}`).boundingBox();
    expect(box?.y, what).toBeGreaterThan(-50);
    expect(box?.y, what).toBeLessThan(900);
  }

  it('opens at the same words', async () => {
    const hit = await firstHit('q=harbour&limit=1&source=The+Port+Ellery+Courier');
    const annotated = annotatedArticleSchema.parse(await (await fetch(`${session.url}/api/articles/${hit?.article.id}`)).json());
    const { page, context } = await session.open(hit?.article.link ?? '');
    await serveOriginal(
      context,
      annotated.article.blocks.map(({ text }) => text),
    );
    const last = annotated.passages.at(-1);
    const index = annotated.article.blocks.findIndex(({ text }) => text === last?.text);
    await page.locator(`[id="${last?.id}"] .original`).click();
    await page.waitForURL((url) => url.protocol === 'https:');
    await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThan(500);
    await expectInView(page, index, last?.text ?? '');
    await context.close();
  });

  it('is found by every fragment: with commas, dashes, ampersands, other scripts, and texts that are repeated', async () => {
    const { page, context } = await session.open('/');
    const texts = [
      'The council met on Monday evening and spoke about the harbour for six hours, without a break.',
      'Nobody answered.',
      'Smith & Sons -- the well-known, half-forgotten firm -- paid: “100% of it,” they said; #harbour?',
      'Nobody answered.',
      'Совет собрался в понедельник вечером и шесть часов говорил о гавани, без перерыва.',
      '議会は月曜の夜に集まった、 そして 港について 話した。',
      'Café déjà-vu, naïve façade — l’été dernier & l’hiver prochain.',
      'The council met on Monday evening and spoke about nothing else, and then about the vote.',
      'Nobody answered.',
    ];
    await serveOriginal(context, texts);
    const maker = new FragmentMaker(texts);
    for (const [i, text] of texts.entries()) {
      const directive = maker.directive(i);
      expect(directive, text).toBeDefined();
      await page.goto('about:blank');
      await page.goto(withDirective('https://original.example/', directive));
      if (i > 0) await expect.poll(() => page.evaluate('scrollY'), { message: `${text} ${directive ?? ''}` }).toBeGreaterThan(500);
      await expectInView(page, i, `${text} ${directive ?? ''}`);
    }
    await context.close();
  });
});

describe('a page of a paragraph', () => {
  it('holds data for programs that the policy allows and that can be read', async () => {
    const hit = await firstHit('q=%22Nobody+asked+us%22&limit=1&scope=quotations');
    const { page, context, faults } = await session.open(hit?.link ?? '');
    const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '') as Record<string, unknown>;
    expect(data['@type']).toBe('NewsArticle');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('gives its words in three forms, the last also as set text', async () => {
    const { page, context, faults } = await session.open('/?q=%22Nobody+asked+us%22&scope=quotations', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.locator('.card .actions a', { hasText: 'Cite' }).first().click();
    await page.locator('main.cite').waitFor();
    expect(await violations(page)).toEqual([]);
    const shown = await page.locator('[id="form.markdown"]').inputValue();
    await page.locator('.form button', { hasText: 'as Markdown' }).click();
    await page.locator('.form button', { hasText: /^Copied$/ }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(shown);
    await page.locator('.form button', { hasText: 'as HTML' }).click();
    const types = await page.evaluate(
      `new Promise((done) => setTimeout(done, 300)).then(() => navigator.clipboard.read()).then((items) => items.flatMap((item) => item.types))`,
    );
    expect(types).toEqual(expect.arrayContaining(['text/html', 'text/plain']));
    expect(faults).toEqual([]);
    const address = addressOf(page);
    await context.close();
    const plain = await session.open(address, { javaScriptEnabled: false });
    expect(await plain.page.locator('[id="form.markdown"]').inputValue()).toBe(shown);
    expect(await plain.page.locator('button.copy:visible').count()).toBe(0);
    await plain.context.close();
  });
});

describe('selected words', () => {
  const options = { permissions: ['clipboard-read', 'clipboard-write'] };

  async function take(page: Page, what: string): Promise<string> {
    await page.locator(`#selection [data-what=${what}]`).click();
    await page.locator(`#selection [data-what=${what}]`, { hasText: /^Copied$/ }).waitFor();
    return String(await page.evaluate('navigator.clipboard.readText()'));
  }

  it('are copied with who says them, cited, and linked so that the link marks exactly them', async () => {
    const hit = await firstHit('q=%22Nobody+asked+us%22&limit=1');
    const { page, context, faults } = await session.open(hit?.article.link ?? '', options);
    expect(await page.locator('#selection').isVisible()).toBe(false);
    await select(page, 'a place where people go to work');
    await page.locator('#selection').waitFor();
    expect(await take(page, 'quote')).toMatch(
      new RegExp(`^“a place where people go to work” — Margaret Aldous\\. “Council backs .*, 2021-03-12\\. ${session.url}/passages/p-`),
    );
    expect(await take(page, 'cite')).toMatch(/^Imogen Strake\. “Council backs .*” The Port Ellery Courier, March 12, 2021\. http/);
    const link = await take(page, 'link');
    expect(faults).toEqual([]);
    await context.close();
    const opened = await session.open(link.slice(session.url.length), { javaScriptEnabled: false });
    expect(await opened.page.locator('mark').allTextContents()).toEqual(['a place where people go to work']);
    expect(await opened.page.locator('.block.target mark').count()).toBe(1);
    await opened.context.close();
    const wrong = await session.open(link.slice(session.url.length).replace(/check=\w+/, 'check=x'));
    expect(await wrong.page.locator('mark').count()).toBe(0);
    expect(await wrong.page.locator('.notice').textContent()).toContain('do not stand in its paragraph');
    await wrong.context.close();
  });

  it('are nobody’s where the reporter writes, and lose their buttons with the selection', async () => {
    const hit = await firstHit('q=%22Nobody+asked+us%22&limit=1');
    const { page, context } = await session.open(hit?.article.link ?? '', options);
    await select(page, 'ending a debate');
    await page.locator('#selection').waitFor();
    expect(await take(page, 'quote')).toMatch(/^“ending a debate” “Council backs/);
    await page.evaluate('getSelection().removeAllRanges()');
    await page.locator('#selection').waitFor({ state: 'hidden' });
    await context.close();
  });

  it('have their buttons at the foot of a phone’s window', async () => {
    const hit = await firstHit('q=%22Nobody+asked+us%22&limit=1');
    const { page, context } = await session.open(hit?.article.link ?? '', {
      ...options,
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    await select(page, 'ending a debate');
    await page.locator('#selection').waitFor();
    const box = await page.locator('#selection').boundingBox();
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(740);
    expect(box?.width).toBe(360);
    expect(await violations(page)).toEqual([]);
    await context.close();
  });
});
