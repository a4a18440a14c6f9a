/**
 * How long is it from a correction to the answer that has it? Over an index that is copied first, through the pages of `serve --editable`.
 *
 *   node benchmarks/corrections.mjs INDEX [corrections of each kind, default 5] [--cluster]
 *
 * Prints, per kind, the time from the POST to its answer, the CPU time of the process (and of the cluster) meanwhile, and the time of the next request. The index is not changed: a copy of it, with its
 * ledger, lies in a temporary folder while this runs. With --cluster it is brought into a cluster of one node on this machine first, and served from there.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDesk } from '../dist/src/cli/corrections-desk.js';
import { IndexOpener } from '../dist/src/cli/open-index.js';
import { openServedCluster } from '../dist/src/cli/serve-cluster.js';
import { searchQuery } from '../dist/src/domain/search.js';
import { publishGeneration } from '../dist/src/indexer/publish-generation.js';
import { followGenerations } from '../dist/src/search/following-engine.js';
import { startServer } from '../dist/src/server/start-server.js';
import { startCluster } from '../tests/opensearch/cluster.mjs';

const [given, times = '5'] = process.argv.slice(2).filter((word) => word !== '--cluster');
if (given === undefined) throw new Error('which index? node benchmarks/corrections.mjs INDEX');
const folder = mkdtempSync(join(tmpdir(), 'pullquote-corrections-'));
const indexDir = join(folder, 'index');
cpSync(given, indexDir, { recursive: true, filter: (path) => !/\/(?:cache|publish\.json|lock\.json)$/.test(path) });
cpSync(`${given}.ledger.jsonl`, `${indexDir}.ledger.jsonl`);

let nodes = [];
/** Milliseconds that this process and the nodes of a cluster have worked; a tick of Linux is 10 ms. */
function worked() {
  const { user, system } = process.cpuUsage();
  const ticks = nodes.map(({ pid }) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ').slice(13, 15).map(Number));
  return { own: (user + system) / 1000, cluster: 10 * ticks.flat().reduce((sum, each) => sum + each, 0) };
}

async function openOnDisk() {
  const opener = new IndexOpener(indexDir, { threads: 2 });
  const followed = await followGenerations({ open: () => opener.open(), current: () => opener.current(), everyMs: 1000 });
  const close = () => followed.close().then(() => opener.close());
  return { engine: followed, corrections: openDesk(followed, { indexDir }), close };
}

async function openInCluster() {
  const node = await startCluster({ nodes: 1, heap: '2g' });
  const index = { nodes: node.urls, name: 'corrected' };
  await publishGeneration({ indexDir, cluster: index });
  const opened = await openServedCluster(index, { indexDir });
  const started = performance.now();
  // What the folder has is read once.
  await opened.corrections.enter([]);
  while (!(await opened.corrections.enter([])).isServed);
  console.log(`the folder was read in ${Math.round(performance.now() - started)} ms`);
  nodes = node.nodes;
  return { ...opened, close: () => opened.close().then(() => node.stop()) };
}

const { engine, corrections, close } = await (process.argv.includes('--cluster') ? openInCluster() : openOnDisk());
const server = await startServer({ engine, host: '127.0.0.1', port: 0, corrections });
const get = async (path) => (await fetch(server.url + path)).text();
const token = /name="token" value="([^"]+)"/.exec(await get('/corrections'))?.[1] ?? '';
const seen = new Map();

async function correct(kind, fields, next) {
  const [started, before] = [performance.now(), worked()];
  const response = await fetch(`${server.url}/corrections`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ token, ...fields }),
  });
  if (response.status !== 303) throw new Error(`${kind}: ${response.status}`);
  const isServed = response.headers.get('location')?.endsWith('saved');
  const find = async () => JSON.parse(await get(next)).total > 0;
  // Whoever has waited for ten seconds is told that it is kept; it is timed until it is served.
  if (!isServed) while (!(await find())) await wait(100);
  const waited = performance.now() - started;
  const after = worked();
  const asked = performance.now();
  if (!(await find())) throw new Error(`${kind}: the next answer does not have it`);
  const rows = seen.get(kind) ?? [];
  rows.push({
    waited,
    cpu: after.own - before.own,
    cluster: after.cluster - before.cluster,
    next: performance.now() - asked,
    isServed,
  });
  seen.set(kind, rows);
}

const { entities } = await engine.entities({ type: 'person', limit: 200 });
for (let i = 0; i < Number(times); i++) {
  const [hit] = (await engine.search(searchQuery({ q: 'policy', scope: 'quotations', limit: 1, page: 1 + 7 * i }))).hits;
  const { start, end } = hit.passage.quotations[0];
  const name = `Nemo Nobody ${i}`;
  const speaker = { do: 'speaker', passage: hit.passage.id, span: `${start}-${end}`, speaker: name };
  await correct('speaker', speaker, `/api/search?scope=quotations&limit=1&speaker=${encodeURIComponent(name)}`);
  // What names somebody changes with the name: of one whom many articles name, and of one whom some do.
  for (const { which, into, entity } of [
    { which: 'of many', into: entities[2 * i], entity: entities[100 + i] },
    { which: 'of some', into: entities[120 + i], entity: entities[140 + i] },
  ]) {
    const person = encodeURIComponent(entity.id);
    await correct(`merge into a name ${which}`, { do: 'merge', entity: entity.id, into: into.id }, `/api/search?limit=1&person=${person}`);
    const other = `${name} the Second ${which}`;
    const next = `/api/search?limit=1&person=${encodeURIComponent(other)}`;
    await correct(`rename a name ${which}`, { do: 'rename', entity: into.id, name: other }, next);
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const { articles, passages } = await engine.status();
console.log(`${articles} articles, ${passages} passages`);
for (const [kind, rows] of seen) {
  const shown = ['waited', 'cpu', ...(nodes.length > 0 ? ['cluster'] : []), 'next'].map(
    (what) => `${what} ${Math.round(median(rows.map((row) => row[what])))} ms`,
  );
  console.log(
    `${kind}: ${shown.join(', ')} (median of ${rows.length}; longest wait ${Math.round(Math.max(...rows.map(({ waited }) => waited)))} ms, served at once ${rows.filter(({ isServed }) => isServed).length})`,
  );
}
await server.close();
await close();
rmSync(folder, { recursive: true });
