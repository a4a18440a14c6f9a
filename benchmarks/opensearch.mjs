// How fast an annotated corpus is brought into OpenSearch, how large it is there, and what searches of it cost beside the embedded engine, in one run.
//
//   npm run build && node benchmarks/opensearch.mjs INDEX [--nodes 1] [--replicas 0] [--primaries 1] [--heap 2g] [--loads 1] [--queries 200] [--json FILE]
//
// INDEX is an index that `pullquote index` made: what is timed begins with its annotated articles on the disk. The cluster is a real one on this machine, each node a
// process of its own (tests/opensearch/cluster.mjs). With --loads 2 it is loaded twice, as a cluster is that has been up: what its Java runs is compiled by then. Queries are drawn from the articles, the same ones each time; each is asked of both engines, all facets and ten
// hits, and of what both find the ten best are compared. Times are by the clock; on a machine that does other things only ratios in one run mean anything.
import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { startCluster } from '../tests/opensearch/cluster.mjs';
import { randomNumbers, readArticles } from './news-corpus.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    nodes: { type: 'string', default: '1' },
    replicas: { type: 'string', default: '0' },
    primaries: { type: 'string', default: '1' },
    heap: { type: 'string', default: '2g' },
    loads: { type: 'string', default: '1' },
    queries: { type: 'string', default: '200' },
    dist: { type: 'string', default: 'dist' },
    json: { type: 'string' },
  },
});
const [index] = positionals;
if (index === undefined) throw new Error('give the folder of an index');
const room = (file) => import(pathToFileURL(resolve(options.dist, 'src', file)).href);
const TARGET = 5000;
const PASSAGES_READ = 20_000;
const WARM_UP = 20;

const wordsOf = (text) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

/** Queries of each class, from what the articles say. */
async function drawQueries(count, searchQuery) {
  const random = randomNumbers(11);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const articles = [];
  for await (const article of readArticles(index, PASSAGES_READ)) if (article.passages.length > 2) articles.push(article);
  const frequency = new Map();
  for (const { passages } of articles)
    for (const { text } of passages) for (const word of new Set(wordsOf(text))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const common = [...frequency]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 100)
    .map(([word]) => word);
  const rare = [...frequency]
    .filter(([, times]) => times > 1 && times < 5)
    .map(([word]) => word)
    .sort();
  const phrase = () => {
    for (;;) {
      const words = pick(pick(articles).passages).text.split(/\s+/);
      const at = Math.floor(random() * Math.max(1, words.length - 3));
      const found = words
        .slice(at, at + 3)
        .join(' ')
        .replaceAll(/["“”]/g, '');
      if (wordsOf(found).length > 1) return found;
    }
  };
  const title = () => {
    for (;;) {
      const words = wordsOf(pick(articles).article.title);
      if (words.length > 1) return words;
    }
  };
  const classes = {
    'a rare word': () => ({ q: pick(rare) }),
    'two words of a title': () => ({ q: title().slice(0, 2).join(' ') }),
    'a common word': () => ({ q: pick(common) }),
    'any of three common words': () => ({ q: [pick(common), pick(common), pick(common)].join(' OR ') }),
    'the beginning of a word': () => ({ q: `${pick(common).slice(0, 4)}*` }),
    'a phrase': () => ({ q: `"${phrase()}"` }),
    'a common word, two filters': () => ({ q: pick(common), filters: { kind: ['direct'], 'speaker-kind': ['named'] } }),
    'a common word said': () => ({ q: `said:${pick(common)}` }),
    'a common word, in quotations': () => ({ q: pick(common), scope: 'quotations' }),
    'two common words, in articles': () => ({ q: `${pick(common)} ${pick(common)}`, scope: 'articles' }),
    'everything, newest first': () => ({ sort: 'newest', after: String(2012 + Math.floor(random() * 8)) }),
  };
  const names = Object.keys(classes);
  return Array.from({ length: count }, (_, i) => ({
    name: names[i % names.length],
    query: searchQuery(classes[names[i % names.length]]()),
  }));
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const p99 = (numbers) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.ceil(0.99 * numbers.length) - 1)] ?? 0;

async function timed(ask) {
  const before = performance.now();
  const answer = await ask();
  return { answer, ms: performance.now() - before };
}

const keyOf = (hit) => `${hit.passage.id} ${hit.quotation?.text ?? ''}`;

const { publishGeneration } = await room('indexer/publish-generation.js');
const { openOpenSearchEngine } = await room('engines/opensearch/open-engine.js');
const { openIndex } = await room('index.js');
const { searchQuery } = await room('domain/search.js');

/** Milliseconds of CPU that the nodes have used. */
async function cpuOf(cluster) {
  const { nodes } = await (await fetch(`${cluster.urls[0]}/_nodes/stats/process`)).json();
  return Object.values(nodes).reduce((sum, { process: { cpu } }) => sum + cpu.total_in_millis, 0);
}

const nodes = Number(options.nodes);
const cluster = await startCluster({ nodes, heap: options.heap });
try {
  console.log(`${nodes} node(s), ${options.primaries} shard(s), ${options.replicas} replica(s)`);
  const loads = Number(options.loads);
  let place, report, ms, bytes;
  for (let load = 1; load <= loads; load++) {
    place = { name: `bench${load}`, nodes: cluster.urls };
    const [ownBefore, theirsBefore] = [process.cpuUsage(), await cpuOf(cluster)];
    ({ answer: report, ms } = await timed(() =>
      publishGeneration({ indexDir: index, cluster: place, primaries: Number(options.primaries), replicas: Number(options.replicas) }),
    ));
    const own = process.cpuUsage(ownBefore);
    const [ours, theirs] = [(own.user + own.system) / report.passages, ((await cpuOf(cluster)) - theirsBefore) * (1000 / report.passages)];
    const { _all: all } = await (await fetch(`${cluster.urls[0]}/${place.name}-*/_stats/store`)).json();
    bytes = all.primaries.store.size_in_bytes;
    const rate = report.passages / (ms / 1000);
    if (load === 1) console.log(`${report.articles} articles, ${report.passages} passages, ${report.quotations} quotations`);
    console.log(
      `load ${load}: ${(ms / 1000).toFixed(1)} s, ${Math.round(rate)} passages/s (wanted ${TARGET}: ${rate >= TARGET ? 'met' : 'missed'}); CPU a passage: ${Math.round(ours)} us ours, ${Math.round(theirs)} us the cluster's; ${Math.round(bytes / report.passages)} bytes a passage without replicas`,
    );
    if (load < loads) await fetch(`${cluster.urls[0]}/${place.name}-documents-000001,${place.name}-values-000001`, { method: 'DELETE' });
  }
  console.log('');
  const [own, there] = [await openIndex(index, { threads: 2 }), await openOpenSearchEngine(place)];
  const queries = await drawQueries(Number(options.queries) + WARM_UP, searchQuery);
  const rows = [];
  for (const [i, { name: kind, query }] of queries.entries()) {
    const a = await timed(() => own.search(query));
    const b = await timed(() => there.search(query));
    if (i < WARM_UP) continue;
    const best = new Set(a.answer.hits.map(keyOf));
    const overlap = best.size === 0 ? undefined : b.answer.hits.filter((hit) => best.has(keyOf(hit))).length / best.size;
    const isSame = a.answer.total === b.answer.total && JSON.stringify(a.answer.facets) === JSON.stringify(b.answer.facets);
    const totals = a.answer.total === b.answer.total;
    if (!isSame && process.env.SHOW)
      console.log(
        'DIFFERS',
        a.answer.total,
        b.answer.total,
        JSON.stringify(query),
        Object.keys(a.answer.facets).filter((f) => JSON.stringify(a.answer.facets[f]) !== JSON.stringify(b.answer.facets[f])),
      );
    rows.push({ kind, own: a.ms, there: b.ms, overlap, isSame, totals });
  }
  console.log(`${''.padEnd(32)} ${'embedded'.padStart(16)} ${'OpenSearch'.padStart(16)}   ten best in common, totals alike, facets alike`);
  const figures = [...new Set(rows.map(({ kind }) => kind)), 'all'].map((kind) => {
    const of = rows.filter((row) => kind === 'all' || row.kind === kind);
    const overlaps = of.flatMap(({ overlap }) => (overlap === undefined ? [] : [overlap]));
    const mean = overlaps.reduce((sum, each) => sum + each, 0) / Math.max(1, overlaps.length);
    const cell = (numbers) => `${median(numbers).toFixed(1)} (${p99(numbers).toFixed(0)})`.padStart(16);
    const [mine, theirs] = [of.map((row) => row.own), of.map((row) => row.there)];
    const share = (test) => `${of.filter(test).length}/${of.length}`;
    console.log(
      `${kind.padEnd(32)} ${cell(mine)} ${cell(theirs)}   ${mean.toFixed(2)}, ${share(({ totals }) => totals)}, ${share(({ isSame }) => isSame)}`,
    );
    return { kind, embedded: median(mine), opensearch: median(theirs), overlap: mean };
  });
  if (options.json) appendFileSync(options.json, `${JSON.stringify({ nodes, ...report, ms, bytes, figures })}\n`);
  await own.close();
  await there.close();
} finally {
  await cluster.stop();
}
