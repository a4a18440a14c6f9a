/**
 * kill −9 at random instants of writing: the old or the new generation opens every time, everything that was acknowledged is there, and
 * the next run goes on from it and leaves nothing lying about.
 *
 * The moments are random; the seed is printed with a failure.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { openIndex } from '../../src/index.ts';
import { checkIndex } from '../../src/store/check.ts';
import { disk } from '../../src/store/file-layer.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { runPullquote } from '../unit/cli/run-pullquote.ts';
import { sizeOf, tell } from '../support/long.ts';
import { randomFrom } from '../support/random.ts';
import { Durations, type Killed, type Phase, PHASES, Writer } from './killed-writer.ts';
import { KilledIndex } from './killed-index.ts';

/** In each way of writing. */
const KILLS: Record<Phase, number> = sizeOf(
  { first: 12, index: 10, merge: 8, ledger: 10, corrections: 10 },
  { first: 700, index: 480, merge: 340, ledger: 480, corrections: 480 },
);
/** Of these at least so many must fall between the first write and the acknowledgement. */
const WHILE_WRITING: Record<Phase, number> = sizeOf(
  { first: 2, index: 2, merge: 2, ledger: 1, corrections: 1 },
  { first: 500, index: 100, merge: 100, ledger: 100, corrections: 100 },
);
/** So many one after the other on the same index. */
const LIFE = 20;
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
const random = randomFrom(seed);
const durations = new Durations();
let next: { phase: Phase; writer: Writer } | undefined;

/** Starts the next writer while this one writes and is looked at. */
async function kill(phase: Phase, folder: string, round: number): Promise<Killed> {
  if (next?.phase !== phase) await next?.writer.end();
  const now = next?.phase === phase ? next.writer : new Writer(phase);
  next = { phase, writer: new Writer(phase) };
  const from = random() < 0.12 ? 'begin' : 'writing';
  const delay = random() * (from === 'begin' ? 400 : durations.of(phase));
  return now.killAfter({ phase, folder, round, annotate: random() < 0.04 }, from, delay, durations);
}

async function inNewFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pullquote-crash-')));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Kills the writer of one index, or ledger, so many times; gives how many kills fell into its writing. */
const LIVES: Record<Phase, (folder: string, kills: number) => Promise<number>> = {
  first: async (folder, kills) => {
    let hits = 0;
    for (let round = 10; kills > 0; kills--) {
      const killed = await kill('first', folder, round);
      for (const each of [killed.done, killed.begun]) {
        if (each === undefined) continue;
        const index = new KilledIndex(folder, `index-${each.round}`);
        await index.look({
          isWriting: false,
          begun: each,
          ...(killed.done !== undefined && each === killed.done ? { done: killed.done } : {}),
        });
        if (each === killed.begun) await index.goOn();
      }
      round = (killed.begun?.round ?? round) + 1;
      if (killed.isWriting) hits++;
    }
    return hits;
  },
  index: async (folder, kills) => {
    const index = new KilledIndex(folder);
    let hits = 0;
    for (let round = 10; kills > 0; kills--) {
      const killed = await kill('index', folder, round);
      await index.look(killed);
      await index.goOn();
      round = (killed.begun?.round ?? round) + 1;
      if (killed.isWriting) hits++;
    }
    return hits;
  },
  merge: async (folder, kills) => {
    const index = new KilledIndex(folder);
    let hits = 0;
    for (let round = 1; kills > 0; kills--) {
      round = await index.addUntilNextMerges(round);
      const killed = await kill('merge', folder, round);
      await index.look(killed);
      await index.goOn();
      round = (killed.begun?.round ?? round) + 1;
      // Only the first round of each merges.
      if (killed.isWriting && killed.done === undefined) hits++;
    }
    return hits;
  },
  ledger: async (folder, kills) => {
    let hits = 0;
    for (let round = 1; kills > 0; kills--) {
      const killed = await kill('ledger', folder, round);
      const { articles } = await openLedger(disk, join(folder, 'edits.ledger.jsonl'));
      for (let each = 1; each <= (killed.done?.round ?? round - 1); each++) expect([...articles.keys()]).toContain(`${each}-7`);
      round = (killed.begun?.round ?? round) + (articles.has(`${killed.begun?.round}-0`) ? 1 : 0);
      if (killed.isWriting) hits++;
    }
    return hits;
  },
  corrections: async (folder, kills) => {
    mkdirSync(join(folder, 'news'));
    writeFileSync(join(folder, 'news', 'lind.md'), '# Lind\n\n“The harbor stays open,” said Maria Lind.\n');
    const index = { indexDir: join(folder, 'index'), paths: [join(folder, 'news')] };
    await indexCorpus(index);
    let [hits, known] = [0, 0];
    for (let round = 1; kills > 0; kills--) {
      const killed = await kill('corrections', folder, round);
      const engine = await openIndex(index.indexDir);
      const names = ((await engine.corrections?.()) ?? []).flatMap(({ correction }) =>
        correction.action === 'rename' ? correction.name : [],
      );
      // Whatever was acknowledged is there, in its order, and holds; nothing that was there before has gone.
      expect(names.length).toBeGreaterThanOrEqual(known);
      for (let each = 1; each <= (killed.done?.round ?? round - 1); each++) expect(names).toContain(`Maria ${each}`);
      if (names.length > 0) expect((await engine.entity('person:maria-lind'))?.name).toBe(names.at(-1));
      await engine.close();
      expect((await checkIndex(index.indexDir)).damage).toEqual([]);
      // A run that indexes goes on from it.
      if (kills % 5 === 0) await indexCorpus(index);
      known = names.length;
      round = (killed.begun?.round ?? round) + (names.includes(`Maria ${killed.begun?.round}`) ? 1 : 0);
      if (killed.isWriting) hits++;
    }
    return hits;
  },
};

beforeAll(async () => {
  expect((await runPullquote(['--version'])).code).toBe(0);
}, 180_000);
afterAll(() => next?.writer.end());

describe(`a writer that is killed at random instants (CRASH_SEED=${seed})`, { timeout: 7_200_000 }, () => {
  it.each(PHASES)('of %s leaves the old or the new state, with all that was acknowledged', async (phase) => {
    let [kills, hits] = [0, 0];
    for (let life = 0; kills < KILLS[phase]; life++) {
      const count = Math.min(LIFE, KILLS[phase] - kills);
      hits += await inNewFolder((folder) => LIVES[phase](folder, count));
      kills += count;
      tell(`${phase}: ${kills} kills, ${hits} of them between the first write and the acknowledgement; 0 lost`);
    }
    expect(hits).toBeGreaterThanOrEqual(WHILE_WRITING[phase]);
  });
});
