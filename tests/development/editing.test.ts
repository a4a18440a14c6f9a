/**
 * The figures of docs/links.md: real articles are edited at random 1,000 times and indexed again, and every link ever given out is
 * followed. `PULLQUOTE_SEED` chooses another course of edits.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { followLinks, spareParagraphs } from '../support/follow-links.ts';
import { LONGER } from '../support/long.ts';
import { ABSENT, DATA_FOLDER } from './data.ts';

const SHOWN = 120;
const ARTICLES = 1000;
const RUNS = 4;
const EDITS = 1000;

function newsArticles(file: string): { id: string; title: string; text: string }[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n', ARTICLES);
  return lines.map((line) => JSON.parse(line) as { id: string; title: string; text: string });
}

it('after 1,000 edits of real articles no link leads to another text, and 95 % of what still exists is found', async () => {
  const file = DATA_FOLDER === undefined ? undefined : join(DATA_FOLDER, 'data/news/articles.jsonl.gz');
  if (file === undefined || !existsSync(file)) {
    console.warn(ABSENT);
    return;
  }
  const articles = newsArticles(file);
  const first = Number(process.env['PULLQUOTE_SEED'] ?? 1);
  for (let seed = first; seed < first + LONGER; seed++) {
    const followed = await followLinks({
      articles: articles.slice(0, SHOWN),
      spare: spareParagraphs(articles.slice(SHOWN).map(({ text }) => text)),
      runs: RUNS,
      editsPerRun: EDITS / RUNS,
      seed,
    });
    const { links, existing, unchanged, changed, lost, wrong, edits } = followed;
    console.info(JSON.stringify({ seed, edits, links, existing, unchanged, changed, lost: lost.length, wrong: wrong.length }));
    if (process.env['DBG']) for (const l of lost.slice(0, 12)) console.info('LOST', l.slice(0, 500));
    expect(wrong, `seed ${seed}`).toEqual([]);
    expect((unchanged + changed) / existing, `seed ${seed}`).toBeGreaterThanOrEqual(0.95);
    // Most links are to what nobody touched; of the edited ones as many must be found.
    expect(changed / (changed + lost.length), `seed ${seed}: of the edited`).toBeGreaterThanOrEqual(0.95);
  }
});
