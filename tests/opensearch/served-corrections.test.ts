/** Corrections that are made on the pages of a server which serves a cluster: the next request has them, and what a kill left undone is brought by whoever comes next. */
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { searchQuery } from '../../src/domain/search.ts';
import { type ClusterIndex, openOpenSearchEngine } from '../../src/engines/opensearch/open-engine.ts';
import { openIndex } from '../../src/index.ts';
import { PUBLISH_LOCK, publishGeneration } from '../../src/indexer/publish-generation.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { disk } from '../../src/store/file-layer.ts';
import { takeLock } from '../../src/store/lock.ts';
import { serveProcess, type ServeProcess } from '../support/serve-process.ts';
import { runPullquote } from '../unit/cli/run-pullquote.ts';
import { TestCorpus } from '../unit/indexer/corpus.ts';
import { expectSame } from './expect-same.ts';
import { freshIndex, physicalIndices } from './fresh-index.ts';

const ARTICLES: Readonly<Record<string, string>> = {
  quay: '# The quay\n\nMaria Lind came on Monday.\n\n“The harbor will stay open,” said Maria Lind.\n\n“We are glad,” said Tom Berg.\n',
  berg: '# The fisherman\n\nTom Berg fishes.\n\n“The herring are gone,” said Tom Berg.\n',
  town: '# The town\n\nThe mayor lives at the harbor. Maria Lind does not.\n\nNo ferry came to the town, which was a quiet one.\n',
  lamp: '# Lamps\n\nNobody is named here at all, and nothing was said.\n',
};
const PATIENCE_MS = 60_000;

async function publishedCorpus(): Promise<{ corpus: TestCorpus; index: ClusterIndex }> {
  const corpus = new TestCorpus();
  for (const [name, text] of Object.entries(ARTICLES)) corpus.write(`news/${name}.md`, text);
  await corpus.index(['news'], { annotate: true });
  const index = freshIndex();
  await publishGeneration({ indexDir: corpus.indexDir, cluster: index, primaries: 2 });
  return { corpus, index };
}

function wordsFor({ nodes, name }: ClusterIndex): string[] {
  return ['--engine', 'opensearch', ...nodes.flatMap((node) => ['--node', node]), '--index', name];
}

class Site {
  private readonly server: ServeProcess;
  private token = '';

  private constructor(server: ServeProcess) {
    this.server = server;
  }

  static async open(index: ClusterIndex, staging?: string): Promise<Site> {
    const server = await serveProcess([...wordsFor(index), ...(staging === undefined ? [] : ['--editable', '--staging', staging])]);
    onTestFinished(async () => {
      await server.stop();
    });
    const site = new Site(server);
    site.token = /name="token" value="([^"]+)"/.exec(await site.page('/corrections'))?.[1] ?? '';
    return site;
  }

  async page(path: string): Promise<string> {
    const response = await fetch(this.server.url + path);
    expect([path, response.status]).toEqual([path, 200]);
    return response.text();
  }

  async json<T>(path: string): Promise<T> {
    return JSON.parse(await this.page(path)) as T;
  }

  async total(path: string): Promise<number> {
    return (await this.json<{ total: number }>(`/api/search?${path}`)).total;
  }

  /** @returns what the page that it leads to says has happened */
  async post(fields: Record<string, string>): Promise<string> {
    const body = new URLSearchParams({ token: this.token, ...fields });
    const response = await fetch(`${this.server.url}/corrections`, { method: 'POST', body, redirect: 'manual' });
    expect([response.status, response.status === 303 ? '' : await response.text()]).toEqual([303, '']);
    return /done=(\w+)/.exec(response.headers.get('Location') ?? '')?.[1] ?? '';
  }

  /** Where the words of a quotation stand. */
  async quotation(q: string): Promise<{ passage: string; span: string; article: string }> {
    const { hits } = await this.json<{
      hits: { passage: { id: string; quotations: { start: number; end: number }[] }; article: { id: string } }[];
    }>(`/api/search?q=${q}`);
    const [hit] = hits;
    const [first] = hit?.passage.quotations ?? [];
    return { passage: hit?.passage.id ?? '', span: `${String(first?.start)}-${String(first?.end)}`, article: hit?.article.id ?? '' };
  }

  async kill(): Promise<void> {
    this.server.child.kill('SIGKILL');
    await this.server.stop();
  }

  get said(): string {
    return this.server.stderr();
  }
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('it did not come to hold');
    await wait(200);
  }
}

async function opened(index: ClusterIndex, { indexDir }: TestCorpus): Promise<[SearchEngine, SearchEngine]> {
  const [cluster, onDisk] = [await openOpenSearchEngine(index), await openIndex(indexDir)];
  onTestFinished(async () => {
    await cluster.close();
    await onDisk.close();
  });
  return [cluster, onDisk];
}

describe('a server of a cluster that takes corrections', { timeout: 300_000 }, () => {
  it('has each in the next request: in searches, facets and the page of a name; and so it is without the server', async () => {
    const { corpus, index } = await publishedCorpus();
    const site = await Site.open(index, corpus.indexDir);
    const reader = await Site.open(index);
    const speakers = async (): Promise<Record<string, number>> => {
      const page = await site.json<{ facets: { speaker: { buckets: { label: string; count: number }[] } } }>(
        '/api/search?scope=quotations',
      );
      return Object.fromEntries(page.facets.speaker.buckets.map(({ label, count }) => [label, count]));
    };
    const before = await speakers();
    expect(before).toMatchObject({ 'Maria Lind': 1, 'Tom Berg': 2 });

    expect(await site.post({ do: 'rename', entity: 'person:tom-berg', name: 'Thomas Berg' })).toBe('saved');
    expect(await speakers()).toMatchObject({ 'Maria Lind': 1, 'Thomas Berg': 2 });
    expect(await site.page('/entities/person:tom-berg')).toContain('Thomas Berg');
    expect(await site.total('scope=quotations&speaker=Tom+Berg')).toBe(2);

    const herring = await site.quotation('herring');
    expect(await site.post({ do: 'split', entity: 'person:tom-berg', article: herring.article, as: 'Berg the fisherman' })).toBe('saved');
    expect(await speakers()).toMatchObject({ 'Thomas Berg': 1, 'Berg the fisherman': 1 });
    expect(await site.page('/entities/person:tom-berg~2')).toContain('Berg the fisherman');

    expect(await site.post({ do: 'merge', entity: 'person:maria-lind', into: 'person:tom-berg' })).toBe('saved');
    expect(await speakers()).toMatchObject({ 'Thomas Berg': 2, 'Berg the fisherman': 1 });
    expect(await speakers()).not.toHaveProperty('Maria Lind');
    expect(await site.total('person=person:maria-lind')).toBe(await site.total('person=person:tom-berg'));

    const { passage, span } = await site.quotation('said:herring');
    expect(await site.post({ do: 'speaker', passage, span, speaker: 'a clerk', kind: 'unnamed' })).toBe('saved');
    expect(await speakers()).toMatchObject({ 'a clerk': 1 });
    expect(await speakers()).not.toHaveProperty('Berg the fisherman');

    const harbor = await site.quotation('said:harbor');
    expect(await site.post({ do: 'not-a-quotation', passage: harbor.passage, span: harbor.span })).toBe('saved');
    expect([await site.total('q=said:harbor'), await site.total('q=harbor')]).toEqual([0, 2]);
    expect(await speakers()).toMatchObject({ 'Thomas Berg': 1 });

    const ferry = await site.quotation('ferry');
    expect(
      await site.post({ do: 'quotation', passage: ferry.passage, words: 'No ferry came', speaker: 'Nora Holm', quoted: 'indirect' }),
    ).toBe('saved');
    expect([await site.total('q=said:ferry'), await site.total('scope=quotations&speaker=Nora+Holm')]).toEqual([1, 1]);
    await expectSame(...(await opened(index, corpus)));
    // Nobody who fills the cluster from this folder finds anything left to do.
    expect(await publishGeneration({ indexDir: corpus.indexDir, cluster: index })).toMatchObject({ state: 'unchanged', sent: 0 });
    await eventually(async () => (await reader.total('q=said:ferry')) === 1);

    const made = (await site.json<{ corrections: { id: string }[] }>('/api/corrections')).corrections.map(({ id }) => id);
    expect(made).toHaveLength(6);
    for (const id of made) expect(await site.post({ do: 'undo', correction: id })).toMatch(/^(?:saved|unheard)$/);
    expect(await speakers()).toEqual(before);
    expect(await site.total('q=said:ferry')).toBe(0);
    await expectSame(...(await opened(index, corpus)));
    expect(await publishGeneration({ indexDir: corpus.indexDir, cluster: index })).toMatchObject({ state: 'unchanged', sent: 0 });
  });

  it('brings what is entered in the folder by a command', async () => {
    const { corpus, index } = await publishedCorpus();
    const site = await Site.open(index, corpus.indexDir);
    expect((await runPullquote(['entities', 'rename', 'Tom Berg', 'Thomas Berg', '--index', corpus.indexDir])).code).toBe(0);
    await eventually(async () => (await site.page('/entities/person:tom-berg')).includes('Thomas Berg'));
  });

  it('loses nothing that is killed between the ledger and the cluster: the next start brings it, and so does a publishing', async () => {
    const { corpus, index } = await publishedCorpus();
    const rename = (name: string) => ({ do: 'rename', entity: 'person:tom-berg', name });
    const nameNow = async (): Promise<string | undefined> => {
      const engine = await openOpenSearchEngine(index);
      try {
        return (await engine.entity('person:tom-berg'))?.name;
      } finally {
        await engine.close();
      }
    };
    const enteredOnly = async (name: string): Promise<void> => {
      const site = await Site.open(index, corpus.indexDir);
      await wait(1500);
      const lock = await takeLock(disk, corpus.indexDir, PUBLISH_LOCK);
      expect(await site.post(rename(name))).toBe('later');
      await site.kill();
      await lock.release();
    };
    await enteredOnly('Thomas Berg');
    expect(await nameNow()).toBe('Tom Berg');
    const site = await Site.open(index, corpus.indexDir);
    await eventually(async () => (await site.page('/entities/person:tom-berg')).includes('Thomas Berg'));
    await site.kill();

    await enteredOnly('Berg the Elder');
    expect(await nameNow()).toBe('Thomas Berg');
    expect(await publishGeneration({ indexDir: corpus.indexDir, cluster: index })).toMatchObject({ state: 'served', sent: 2 });
    expect(await nameNow()).toBe('Berg the Elder');

    // Half-way through filling the next generation.
    const last = await Site.open(index, corpus.indexDir);
    const indices = (await physicalIndices(index)).length;
    const posted = last.post(rename('Berg the Younger')).catch(() => 'killed');
    await eventually(async () => (await physicalIndices(index)).length > indices);
    await last.kill();
    await posted;
    const after = await Site.open(index, corpus.indexDir);
    await eventually(async () => (await after.page('/entities/person:tom-berg')).includes('Berg the Younger'));
    await expectSame(...(await opened(index, corpus)));
  });

  it('takes none where the index was filled from more than its folder', async () => {
    const { corpus, index } = await publishedCorpus();
    const part = new TestCorpus();
    part.write('news/quay.md', ARTICLES['quay'] ?? '');
    await part.index(['news'], { annotate: true });
    const serve = (words: string[]) => runPullquote(['serve', ...wordsFor(index), '--port', '0', '--editable', ...words]);
    const refused = await serve(['--staging', part.indexDir]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--shard')]);
    const missing = await serve(['--staging', corpus.path('nowhere')]);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('--staging DIR')]);
    const engine = await openOpenSearchEngine(index);
    onTestFinished(() => engine.close());
    expect((await engine.search(searchQuery({ scope: 'articles' }))).total).toBe(4);
  });
});
