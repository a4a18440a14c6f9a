import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { ask } from './ask.ts';
import { type Cluster, QUICK_START, startCluster } from './cluster.mjs';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster({ java: QUICK_START });
});

afterAll(() => cluster.stop());

it('three nodes, each a process of its own, are one cluster', async () => {
  for (const { url } of cluster.nodes) expect(await ask(url, '/_cluster/health')).toMatchObject({ number_of_nodes: 3 });
  expect(new Set(cluster.nodes.map((node) => node.pid)).size).toBe(3);
});

it('the cluster that the tests share is another one', async () => {
  const shared = inject('opensearch');
  expect(shared).toHaveLength(3);
  const [own, other] = await Promise.all([cluster.urls[0], shared[0]].map((url) => ask(url ?? '', '/')));
  expect(other?.['cluster_uuid']).not.toBe(own?.['cluster_uuid']);
});

it('a document outlives the process that held its primary, and that node joins again', async () => {
  const [first, second, third] = cluster.nodes;
  if (!first || !second || !third) throw new Error('the cluster has fewer than three nodes');
  // Both copies off the node that indexes, so that one of the two others can die with the primary.
  await ask(first.url, '/notes', 'PUT', {
    settings: { number_of_shards: 1, number_of_replicas: 1, 'index.routing.allocation.exclude._name': first.name },
  });
  await ask(first.url, '/_cluster/health/notes?wait_for_status=green&timeout=60s');
  await ask(first.url, '/notes/_doc/1?refresh=true', 'PUT', { text: 'The harbor reopened on Tuesday.' });

  const { routing_nodes: routing } = (await ask(first.url, '/_cluster/state/routing_nodes,nodes/notes')) as {
    routing_nodes: { nodes: Record<string, { primary: boolean }[]> };
  };
  const primaryOn = Object.entries(routing.nodes).find(([, shards]) => shards.some((shard) => shard.primary))?.[0] ?? '';
  const { nodes } = (await ask(first.url, `/_nodes/${primaryOn}/info`)) as { nodes: Record<string, { name: string }> };
  const victim = cluster.nodes.find((node) => node.name === nodes[primaryOn]?.name);
  if (!victim) throw new Error(`no node holds the primary: ${JSON.stringify(routing)}`);
  const survivor = victim === second ? third : second;
  const pid = victim.pid;

  await victim.kill('SIGKILL');
  expect(victim.pid).toBeUndefined();
  await expect(fetch(victim.url)).rejects.toThrow('fetch failed');
  await ask(first.url, '/_cluster/health?wait_for_nodes=2&timeout=60s');
  for (const { url } of [first, survivor]) {
    expect(await ask(url, '/notes/_search?q=text:harbor')).toMatchObject({
      hits: { total: { value: 1 }, hits: [{ _id: '1', _source: { text: 'The harbor reopened on Tuesday.' } }] },
    });
  }

  await victim.restart();
  expect(victim.pid).not.toBe(pid);
  expect(await ask(victim.url, '/_cluster/health/notes?wait_for_nodes=3&wait_for_status=green&timeout=120s')).toMatchObject({
    number_of_nodes: 3,
    status: 'green',
  });
});
