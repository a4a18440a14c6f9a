/**
 * The HTML reader on real pages with hand-made article texts, which are not part of the project:
 *   PULLQUOTE_DATA=FOLDER npx vitest run --project development
 * FOLDER/data/extraction holds gold.jsonl, rows {id, html, text}, and the pages that they name.
 *
 * What a page states of its title, authors and date is looked up here by plain patterns over its source, not by the reader's own way,
 * and compared with what the reader says.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readHtml } from '../../src/read/html/html-reader.ts';
import type { ReadArticle } from '../../src/read/reader.ts';
import { ABSENT, DATA_FOLDER } from './data.ts';

const folder = DATA_FOLDER === undefined ? '' : join(DATA_FOLDER, 'data/extraction');
const isThere = folder !== '' && existsSync(join(folder, 'gold.jsonl'));
const rowSchema = z.object({ html: z.string(), text: z.string() });

interface Page {
  name: string;
  wanted: string;
  source: string;
  article: ReadArticle | undefined;
}

function readPages(): Page[] {
  const lines = readFileSync(join(folder, 'gold.jsonl'), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const row = rowSchema.parse(JSON.parse(line));
      const bytes = readFileSync(join(folder, row.html));
      const result = readHtml(bytes, { path: row.html });
      return { name: row.html, wanted: row.text, source: bytes.toString(), article: 'article' in result ? result.article : undefined };
    });
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

function grams(text: string): Map<string, number> {
  const words = wordsOf(text);
  const bag = new Map<string, number>();
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const gram = words.slice(i, i + 4).join(' ');
    bag.set(gram, (bag.get(gram) ?? 0) + 1);
  }
  return bag;
}

function precisionAndRecall(wanted: string, found: string): [number, number] {
  const [want, got] = [grams(wanted), grams(found)];
  const sum = (bag: Map<string, number>) => [...bag.values()].reduce((total, n) => total + n, 0);
  let right = 0;
  for (const [gram, n] of want) right += Math.min(n, got.get(gram) ?? 0);
  return [right / Math.max(1, sum(got)), right / Math.max(1, sum(want))];
}

/** Letters and digits alone, entities undone as far as titles have them. */
const bare = (text: string) =>
  text
    .replace(/&#x([0-9a-f]+);/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\\u([0-9a-f]{4})/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&[a-z]+;/giu, ' ')
    .replace(/\\\//gu, '/')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? '';

const all = (source: string, pattern: RegExp) =>
  [...source.matchAll(pattern)].map((match) => (match[1] ?? '').trim()).filter((text) => text !== '');
const attribute = (tag: string, name: string) => new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'iu').exec(tag);

/** Contents of the `<meta>` tags with one of these names. */
function inMeta(source: string, ...names: string[]): string[] {
  return [...source.matchAll(/<meta\s[^>]{1,4000}/giu)].flatMap(([tag]) => {
    const isNamed = ['property', 'name', 'itemprop'].some((key) =>
      names.includes((attribute(tag, key)?.slice(1).find(Boolean) ?? '').toLowerCase()),
    );
    const content = attribute(tag, 'content')?.slice(1).find(Boolean);
    return isNamed && content !== undefined ? [content] : [];
  });
}

function report(what: string, wrong: readonly string[], of: number): void {
  console.log(`${what}: ${of - wrong.length} of ${of}${wrong.length > 0 ? `\n  ${wrong.join('\n  ')}` : ''}`);
}

describe.skipIf(!isThere)('the articles of real pages', () => {
  let pages: Page[] = [];
  beforeAll(() => {
    pages = readPages();
  });

  it('are found with an F1 of at least 97.5, in either half', () => {
    for (const half of [pages.filter((_, i) => i % 2 === 0), pages.filter((_, i) => i % 2 === 1), pages]) {
      const scores = half.map((page) => precisionAndRecall(page.wanted, page.article?.text ?? ''));
      const mean = (i: 0 | 1) => scores.reduce((sum, score) => sum + score[i], 0) / scores.length;
      const f1 = (200 * mean(0) * mean(1)) / (mean(0) + mean(1));
      console.log(`${half.length} pages: P ${(100 * mean(0)).toFixed(2)} R ${(100 * mean(1)).toFixed(2)} F1 ${f1.toFixed(2)}`);
      expect(f1).toBeGreaterThan(97.5);
    }
  });

  it('have the title that the page states', () => {
    const wrong: string[] = [];
    let stated = 0;
    for (const { name, source, article } of pages) {
      const titles = [
        ...inMeta(source, 'og:title'),
        ...all(source, /"headline"\s*:\s*"((?:[^"\\]|\\.)*)"/gu),
        ...all(source, /<title[^>]{0,200}>([^<]{0,1000})</giu),
      ].map(bare);
      if (titles.length === 0) continue;
      stated++;
      const title = bare(article?.title ?? '');
      if (title === '' || !titles.some((one) => one.includes(title))) wrong.push(`${name}: ${article?.title ?? ''} | ${titles[0] ?? ''}`);
    }
    report('titles', wrong, stated);
    expect(wrong.length / stated).toBeLessThanOrEqual(0.1);
  });

  it('have the date that the page states', () => {
    const wrong: string[] = [];
    let stated = 0;
    for (const { name, source, article } of pages) {
      const dates = [...inMeta(source, 'article:published_time'), ...all(source, /"datePublished"\s*:\s*"(\d{4}-\d{2}-\d{2})/gu)].map(
        (date) => date.slice(0, 10),
      );
      if (!dates.some((date) => /^\d{4}-\d{2}-\d{2}$/u.test(date))) continue;
      stated++;
      if (!dates.includes(article?.published ?? '')) wrong.push(`${name}: ${article?.published ?? '-'} | ${dates.join(' ')}`);
    }
    report('dates', wrong, stated);
    expect(wrong.length / stated).toBeLessThanOrEqual(0.05);
  });

  it('have authors that the page states, and have one where it states a person', () => {
    const wrong: string[] = [];
    let stated = 0;
    for (const { name, source, article } of pages) {
      const outlets = [...inMeta(source, 'og:site_name'), ...(article?.sources.map((one) => one.name) ?? [])].map(bare);
      const isOutlet = (person: string) => outlets.some((outlet) => outlet.replaceAll(' ', '').includes(bare(person).replaceAll(' ', '')));
      const people = all(source, /"author"\s{0,9}:\s{0,9}(?:\[?\s{0,9}\{[^{}]{0,2000}?"name"\s{0,9}:\s{0,9})?"([^"]{1,200})"/gu).filter(
        (person) => !isOutlet(person),
      );
      const names = [...people, ...inMeta(source, 'author', 'parsely-author', 'sailthru.author', 'dc.creator')].map(bare).join(' | ');
      if (people.length === 0) continue;
      stated++;
      const authors = article?.authors ?? [];
      if (authors.length === 0 || !authors.every((author) => names.includes(bare(author))))
        wrong.push(`${name}: ${authors.join(', ')} | ${names}`);
    }
    report('authors', wrong, stated);
    expect(wrong.length / stated).toBeLessThanOrEqual(0.1);
  });
});

describe.runIf(!isThere)('the articles of real pages', () => {
  it('are measured where there are any', () => {
    console.warn(ABSENT);
    expect(isThere).toBe(false);
  });
});
