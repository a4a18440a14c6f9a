// What a page of results costs the server, rendering and facets in, and how large it is on the wire.
//
//   npm run build && node benchmarks/pages.mjs INDEX [--queries 200] [--warm 600] [--threads 2] [--dist dist] [--json FILE] [--profile CLASS]
//
// INDEX is an index that `pullquote index` made. The queries are drawn from its own articles, the same ones each time: words of titles, phrases as they
// stand, names with filters, all three scopes, words misspelt, filters that leave nothing. Each goes through the whole application, without a socket, as a
// browser asks (gzip), and is searched in threads as `pullquote serve` does (`--threads 0`: in the thread that asks). No page is asked for twice, so that nothing
// is answered from memory. Measured are the first pages after a start, while the code is still being compiled, and, after `--warm` others, as many of a server
// that has been up for a while: to these the target applies. Time is given by the clock from the request to the last byte, and as CPU time of the process, its
// search threads in: on a busy machine only the second means anything. `--profile` asks one class alone, for `node --cpu-prof`.
import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { randomNumbers, readArticles } from './news-corpus.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    queries: { type: 'string', default: '200' },
    warm: { type: 'string', default: '600' },
    threads: { type: 'string', default: '2' },
    dist: { type: 'string', default: 'dist' },
    json: { type: 'string' },
    profile: { type: 'string' },
  },
});
const [index] = positionals;
if (index === undefined) throw new Error('give the folder of an index');
const room = (file) => import(pathToFileURL(resolve(options.dist, 'src', file)).href);
/** What the pages may cost, in milliseconds and bytes. */
const TARGET = { p50: 15, p99: 40, bytes: 50_000 };
const PASSAGES_READ = 20_000;

const wordsOf = (text) => text.match(/[\p{L}][\p{L}’'-]{3,}/gu) ?? [];

/** Makes the queries of each class from what the articles say. */
async function drawQueries(total) {
  const random = randomNumbers(7);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const articles = [];
  for await (const article of readArticles(index, PASSAGES_READ)) if (article.passages.length > 2) articles.push(article);
  const frequency = new Map();
  for (const { passages } of articles) {
    for (const { text } of passages)
      for (const word of new Set(wordsOf(text.toLowerCase()))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const common = [...frequency]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 300)
    .map(([word]) => word);
  const rare = [...frequency].filter(([, count]) => count < 4).map(([word]) => word);
  const titleWords = () => {
    for (;;) {
      const words = wordsOf(pick(articles).article.title);
      if (words.length > 1) return words;
    }
  };
  const phrase = () => {
    for (;;) {
      const words = pick(pick(articles).passages).text.split(/\s+/);
      const at = Math.floor(random() * Math.max(1, words.length - 4));
      const found = words
        .slice(at, at + 3 + Math.floor(random() * 2))
        .join(' ')
        .replaceAll(/["“”]/g, '');
      if (wordsOf(found).length > 1) return found;
    }
  };
  const entity = (type) => {
    for (;;) {
      const found = pick(articles).entities.filter((one) => one.type === type);
      if (found.length > 0) return pick(found).id;
    }
  };
  const misspelt = () => {
    const word = pick(rare.filter((one) => one.length > 6));
    const at = 2 + Math.floor(random() * (word.length - 4));
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  };
  const classes = {
    'a common word': () => ({ q: pick(common) }),
    'a rare word': () => ({ q: pick(rare) }),
    'two words of a title': () => ({ q: titleWords().slice(0, 2).join(' ') }),
    'any of the words of a title': () => ({ q: titleWords().join(' '), match: 'any' }),
    'a phrase': () => ({ q: `"${phrase()}"` }),
    'the beginning of a word': () => ({ q: `${pick(common).slice(0, 4)}*` }),
    'a word in quotations': () => ({ q: pick(common), scope: 'quotations' }),
    'a word in articles': () => ({ q: titleWords()[0], scope: 'articles' }),
    'a speaker': () => ({ speaker: entity('person'), scope: 'quotations', sort: 'newest' }),
    'a word with a place and an exclusion': () => ({ q: pick(common), place: entity('place'), '-kind': 'none' }),
    'a word in some months': () => ({ q: pick(common), after: '2016-03', before: '2016-11' }),
    'a misspelt word': () => ({ q: misspelt() }),
    'filters that leave nothing': () => ({ q: pick(common), person: entity('person'), kind: 'mixed', after: '2031' }),
    'a page further on': () => ({ q: pick(common), page: String(2 + Math.floor(random() * 8)) }),
  };
  const names = Object.keys(classes).filter((name) => options.profile === undefined || name === options.profile);
  const asked = new Set();
  const queries = [];
  for (let i = 0; queries.length < total; i++) {
    const name = names[i % names.length];
    const path = `/?${new URLSearchParams(classes[name]())}`;
    if (asked.has(path)) continue;
    asked.add(path);
    queries.push({ name, path });
  }
  return queries;
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;

function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function ask(app, path) {
  const [cpuBefore, before] = [cpu(), performance.now()];
  const response = await app.request(path, { headers: { 'Accept-Encoding': 'gzip' } });
  const bytes = (await response.arrayBuffer()).byteLength;
  const [clock, spent] = [performance.now() - before, cpu() - cpuBefore];
  if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}`);
  return { clock, spent, bytes };
}

const by = (rows, what) => rows.map((row) => row[what]).sort((a, b) => a - b);

function report(name, rows) {
  const [clock, spent, bytes] = [by(rows, 'clock'), by(rows, 'spent'), by(rows, 'bytes')];
  const cells = [quantile(clock, 0.5), quantile(clock, 0.99), quantile(spent, 0.5), quantile(spent, 0.99)].map((ms) =>
    ms.toFixed(1).padStart(7),
  );
  console.log(`${name.padEnd(38)} ${String(rows.length).padStart(4)} ${cells.join(' ')} ${String(bytes.at(-1)).padStart(8)}`);
  return {
    name,
    queries: rows.length,
    clock: [quantile(clock, 0.5), quantile(clock, 0.99)],
    cpu: [quantile(spent, 0.5), quantile(spent, 0.99)],
    bytes: bytes.at(-1),
  };
}

const total = Number(options.queries);
const warm = Number(options.warm);
const queries = await drawQueries(2 * total + warm);
const { openIndex } = await room('index.js');
const { createApp } = await room('server/app.js');
const { loadAssets } = await room('server/assets.js');
const engine = await openIndex(index, { threads: Number(options.threads) });
const app = createApp({ engine, assets: await loadAssets() });
const { articles, passages } = await engine.status();
await ask(app, '/');
const rows = [];
for (const { name, path } of queries) rows.push({ name, path, ...(await ask(app, path)) });
console.log(`${articles} articles, ${passages} passages; milliseconds, and the largest page in bytes (gzip)\n`);
console.log(
  `${''.padEnd(38)} ${'n'.padStart(4)} ${['p50', 'p99', 'CPU p50', 'CPU p99'].map((head) => head.padStart(7)).join(' ')} ${'bytes'.padStart(8)}`,
);
const first = report('the first after a start', rows.slice(0, total));
const later = rows.slice(total + warm);
const names = [...new Set(later.map(({ name }) => name))];
const figures = names.map((name) =>
  report(
    name,
    later.filter((row) => row.name === name),
  ),
);
const all = report(`all, after ${total + warm} others`, later);
const isMet = all.clock[0] <= TARGET.p50 && all.clock[1] <= TARGET.p99 && all.bytes <= TARGET.bytes;
console.log(`\ntarget: p50 ${TARGET.p50}, p99 ${TARGET.p99}, ${TARGET.bytes} bytes: ${isMet ? 'met' : 'missed'}`);
for (const { name, path, clock, spent } of [...later].sort((a, b) => b.spent - a.spent).slice(0, 5))
  console.log(`slow: ${clock.toFixed(1)} ms, ${spent.toFixed(1)} of CPU, ${name}: ${path}`);
if (options.json) appendFileSync(options.json, `${JSON.stringify({ articles, passages, figures: [first, ...figures, all] })}\n`);
await engine.close();
