/** What `pullquote index --engine opensearch` brings into a cluster: once, again, after changes, after an end half-way, and from several machines. */
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PullquoteError } from '../../src/domain/errors.ts';
import { scopeSchema, searchQuery } from '../../src/domain/search.ts';
import { type ClusterIndex, currentGeneration, openOpenSearchEngine } from '../../src/engines/opensearch/open-engine.ts';
import { openIndex } from '../../src/index.ts';
import { publishGeneration, type PublishOptions, type PublishReport } from '../../src/indexer/publish-generation.ts';
import type { PassageLookup, SearchEngine } from '../../src/search/engine.ts';
import { TestCorpus } from '../unit/indexer/corpus.ts';
import { ask } from './ask.ts';
import { freshIndex, physicalIndices } from './fresh-index.ts';

const FICTIONAL = resolve(import.meta.dirname, '../fixtures/fictional');

async function opened(index: ClusterIndex): Promise<SearchEngine> {
  const engine = await openOpenSearchEngine(index);
  onTestFinished(() => engine.close());
  return engine;
}

async function openedOnDisk({ indexDir }: TestCorpus): Promise<SearchEngine> {
  const engine = await openIndex(indexDir);
  onTestFinished(() => engine.close());
  return engine;
}

/** Where each document was written last: a copy of an index keeps it, and writing again changes it. */
async function placesOfDocuments({ nodes, name }: ClusterIndex, generation: string): Promise<Map<string, number>> {
  const { hits } = (await ask(nodes[0] ?? '', `/${name}-documents-${generation.padStart(6, '0')}/_search`, 'POST', {
    size: 1000,
    seq_no_primary_term: true,
    stored_fields: ['_none_'],
    docvalue_fields: ['article'],
  })) as { hits: { hits: { _id: string; _seq_no: number; fields: { article: string[] } }[] } };
  return new Map(hits.hits.map(({ _id: id, _seq_no: place, fields }) => [`${fields.article[0] ?? ''} ${id}`, place]));
}

/** No paragraph of it stands in another: what many articles have in common is left out of them. */
function article(name: string, state = 'open'): string {
  return `---\nid: ${name}\n---\n# The title of ${name}\n\nThis is what is known of ${name} in our town.\n\nThe ${name} of the town are ${state} today.\n`;
}

async function articlesIn(engine: SearchEngine): Promise<string[]> {
  const { hits } = await engine.search(searchQuery({ scope: 'articles', limit: 1000 }));
  return hits.map(({ article }) => article.title).sort();
}

const state = ({ state: is, generation, sent, removed }: PublishReport): unknown[] => [is, generation, sent, removed];

describe('a corpus', () => {
  it('is served as it is; again, nothing is done; what changed comes with a copy of the rest', async () => {
    const corpus = new TestCorpus();
    const index = freshIndex();
    const publish = (options: Partial<PublishOptions> = {}) =>
      publishGeneration({ indexDir: corpus.indexDir, cluster: index, primaries: 2, ...options });
    for (const name of ['harbors', 'ferries', 'bridges', 'lamps']) corpus.write(`news/${name}.md`, article(name));
    await corpus.index(['news']);
    expect(state(await publish())).toEqual(['served', '1', 4, 0]);
    const first = await opened(index);
    expect(await articlesIn(first)).toEqual(['harbors', 'ferries', 'bridges', 'lamps'].map((name) => `The title of ${name}`).sort());
    const [ofOne, before] = [await physicalIndices(index), await placesOfDocuments(index, '1')];
    expect(ofOne).toEqual([`${index.name}-documents-000001`, `${index.name}-values-000001`]);

    expect(state(await publish())).toEqual(['unchanged', '1', 0, 0]);
    expect(await physicalIndices(index)).toEqual(ofOne);
    expect(await placesOfDocuments(index, '1')).toEqual(before);

    corpus.write('news/harbors.md', article('harbors', 'closed'));
    corpus.write('news/tides.md', article('tides'));
    corpus.remove('news/lamps.md');
    await corpus.index(['news']);
    const served: Promise<string | undefined>[] = [];
    const onProgress = () => served.push(currentGeneration(index));
    expect(state(await publish({ onProgress }))).toEqual(['served', '2', 2, 1]);
    expect(await Promise.all(served)).toEqual(['1', '1', '1', '1']);
    const second = await opened(index);
    expect(await articlesIn(second)).toEqual(['harbors', 'ferries', 'bridges', 'tides'].map((name) => `The title of ${name}`).sort());
    expect(await articlesIn(first)).toContain('The title of lamps');
    const after = await placesOfDocuments(index, '2');
    const isKept = (key: string): boolean => /^(?:ferries|bridges) /.test(key);
    expect([...after].filter(([key]) => isKept(key)).sort()).toEqual([...before].filter(([key]) => isKept(key)).sort());
    expect([...after].some(([key, place]) => !isKept(key) && before.get(key) === place)).toBe(false);
    expect((await second.article('harbors'))?.passages.map(({ text }) => text)[1]).toMatch(/are closed/);

    corpus.remove('news/tides.md');
    await corpus.index(['news']);
    expect(state(await publish())).toEqual(['served', '3', 0, 1]);
    expect(await physicalIndices(index)).toEqual(
      [2, 3]
        .flatMap((number) => [`${index.name}-documents-00000${number}`])
        .concat([2, 3].map((number) => `${index.name}-values-00000${number}`)),
    );
    await expect(first.search(searchQuery({ q: 'harbors' }))).rejects.toMatchObject({ code: 'no-index' });
  });

  it('is filled without copies, and has them when they are asked for: of what it had, and of what came since', async () => {
    const corpus = new TestCorpus();
    const index = freshIndex();
    const copiesOf = async (generation: string): Promise<string[]> => {
      const documents = `${index.name}-documents-00000${generation}`;
      const shards = (await ask(index.nodes[0] ?? '', `/_cat/shards/${documents}?format=json`)) as unknown as {
        prirep: string;
        state: string;
        docs: string;
      }[];
      return shards.map(({ prirep, state: is, docs }) => `${prirep} ${is} ${docs}`).sort();
    };
    corpus.write('news/harbors.md', article('harbors'));
    await corpus.index(['news']);
    await publishGeneration({ indexDir: corpus.indexDir, cluster: index });
    const [only, ...others] = await copiesOf('1');
    expect(others).toEqual([]);
    const documents = Number(/^p STARTED (\d+)$/.exec(only ?? '')?.[1]);
    expect(documents).toBe(3);

    corpus.write('news/ferries.md', article('ferries'));
    await corpus.index(['news']);
    expect(state(await publishGeneration({ indexDir: corpus.indexDir, cluster: index, replicas: 1 }))).toEqual(['served', '2', 1, 0]);
    expect(await copiesOf('2')).toEqual([`p STARTED ${2 * documents}`, `r STARTED ${2 * documents}`]);
    expect(await articlesIn(await opened(index))).toEqual(['The title of ferries', 'The title of harbors']);
  });

  it('is not replaced by that of another folder, however often that is tried, unless it is meant', async () => {
    const [corpus, other] = [new TestCorpus(), new TestCorpus()];
    const index = freshIndex();
    for (let i = 0; i < 12; i++) corpus.write(`news/pier-${i}.md`, article(`pier-${i}`));
    other.write('news/lamps.md', article('lamps'));
    await corpus.index(['news']);
    await other.index(['news']);
    await publishGeneration({ indexDir: corpus.indexDir, cluster: index });
    const wrong = { indexDir: other.indexDir, cluster: index };
    for (let attempt = 0; attempt < 2; attempt++) await expect(publishGeneration(wrong)).rejects.toMatchObject({ code: 'usage' });
    expect(await articlesIn(await opened(index))).toHaveLength(12);
    expect(state(await publishGeneration({ ...wrong, removes: true }))).toEqual(['served', '2', 1, 12]);
  });

  it('answers old links, lists arrivals and knows copies as the index on the disk does', async () => {
    const corpus = new TestCorpus();
    const index = freshIndex();
    const wire = Array.from(
      { length: 6 },
      (_, i) =>
        `The dispatch on the storm has its paragraph number ${i}, in which the harbor master of town ${i} says that the ferries stay where they are until the wind has turned.`,
    );
    const story = (paragraphs: readonly string[], id: string) =>
      `---\nid: ${id}\n---\n# Storm closes the harbor\n\n${paragraphs.join('\n\n')}\n`;
    corpus.write('news/one.md', story(wire, 'one'));
    corpus.write('news/two.md', story([...wire, 'Nobody was hurt.'], 'two'));
    corpus.write('news/lamps.md', article('lamps'));
    corpus.write('news/ferries.md', article('ferries'));
    await corpus.index(['news']);
    await publishGeneration({ indexDir: corpus.indexDir, cluster: index });
    corpus.write('news/lamps.md', article('lamps', 'open, all of them,'));
    corpus.write('news/ferries.md', article('ferries').replace(/This is what[^\n]*\n/, ''));
    await corpus.index(['news']);
    await publishGeneration({ indexDir: corpus.indexDir, cluster: index });
    const [onDisk, inCluster] = [await openedOnDisk(corpus), await opened(index)];

    const former = onDisk.formerPassages?.() ?? [];
    const answers = await Promise.all(former.map((id) => inCluster.passage(id)));
    expect(new Set(answers.map((answer) => answer?.state))).toEqual(new Set(['gone', 'moved']));
    // What is nearest to a text that is gone is a matter of ranking.
    const comparable = (answer: PassageLookup | undefined): unknown => (answer?.state === 'gone' ? { ...answer, near: [] } : answer);
    const expected = await Promise.all(former.map((id) => onDisk.passage(id)));
    expect(answers.map(comparable)).toEqual(expected.map(comparable));
    expect(await inCluster.passage('p-aaaaaaaaaaaaaaaa')).toBeUndefined();

    const byTime = (await inCluster.arrivals?.())?.map(({ id, at }) => `${at} ${id}`);
    expect(byTime).toEqual((await onDisk.arrivals?.())?.map(({ id, at }) => `${at} ${id}`).sort());
    expect(byTime?.length).toBeGreaterThanOrEqual(3);

    const kept = (await inCluster.article('one')) ?? (await inCluster.article('two'));
    const copies = kept?.article.copies ?? [];
    expect(copies).toHaveLength(1);
    for (const { id } of copies) expect((await inCluster.article(id))?.article.id).toBe(kept?.article.id);
    expect(await inCluster.article('three')).toBeUndefined();
  });
});

describe('a run that was ended half-way', () => {
  const ROWS = 2500;
  const ENDED_AT = 2300;
  const rowsOf = (texts: ReadonlyMap<string, string>): string =>
    [...texts].map(([id, text]) => `${JSON.stringify({ id, title: `Title ${id}`, text })}\n`).join('');

  it('is gone on with, also after the corpus has changed, and nothing is doubled', async () => {
    const corpus = new TestCorpus();
    const index = freshIndex();
    const texts = new Map(
      Array.from({ length: ROWS }, (_, i) => [`row-${i}`, `The harbor has pier ${i}.\n\nThe ferry to island ${i} leaves there.`]),
    );
    corpus.write('news/rows.jsonl', rowsOf(texts));
    await corpus.index(['news']);
    const abort = new AbortController();
    const reason = new PullquoteError('usage', 'interrupted');
    const onProgress = ({ done }: { done: number }) => done === ENDED_AT && abort.abort(reason);
    await expect(publishGeneration({ indexDir: corpus.indexDir, cluster: index, signal: abort.signal, onProgress })).rejects.toBe(reason);
    expect(await currentGeneration(index)).toBeUndefined();
    await expect(openOpenSearchEngine(index)).rejects.toMatchObject({ code: 'no-index' });

    // Some of these were sent whole, of some only parts, some not at all.
    for (let i = 0; i < ROWS; i += 50) {
      if (i % 100 === 0) texts.delete(`row-${i}`);
      else texts.set(`row-${i}`, `The bridge ${i} is new.`);
    }
    corpus.write('news/rows.jsonl', rowsOf(texts));
    await corpus.index(['news']);
    const report = await publishGeneration({ indexDir: corpus.indexDir, cluster: index });
    expect(report).toMatchObject({ state: 'served', generation: '1', articles: texts.size });
    expect(report.sent).toBeGreaterThan(ROWS - ENDED_AT);
    expect(report.sent).toBeLessThan(ROWS - 900);

    const engine = await opened(index);
    const onDisk = await openedOnDisk(corpus);
    expect(await engine.status()).toEqual({ ...(await onDisk.status()), generation: '1' });
    for (const scope of scopeSchema.options)
      for (const q of ['', 'harbor', 'bridge', 'ferry'])
        expect([scope, q, (await engine.search(searchQuery({ q, scope, limit: 1 }))).total]).toEqual([
          scope,
          q,
          (await onDisk.search(searchQuery({ q, scope, limit: 1 }))).total,
        ]);
    const found = (await engine.search(searchQuery({ limit: 1000, page: 3, sort: 'newest' }))).hits;
    expect(found.length).toBe(1000);
    expect(state(await publishGeneration({ indexDir: corpus.indexDir, cluster: index }))).toEqual(['unchanged', '1', 0, 0]);
  });
});

/** All that there is to see of a small index: totals, units, whole facets, entities. */
async function everythingIn(engine: SearchEngine): Promise<unknown> {
  const pages = await Promise.all(
    scopeSchema.options.map((scope) => engine.search(searchQuery({ scope, limit: 1000, sort: 'oldest' }), { facetLimit: 1000 })),
  );
  const units = pages.map(({ total, hits, facets }) => ({
    total,
    facets,
    hits: hits.map(({ article, passage, quotation, link }) => ({ article, passage, quotation, link })),
  }));
  const arrivals = (await engine.arrivals?.())?.map(({ id }) => id).sort();
  return { units, entities: await engine.entities({ limit: 1000 }), arrivals };
}

describe('a corpus that several machines share', () => {
  async function staged(): Promise<{ whole: TestCorpus; shares: [PublishOptions['indexDir'], PublishOptions['indexDir']] }> {
    const whole = new TestCorpus();
    const shares: [string, string] = [whole.path('share-1'), whole.path('share-2')];
    const { indexCorpus } = await import('../../src/indexer/index-corpus.ts');
    await indexCorpus({ indexDir: whole.indexDir, paths: [FICTIONAL] });
    for (const [i, indexDir] of shares.entries()) await indexCorpus({ indexDir, paths: [FICTIONAL], shard: { index: i + 1, of: 2 } });
    return { whole, shares };
  }
  const share = (cluster: ClusterIndex, indexDir: string, index: number, waits = true) =>
    publishGeneration({ indexDir, cluster, shard: { index, of: 2 }, waits });

  it('is the same as from one, at the same time and one after the other', async () => {
    const { whole, shares } = await staged();
    const [alone, together, inTurn] = [freshIndex(), freshIndex(), freshIndex()];
    await publishGeneration({ indexDir: whole.indexDir, cluster: alone });
    const expected = await everythingIn(await opened(alone));

    const both = () => Promise.all(shares.map((indexDir, i) => share(together, indexDir, i + 1)));
    const reports = await both();
    expect(reports.map(({ state: is, generation }) => [is, generation])).toEqual([
      ['served', '1'],
      ['served', '1'],
    ]);
    expect(reports[0]).toMatchObject({ articles: reports[1]?.articles, passages: reports[1]?.passages });
    expect(reports.every(({ sent }) => sent > 0)).toBe(true);
    expect(await everythingIn(await opened(together))).toEqual(expected);
    const again = await both();
    expect(again.map(state)).toEqual([
      ['unchanged', '1', 0, 0],
      ['unchanged', '1', 0, 0],
    ]);
    expect(await physicalIndices(together)).toEqual([`${together.name}-documents-000001`, `${together.name}-values-000001`]);

    const turns: PublishReport[] = [];
    for (const machine of [1, 2, 1]) turns.push(await share(inTurn, shares[machine - 1] ?? '', machine, false));
    expect(turns.map(({ state: is, waitingFor }) => [is, waitingFor])).toEqual([
      ['waiting', [2]],
      ['waiting', [1]],
      ['served', []],
    ]);
    expect(await everythingIn(await opened(inTurn))).toEqual(expected);
  });

  it('is refused where a machine counts the machines otherwise', async () => {
    const { shares } = await staged();
    const index = freshIndex();
    await share(index, shares[0], 1, false);
    await expect(publishGeneration({ indexDir: shares[1], cluster: index, shard: { index: 2, of: 3 } })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('1/2'),
    });
    expect(await currentGeneration(index)).toBeUndefined();
  });
});
