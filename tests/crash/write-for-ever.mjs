/**
 * Writes an index, or a ledger, again and again until it is killed. A line on stdin says in which way; lines on stdout say which round
 * begins and what the corpus then is, that its writing begins, and that it is done: acknowledged.
 *
 * A further way to write is a further entry of PHASES.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { appendCorrections } from '../../dist/src/store/append-corrections.js';
import { disk } from '../../dist/src/store/file-layer.js';
import { openLedger } from '../../dist/src/store/ledger.js';
import { takeLock } from '../../dist/src/store/lock.js';

function say(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function article(name, round) {
  return `# The title of ${name}\n\nThis paragraph was written in round ${round} and is about the harbor.\n\nThis one of ${name} stays.\n`;
}

/** Each gives the corpus of a round: names and contents. */
const CORPORA = {
  /** One article that is rewritten in every round, one that is new, and one that goes. */
  index: (round) => ({
    'changing.md': article('changing', round),
    ...Object.fromEntries([0, 1, 2].map((ago) => [`${round - ago}.md`, article(String(round - ago), 0)])),
  }),
  /** One more article in every round: after eight small segments all are merged. */
  merge: (round) => Object.fromEntries(Array.from({ length: round }, (_, i) => [`${i + 1}.md`, article(String(i + 1), 0)])),
};
CORPORA.first = CORPORA.index;

/** Makes the folder hold these files and no others; touches none that says so already. */
function putCorpus(folder, files) {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder);
  for (const name of names) if (files[name] === undefined) rmSync(join(folder, name));
  for (const [name, contents] of Object.entries(files)) {
    if (!names.includes(name) || readFileSync(join(folder, name), 'utf8') !== contents) writeFileSync(join(folder, name), contents);
  }
}

/** Takes a while to load; the ledger, and what is corrected, need none of it. */
const indexer = ['ledger', 'corrections'].includes(process.argv[2]) ? undefined : await import('../../dist/src/indexer/index-corpus.js');

async function indexRound({ folder, phase, annotate }, round) {
  const files = CORPORA[phase](round);
  say({ event: 'begin', round, files });
  putCorpus(join(folder, 'news'), files);
  let isWriting = false;
  const { generation } = await indexer.indexCorpus({
    // A first commit is only into an index that there never was.
    indexDir: join(folder, phase === 'first' ? `index-${round}` : 'index'),
    paths: [join(folder, 'news')],
    annotate,
    onProgress: (progress) => {
      if (isWriting || progress.phase !== 'annotating') return;
      isWriting = true;
      say({ event: 'writing', round });
    },
  });
  say({ event: 'done', round, generation });
}

async function ledgerRound({ folder }, round) {
  say({ event: 'begin', round, files: {} });
  const file = join(folder, 'edits.ledger.jsonl');
  const lock = await takeLock(disk, folder, 'edits.ledger.jsonl.lock');
  const ledger = await openLedger(disk, file);
  say({ event: 'writing', round });
  const at = new Date().toISOString();
  const entry = (i) => ({ type: 'article', v: 1, id: `${round}-${i}`, root: '/', path: `${round}-${i}`, contentHash: 'c'.repeat(600), at });
  await ledger.append([0, 1, 2, 3, 4, 5, 6, 7].map(entry));
  await lock.release();
  say({ event: 'done', round, generation: '0' });
}

/** Corrections into the ledger of an index that is there, as pages and command line enter them. */
async function correctionsRound({ folder }, round) {
  say({ event: 'begin', round, files: {} });
  // A round may be begun again after a kill: what it enters is new each time.
  const id = `c-${createHash('sha256')
    .update(`${round} ${randomUUID()}`)
    .digest('hex')
    .replace(/[^a-f2-7]/g, 'z')
    .slice(0, 16)}`;
  const entity = { id: 'person:maria-lind', name: 'Maria Lind' };
  const record = {
    id,
    correction: { action: 'rename', entity, name: `Maria ${round}` },
    note: 'n'.repeat(600),
    at: new Date().toISOString(),
  };
  say({ event: 'writing', round });
  await appendCorrections([record], { indexDir: join(folder, 'index') });
  say({ event: 'done', round, generation: '0' });
}

const PHASES = { first: indexRound, index: indexRound, merge: indexRound, ledger: ledgerRound, corrections: correctionsRound };

say({ event: 'ready' });
const { value } = await createInterface({ input: process.stdin })[Symbol.asyncIterator]().next();
const task = JSON.parse(value);
for (let { round } = task; ; round++) await PHASES[task.phase](task, round);
