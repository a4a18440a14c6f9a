/**
 * kill −9 at random instants of indexing: whatever was acknowledged is there, and the index opens.
 *
 * The moments are random; the seed is printed with a failure. The long tier kills far more often.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { checkIndex } from '../../src/store/check.ts';
import { disk } from '../../src/store/file-layer.ts';
import { openGeneration } from '../../src/store/generation.ts';
import { fileNames, readManifest, verifyFiles } from '../../src/store/index-folder.ts';
import { runPullquote } from '../unit/cli/run-pullquote.ts';
import { LONGER } from '../support/long.ts';

const KILLS = 30 * LONGER;
/** Every fourth kill falls into the first commit of a new index. */
const FRESH_EVERY = 4;
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);

const acknowledgedSchema = z.object({ round: z.number(), generation: z.string(), articles: z.number() });
type Acknowledged = z.infer<typeof acknowledgedSchema>;

/** Mulberry32: small, and the same for the same seed. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Runs the indexing process for so long after it is ready, kills it, and gives the last thing that it acknowledged. */
async function runAndKill(folder: string, round: number, delayMs: number): Promise<Acknowledged | undefined> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'index-for-ever.mjs'), folder, String(round)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = once(child, 'exit');
  let last: Acknowledged | undefined;
  let killed: Promise<unknown> | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'ready') killed = sleep(delayMs).then(() => child.kill('SIGKILL'));
    else last = acknowledgedSchema.parse(JSON.parse(line));
  }
  const [code] = await ended;
  await killed;
  expect(code, said).toBeNull();
  return last;
}

/** The words of every article of the current generation, each file held against its checksum. */
async function wordsOfIndex(indexDir: string): Promise<string> {
  const { manifest, path } = await openGeneration(indexDir);
  await verifyFiles(disk, indexDir, manifest, Object.keys(manifest.files));
  return manifest.segments.map(({ name }) => readFileSync(path(fileNames.segmentArticles(name)), 'utf8')).join('');
}

beforeAll(async () => {
  expect((await runPullquote(['--version'])).code).toBe(0);
}, 180_000);

it(`an index that is killed at ${KILLS} random instants opens every time with all that was acknowledged (CRASH_SEED=${seed})`, {
  timeout: 400_000 * LONGER,
}, async () => {
  const random = randomFrom(seed);
  const folders: string[] = [];
  let folder = '';
  let acknowledged: Acknowledged | undefined;
  let round = 1;
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const isFresh = kill % FRESH_EVERY === 0;
      if (isFresh) {
        folder = realpathSync(mkdtempSync(join(tmpdir(), 'pullquote-crash-')));
        folders.push(folder);
        acknowledged = undefined;
        round = 1;
      }
      acknowledged = (await runAndKill(folder, round, random() * (isFresh ? 60 : 300))) ?? acknowledged;
      const indexDir = join(folder, 'index');
      const generation = Number((await readManifest(disk, indexDir))?.generation ?? 0);
      const expected = Number(acknowledged?.generation ?? 0);
      expect([expected, expected + 1], `kill ${kill}`).toContain(generation);
      if (generation > 0) {
        expect((await checkIndex(indexDir)).damage, `kill ${kill}`).toEqual([]);
        const words = await wordsOfIndex(indexDir);
        if (generation === expected) expect(words).toContain(`written in round ${acknowledged?.round}`);
      }
      round = (acknowledged?.round ?? round) + 10;
    }
  } finally {
    for (const each of folders) rmSync(each, { recursive: true, force: true });
  }
});
