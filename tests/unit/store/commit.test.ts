import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GenerationParts, openIndexWriter } from '../../../src/store/commit.ts';
import { disk, type FileLayer } from '../../../src/store/file-layer.ts';
import { findDamage, readManifest, verifyFiles } from '../../../src/store/index-folder.ts';
import { FIRST_CHECK } from '../../../src/store/ledger-entries.ts';
import { faultyDisk } from './faulty-disk.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PARTS: GenerationParts = {
  analyzer: { stems: true },
  annotator: 'none',
  roots: ['/articles'],
  counts: { articles: 0, passages: 0, quotations: 0 },
  segments: [],
  ledger: { bytes: 0, check: FIRST_CHECK },
};

/** Commits a generation of one file, the contents of which say which generation it is. */
async function commitNext(indexDir: string, files: FileLayer = disk): Promise<string> {
  const writer = await openIndexWriter(indexDir, files);
  try {
    const { generation } = writer;
    await writer.write(`g${generation.padStart(6, '0')}.files.jsonl`, Buffer.from(`contents of ${generation}\n`));
    await writer.commit(PARTS, []);
    return generation;
  } finally {
    await writer.close();
  }
}

/** The generation that is current, each of its files held against its checksum. */
async function openCurrent(indexDir: string): Promise<string | undefined> {
  const manifest = await readManifest(disk, indexDir);
  if (manifest === undefined) return undefined;
  await verifyFiles(disk, indexDir, manifest, Object.keys(manifest.files));
  const name = Object.keys(manifest.files)[0] ?? '';
  expect(readFileSync(join(indexDir, name), 'utf8')).toBe(`contents of ${manifest.generation}\n`);
  return manifest.generation;
}

async function countOperations(generationsBefore: number): Promise<number> {
  const indexDir = join(temporaryFolder(), 'index');
  for (let i = 0; i < generationsBefore; i++) await commitNext(indexDir);
  const counting = faultyDisk();
  await commitNext(indexDir, counting);
  return counting.operations;
}

describe('a commit', () => {
  it('keeps the files of the generation before and removes older ones', async () => {
    const indexDir = join(temporaryFolder(), 'index');
    for (let i = 0; i < 3; i++) await commitNext(indexDir);
    expect(readdirSync(indexDir).sort()).toEqual([
      'g000002.files.jsonl',
      'g000003.files.jsonl',
      'manifest-2.json',
      'manifest-3.json',
      'manifest.json',
    ]);
  });

  it('never touches a file that is not its own', async () => {
    const indexDir = join(temporaryFolder(), 'index');
    await commitNext(indexDir);
    writeFileSync(join(indexDir, 'README.md'), 'mine');
    writeFileSync(join(indexDir, 'g.txt'), 'mine');
    for (let i = 0; i < 3; i++) await commitNext(indexDir);
    expect(readdirSync(indexDir)).toEqual(expect.arrayContaining(['README.md', 'g.txt']));
  });

  it('removes what an interrupted run left', async () => {
    const indexDir = join(temporaryFolder(), 'index');
    await commitNext(indexDir);
    for (const name of ['s000002-0.index.json', 'manifest.json.tmp-123', 'g000002.entities.json'])
      writeFileSync(join(indexDir, name), 'torn');
    await commitNext(indexDir);
    expect(readdirSync(indexDir)).not.toEqual(expect.arrayContaining(['s000002-0.index.json']));
    expect(readdirSync(indexDir)).not.toEqual(expect.arrayContaining(['manifest.json.tmp-123']));
  });

  it('removes what a run that was killed right after its commit had not, also where the next commits nothing', async () => {
    const indexDir = join(temporaryFolder(), 'index');
    for (let i = 0; i < 3; i++) await commitNext(indexDir);
    const whole = readdirSync(indexDir);
    for (const name of ['manifest-1.json', 's000001-0.index.json']) writeFileSync(join(indexDir, name), 'left');
    await (await openIndexWriter(indexDir)).close();
    expect(readdirSync(indexDir)).toEqual(whole);
  });

  it('keeps everything where it cannot read what the generation before holds', async () => {
    const indexDir = join(temporaryFolder(), 'index');
    for (let i = 0; i < 3; i++) await commitNext(indexDir);
    writeFileSync(join(indexDir, 'manifest-2.json'), 'torn');
    const whole = readdirSync(indexDir);
    await (await openIndexWriter(indexDir)).close();
    expect(readdirSync(indexDir)).toEqual(whole);
  });

  it('that is not reached leaves nothing behind, not even a new folder', async () => {
    const indexDir = join(temporaryFolder(), 'index');
    const writer = await openIndexWriter(indexDir);
    await writer.write('s000001-0.index.json', Buffer.from('x'));
    await writer.close();
    expect(existsSync(indexDir)).toBe(false);
  });

  for (const generationsBefore of [0, 2]) {
    it(`after ${generationsBefore} others survives the end of the process at every operation: the old or the new generation opens`, {
      timeout: 60_000,
    }, async () => {
      const operations = await countOperations(generationsBefore);
      const outcomes = new Set<string | undefined>();
      for (let at = 1; at <= operations; at++) {
        const indexDir = join(temporaryFolder(), 'index');
        for (let i = 0; i < generationsBefore; i++) await commitNext(indexDir);
        await commitNext(indexDir, faultyDisk({ at, code: 'EIO', lasts: 'for-all' })).catch(() => undefined);
        outcomes.add(await openCurrent(indexDir));
        // Its own process lives on, so its lock does too; the owner's end is what the lock's own tests are about.
        await disk.remove(join(indexDir, 'lock.json'));
        expect(Number(await commitNext(indexDir))).toBeGreaterThan(generationsBefore);
        expect(await openCurrent(indexDir)).toBeDefined();
      }
      const old = generationsBefore === 0 ? undefined : String(generationsBefore);
      expect(outcomes).toEqual(new Set([old, String(generationsBefore + 1)]));
    });

    it(`after ${generationsBefore} others that fails at one operation leaves the old or the new generation`, {
      timeout: 60_000,
    }, async () => {
      const operations = await countOperations(generationsBefore);
      for (let at = 1; at <= operations; at++) {
        const indexDir = join(temporaryFolder(), 'index');
        for (let i = 0; i < generationsBefore; i++) await commitNext(indexDir);
        const isAcknowledged = await commitNext(indexDir, faultyDisk({ at, code: 'ENOSPC' })).then(
          () => true,
          () => false,
        );
        const current = Number((await openCurrent(indexDir)) ?? 0);
        if (isAcknowledged) expect(current).toBe(generationsBefore + 1);
        else expect([generationsBefore, generationsBefore + 1]).toContain(current);
      }
    });
  }
});

describe('a manifest', () => {
  it('that is gone with its copies is damage where files of later generations lie, and these are not touched', async () => {
    const indexDir = join(temporaryFolder(), 'index');
    for (let i = 0; i < 2; i++) await commitNext(indexDir);
    for (const name of readdirSync(indexDir)) if (name.startsWith('manifest')) await disk.remove(join(indexDir, name));
    const left = readdirSync(indexDir);
    await expect(commitNext(indexDir)).rejects.toMatchObject({ code: 'index-corrupt', hint: expect.stringContaining('rm -r') });
    expect(readdirSync(indexDir)).toEqual(left);
  });

  it('of an older generation in the place of a newer one is refused, and nothing is written over', async () => {
    const indexDir = join(temporaryFolder(), 'index');
    for (let i = 0; i < 2; i++) await commitNext(indexDir);
    copyFileSync(join(indexDir, 'manifest-1.json'), join(indexDir, 'manifest.json'));
    await expect(commitNext(indexDir)).rejects.toMatchObject({
      code: 'index-corrupt',
      hint: expect.stringContaining(`cp ${join(indexDir, 'manifest-2.json')}`),
    });
    expect(readdirSync(indexDir)).toEqual(expect.arrayContaining(['g000002.files.jsonl', 'manifest-2.json']));
  });

  it('is found damaged whichever of its bytes is flipped, and wherever it is cut', { timeout: 60_000 }, async () => {
    const indexDir = join(temporaryFolder(), 'index');
    await commitNext(indexDir);
    const path = join(indexDir, 'manifest.json');
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at++) {
      const flipped = Buffer.from(whole);
      flipped[at] = (whole[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(path, flipped);
      await expect(readManifest(disk, indexDir), `byte ${at}`).rejects.toMatchObject({ code: 'index-corrupt' });
      writeFileSync(path, whole.subarray(0, at));
      await expect(readManifest(disk, indexDir), `cut at ${at}`).rejects.toMatchObject({ code: 'index-corrupt' });
    }
  });

  it('that is missing beside its copy is damage, not an empty index', async () => {
    const indexDir = join(temporaryFolder(), 'index');
    await commitNext(indexDir);
    await disk.remove(join(indexDir, 'manifest.json'));
    await expect(readManifest(disk, indexDir)).rejects.toMatchObject({
      code: 'index-corrupt',
      hint: expect.stringContaining('manifest-1.json'),
    });
    await expect(commitNext(indexDir)).rejects.toMatchObject({ code: 'index-corrupt' });
    expect(existsSync(join(indexDir, 'lock.json'))).toBe(false);
  });

  it('names the file that is damaged', async () => {
    const indexDir = join(temporaryFolder(), 'index');
    await commitNext(indexDir);
    const manifest = await readManifest(disk, indexDir);
    if (manifest === undefined) throw new Error('no manifest');
    const path = join(indexDir, 'g000001.files.jsonl');
    const whole = readFileSync(path);
    expect(await findDamage(disk, indexDir, manifest, 'g000001.files.jsonl')).toBeUndefined();
    writeFileSync(path, whole.subarray(1));
    expect(await findDamage(disk, indexDir, manifest, 'g000001.files.jsonl')).toContain(path);
    writeFileSync(path, Buffer.from(whole).fill('x', 0, 1));
    expect(await findDamage(disk, indexDir, manifest, 'g000001.files.jsonl')).toContain(path);
    await disk.remove(path);
    expect(await findDamage(disk, indexDir, manifest, 'g000001.files.jsonl')).toContain(path);
  });
});
