/** What happens when nodes die, are away or refuse to write: nothing is lost or doubled, and whoever asks hears what is missing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { PullquoteError } from '../../src/domain/errors.ts';
import { scopeSchema, searchQuery } from '../../src/domain/search.ts';
import { openOpenSearchEngine } from '../../src/engines/opensearch/open-engine.ts';
import { openIndex } from '../../src/index.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { publishGeneration } from '../../src/indexer/publish-generation.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { serveProcess } from '../support/serve-process.ts';
import { runPullquote } from '../unit/cli/run-pullquote.ts';
import { ask } from './ask.ts';
import { type Cluster, type Node, QUICK_START, startCluster } from './cluster.mjs';

const ARTICLES = 1600;
const PARAGRAPHS = 4;
const WORDS = ['harbor', 'ferry', 'bridge', 'council', 'mayor', 'lamp', 'tide', 'storm', 'pier', 'island', 'the', 'of'];

let cluster: Cluster;
let folder: string;
let file: string;
/** All of the corpus on the disk. */
let staging: string;

const text = fc
  .array(fc.array(fc.constantFrom(...WORDS), { minLength: 20, maxLength: 60 }), { minLength: PARAGRAPHS, maxLength: PARAGRAPHS })
  .map((paragraphs) => paragraphs.map((words) => words.join(' ')).join('\n\n'));

/** Rows of drawn texts; each is told from all others by its own number. */
function rowsOf(number: number): string {
  const row = (drawn: string, i: number) => ({
    id: `row-${String(i)}`,
    title: `Number ${String(i)}`,
    text: `Number ${String(i)}. ${drawn}`,
    published: `20${String(10 + (i % 15))}-03-01`,
    sources: [{ name: `Source ${String(i % 7)}` }],
  });
  return fc
    .sample(text, { numRuns: number, seed: 8 })
    .map((drawn, i) => `${JSON.stringify(row(drawn, i))}\n`)
    .join('');
}

beforeAll(async () => {
  cluster = await startCluster({ java: QUICK_START });
  folder = mkdtempSync(join(tmpdir(), 'pullquote-faults-'));
  file = join(folder, 'rows.jsonl');
  staging = join(folder, 'staging');
  writeFileSync(file, rowsOf(ARTICLES));
  await indexCorpus({ indexDir: staging, paths: [file], annotate: false });
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await cluster.stop();
});

const onNodes = (): string[] => cluster.urls.flatMap((url) => ['--node', url]);

async function health(node: Node | undefined, query: string): Promise<Record<string, unknown>> {
  return ask(node?.url ?? '', `/_cluster/health?timeout=120s&${query}`);
}

/** Starts what is down, and waits for all copies. */
async function healed(): Promise<void> {
  await Promise.all(cluster.nodes.filter(({ pid }) => pid === undefined).map((node) => node.restart()));
  expect(await health(cluster.nodes[0], 'wait_for_nodes=3&wait_for_status=green')).toMatchObject({ status: 'green' });
}

afterEach(healed);

async function passagesIn(engine: SearchEngine): Promise<string[]> {
  const found: string[] = [];
  for (let page = 1; ; page++) {
    const { hits } = await engine.search(searchQuery({ limit: 1000, page, sort: 'oldest' }), { facets: [] });
    found.push(...hits.map(({ passage }) => passage.id));
    if (hits.length < 1000) return found;
  }
}

/** That the cluster has just what the disk has, each once. */
async function expectWhole(name: string, indexDir = staging): Promise<void> {
  const [onDisk, inCluster] = [await openIndex(indexDir), await openOpenSearchEngine({ nodes: cluster.urls, name })];
  try {
    const { articles, passages, quotations } = await onDisk.status();
    expect(await inCluster.status()).toMatchObject({ articles, passages, quotations });
    for (const scope of scopeSchema.options) {
      for (const q of ['', 'harbor', '"of the"']) {
        const [expected, found] = await Promise.all(
          [onDisk, inCluster].map((engine) => engine.search(searchQuery({ q, scope, limit: 1 }), { facetLimit: 50 })),
        );
        expect([scope, q, found?.total, found?.facets]).toEqual([scope, q, expected?.total, expected?.facets]);
      }
    }
    const found = await passagesIn(inCluster);
    expect(found).toHaveLength(passages);
    expect(found.toSorted()).toEqual((await passagesIn(onDisk)).toSorted());
  } finally {
    await Promise.all([onDisk.close(), inCluster.close()]);
  }
}

async function nodeIn(table: string): Promise<Node> {
  const [row] = (await (await fetch(`${cluster.urls[0] ?? ''}/_cat/${table}?format=json`)).json()) as { node: string }[];
  const node = cluster.nodes.find(({ name }) => name === row?.node);
  if (!node) throw new Error(`no node is called ${row?.node ?? ''}`);
  return node;
}

const managingNode = () => nodeIn('cluster_manager');
/** One that has a shard of an index. */
const holderOf = (index: string) => nodeIn(`shards/${index}`);

const REPLICATED = 'replicated';

it('a node that dies while articles are loaded costs none of them, and the load goes on by itself', async () => {
  const [, victim] = cluster.nodes;
  if (!victim) throw new Error('there is no second node');
  const waits: string[] = [];
  let killed: Promise<void> | undefined;
  const report = await publishGeneration({
    indexDir: staging,
    cluster: { nodes: cluster.urls, name: REPLICATED },
    primaries: 3,
    replicas: 1,
    onWait: ({ message }) => waits.push(message),
    onProgress: ({ done }) => {
      if (done === 1100) killed = victim.kill('SIGKILL');
    },
  });
  await killed;
  expect(victim.pid).toBeUndefined();
  expect(report, waits.join('\n')).toMatchObject({ state: 'served', articles: ARTICLES, sent: ARTICLES });
  await expectWhole(REPLICATED);
  await healed();
  await expectWhole(REPLICATED);
});

/** What a search may fail of, if it says so. */
function isFairFailure(error: unknown): boolean {
  if (!(error instanceof PullquoteError)) return false;
  return (
    (error.code === 'overloaded' && /not available|not ready|busy/.test(error.message)) ||
    (error.code === 'io' && error.message.includes('does not answer'))
  );
}

it('a node that dies while searches run: each answers rightly or says what is missing, and soon all answer from replicas', async () => {
  const engine = await openOpenSearchEngine({ nodes: cluster.urls, name: REPLICATED });
  const queries = scopeSchema.options.flatMap((scope) => [
    searchQuery({ q: 'harbor ferry', scope, sort: 'newest' }),
    searchQuery({ scope, sort: 'oldest', filters: { source: ['Source 3'] }, page: 3 }),
  ]);
  const answerTo = async (i: number): Promise<string> => {
    const { total, facets, hits } = await engine.search(queries[i % queries.length] ?? searchQuery({}));
    return JSON.stringify({ total, facets, hits: hits.map(({ article, passage, highlights }) => ({ article, passage, highlights })) });
  };
  const expected: string[] = [];
  for (let i = 0; i < queries.length; i++) expected.push(await answerTo(i));
  const [failures, wrong]: [unknown[], string[]] = [[], []];
  let answered = 0;
  const over = new AbortController();
  const reader = async (from: number): Promise<void> => {
    for (let i = from; !over.signal.aborted; i++) {
      try {
        const answer = await answerTo(i);
        if (answer !== expected[i % queries.length]) wrong.push(answer);
        answered++;
      } catch (error) {
        failures.push(error);
      }
    }
  };
  const readers = [0, 1, 2, 3].map(reader);
  await sleep(500);
  const victim = await managingNode();
  const [survivor] = cluster.nodes.filter((node) => node !== victim);
  const before = answered;
  await victim.kill('SIGKILL');
  await health(survivor, 'wait_for_nodes=2');
  await sleep(1000);
  over.abort();
  await Promise.all(readers);
  expect(wrong).toEqual([]);
  expect(failures.filter((failure) => !isFairFailure(failure))).toEqual([]);
  expect(answered).toBeGreaterThan(before);
  for (let i = 0; i < queries.length; i++) expect(await answerTo(i)).toBe(expected[i]);
  await engine.close();
});

it('without replicas, what is missing while a node is away is said, and found again when it is back', async () => {
  const name = 'single';
  await publishGeneration({ indexDir: staging, cluster: { nodes: cluster.urls, name }, primaries: 3 });
  const engine = await openOpenSearchEngine({ nodes: cluster.urls, name });
  const victim = await holderOf(`${name}-documents-000001`);
  await victim.kill('SIGKILL');
  await health(
    cluster.nodes.find((node) => node !== victim),
    'wait_for_nodes=2',
  );
  const missing = { code: 'overloaded', message: expect.stringMatching(/not available|away/) };
  await expect(engine.search(searchQuery({ q: 'harbor' }))).rejects.toMatchObject(missing);
  const answers = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => engine.article(`row-${String(i)}`)));
  const failed = answers.filter((answer) => answer.status === 'rejected');
  expect(failed.length).toBeGreaterThan(0);
  for (const { reason } of failed) expect(reason).toMatchObject(missing);
  for (const answer of answers) if (answer.status === 'fulfilled') expect(answer.value).toBeDefined();
  const printed = await runPullquote(['search', 'harbor', '--engine', 'opensearch', ...onNodes(), '--index', name]);
  expect(printed).toMatchObject({ code: 2, stdout: '' });
  expect(printed.stderr).toMatch(/not available[^\n]*\nhint: /);
  await healed();
  await engine.close();
  await expectWhole(name);
});

it('a cluster that refuses to write stops the load, which says so and goes on once it may', async () => {
  const [name, small, indexDir] = ['full', join(folder, 'few.jsonl'), join(folder, 'staging-full')];
  const command = ['index', small, '--no-annotate', '--engine', 'opensearch', ...onNodes(), '--index', name, '--staging', indexDir];
  writeFileSync(small, rowsOf(50));
  expect(await runPullquote(command)).toMatchObject({ code: 0 });
  writeFileSync(small, rowsOf(ARTICLES));
  const [node] = cluster.urls;
  const filled = `${node ?? ''}/${name}-documents-000002/_settings`;
  const block = (is: boolean | null) =>
    fetch(filled, {
      method: 'PUT',
      body: JSON.stringify({ 'index.blocks.read_only_allow_delete': is }),
      headers: { 'content-type': 'application/json' },
    });
  const running = runPullquote(command);
  while (!(await block(true)).ok) await sleep(10);
  const stopped = await running;
  expect(stopped.code).toBe(2);
  expect(stopped.stderr).toMatch(/refuses to write: [^\n]*\nhint: free disk space[^\n]*run the same command again/);
  const search = () => runPullquote(['search', '', '--json', '--engine', 'opensearch', ...onNodes(), '--index', name, '--limit', '1']);
  expect(JSON.parse((await search()).stdout)).toMatchObject({ generation: '1' });
  expect((await runPullquote(command)).code).toBe(2);
  expect((await block(null)).ok).toBe(true);
  expect(await runPullquote(command)).toMatchObject({ code: 0 });
  expect(JSON.parse((await search()).stdout)).toMatchObject({ generation: '2' });
  await expectWhole(name, indexDir);
});

it('disks that are too full by the cluster itself stop the load; what is served stays, and the same command goes on once there is room', async () => {
  const [name, small, indexDir] = ['flooded', join(folder, 'some.jsonl'), join(folder, 'staging-flooded')];
  const command = ['index', small, '--no-annotate', '--engine', 'opensearch', ...onNodes(), '--index', name, '--staging', indexDir];
  const [node = ''] = cluster.urls;
  const full = (is: boolean) => {
    const watermark = is ? '0.1%' : null;
    const transient = {
      'cluster.routing.allocation.disk.threshold_enabled': is ? true : null,
      'cluster.routing.allocation.disk.watermark.low': watermark,
      'cluster.routing.allocation.disk.watermark.high': watermark,
      'cluster.routing.allocation.disk.watermark.flood_stage': watermark,
      'cluster.info.update.interval': is ? '10s' : null,
    };
    return ask(node, '/_cluster/settings', 'PUT', { transient });
  };
  const isBlocked = async () =>
    JSON.stringify(await ask(node, `/${name}-documents-000001/_settings?flat_settings=true`)).includes('read_only_allow_delete":"true"');
  writeFileSync(small, rowsOf(50));
  expect(await runPullquote(command)).toMatchObject({ code: 0 });
  writeFileSync(small, rowsOf(200));
  await full(true);
  try {
    await vi.waitFor(async () => expect(await isBlocked()).toBe(true), { timeout: 90_000, interval: 500 });
    const stopped = await runPullquote(command);
    expect(stopped.code).toBe(2);
    expect(stopped.stderr).toMatch(/refuses to write: [^\n]*\nhint: free disk space[^\n]*run the same command again/);
    const search = await runPullquote(['search', '', '--json', '--engine', 'opensearch', ...onNodes(), '--index', name, '--limit', '1']);
    expect(JSON.parse(search.stdout)).toMatchObject({ generation: '1', total: 50 * PARAGRAPHS });
    // There is room again as far as the cluster is concerned; it takes its blocks away by itself.
    const roomy = Object.fromEntries(
      ['low', 'high', 'flood_stage'].map((stage) => [`cluster.routing.allocation.disk.watermark.${stage}`, '1b']),
    );
    await ask(node, '/_cluster/settings', 'PUT', { transient: roomy });
    await vi.waitFor(async () => expect(await runPullquote(command)).toMatchObject({ code: 0 }), { timeout: 120_000, interval: 2000 });
  } finally {
    await full(false);
  }
  await expectWhole(name, indexDir);
});

it('a cluster that is away: search says so and ends; serve says so, asks again, and serves once it is there', async () => {
  await Promise.all(cluster.nodes.map((node) => node.kill('SIGKILL')));
  const place = ['--engine', 'opensearch', ...onNodes(), '--index', REPLICATED];
  const printed = await runPullquote(['search', 'harbor', ...place]);
  expect(printed).toMatchObject({ code: 2, stdout: '' });
  expect(printed.stderr).toMatch(/the cluster at http[^\n]* does not answer[^\n]*\nhint: start it/);
  const indexed = await runPullquote(['index', file, '--no-annotate', ...place, '--staging', staging]);
  expect(indexed.code).toBe(2);
  expect(indexed.stderr).toMatch(/does not answer[^\n]*\nhint: /);
  const serving = serveProcess([...place, '--log', 'off']);
  await sleep(4000);
  await healed();
  const served = await serving;
  try {
    expect(served.stderr()).toMatch(/does not answer[^\n]*; asked again in \d+ s\nhint: start it/);
    expect(await ask(served.url, '/api/search?q=&limit=1')).toMatchObject({ total: ARTICLES * PARAGRAPHS });
  } finally {
    await served.stop();
  }
  await expectWhole(REPLICATED);
});
