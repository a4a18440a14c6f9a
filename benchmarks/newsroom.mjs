// What the pages of clippings and comparisons cost the server, the rendering in.
//
//   npm run build && node benchmarks/newsroom.mjs INDEX [--words 40] [--threads 2] [--dist dist]
//
// INDEX is an index that `pullquote index` made. The words are drawn from its titles, the same ones each time, those that nothing is quoted with left out. Each is asked as `/topics` and, with
// the three who are quoted most with it, as `/compare`; lists of 10, 50 and 200 clippings are made of quotations with such words. All goes through the whole application, without a
// socket, with gzip, after as many others that are not counted. Times are in milliseconds: by the clock, and CPU of the process with its search threads.
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { randomNumbers, readArticles } from './news-corpus.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    words: { type: 'string', default: '40' },
    threads: { type: 'string', default: '2' },
    dist: { type: 'string', default: 'dist' },
  },
});
const [index] = positionals;
if (index === undefined) throw new Error('give the folder of an index');
const room = (file) => import(pathToFileURL(resolve(options.dist, 'src', file)).href);
const PASSAGES_READ = 20_000;
/** The three words that everybody writes about cost most. */
const COMMON = ['', 'president', 'people'];

const { openIndex } = await room('index.js');
const { searchQuery } = await room('domain/search.js');
const { createApp } = await room('server/app.js');
const { loadAssets } = await room('server/assets.js');
const engine = await openIndex(index, { threads: Number(options.threads) });
const app = createApp({ engine, assets: await loadAssets() });

async function drawWords(total) {
  const random = randomNumbers(7);
  const titles = [];
  for await (const { article } of readArticles(index, PASSAGES_READ)) titles.push(article.title);
  const words = new Set();
  while (words.size < total) {
    const found = titles[Math.floor(random() * titles.length)].toLowerCase().match(/\p{L}{5,}/gu);
    const q = found?.[Math.floor(random() * found.length)];
    if (q === undefined || words.has(q)) continue;
    const { total: quoted } = await engine.search(searchQuery({ q, scope: 'quotations', limit: 0 }), { facets: [] });
    if (quoted > 0) words.add(q);
  }
  return [...words];
}

async function compareHref(q) {
  const { buckets } = await engine.facet(searchQuery({ q, scope: 'quotations' }), 'speaker', { limit: 4 });
  const params = new URLSearchParams({ q });
  for (const { value } of buckets.filter(({ value }) => value !== '-').slice(0, 3)) params.append('speaker', value);
  return `/compare?${params}`;
}

/** Lists of quotations as their ticks make them. */
async function listsOf(words, size, number) {
  const refs = [];
  for (const q of words) {
    if (refs.length >= size * number) break;
    const html = await (await app.request(`/?${new URLSearchParams({ q, scope: 'quotations', limit: '100' })}`)).text();
    for (const [, ref] of html.matchAll(/name="c" value="([^"]+)"/g)) if (!refs.includes(ref)) refs.push(ref);
  }
  const lists = [];
  for (let at = 0; at + size <= refs.length && lists.length < number; at += size) {
    const params = new URLSearchParams(refs.slice(at, at + size).map((ref) => ['c', ref]));
    const response = await app.request(`/clippings?${params}`);
    lists.push(response.headers.get('Location'));
  }
  return lists;
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;

function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function ask(path) {
  const [cpuBefore, before] = [cpu(), performance.now()];
  const response = await app.request(path, { headers: { 'Accept-Encoding': 'gzip' } });
  const bytes = (await response.arrayBuffer()).byteLength;
  if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}`);
  return { clock: performance.now() - before, spent: cpu() - cpuBefore, bytes };
}

async function measure(name, paths) {
  const rows = [];
  for (const path of paths) rows.push(await ask(path));
  const sorted = (what) => rows.map((row) => row[what]).sort((a, b) => a - b);
  const [clock, spent, bytes] = [sorted('clock'), sorted('spent'), sorted('bytes')];
  const cells = [quantile(clock, 0.5), quantile(clock, 0.95), quantile(spent, 0.5), quantile(spent, 0.95)].map((ms) =>
    ms.toFixed(1).padStart(8),
  );
  console.log(`${name.padEnd(34)} ${String(rows.length).padStart(4)} ${cells.join(' ')} ${String(bytes.at(-1)).padStart(8)}`);
}

/** Quotations are compared once, in a thread of their own, when the first page asks for it; that is measured elsewhere (variants.mjs). */
async function waitForVariants() {
  const { hits } = await engine.search(searchQuery({ scope: 'quotations', filters: { kind: ['direct'] }, limit: 1 }), { facets: [] });
  const [{ passage }] = hits;
  const at = passage.quotations[0].start;
  while ((await engine.countVariants?.([{ passage: passage.id, at }])) === undefined) await new Promise((done) => setTimeout(done, 200));
}

await waitForVariants();
const words = await drawWords(2 * Number(options.words));
const [warm, counted] = [words.slice(0, words.length / 2), words.slice(words.length / 2)];
const topic = (q) => `/topics?${new URLSearchParams({ q })}`;
for (const q of warm) {
  await ask(topic(q));
  await ask(await compareHref(q));
}
const compared = [];
for (const q of counted) compared.push(await compareHref(q));
const { articles, passages } = await engine.status();
console.log(`${articles} articles, ${passages} passages; milliseconds, and the largest page in bytes (gzip)\n`);
console.log(
  `${''.padEnd(34)} ${'n'.padStart(4)} ${['p50', 'p95', 'CPU p50', 'CPU p95'].map((head) => head.padStart(8)).join(' ')} ${'bytes'.padStart(8)}`,
);
await measure('who says what', counted.map(topic));
await measure('who says what, common words', COMMON.map(topic));
await measure('three speakers compared', compared);
for (const size of [10, 50, 200]) {
  const lists = await listsOf(words, size, 10);
  await measure(`${size} clippings`, lists);
  await measure(
    `${size} clippings as DOCX`,
    lists.slice(0, 3).map((path) => path.replace('/clippings?', '/clippings.docx?')),
  );
}
await engine.close();
