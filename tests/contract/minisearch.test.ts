import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSegments } from '../unit/engines/minisearch/open-segments.ts';
import { openCorrected } from '../unit/engines/minisearch/open-corrected.ts';
import { describeCorrectedEngine } from './describe-corrected-engine.ts';
import { describeSearchEngine } from './describe-search-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'pullquote-contract-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describeSearchEngine('MiniSearch, one segment', (articles, entities) =>
  openSegments(folder, [articles.map((article) => ({ article, live: true }))], entities),
);

describeSearchEngine('MiniSearch, several segments with deleted articles', (articles, entities) => {
  const segments = articles.map((article, i) => [
    { article: articles[(i + 1) % articles.length] ?? article, live: false },
    { article, live: true },
    { article, live: false },
  ]);
  return openSegments(folder, segments, entities);
});

describeCorrectedEngine('MiniSearch, two segments', async (articles, entities, records) => {
  const half = Math.ceil(articles.length / 2);
  return (await openCorrected(folder, [articles.slice(0, half), articles.slice(half)], entities, records)).engine;
});
