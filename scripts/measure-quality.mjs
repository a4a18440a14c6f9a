// Measures Pullquote on annotated data and prints one row a figure:
//   node scripts/measure-quality.mjs FOLDER     FOLDER holds data/ (quotes, names, retrieval) and tools/score.mjs
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PULLQUOTE = resolve(import.meta.dirname, '../bin/pullquote.js');

/** Every figure by its name, e.g. `quotations.exactSpan.f1`. */
export function measureQuality(folder) {
  const scratch = mkdtempSync(join(tmpdir(), 'pullquote-quality-'));
  const pullquote = (args, out) => {
    const fd = openSync(out, 'w');
    try {
      const { status } = spawnSync(process.execPath, [PULLQUOTE, ...args], { stdio: ['ignore', fd, 'inherit'] });
      // 3: done, but some rows of the collection were skipped (an article without a text, say)
      if (status !== 0 && status !== 3) throw new Error(`pullquote ${args.join(' ')} ended with ${status}`);
    } finally {
      closeSync(fd);
    }
  };
  const score = (what, gold, out) =>
    JSON.parse(execFileSync(process.execPath, [join(folder, 'tools/score.mjs'), what, gold, out], { encoding: 'utf8' }));
  const figures = {};
  try {
    const annotated = join(scratch, 'annotated.jsonl');
    for (const [what, gold] of [
      ['quotations', 'quotes/dev.jsonl'],
      ['indirect', 'quotes/dev.jsonl'],
      ['names', 'names/dev.jsonl'],
    ]) {
      const goldFile = join(folder, 'data', gold);
      if (what !== 'indirect') pullquote(['annotate', '--texts', goldFile], annotated);
      figures[what] = score(what, goldFile, annotated);
    }
    for (const name of ['cranfield', 'med']) {
      const collection = join(folder, 'data/retrieval', name);
      const index = join(scratch, name);
      pullquote(['index', join(collection, 'docs.jsonl'), '--index', index, '--no-annotate'], join(scratch, 'report'));
      const run = join(scratch, `${name}.jsonl`);
      pullquote(
        [
          'search',
          '--batch',
          join(collection, 'queries.jsonl'),
          '--index',
          index,
          '--match',
          'any',
          '--scope',
          'articles',
          '--limit',
          '1000',
          '--json',
        ],
        run,
      );
      figures[name] = score('retrieval', collection, run);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return figures;
}

const flatten = (value, name) =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, inner]) => flatten(inner, name === '' ? key : `${name}.${key}`))
    : [[name, value]];

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2];
  if (folder === undefined || !existsSync(join(folder, 'tools/score.mjs'))) {
    console.error('usage: node scripts/measure-quality.mjs FOLDER (with data/ and tools/score.mjs in it)');
    process.exit(2);
  }
  for (const [name, value] of flatten(measureQuality(resolve(folder)), '')) console.log(`${name.padEnd(40)} ${value}`);
}
