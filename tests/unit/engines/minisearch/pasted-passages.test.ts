import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchQuery, type SearchPage } from '../../../../src/domain/search.ts';
import type { SearchEngine } from '../../../../src/search/engine.ts';
import { openSegments } from './open-segments.ts';
import { sampleArticle } from './sample-articles.ts';

const SYLLABLES = ['ba', 'do', 'fe', 'gu', 'ko', 'li', 'ma', 'ne', 'po', 'ru', 'sa', 'ti', 'vo', 'ze'];
/** Some of everyday, most of them rare, as in any text. */
const WORDS = ['the', 'of', 'we', 'a', ...SYLLABLES.flatMap((a) => SYLLABLES.flatMap((b) => ['bo', 'ra', 'ke'].map((c) => a + b + c)))];
const folder = mkdtempSync(join(tmpdir(), 'pullquote-pasted-'));
const LENGTHS = [24, 60, 300];
let engine: SearchEngine;
let passages: string[];

/** The same words in another order each time. */
function shuffledTexts(): string[] {
  let state = 11;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: 90 }, (_, i) =>
    Array.from({ length: LENGTHS[i % 3] ?? 0 }, () => WORDS[draw(draw(3) === 0 ? 4 : WORDS.length)]).join(' '),
  );
}

beforeAll(async () => {
  passages = shuffledTexts();
  const articles = passages.map((text, i) => sampleArticle({ id: `a${String(i)}`, title: 'Report', paragraphs: [text] }));
  engine = await openSegments(folder, [articles.map((article) => ({ article, live: true }))], { entities: [], canonical: {} });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

/** Each passage with its middle words changed. */
function changed(change: (words: string[], middle: number) => string[]): { text: string; asked: string }[] {
  return passages.map((text) => {
    const words = text.split(' ');
    return { text, asked: change(words, words.length >>> 1).join(' ') };
  });
}

async function search(q: string): Promise<SearchPage> {
  return engine.search(searchQuery({ q }));
}

const without = (words: string[], middle: number): string[] => [...words.slice(0, middle - 1), '…', ...words.slice(middle + 1)];

describe('a passage that is pasted', () => {
  it.each([
    ['as it is', (words: string[]) => words],
    ['with another word in it', (words: string[], middle: number) => words.with(middle, 'bofera')],
    ['with a word that no text has', (words: string[], middle: number) => words.with(middle, 'xqzt')],
    ['with words left out', without],
  ])('is found first %s, with marks and without', async (_, change) => {
    for (const { text, asked } of changed(change)) {
      for (const q of [asked, `“${asked}”`]) expect((await search(q)).hits[0]?.passage.text, q).toBe(text);
    }
  });

  it('is said to be found by its parts', async () => {
    const [first] = changed((words, middle) => words.with(middle, 'bofera'));
    const { relaxed, didYouMean } = await search(`“${first?.asked ?? ''}”`);
    expect(relaxed?.words.length).toBeGreaterThan(0);
    for (const part of relaxed?.words ?? []) expect(first?.text).toContain(part.replaceAll('"', ''));
    expect(didYouMean).toBeUndefined();
  });

  it('is not looked for by parts of fewer than four words', async () => {
    expect((await search('“badobo xqzt fegura xqzt kolike xqzt maneke xqzt”')).total).toBe(0);
  });
});
