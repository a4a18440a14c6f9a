/**
 * Power loss: the operations of real runs are recorded, and the disk is put together as it may be after each of them: with what was not
 * synced dropped, kept, kept in part, or torn. The index opens, holds what was acknowledged, and the next run goes on from it.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { openIndex } from '../../src/index.ts';
import { checkIndex } from '../../src/store/check.ts';
import { disk } from '../../src/store/file-layer.ts';
import { readManifest } from '../../src/store/index-folder.ts';
import { sizeOf, tell } from '../support/long.ts';
import { randomFrom } from '../support/random.ts';
import { markdown, TestCorpus } from '../unit/indexer/corpus.ts';
import { LossyDisk, putRemains, type Remains } from './lossy-disk.ts';
import { type DiskOperation, recordingDisk } from './recording-disk.ts';

/** The ninth run of these puts the small segments together. */
const RUNS = 10;
const MERGING = 9;
/** Torn disks for each operation. */
const TORN = sizeOf(1, 12);
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);

function changeArticles(corpus: TestCorpus, run: number): void {
  corpus.write(`news/${run}.md`, markdown(`article ${run}`));
  // Not a third of any segment, but for the first and the last runs.
  if (run === 1) for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) corpus.write(`news/${name}.md`, markdown(name));
  if (run === 2) corpus.write('news/a.md', markdown('changed'));
  if (run === RUNS) corpus.remove('news/b.md');
}

interface Recorded {
  operations: DiskOperation[];
  /** Operations before the acknowledgement of each run: of the generation with that number. */
  acknowledged: number[];
}

async function recordRuns(corpus: TestCorpus, runs: number): Promise<Recorded> {
  const recorded: Recorded = { operations: [], acknowledged: [0] };
  const files = recordingDisk(recorded.operations);
  for (let run = 1; run <= runs; run++) {
    changeArticles(corpus, run);
    const { generation } = await corpus.index(['news'], { files });
    expect(generation).toBe(String(run));
    recorded.acknowledged.push(recorded.operations.length);
  }
  return recorded;
}

/** Looks at disks once each. */
class Inspection {
  readonly #corpus: TestCorpus;
  readonly #seen = new Set<string>();

  constructor(corpus: TestCorpus) {
    this.#corpus = corpus;
  }

  get disks(): number {
    return this.#seen.size;
  }

  /** @param acknowledged the generation that must be there at least */
  async look(remains: Remains, acknowledged: number, what: string): Promise<void> {
    const hash = createHash('sha256').update(String(acknowledged));
    for (const [path, bytes] of [...remains].sort(([a], [b]) => (a < b ? -1 : 1)))
      hash.update(`\0${path}\0${bytes.length}\0`).update(bytes);
    const key = hash.digest('hex');
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const folder = mkdtempSync(join(this.#corpus.folder, 'lost-'));
    try {
      putRemains(folder, remains);
      await this.#inspect(join(folder, 'index'), acknowledged, what);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  async #inspect(indexDir: string, acknowledged: number, what: string): Promise<void> {
    const generation = Number((await readManifest(disk, indexDir))?.generation ?? 0);
    expect([acknowledged, acknowledged + 1], what).toContain(generation);
    if (generation > 0) {
      expect((await checkIndex(indexDir)).damage, what).toEqual([]);
      await (await openIndex(indexDir)).close();
    }
    // The lock of a process that lives is believed; after a power loss its owner is of another boot.
    for (const lock of [join(indexDir, 'lock.json'), `${indexDir}.ledger.jsonl.lock`]) await disk.remove(lock);
    await indexCorpus({ indexDir, paths: [this.#corpus.path('news')], annotate: false });
    const { damage, notes } = await checkIndex(indexDir);
    expect([...damage, ...notes], what).toEqual([]);
  }
}

describe(`after a power loss (CRASH_SEED=${seed})`, { timeout: 7_200_000 }, () => {
  it('at any operation of first, further and merging runs, what was acknowledged is there and the next run goes on', async () => {
    const corpus = new TestCorpus();
    const { operations, acknowledged } = await recordRuns(corpus, RUNS);
    expect((await readManifest(disk, corpus.indexDir))?.segments.length).toBeLessThan(RUNS - MERGING + 3);
    const [inspection, random] = [new Inspection(corpus), randomFrom(seed)];
    const lossy = new LossyDisk(corpus.folder);
    // The runs in between are alike; what goes on from the last finds nothing to do.
    const isLooked = (run: number) => run <= 2 || run === MERGING || run >= RUNS || sizeOf(false, true);
    for (let at = 0; at <= operations.length; at++) {
      const operation = operations[at - 1];
      if (operation !== undefined) lossy.apply(operation);
      const done = acknowledged.filter((each) => each <= at).length - 1;
      if (!isLooked(done + 1)) continue;
      await inspection.look(lossy.synced(), done, `synced at ${at}`);
      if (at % sizeOf(4, 1) !== 0) continue;
      await inspection.look(lossy.all(), done, `all at ${at}`);
      for (let torn = 0; torn < TORN; torn++) await inspection.look(lossy.torn(random), done, `torn ${torn} at ${at}`);
    }
    tell(`power loss: ${operations.length} operations of ${RUNS} runs, ${inspection.disks} different disks; 0 lost`);
    expect(inspection.disks).toBeGreaterThan(50);
  });

  it('what was acknowledged by a run that went on after a kill at any operation is there', async () => {
    const corpus = new TestCorpus();
    const { operations } = await recordRuns(corpus, 1);
    const inspection = new Inspection(corpus);
    for (let at = 1; at < operations.length; at++) {
      // After a rename there is a generation to go on from that may not be on the disk.
      if (at % sizeOf(4, 1) !== 0 && operations[at - 1]?.do !== 'rename') continue;
      const folder = mkdtempSync(join(corpus.folder, 'killed-'));
      const lossy = new LossyDisk(folder);
      for (const operation of operations.slice(0, at)) lossy.apply(movedTo(operation, corpus.folder, folder));
      putRemains(folder, lossy.all());
      const indexDir = join(folder, 'index');
      const locks = [join(indexDir, 'lock.json'), `${indexDir}.ledger.jsonl.lock`];
      for (const lock of locks) await disk.remove(lock);
      const further: DiskOperation[] = locks.map((path) => ({ do: 'remove', path }));
      const { generation } = await indexCorpus({ indexDir, paths: [corpus.path('news')], annotate: false, files: recordingDisk(further) });
      for (const operation of further) lossy.apply(operation);
      await inspection.look(lossy.synced(), Number(generation), `killed at ${at}`);
      rmSync(folder, { recursive: true });
    }
    expect(inspection.disks).toBeGreaterThan(10);
  });
});

function movedTo(operation: DiskOperation, from: string, to: string): DiskOperation {
  const move = (path: string) => path.replace(from, to);
  return 'path' in operation
    ? { ...operation, path: move(operation.path) }
    : { ...operation, from: move(operation.from), to: move(operation.to) };
}
