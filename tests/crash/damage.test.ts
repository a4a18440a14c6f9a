/** Damage to the files of an index: it is found, the file is named, and the command that helps is said and helps. */
import { readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PullquoteError } from '../../src/domain/errors.ts';
import { searchQuery } from '../../src/domain/search.ts';
import { openIndex } from '../../src/index.ts';
import { checkIndex } from '../../src/store/check.ts';
import { disk } from '../../src/store/file-layer.ts';
import { readManifest } from '../../src/store/index-folder.ts';
import { sizeOf, tell } from '../support/long.ts';
import { runHint } from '../support/run-hint.ts';
import type { TestCorpus } from '../unit/indexer/corpus.ts';
import { changedCorpus } from './changed-corpus.ts';

/** In `npm test` primes that meet each file's parts. */
const FLIP_EVERY = sizeOf(211, 1);
const CUT_EVERY = sizeOf(997, 1);

interface Indexed {
  corpus: TestCorpus;
  /** Paths of all that the index consists of. */
  paths: string[];
  ledger: string;
}

async function indexedCorpus(): Promise<Indexed> {
  const corpus = await changedCorpus();
  await corpus.index(['news']);
  const manifest = await readManifest(disk, corpus.indexDir);
  const names = ['manifest.json', ...Object.keys(manifest?.files ?? {})];
  const ledger = `${corpus.indexDir}.ledger.jsonl`;
  return { corpus, paths: [...names.map((name) => join(corpus.indexDir, name)), ledger], ledger };
}

/** All that an index can be asked for: its hits and counts, its articles and its entities. */
async function answersOf(indexDir: string): Promise<unknown> {
  const engine = await openIndex(indexDir);
  try {
    const pages = await Promise.all(['', 'the', 'harbour OR raid'].map((q) => engine.search(searchQuery({ q, limit: 100 }))));
    const ids = [...new Set(pages.flatMap((page) => page.hits.map((hit) => hit.article.id)))];
    const articles = await Promise.all(ids.map((id) => engine.article(id)));
    const passages = await Promise.all(articles.flatMap((article) => article?.passages ?? []).map(({ id }) => engine.passage(id)));
    return { pages: pages.map((page) => ({ ...page, tookMs: 0 })), articles, passages, entities: await engine.entities({}) };
  } finally {
    await engine.close();
  }
}

function expectNamed(error: unknown, paths: readonly string[], what: string): void {
  expect(error, what).toBeInstanceOf(PullquoteError);
  const { code, message, hint } = error as PullquoteError;
  expect(['index-corrupt', 'ledger-corrupt'], what).toContain(code);
  expect(
    paths.some((path) => message.includes(path)),
    `${what}: ${message}`,
  ).toBe(true);
  expect(hint, what).toMatch(/pullquote /);
}

/** A check finds it, names one of the files, and says what helps; whoever opens the index is told the same, or is answered as before. */
async function expectFound({ corpus }: Indexed, paths: readonly string[], what: string, before?: unknown): Promise<void> {
  const { damage, hint } = await checkIndex(corpus.indexDir);
  expect(
    paths.some((path) => damage.join('\n').includes(path)),
    `${what}: ${damage.join('\n')}`,
  ).toBe(true);
  expect(hint, what).toMatch(/pullquote /);
  const answers = await answersOf(corpus.indexDir).catch((error: unknown) => error);
  if (before === undefined || answers instanceof Error) expectNamed(answers, paths, what);
  else expect(answers, what).toEqual(before);
}

describe('an index', { timeout: 7_200_000 }, () => {
  it('in which any bit is flipped answers as it was, or refuses to, and a check names the file', async () => {
    const indexed = await indexedCorpus();
    const before = await answersOf(indexed.corpus.indexDir);
    let flips = 0;
    for (const path of indexed.paths) {
      const whole = readFileSync(path);
      for (let at = 0; at < whole.length; at += FLIP_EVERY) {
        const flipped = Buffer.from(whole);
        flipped[at] = (whole[at] ?? 0) ^ (1 << (at % 8));
        writeFileSync(path, flipped);
        await expectFound(indexed, [path], `${path} at ${at}`, before);
        flips++;
      }
      writeFileSync(path, whole);
    }
    expect(await answersOf(indexed.corpus.indexDir)).toEqual(before);
    tell(`damage: ${flips} flipped bytes of ${indexed.paths.length} files, all found`);
  });

  it('of which a file is cut to any length, made longer, or gone is refused, and the file is named', async () => {
    const indexed = await indexedCorpus();
    let cuts = 0;
    for (const path of indexed.paths) {
      const whole = readFileSync(path);
      for (let length = 0; length < whole.length; length += CUT_EVERY) {
        writeFileSync(path, whole.subarray(0, length));
        await expectFound(indexed, [path], `${path} of ${length} bytes`);
        cuts++;
      }
      if (path !== indexed.ledger) {
        writeFileSync(path, Buffer.concat([whole, Buffer.from('x')]));
        await expectFound(indexed, [path], `${path} and one byte`);
      }
      await disk.remove(path);
      await expectFound(indexed, [path], `${path} gone`);
      writeFileSync(path, whole);
    }
    tell(`damage: ${cuts} lengths of ${indexed.paths.length} files, all found`);
  });

  it('of which any two files have changed places is refused, and one of them is named', async () => {
    const indexed = await indexedCorpus();
    // Files of the generation before have the same lengths.
    const paths = [...indexed.paths, ...(await indexed.corpus.files()).map((name) => join(indexed.corpus.indexDir, name))];
    let swaps = 0;
    for (const [i, one] of indexed.paths.entries()) {
      for (const other of new Set(paths.slice(i + 1))) {
        if (one === other || readFileSync(one).equals(readFileSync(other))) continue;
        const swap = () => {
          renameSync(one, `${one}.aside`);
          renameSync(other, one);
          renameSync(`${one}.aside`, other);
        };
        swap();
        await expectFound(indexed, [one, other], `${one} and ${other}`);
        swap();
        swaps++;
      }
    }
    expect((await checkIndex(indexed.corpus.indexDir)).damage).toEqual([]);
    tell(`damage: ${swaps} pairs of files swapped, all found`);
  });

  it('of which any file is damaged is whole again after the command that is said', async () => {
    const indexed = await indexedCorpus();
    const { corpus, ledger } = indexed;
    const texts = (await corpus.articles()).size;
    for (const path of indexed.paths.filter((each) => each !== ledger)) {
      // A rebuild makes names of its own.
      if ((await disk.facts(path)) === undefined) continue;
      truncateSync(path, 3);
      const { hint = '' } = await checkIndex(corpus.indexDir);
      const outcome = await runHint(hint, corpus.folder);
      expect(outcome.code, `${hint}: ${outcome.stderr}`).toBe(0);
      expect((await checkIndex(corpus.indexDir)).damage, hint).toEqual([]);
      expect((await corpus.articles()).size).toBe(texts);
    }
  });
});
