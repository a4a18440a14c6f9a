/** Disk errors and damage over a whole run of indexing, not only over the commit. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { searchQuery } from '../../src/domain/search.ts';
import { openIndex } from '../../src/index.ts';
import { checkIndex } from '../../src/store/check.ts';
import { disk } from '../../src/store/file-layer.ts';
import { openGeneration } from '../../src/store/generation.ts';
import { readManifest } from '../../src/store/index-folder.ts';
import type { TestCorpus } from '../unit/indexer/corpus.ts';
import { changedCorpus } from './changed-corpus.ts';

describe('an index', { timeout: 300_000 }, () => {
  it('is refused by name when any of its files is cut, emptied, or gone', async () => {
    const { corpus, names } = await indexedCorpus();
    for (const name of names) {
      const path = join(corpus.indexDir, name);
      const whole = readFileSync(path);
      const isRefused = () =>
        expect(openGeneration(corpus.indexDir), name).rejects.toMatchObject({
          code: 'index-corrupt',
          message: expect.stringContaining(path),
        });
      for (const bytes of [Buffer.alloc(0), whole.subarray(0, -1), Buffer.concat([whole, Buffer.from('x')])]) {
        writeFileSync(path, bytes);
        await isRefused();
      }
      await disk.remove(path);
      await isRefused();
      writeFileSync(path, whole);
    }
    expect((await openGeneration(corpus.indexDir)).manifest.generation).toBe('2');
  });

  it('answers as it was, or refuses to, when a bit of any of its files is flipped, and a check names the file', async () => {
    const { corpus, names } = await indexedCorpus();
    const before = await answersOf(corpus.indexDir);
    for (const name of names) {
      const path = join(corpus.indexDir, name);
      const whole = readFileSync(path);
      // Every byte is the long tier's; here a prime step that meets each file's parts.
      for (let at = 0; at < whole.length; at += 211) {
        const flipped = Buffer.from(whole);
        flipped[at] = (whole[at] ?? 0) ^ (1 << (at % 8));
        writeFileSync(path, flipped);
        const { damage } = await checkIndex(corpus.indexDir);
        expect(damage.join('\n'), `${name} at ${at}`).toContain(path);
        const answers = await answersOf(corpus.indexDir).catch((error: unknown) => error);
        if (answers instanceof Error) expect(answers).toMatchObject({ code: 'index-corrupt' });
        else expect(answers, `${name} at ${at}`).toEqual(before);
      }
      writeFileSync(path, whole);
    }
    expect(await answersOf(corpus.indexDir)).toEqual(before);
  });
});

async function indexedCorpus(): Promise<{ corpus: TestCorpus; names: string[] }> {
  const corpus = await changedCorpus();
  await corpus.index(['news']);
  const manifest = await readManifest(disk, corpus.indexDir);
  return { corpus, names: ['manifest.json', ...Object.keys(manifest?.files ?? {})] };
}

/** All that an index can be asked for: its hits and counts, its articles and its entities. */
async function answersOf(indexDir: string): Promise<unknown> {
  const engine = await openIndex(indexDir);
  try {
    const pages = await Promise.all(['', 'the', 'harbour OR raid'].map((q) => engine.search(searchQuery({ q, limit: 100 }))));
    const ids = [...new Set(pages.flatMap((page) => page.hits.map((hit) => hit.article.id)))];
    const articles = await Promise.all(ids.map((id) => engine.article(id)));
    const passages = await Promise.all(articles.flatMap((article) => article?.passages ?? []).map(({ id }) => engine.passage(id)));
    return { pages: pages.map((page) => ({ ...page, tookMs: 0 })), articles, passages, entities: await engine.entities({}) };
  } finally {
    await engine.close();
  }
}
