/** Pages of texts that were written to do harm, in a browser that runs scripts: none of theirs runs, and what stands there is what they say. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annotatedArticleSchema } from '../../src/domain/annotation.ts';
import { searchPageSchema } from '../../src/domain/search.ts';
import { PAYLOADS, writeHostileCorpus } from '../support/hostile-corpus.ts';
import { markupInputs, naughtyStrings } from '../support/naughty-articles.ts';
import { LONGER } from '../support/long.ts';
import { type Session, startSession } from './session.ts';

const PARAGRAPHS = 60;
const folder = mkdtempSync(join(tmpdir(), 'pullquote-hostile-browser-'));
let session: Session;
let articles: { id: string; link: string }[] = [];

/** Many texts an article: pages are what takes time. */
function writeArticles(name: string, texts: readonly string[]): void {
  const rows: string[] = [];
  for (let from = 0; from < texts.length; from += PARAGRAPHS) {
    const paragraphs = texts.slice(from, from + PARAGRAPHS);
    const [first = ''] = paragraphs;
    rows.push(
      JSON.stringify({
        id: `${name}-${String(from)} ${first}`,
        title: `Harbour ${first}`,
        source: first,
        text: paragraphs.map((text) => `“${text},” said ${text} of the harbour.`).join('\n'),
      }),
    );
  }
  writeFileSync(join(folder, `${name}.jsonl`), rows.join('\n'));
}

beforeAll(async () => {
  writeHostileCorpus(folder);
  writeArticles('naughty', naughtyStrings());
  writeArticles('markup', markupInputs());
  session = await startSession(folder);
  const { hits } = searchPageSchema.parse(await (await fetch(`${session.url}/api/search?q=&scope=articles&limit=1000`)).json());
  articles = hits.map(({ article }) => article);
}, 300_000);
afterAll(async () => {
  await session?.close();
  rmSync(folder, { recursive: true });
});

/** Visits pages in one window; whatever a script of theirs would do is among the faults. */
async function visitAll(paths: readonly string[], look: (page: Page, path: string) => Promise<void> = async () => {}): Promise<string[]> {
  const { page, context, faults } = await session.open('/help');
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(session.url)) faults.push(`request: ${request.url()}`);
  });
  for (const path of paths) {
    await page.goto(session.url + path);
    expect(await page.evaluate(() => 'harmed' in globalThis), path).toBe(false);
    await look(page, path);
  }
  await context.close();
  return faults;
}

describe('hostile texts in Chromium', { timeout: 300_000 * LONGER }, () => {
  it('run no script and stand on the page of their article to the letter', async () => {
    expect(articles.length).toBeGreaterThan(40);
    const byLink = new Map(articles.map(({ id, link }) => [link, id]));
    let compared = 0;
    const faults = await visitAll([...byLink.keys()], async (page, path) => {
      const answer = await fetch(`${session.url}/api/articles/${encodeURIComponent(byLink.get(path) ?? '')}`);
      const { passages } = annotatedArticleSchema.parse(await answer.json());
      const shown = await page.evaluate<[string, string][]>(
        `[...document.querySelectorAll('[id^="p-"]')].map((block) => [block.id, block.textContent])`,
      );
      const texts = new Map(shown);
      for (const { id, text } of passages) {
        // A browser reads U+0000 as U+FFFD and a carriage return as the end of a line.
        const read = text.replaceAll('\u0000', '\uFFFD').replace(/\r\n?/g, '\n');
        expect(texts.get(id ?? ''), `${path} ${id}`).toContain(read);
        compared++;
      }
    });
    expect(faults).toEqual([]);
    expect(compared).toBeGreaterThan(1500);
  });

  it('run no script in results, lists of names, facets, the overview and the pages that cite', async () => {
    const { hits } = searchPageSchema.parse(await (await fetch(`${session.url}/api/search?q=harbour&limit=30`)).json());
    const faults = await visitAll([
      '/',
      '/?q=harbour&limit=100',
      '/?q=harbour&scope=quotations&limit=100',
      '/?q=harbour&scope=articles&limit=100',
      '/entities',
      '/facets/speaker?q=',
      '/facets/source?q=',
      '/overview?q=harbour',
      ...hits.map(({ link }) => `${link}/cite`),
    ]);
    expect(faults).toEqual([]);
  });

  it('run no script when they are searched for, chosen as filters, or asked for as addresses', async () => {
    const dangerous = naughtyStrings().filter((text) => /[<>"'&]|script/i.test(text));
    // Each visit takes a while; all of them in the long tests.
    const texts = [...PAYLOADS, ...dangerous.filter((_, at) => LONGER > 1 || at % 10 === 0)];
    const faults = await visitAll(
      texts.flatMap((text) => {
        const asked = encodeURIComponent(Buffer.from(text).toString());
        return [`/?q=${asked}&source=${asked}`, `/entities/${asked}?q=${asked}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  it('leave feeds well-formed', async () => {
    const { page, context } = await session.open('/help');
    const feed = await (await fetch(`${session.url}/feed.atom?q=harbour&limit=1000`)).text();
    const errors = await page.evaluate<[error: string, entries: number]>(`{
      const parsed = new DOMParser().parseFromString(${JSON.stringify(feed)}, 'application/xml');
      [parsed.querySelector('parsererror')?.textContent ?? '', parsed.querySelectorAll('entry').length];
    }`);
    await context.close();
    expect(errors[0]).toBe('');
    expect(errors[1]).toBeGreaterThan(100);
  });
});
