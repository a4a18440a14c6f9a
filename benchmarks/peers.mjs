// The embedded engine beside MiniSearch 7.2, SQLite FTS5, Orama and FlexSearch: the same passages, the same questions, in one run.
//
//   npm run build && npm ci --prefix benchmarks && node benchmarks/peers.mjs INDEX [--passages 100000] [--engines pullquote,sqlite,…] [--memory MB]
//
// INDEX is an index that `pullquote index` made: every engine is given its annotated articles, with the same sources, speakers and entities.
// Each engine gives the total, exact counts of ten facets and ten highlighted hits, best first; what it cannot do is marked in the table: `~` it answers
// another question (said below the table), `-` it cannot answer. Each runs in a process of its own; figures are milliseconds
// a query by the clock, the median, and in brackets how many times Pullquote's that is. Nobody keeps anything from one query for the next.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EntityTable, readArticles, room } from './news-corpus.mjs';

const ALL = ['pullquote', 'minisearch', 'sqlite', 'orama', 'flexsearch'];
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    passages: { type: 'string', default: '100000' },
    engines: { type: 'string', default: ALL.join(',') },
    dist: { type: 'string', default: 'dist' },
    memory: { type: 'string', default: '12000' },
    one: { type: 'string' },
  },
});
const FIELDS = ['source', 'article', 'speaker', 'speaker-kind', 'person', 'organization', 'place', 'cites', 'kind', 'date'];
const [WARM_UP, MEASURED] = [20, 60];

/** Stands for the largest source, which is known when the corpus is read. */
const OUTLET = Symbol('outlet');

/** What is asked: words that must all stand there, or any of them, a beginning, a slip, a phrase, filters. */
const CLASSES = {
  rare: ['quetta', 'cathedral', 'ferry', 'mosquito', 'glacier', 'vineyard'].map((word) => ({ all: [word] })),
  'AND of two': ['police officer', 'climate change', 'prime minister', 'health care'].map((words) => ({ all: words.split(' ') })),
  common: ['said', 'have', 'one', 'people'].map((word) => ({ all: [word] })),
  'OR of three': ['trump obama clinton', 'money bank market', 'school student teacher'].map((words) => ({ any: words.split(' ') })),
  prefix: ['co', 'gov', 'inter', 'tr'].map((prefix) => ({ prefix })),
  typo: ['goverment', 'presidnet', 'campagin'].map((typo) => ({ typo })),
  phrase: ['he said', 'last year', 'new york', 'one of'].map((phrase) => ({ phrase: phrase.split(' ') })),
  'common, two filters': ['said', 'people'].map((word) => ({ all: [word], filters: { source: OUTLET, kind: 'direct' } })),
};

const unique = (values) => [...new Set(values)];
const orNone = (values) => (values.length === 0 ? ['-'] : unique(values));

/** The values of a passage in each facet. */
function valuesOf({ article }, { mentions, quotations, citedSources }, entities) {
  const named = (type) =>
    unique(mentions.filter((mention) => mention.type === type && mention.entity).map(({ entity }) => entities.idOf(entity)));
  const speakers = quotations.map(({ speaker }) =>
    speaker === null ? '-' : speaker.entity ? entities.idOf(speaker.entity) : `${speaker.kind}:${speaker.name}`,
  );
  return {
    source: orNone(article.sources.map(({ name }) => name)),
    article: [article.id],
    speaker: unique(speakers),
    'speaker-kind': unique(quotations.flatMap(({ speaker }) => speaker?.kind ?? [])),
    person: named('person'),
    organization: named('organization'),
    place: named('place'),
    cites: orNone(citedSources.map(({ entity, name }) => (entity ? entities.idOf(entity) : name))),
    kind: quotations.length === 0 ? ['none'] : unique(quotations.map(({ kind }) => kind)),
    date: article.published ? unique([4, 7, 10].map((length) => article.published.slice(0, length))) : ['-'],
  };
}

async function passagesOf(use) {
  let id = 0;
  const entities = new EntityTable(positionals[0]);
  for await (const article of readArticles(positionals[0], Number(options.passages)))
    for (const passage of article.passages)
      use({ id: id++, text: passage.text, title: article.article.title, ...valuesOf(article, passage, entities) });
}

/** The source with most articles: what is filtered by. */
async function largestSource() {
  const counts = new Map();
  for await (const { article } of readArticles(positionals[0], Number(options.passages)))
    for (const { name } of article.sources) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '-';
}

/** Counts and orders what is in rows that have their values: what a user of an engine without facets writes. */
function countFacets(rows) {
  return FIELDS.map((field) => {
    const counts = new Map();
    for (const row of rows) for (const value of row[field]) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 10);
  });
}

const meets = (row, filters) => Object.entries(filters ?? {}).every(([field, value]) => row[field].includes(value));

async function highlighter() {
  const { highlight } = await room(options.dist, 'search/highlight.js');
  const { parseQuery } = await room(options.dist, 'search/parse-query.js');
  return (text, question) => highlight(text, parseQuery(written(question)).ast);
}

/** The question in Pullquote's language. */
function written({ all, any, prefix, typo, phrase }) {
  if (phrase) return `"${phrase.join(' ')}"`;
  if (prefix) return `${prefix}*`;
  if (typo) return `${typo}~`;
  return any ? any.join(' OR ') : all.join(' ');
}

/** Of what a process said before it ended. */
function reasonIn(stderr) {
  const lines = stderr.trim().split('\n');
  return lines.find((line) => /Error|heap|memory/i.test(line)) ?? lines.at(-1) ?? 'it said nothing';
}

const ENGINES = {
  async pullquote() {
    const { createSegmentWriter } = await room(options.dist, 'engines/minisearch/segment-writer.js');
    const { openMiniSearchEngine } = await room(options.dist, 'engines/minisearch/open-engine.js');
    const { searchQuery } = await room(options.dist, 'domain/search.js');
    const folder = mkdtempSync(join(tmpdir(), 'pullquote-peers-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    const segments = [];
    const entities = new EntityTable(positionals[0]);
    let writer = createSegmentWriter();
    const finish = () => {
      const name = `s${segments.length}`;
      for (const { suffix, bytes } of writer.finish().files) writeFileSync(join(folder, name + suffix), bytes);
      segments.push({ name, deleted: [], path: (suffix) => join(folder, name + suffix) });
      writer = createSegmentWriter();
    };
    for await (const article of readArticles(positionals[0], Number(options.passages))) {
      entities.add(article);
      if (writer.passages + article.passages.length > 100_000) finish();
      writer.add(article);
    }
    finish();
    const engine = await openMiniSearchEngine({
      generation: '1',
      segments,
      entities: entities.table(),
      formerPassage: () => undefined,
      keepsCounts: false,
    });
    return async (question) => {
      const filters = Object.fromEntries(Object.entries(question.filters ?? {}).map(([field, value]) => [field, [value]]));
      return (await engine.search(searchQuery({ q: written(question), filters }))).total;
    };
  },

  async minisearch() {
    const { default: MiniSearch } = await import('minisearch');
    const highlight = await highlighter();
    const index = new MiniSearch({ fields: ['text', 'title'], storeFields: ['text', ...FIELDS] });
    await passagesOf((row) => index.add(row));
    return (question) => {
      const { all, any, prefix, typo, phrase, filters } = question;
      const words = (all ?? any ?? phrase ?? [prefix ?? typo]).join(' ');
      let rows = index.search(words, {
        fields: ['text'],
        combineWith: any ? 'OR' : 'AND',
        prefix: prefix !== undefined,
        fuzzy: typo === undefined ? false : 2,
        ...(filters ? { filter: (row) => meets(row, filters) } : {}),
      });
      if (phrase) rows = rows.filter(({ text }) => text.toLowerCase().includes(phrase.join(' ')));
      countFacets(rows);
      for (const { text } of rows.slice(0, 10)) highlight(text, question);
      return rows.length;
    };
  },

  async sqlite() {
    const { default: Database } = await import('better-sqlite3');
    const db = new Database(':memory:');
    db.exec(
      `CREATE VIRTUAL TABLE passages USING fts5(text, prefix='2 3'); CREATE TABLE facets (passage INTEGER, field INTEGER, value TEXT);`,
    );
    const add = db.prepare('INSERT INTO passages (rowid, text) VALUES (?, ?)');
    const addValue = db.prepare('INSERT INTO facets VALUES (?, ?, ?)');
    db.exec('BEGIN');
    await passagesOf((row) => {
      add.run(row.id + 1, row.text);
      FIELDS.forEach((field, f) => row[field].forEach((value) => addValue.run(row.id + 1, f, value)));
    });
    db.exec(
      'COMMIT; CREATE INDEX by_passage ON facets (passage, field, value); CREATE INDEX by_value ON facets (field, value, passage); ANALYZE;',
    );
    db.exec('CREATE TEMP TABLE found (passage INTEGER PRIMARY KEY)');
    const clear = db.prepare('DELETE FROM found');
    const filtered = `AND rowid IN (SELECT passage FROM facets WHERE field = ? AND value = ?)`;
    const find = [0, 2].map((filters) =>
      db.prepare(`INSERT INTO found SELECT rowid FROM passages WHERE passages MATCH ? ${filtered.repeat(filters)}`),
    );
    const count = db.prepare(
      'SELECT field, value, count(*) AS n FROM found JOIN facets USING (passage) GROUP BY field, value ORDER BY n DESC',
    );
    const best = [0, 2].map((filters) =>
      db.prepare(
        `SELECT highlight(passages, 0, '[', ']') FROM passages WHERE passages MATCH ? ${filtered.repeat(filters)} ORDER BY rank LIMIT 10`,
      ),
    );
    return ({ all, any, prefix, typo, phrase, filters }) => {
      if (typo) return undefined;
      const match = phrase ? `"${phrase.join(' ')}"` : prefix ? `${prefix}*` : any ? any.join(' OR ') : all.join(' AND ');
      const which = filters ? 1 : 0;
      const values = Object.entries(filters ?? {}).flatMap(([field, value]) => [FIELDS.indexOf(field), value]);
      clear.run();
      const total = find[which].run(match, ...values).changes;
      count.all();
      best[which].all(match, ...values);
      return total;
    };
  },

  async orama() {
    const { create, insert, search } = await import('@orama/orama');
    const highlight = await highlighter();
    const schema = { text: 'string', ...Object.fromEntries(FIELDS.map((field) => [field.replace('-', '_'), 'string[]'])) };
    const db = create({ schema });
    await passagesOf((row) => {
      void insert(db, { text: row.text, ...Object.fromEntries(FIELDS.map((field) => [field.replace('-', '_'), row[field]])) });
    });
    const facets = Object.fromEntries(FIELDS.map((field) => [field.replace('-', '_'), { limit: 10 }]));
    return async (question) => {
      const { all, any, prefix, typo, phrase, filters } = question;
      const term = (all ?? any ?? phrase ?? [prefix ?? typo]).join(' ');
      const { count, hits } = await search(db, {
        term,
        properties: ['text'],
        threshold: any ? 1 : 0,
        exact: prefix === undefined && typo === undefined && phrase === undefined,
        tolerance: typo === undefined ? 0 : 2,
        limit: 10,
        facets,
        ...(filters ? { where: filters } : {}),
      });
      for (const { document } of hits) highlight(document.text, question);
      return count;
    };
  },

  async flexsearch() {
    const { default: FlexSearch } = await import('flexsearch');
    const highlight = await highlighter();
    const index = new FlexSearch.Index({ tokenize: 'strict' });
    const rows = [];
    await passagesOf((row) => {
      index.add(row.id, row.text);
      rows.push(row);
    });
    return (question) => {
      const { all, any, prefix, typo, phrase, filters } = question;
      if (prefix || typo) return undefined;
      let found = index.search((all ?? any ?? phrase).join(' '), { limit: rows.length, suggest: any !== undefined }).map((id) => rows[id]);
      if (filters) found = found.filter((row) => meets(row, filters));
      if (phrase) found = found.filter(({ text }) => text.toLowerCase().includes(phrase.join(' ')));
      countFacets(found);
      for (const { text } of found.slice(0, 10)) highlight(text, question);
      return found.length;
    };
  },
};

/** Where an engine answers another question, or does less. */
const OTHERWISE = {
  minisearch: { phrase: 'both words, then the text is looked through' },
  orama: { phrase: 'both words in any order', rare: 'no stems', common: 'no stems' },
  flexsearch: { rare: 'no scores: in the order of its map', phrase: 'all words, then the text is looked through' },
};

async function measureOne(name) {
  const outlet = await largestSource();
  const ask = await ENGINES[name]();
  globalThis.gc?.();
  const figures = {};
  for (const [label, questions] of Object.entries(CLASSES)) {
    const asked = questions.map(({ filters, ...rest }) =>
      filters ? { ...rest, filters: { ...filters, source: filters.source === OUTLET ? outlet : filters.source } } : rest,
    );
    const times = [];
    let total;
    for (let i = 0; i < WARM_UP + MEASURED; i++) {
      const before = performance.now();
      total = await ask(asked[i % asked.length]);
      if (total === undefined) break;
      if (i >= WARM_UP) times.push(performance.now() - before);
      // What takes seconds is clear after a few.
      if (i >= 4 && times.length === 0 && performance.now() - before > 1000) times.push(performance.now() - before);
      if (times.length > 0 && (times[0] ?? 0) > 1000) break;
    }
    times.sort((a, b) => a - b);
    if (times.length > 0) figures[label] = times[times.length >> 1];
  }
  console.log(JSON.stringify(figures));
  process.exit(0);
}

if (options.one !== undefined) await measureOne(options.one);
else if (positionals[0] === undefined) {
  console.error('usage: node benchmarks/peers.mjs INDEX [--passages N] [--engines LIST] [--dist FOLDER] [--memory MB]');
  process.exit(2);
} else {
  const names = options.engines.split(',');
  const results = new Map();
  for (const name of names) {
    const again = [
      '--expose-gc',
      `--max-old-space-size=${options.memory}`,
      process.argv[1],
      positionals[0],
      '--passages',
      options.passages,
      '--dist',
      options.dist,
      '--one',
      name,
    ];
    const { stdout, stderr, status } = spawnSync(process.execPath, again, { encoding: 'utf8' });
    if (status === 0) results.set(name, JSON.parse(stdout.trim().split('\n').at(-1)));
    else console.error(`${name} did not get through with ${options.memory} MB of heap: ${reasonIn(stderr)}`);
  }
  console.log(`Milliseconds a query by the clock, median, at ${options.passages} passages\n`);
  console.log(`| | ${names.join(' | ')} |\n| --- | ${names.map(() => '---').join(' | ')} |`);
  for (const label of Object.keys(CLASSES)) {
    const own = results.get('pullquote')?.[label];
    const cells = names.map((name) => {
      const figure = results.get(name)?.[label];
      if (figure === undefined) return '-';
      const mark = OTHERWISE[name]?.[label] ? ' ~' : '';
      return `${figure.toFixed(2)}${mark}${name === 'pullquote' || own === undefined ? '' : ` (${(figure / own).toFixed(0)}×)`}`;
    });
    console.log(`| ${label} | ${cells.join(' | ')} |`);
  }
  console.log();
  for (const [name, notes] of Object.entries(OTHERWISE)) {
    if (names.includes(name)) for (const [label, note] of Object.entries(notes)) console.log(`~ ${name}, ${label}: ${note}`);
  }
}
