/** The commands of docs/opensearch.md, as they stand there, on a cluster of three nodes. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { type Cluster, QUICK_START, startCluster } from './cluster.mjs';

const ARTICLES = 200;
const page = readFileSync(resolve(import.meta.dirname, '../../docs/opensearch.md'), 'utf8');
let cluster: Cluster;
let home: string;
let url: string;

beforeAll(async () => {
  cluster = await startCluster({ java: QUICK_START });
  url = cluster.urls[0] ?? '';
  home = mkdtempSync(join(tmpdir(), 'pullquote-home-'));
  writeFileSync(join(home, '.opensearch-curl'), '');
  await ask(url, '/pullquote-documents-000001', 'PUT', {
    aliases: { pullquote: {} },
    settings: { number_of_shards: 2, number_of_replicas: 1 },
  });
  const lines = Array.from({ length: ARTICLES }, (_, id) => `{"index":{"_id":"${id}"}}\n{"text":"harbor ${id}"}\n`).join('');
  const answer = await fetch(`${url}/pullquote-documents-000001/_bulk?refresh=true`, {
    method: 'POST',
    body: lines,
    headers: { 'content-type': 'application/x-ndjson' },
  });
  expect(await answer.json()).toMatchObject({ errors: false });
});

afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await cluster.stop();
});

/** The blocks marked `sh` under a heading. */
function commandsUnder(heading: string): string[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const blocks = [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
  expect(blocks, `commands under "${heading}"`).not.toEqual([]);
  return blocks;
}

/** What one shell prints for such blocks, after the function that they use. Fails when a command does. */
async function run(blocks: readonly string[]): Promise<string> {
  const script = ['set -euo pipefail', ...commandsUnder('Ask the cluster yourself'), ...blocks].join('\n');
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { env: { ...process.env, HOME: home, NODE: url } });
  return stdout;
}

const count = (node: string) => ask(node, '/pullquote/_count');

it('a snapshot brings back every document and the alias after the index is gone', async () => {
  const printed = await run(commandsUnder('Backup by snapshot'));
  expect(printed).toContain('"state":"SUCCESS"');
  expect(printed).toMatch(/pullquote-\d{8}-\d{6} SUCCESS \d+ 2 0$/m);
  expect(printed).toContain('"status":"green"');
  for (const node of cluster.urls) expect(await count(node)).toMatchObject({ count: ARTICLES, _shards: { failed: 0 } });
});

it('each node in turn is stopped and started, while the others find every document', async () => {
  const [before, after] = commandsUnder('Upgrade');
  if (before === undefined || after === undefined) throw new Error('two blocks of commands belong under "Upgrade"');
  for (const node of cluster.nodes) {
    url = cluster.urls.find((other) => other !== node.url) ?? '';
    expect(await run([before])).toContain(node.name);
    await node.kill('SIGTERM');
    await ask(url, '/_cluster/health?wait_for_nodes=2&timeout=60s');
    for (const other of cluster.urls.filter((each) => each !== node.url)) {
      expect(await count(other)).toMatchObject({ count: ARTICLES, _shards: { total: 2, failed: 0 } });
    }
    await node.restart();
    expect(await run([after])).toContain('"status":"green"');
  }
  expect(await ask(url, '/_cluster/settings')).toEqual({ persistent: {}, transient: {} });
});
