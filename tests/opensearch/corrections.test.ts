/** What people corrected is brought into a cluster with the articles that it changes, and is served there as from the disk. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Correction } from '../../src/domain/correction.ts';
import { searchQuery } from '../../src/domain/search.ts';
import { openOpenSearchEngine } from '../../src/engines/opensearch/open-engine.ts';
import { openIndex } from '../../src/index.ts';
import { publishGeneration } from '../../src/indexer/publish-generation.ts';
import { findPassageWords, mergeOf, recordOf, renameOf, splitOf, targetOf, undoOf } from '../../src/search/corrections/make-corrections.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { appendCorrections } from '../../src/store/append-corrections.ts';
import { TestCorpus } from '../unit/indexer/corpus.ts';
import { expectSame } from './expect-same.ts';
import { freshIndex } from './fresh-index.ts';

const QUAY = '# The quay\n\nMaria Lind came on Monday.\n\n“The harbor will stay open,” said Maria Lind.\n\n“We are glad,” said Tom Berg.\n';
const BERG = '# The fisherman\n\nTom Berg fishes.\n\n“The herring are gone,” said Tom Berg.\n';
const LAMP = '# Lamps\n\nNobody is named here at all, and nothing was said.\n';

describe('corrections', { timeout: 300_000 }, () => {
  it('are brought into the cluster with the articles that they change, and taken back there', async () => {
    const corpus = new TestCorpus();
    const index = freshIndex();
    for (const [name, text] of [
      ['quay', QUAY],
      ['berg', BERG],
      ['lamp', LAMP],
    ] as const)
      corpus.write(`news/${name}.md`, text);
    await corpus.index(['news'], { annotate: true });
    const publish = () => publishGeneration({ indexDir: corpus.indexDir, cluster: index, primaries: 2 });
    const open = async (): Promise<[SearchEngine, SearchEngine]> => {
      const [cluster, disk] = [await openOpenSearchEngine(index), await openIndex(corpus.indexDir)];
      onTestFinished(async () => {
        await cluster.close();
        await disk.close();
      });
      return [cluster, disk];
    };
    const enter = async (make: (engine: SearchEngine) => Promise<Correction>): Promise<void> => {
      const engine = await openIndex(corpus.indexDir);
      await appendCorrections([recordOf(await make(engine), randomUUID())], { indexDir: corpus.indexDir });
      await engine.close();
    };
    expect(await publish()).toMatchObject({ state: 'served', sent: 3 });

    await enter(async (engine) => {
      const [hit] = (await engine.search(searchQuery({ q: 'harbor' }))).hits;
      const found = await findPassageWords(engine, hit?.passage.id ?? '');
      const [span] = found.passage.quotations;
      return { action: 'speaker', target: targetOf(found, span ?? { start: 0, end: 1 }), speaker: { name: 'a clerk', kind: 'unnamed' } };
    });
    expect(await publish()).toMatchObject({ state: 'served', sent: 1 });
    await expectSame(...(await open()));
    expect(await publish()).toMatchObject({ state: 'unchanged', sent: 0 });

    await enter((engine) => renameOf(engine, 'Tom Berg', 'Thomas Berg'));
    await enter(async (engine) => {
      const [hit] = (await engine.search(searchQuery({ q: 'herring' }))).hits;
      return splitOf(engine, 'person:tom-berg', { names: [], articles: [hit?.article.id ?? ''], as: 'Tom Berg the fisherman' });
    });
    await enter((engine) => mergeOf(engine, 'Maria Lind', 'person:tom-berg'));
    expect(await publish()).toMatchObject({ state: 'served', sent: 2 });
    const [cluster, disk] = await open();
    await expectSame(cluster, disk);
    expect(await cluster.entity('person:maria-lind')).toEqual(await disk.entity('person:maria-lind'));
    expect((await cluster.entity('person:tom-berg~2'))?.name).toBe('Tom Berg the fisherman');

    for (const { id } of (await disk.corrections?.()) ?? []) await enter((engine) => undoOf(engine, id));
    expect(await publish()).toMatchObject({ state: 'served', sent: 2 });
    const [after, now] = await open();
    await expectSame(after, now);
    expect((await after.entity('person:maria-lind'))?.id).toBe('person:maria-lind');
  });

  it('are refused where several machines fill the index, with what to do', async () => {
    const corpus = new TestCorpus();
    corpus.write('news/quay.md', QUAY);
    await corpus.index(['news'], { annotate: true });
    const engine = await openIndex(corpus.indexDir);
    await appendCorrections([recordOf(await renameOf(engine, 'Tom Berg', 'Thomas Berg'))], { indexDir: corpus.indexDir });
    await engine.close();
    const publishing = publishGeneration({ indexDir: corpus.indexDir, cluster: freshIndex(), shard: { index: 1, of: 2 } });
    await expect(publishing).rejects.toMatchObject({ code: 'usage', hint: expect.stringContaining('without --shard') });
  });
});
