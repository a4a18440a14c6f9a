/** Disk errors at every operation of a whole run of indexing, not only of the commit. */
import { describe, expect, it } from 'vitest';
import { PullquoteError } from '../../src/domain/errors.ts';
import { openIndex } from '../../src/index.ts';
import { checkIndex } from '../../src/store/check.ts';
import type { FileLayer } from '../../src/store/file-layer.ts';
import { sizeOf, tell } from '../support/long.ts';
import { markdown, TestCorpus } from '../unit/indexer/corpus.ts';
import { type Fault, faultyDisk } from '../unit/store/faulty-disk.ts';
import { changedCorpus, filesIn } from './changed-corpus.ts';

const CODES = ['ENOSPC', 'EIO', 'EMFILE'] as const;
const SAYS = { ENOSPC: /the disk is full/, EIO: /EIO/, EMFILE: /too many open files/ };

/** One fault for each operation in `npm test`, of one kind after the other; in the long tier each of every kind. */
function* faultsAt(at: number): Generator<Fault> {
  for (const [i, code] of CODES.entries()) {
    if (sizeOf((at + i) % CODES.length === 0, true)) yield { at, code };
  }
  if (sizeOf(at % 6 === 0, true)) yield { at, code: 'ENOSPC', lasts: 'for-writes' };
}

interface Case {
  name: string;
  make: () => Promise<TestCorpus>;
  annotate: boolean;
  /** Of the generation before. */
  before: number;
}

async function newCorpus(): Promise<TestCorpus> {
  const corpus = new TestCorpus();
  for (const name of ['a', 'c', 'd']) corpus.write(`news/${name}.md`, markdown(name));
  return corpus;
}

const CASES: Case[] = [
  { name: 'a first run', make: newCorpus, annotate: false, before: 0 },
  { name: 'a further run', make: changedCorpus, annotate: false, before: 1 },
  ...sizeOf<Case[]>([], [{ name: 'a further run that annotates', make: changedCorpus, annotate: true, before: 1 }]),
];

/** An error is one clear line; what was there before is there byte for byte, or the new generation is in place and the error says so. */
async function expectOldOrNew(
  corpus: TestCorpus,
  before: Map<string, string>,
  generation: number,
  error: unknown,
  fault: Fault,
): Promise<void> {
  const what = JSON.stringify(fault);
  if (error !== undefined) {
    expect(error, what).toBeInstanceOf(PullquoteError);
    const { code, message } = error as PullquoteError;
    expect(message, what).toMatch(SAYS[fault.code]);
    expect(message, what).not.toContain('\n');
    // What cannot be read of the index is damage, and the file is named.
    if (code !== 'index-corrupt' || fault.code !== 'EIO') expect(code, what).toBe('io');
  }
  const report = await checkIndex(corpus.indexDir).catch(() => undefined);
  const isOld = Number(report?.generation ?? 0) === generation;
  if (isOld) {
    expect(error, what).toBeDefined();
    expect(filesIn(corpus.folder), what).toEqual(before);
  } else {
    expect(report?.generation, what).toBe(String(generation + 1));
    if (error instanceof Error) expect(error.message, what).toContain('is in place, but the disk did not confirm it');
  }
  if (report === undefined) return;
  expect(report.damage, what).toEqual([]);
  await (await openIndex(corpus.indexDir)).close();
}

describe('indexing on a failing disk', { timeout: 7_200_000 }, () => {
  it.each(CASES)('ends $name with one clear error or well at every operation, and the old or the new index serves', async (each) => {
    const run = async (corpus: TestCorpus, files: FileLayer): Promise<unknown> =>
      corpus.index(['news'], { files, annotate: each.annotate }).then(
        () => undefined,
        (error: unknown) => error,
      );
    const counting = faultyDisk();
    expect(await run(await each.make(), counting)).toBeUndefined();
    let faults = 0;
    for (let at = 1; at <= counting.operations; at++) {
      for (const fault of faultsAt(at)) {
        const corpus = await each.make();
        const before = filesIn(corpus.folder);
        await expectOldOrNew(corpus, before, each.before, await run(corpus, faultyDisk(fault)), fault);
        await corpus.index(['news']);
        expect(Object.keys(await corpus.ids()).sort(), JSON.stringify(fault)).toEqual(['a.md', 'c.md', 'd.md']);
        faults++;
      }
    }
    tell(`${each.name}: ${counting.operations} operations, ${faults} faults; 0 lost`);
  });
});
