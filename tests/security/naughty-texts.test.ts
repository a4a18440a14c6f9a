/**
 * The Big List of Naughty Strings, html5lib's inputs and articles made of such pieces, all the way: read, annotated, indexed, searched, shown. Nothing
 * crashes, no page holds anything but ours, and what a page shows is the text of the article to the letter.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { afterAll, describe, expect, it } from 'vitest';
import { readManifest } from '../../src/store/index-folder.ts';
import { disk } from '../../src/store/file-layer.ts';
import { openIndex } from '../../src/index.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { articleLink } from '../../src/domain/links.ts';
import { createApp } from '../../src/server/app.tsx';
import { loadAssets } from '../../src/server/assets.ts';
import { buildPages } from '../support/build-pages.ts';
import { readPage } from '../support/harmless-page.ts';
import { LONGER } from '../support/long.ts';
import { markupInputs, type NaughtyArticle, naughtyArticle, naughtyStrings } from '../support/naughty-articles.ts';

/** 100,000 in the long tests. */
const GENERATED = LONGER > 1 ? 100_000 : 2000;
const BATCH = 2000;
const folder = mkdtempSync(join(tmpdir(), 'pullquote-naughty-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** The text of each element that has an id, by it. */
function textsById(html: string): Map<string, string> {
  const texts = new Map<string, string>();
  const textOf = (node: Node): string =>
    node.nodeName === '#text' && 'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  const walk = (node: Node): void => {
    if ('attrs' in node) {
      const id = (node satisfies Element).attrs.find(({ name }) => name === 'id')?.value;
      if (id?.startsWith('p-') === true) texts.set(id, textOf(node));
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return texts;
}

/** Indexes a folder or file and reads the page of every article; how many, and of how many paragraphs. */
async function readEveryPage(path: string, name: string): Promise<{ articles: number; passages: number; skipped: string[] }> {
  buildPages();
  const indexDir = join(folder, `index-${name}`);
  const { skipped } = await indexCorpus({ indexDir, paths: [path] });
  expect((await readManifest(disk, indexDir))?.generation).toBeDefined();
  const engine = await openIndex(indexDir);
  const app = createApp({ engine, assets: await loadAssets() });
  const counts = { articles: 0, passages: 0, skipped: skipped.map(({ reason }) => reason) };
  for (const { id } of (await engine.arrivals?.()) ?? []) {
    const annotated = await engine.article(id);
    if (annotated === undefined) continue;
    const response = await app.request(articleLink(annotated.article));
    expect(response.status, id).toBe(200);
    const html = await response.text();
    expect(readPage(html).faults, id).toEqual([]);
    const shown = textsById(html);
    for (const passage of annotated.passages) expect(shown.get(passage.id), passage.id).toContain(passage.text);
    counts.articles++;
    counts.passages += annotated.passages.length;
  }
  await engine.close();
  rmSync(indexDir, { recursive: true });
  return counts;
}

function writeRows(name: string, articles: readonly NaughtyArticle[]): string {
  const file = join(folder, `${name}.jsonl`);
  writeFileSync(file, articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
  return file;
}

const rowsOf = (texts: readonly string[]): NaughtyArticle[] =>
  texts.map((text, at) => ({
    id: `n${String(at)}`,
    title: text === '' ? 'empty' : text,
    text: `The harbour ${text} was closed on Monday, said Ann Lee.\n“${text},” said ${text}, the mayor of Quayhaven.\n${text}`,
    source: text,
  }));

describe('texts that break programs', { timeout: 7_200_000 }, () => {
  it('of the Big List of Naughty Strings are shown as they are', async () => {
    const strings = naughtyStrings();
    expect(strings.length).toBeGreaterThan(450);
    const { articles, passages } = await readEveryPage(writeRows('blns', rowsOf(strings)), 'blns');
    expect(articles).toBe(strings.length);
    expect(passages).toBeGreaterThan(strings.length);
  });

  it('of html5lib’s tests are shown as they are where they are text', async () => {
    const inputs = markupInputs();
    expect(inputs.length).toBeGreaterThan(1500);
    const { articles } = await readEveryPage(writeRows('markup', rowsOf(inputs)), 'markup');
    expect(articles).toBe(inputs.length);
  });

  it('of html5lib’s tests are read where they are pages, alone and within an article', async () => {
    const pages = join(folder, 'pages');
    mkdirSync(pages);
    const prose =
      '<p>The harbour of Quayhaven was closed on Monday, and “nobody knows why,” said Ann Lee, who has been mayor of the town since 2019.</p>';
    const inputs = markupInputs();
    inputs.forEach((input, at) => {
      if (at % 4 === 0) writeFileSync(join(pages, `alone-${String(at)}.html`), input);
      writeFileSync(
        join(pages, `within-${String(at)}.html`),
        `<html><body><article><h1>Harbour</h1>${prose}${prose.replace('why', 'when')}${input}${prose.replace('why', 'how')}</article>`,
      );
    });
    const { articles } = await readEveryPage(pages, 'pages');
    // Some inputs hide what follows, as browsers do.
    expect(articles).toBeGreaterThan(inputs.length * 0.5);
  });

  it(`are shown as they are in ${GENERATED.toLocaleString('en')} generated articles`, async () => {
    const seed = Date.now() & 0x7fffffff;
    console.info(`seed ${String(seed)}`);
    let read = 0;
    for (let from = 0; from < GENERATED; from += BATCH) {
      const count = Math.min(BATCH, GENERATED - from);
      const made = fc
        .sample(naughtyArticle(), { numRuns: count, seed: seed + from })
        .map((article, at) => ({ ...article, id: `${String(from + at)} ${article.id}` }));
      const { articles, skipped } = await readEveryPage(writeRows('generated', made), `generated-${String(from)}`);
      expect(articles + skipped.length).toBe(count);
      read += articles;
    }
    expect(read).toBeGreaterThan(GENERATED * 0.9);
  });
});
