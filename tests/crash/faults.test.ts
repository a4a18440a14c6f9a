/** Disk errors and damage over a whole run of indexing, not only over the commit. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PullquoteError } from '../../src/domain/errors.ts';
import { checkIndex } from '../../src/store/check.ts';
import { disk } from '../../src/store/file-layer.ts';
import { openGeneration } from '../../src/store/generation.ts';
import { readManifest } from '../../src/store/index-folder.ts';
import { markdown, TestCorpus } from '../unit/indexer/corpus.ts';
import { faultyDisk } from '../unit/store/faulty-disk.ts';

/** A corpus that is indexed once and then changed in every way. */
async function changedCorpus(): Promise<TestCorpus> {
  const corpus = new TestCorpus();
  for (const name of ['a', 'b', 'c']) corpus.write(`news/${name}.md`, markdown(name));
  await corpus.index(['news']);
  corpus.write('news/a.md', markdown('changed'));
  corpus.remove('news/b.md');
  corpus.write('news/d.md', markdown('added'));
  return corpus;
}

describe('indexing', { timeout: 300_000 }, () => {
  it('on a disk that fails at any one operation ends with one clear error or well, and the old or the new index serves', async () => {
    const counting = faultyDisk();
    await (await changedCorpus()).index(['news'], { files: counting });
    for (let at = 1; at <= counting.operations; at++) {
      const corpus = await changedCorpus();
      const outcome = await corpus
        .index(['news'], { files: faultyDisk({ at, code: 'ENOSPC', isLasting: false }) })
        .catch((error: unknown) => error);
      if (outcome instanceof Error) {
        expect(outcome, `operation ${at}`).toBeInstanceOf(PullquoteError);
        expect(outcome.message).not.toContain('\n');
      }
      const { manifest } = await openGeneration(corpus.indexDir);
      expect(['1', '2']).toContain(manifest.generation);
      if (!(outcome instanceof Error)) expect(manifest.generation).toBe('2');
      expect((await checkIndex(corpus.indexDir)).damage, `operation ${at}`).toEqual([]);
      await disk.remove(join(corpus.indexDir, 'lock.json'));
      await corpus.index(['news']);
      expect(Object.keys(await corpus.ids()).sort(), `operation ${at}`).toEqual(['a.md', 'c.md', 'd.md']);
    }
  });
});

describe('an index', { timeout: 300_000 }, () => {
  it('is refused by name when any of its files is flipped, cut, emptied, or gone', async () => {
    const corpus = await changedCorpus();
    await corpus.index(['news']);
    const manifest = await readManifest(disk, corpus.indexDir);
    const names = ['manifest.json', ...Object.keys(manifest?.files ?? {})];
    for (const name of names) {
      const path = join(corpus.indexDir, name);
      const whole = readFileSync(path);
      const damaged: Buffer[] = [Buffer.alloc(0), whole.subarray(0, -1), Buffer.concat([whole, Buffer.from('x')])];
      // Every byte is the long tier's; here a prime step that meets each file's parts.
      for (let at = 0; at < whole.length; at += 211) {
        const flipped = Buffer.from(whole);
        flipped[at] = (whole[at] ?? 0) ^ (1 << (at % 8));
        damaged.push(flipped);
      }
      for (const bytes of damaged) {
        writeFileSync(path, bytes);
        await expect(openGeneration(corpus.indexDir), name).rejects.toMatchObject({
          code: 'index-corrupt',
          message: expect.stringContaining(path),
        });
      }
      await disk.remove(path);
      await expect(openGeneration(corpus.indexDir), name).rejects.toMatchObject({
        code: 'index-corrupt',
        message: expect.stringContaining(path),
      });
      writeFileSync(path, whole);
    }
    expect((await openGeneration(corpus.indexDir)).manifest.generation).toBe('2');
  });
});
