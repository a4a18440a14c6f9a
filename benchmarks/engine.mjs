// What the embedded engine costs: writing a segment, its bytes, loading it, memory, and the classes of queries.
//
//   npm run build && node --expose-gc benchmarks/engine.mjs INDEX [--passages 50000] [--dist dist] [--keep FOLDER] [--json FILE] [--profile CLASS] [--kept]
//
// INDEX is an index that `pullquote index` made: its annotated articles are written to new segments, as many as are asked for. `--keep` leaves these in a
// folder, where the next run finds them; `--json` appends the figures of searching as a line, of which `plot.mjs` draws; `--profile` asks only one
// class, for `node --cpu-prof`.
//
// Writing and loading are CPU time of the process; searches are timed by the clock, since asking for the CPU time took a tenth of a millisecond
// itself: let the machine be quiet. Loading and searching run in a process of their own. Each class is some words, asked in turn;
// some are asked before it is measured (so that code is compiled), each with all facets, the total and ten highlighted hits. Nothing is kept from one
// search for the next, but with `--kept` the counts of common words, as `serve` keeps them.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EntityTable, readArticles, room as compiled } from './news-corpus.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    passages: { type: 'string', default: '50000' },
    dist: { type: 'string', default: 'dist' },
    load: { type: 'string' },
    keep: { type: 'string' },
    json: { type: 'string' },
    profile: { type: 'string' },
    kept: { type: 'boolean', default: false },
  },
});
const room = (file) => compiled(options.dist, file);
const MAX_SEGMENT_PASSAGES = 100_000;
const BATCH = 100;
/** Searches of each class before it is measured, so that its code is compiled; and those that are measured. */
const WARM_UP = 150;
const MEASURED = 200;

/** Milliseconds of CPU since some moment. */
function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function write(folder) {
  const { createSegmentWriter } = await room('engines/minisearch/segment-writer.js');
  const sizes = {};
  const segments = [];
  const entities = new EntityTable(positionals[0]);
  let [passages, spent, writer] = [0, 0, createSegmentWriter()];
  const finish = () => {
    const before = cpu();
    const { files } = writer.finish();
    spent += cpu() - before;
    const name = `s${segments.length}`;
    for (const { suffix, bytes } of files) {
      writeFileSync(join(folder, name + suffix), bytes);
      sizes[suffix] = (sizes[suffix] ?? 0) + bytes.length;
    }
    segments.push(name);
    passages += writer.passages;
    writer = createSegmentWriter();
  };
  // In batches, because asking for the CPU time costs about as much as adding a passage.
  let batch = [];
  const addBatch = () => {
    const waiting = batch.reduce((sum, article) => sum + article.passages.length, 0);
    if (writer.passages + waiting > MAX_SEGMENT_PASSAGES) finish();
    const before = cpu();
    for (const article of batch) writer.add(article);
    spent += cpu() - before;
    batch = [];
  };
  for await (const article of readArticles(positionals[0], Number(options.passages))) {
    entities.add(article);
    if (batch.push(article) === BATCH) addBatch();
  }
  addBatch();
  finish();
  await writeCatalog(folder, segments, entities.table(), passages);
  writeFileSync(join(folder, 'generation.json'), JSON.stringify({ segments }));
  console.log(`passages ${passages} in ${segments.length} segments`);
  console.log(`write    ${(spent / passages).toFixed(3)} ms a passage (${Math.round((1000 * passages) / spent)} passages/s)`);
  for (const [suffix, bytes] of Object.entries(sizes)) console.log(`bytes    ${(bytes / passages).toFixed(0)} a passage in *${suffix}`);
}

/** What a commit adds to the segments of the whole index. */
async function writeCatalog(folder, segments, table, passages) {
  const { encodeCatalog } = await room('engines/minisearch/encode-catalog.js');
  const before = cpu();
  const bytes = await encodeCatalog(
    segments.map((name) => {
      const path = (suffix) => join(folder, name + suffix);
      return { deleted: [], path, read: async (suffix) => readFileSync(path(suffix)) };
    }),
    table,
  );
  console.log(`catalog  ${(cpu() - before).toFixed(0)} ms, ${(bytes.length / passages).toFixed(0)} bytes a passage`);
  writeFileSync(join(folder, 'catalog.bin'), bytes);
}

const asked = (...questions) => questions.map((q) => ({ q }));
/** @param outlet the source with most passages */
const classes = (outlet) => ({
  'rare word': asked('quetta', 'cathedral', 'ferry', 'mosquito', 'glacier', 'tariff', 'vineyard', 'orchestra'),
  'AND of two': asked('police officer', 'white house', 'climate change', 'prime minister', 'last week', 'health care'),
  'common word': asked('said', 'have', 'one', 'people', 'more', 'year'),
  'function word': asked('the', 'of', 'and', 'to'),
  'OR of three': asked('trump OR obama OR clinton', 'money OR bank OR market', 'school OR student OR teacher'),
  'prefix while typing': asked('co*', 'pre*', 'gov*', 'inter*', 'tr*', 'sec*'),
  typo: asked('goverment~', 'presidnet~', 'cartle~', 'polciy~', 'campagin~'),
  'phrase of two common words': asked('"of the"', '"in the"', '"said the"', '"to be"', '"he said"'),
  'common word, two filters': asked('said', 'have', 'one', 'people').map(({ q }) => ({
    q,
    filters: { source: [outlet], kind: ['direct'] },
  })),
  everything: [{ q: '', sort: 'newest' }],
});

async function load(folder) {
  const { openMiniSearchEngine } = await room('engines/minisearch/open-engine.js');
  const { searchQuery } = await room('domain/search.js');
  const { segments } = JSON.parse(readFileSync(join(folder, 'generation.json'), 'utf8'));
  const source = {
    generation: '1',
    segments: segments.map((name) => ({ name, deleted: [], path: (suffix) => join(folder, name + suffix) })),
    catalog: join(folder, 'catalog.bin'),
    formerPassage: () => undefined,
    keepsCounts: options.kept,
  };
  const before = cpu();
  const engine = await openMiniSearchEngine(source);
  const { passages } = await engine.status();
  const figures = { passages, load: cpu() - before, resident: 0, classes: {} };
  console.log(`load     ${figures.load.toFixed(0)} ms`);
  const first = cpu();
  await engine.search(searchQuery({ q: 'cartel' }));
  console.log(`first    ${(cpu() - first).toFixed(0)} ms`);
  globalThis.gc?.();
  figures.resident = process.memoryUsage.rss() / 1e6;
  console.log(`resident ${figures.resident.toFixed(0)} MB after the first search`);
  const start = await engine.search(searchQuery({ q: '' }));
  const outlet = start.facets.source.buckets.find(({ value }) => value !== '-')?.value ?? '-';
  for (const [name, queries] of Object.entries(classes(outlet))) {
    if (options.profile !== undefined && options.profile !== name) continue;
    for (let i = 0; i < WARM_UP; i++) await engine.search(searchQuery(queries[i % queries.length]));
    const times = [];
    let total = 0;
    while (times.length < (options.profile === undefined ? MEASURED : 10 * MEASURED)) {
      for (const query of queries) {
        const start = performance.now();
        total += (await engine.search(searchQuery(query))).total;
        times.push(performance.now() - start);
      }
    }
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))].toFixed(2).padStart(7);
    const hits = Math.round(total / times.length);
    figures.classes[name] = { p50: Number(at(0.5)), p99: Number(at(0.99)), hits };
    console.log(`${name.padEnd(28)} p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  (${hits} hits)`);
  }
  console.log(`resident ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB at the end`);
  await engine.close();
  if (options.json !== undefined) appendFileSync(options.json, `${JSON.stringify(figures)}\n`);
}

if (options.load !== undefined) await load(options.load);
else if (positionals[0] === undefined) {
  console.error('usage: node --expose-gc benchmarks/engine.mjs INDEX [--passages N] [--dist FOLDER]');
  process.exit(2);
} else {
  const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'pullquote-bench-'));
  try {
    mkdirSync(folder, { recursive: true });
    if (!existsSync(join(folder, 'generation.json'))) await write(folder);
    const again = ['--expose-gc', process.argv[1], '--load', folder, '--dist', options.dist, ...(options.kept ? ['--kept'] : [])];
    if (options.json !== undefined) again.push('--json', options.json);
    spawnSync(process.execPath, again, { stdio: 'inherit' });
  } finally {
    if (options.keep === undefined) rmSync(folder, { recursive: true });
  }
}
