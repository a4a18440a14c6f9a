/**
 * Indexes that other versions have written (scripts/make-compat-fixture.mjs): they open and answer as they did, or the very command is said
 * that makes them anew, and it does; ids and links are as they were.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PullquoteError } from '../../src/domain/errors.ts';
import { searchQuery } from '../../src/domain/search.ts';
import { openIndex } from '../../src/index.ts';
import { checkIndex } from '../../src/store/check.ts';
import { FORMAT_VERSION } from '../../src/store/manifest.ts';
import { filesIn } from '../crash/changed-corpus.ts';
import { runHint } from '../support/run-hint.ts';
import { jsonLines, runPullquote } from '../unit/cli/run-pullquote.ts';
import { rewriteManifest } from './rewrite-manifest.ts';

/** Where the indexes were made, and what they name as their root. */
const PLACE = '/tmp/pullquote-compat';
const INDEX = join(PLACE, 'index');
const FIXTURES = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'articles')
  .map(({ name }) => name);
const CURRENT = `format-${FORMAT_VERSION}`;
const NEWER = 'newer';
const OLDER = FIXTURES.filter((name) => name !== CURRENT && name !== NEWER);

function put(fixture: string): void {
  cpSync(join(import.meta.dirname, fixture), PLACE, { recursive: true });
  cpSync(join(import.meta.dirname, 'articles'), join(PLACE, 'articles'), { recursive: true });
}

/** The ids that the ledger says were given out, by path. */
function idsInLedger(): Record<string, string> {
  const lines = jsonLines(readFileSync(`${INDEX}.ledger.jsonl`, 'utf8')) as { path: string; id: string }[];
  return Object.fromEntries(lines.map(({ path, id }) => [path, id]));
}

async function expectAnswers(): Promise<void> {
  const ids = idsInLedger();
  expect(Object.keys(ids).sort()).toEqual(['ferry.md', 'harbor.md']);
  const engine = await openIndex(INDEX);
  try {
    const page = await engine.search(searchQuery({ q: 'said:morning speaker:Torres' }));
    expect(page.hits.map((hit) => hit.article.id)).toEqual([ids['harbor.md']]);
    expect((await engine.article(ids['ferry.md'] ?? ''))?.passages).toHaveLength(2);
  } finally {
    await engine.close();
  }
  expect((await checkIndex(INDEX)).damage).toEqual([]);
}

async function refusal(): Promise<PullquoteError> {
  const error = await openIndex(INDEX).catch((thrown: unknown) => thrown);
  if (!(error instanceof PullquoteError)) throw new Error('it opened');
  return error;
}

beforeEach(() => {
  rmSync(PLACE, { recursive: true, force: true });
  mkdirSync(PLACE);
});
afterEach(() => rmSync(PLACE, { recursive: true, force: true }));

describe.skipIf(!existsSync('/tmp'))('an index', { timeout: 300_000 }, () => {
  it('of this format opens and answers', async () => {
    put(CURRENT);
    await expectAnswers();
  });

  it.each(OLDER)('%s says which command brings it up to date, and the command does', async (fixture) => {
    put(fixture);
    const { code, hint = '' } = await refusal();
    expect([code, hint]).toEqual(['index-version', `pullquote index ${PLACE}/articles --index ${INDEX}`]);
    const before = idsInLedger();
    const search = await runPullquote(['search', 'morning', '--index', INDEX]);
    expect([search.code, search.stderr.split('\n')]).toEqual([2, expect.arrayContaining([`hint: ${hint}`])]);
    const outcome = await runHint(hint, PLACE);
    expect(outcome.code, outcome.stderr).toBe(0);
    await expectAnswers();
    expect(idsInLedger()).toEqual(before);
    // Nothing of the older format is left beside it.
    expect((await checkIndex(INDEX)).notes).toEqual([]);
  });

  it('of an older format keeps the ledger that it names elsewhere', async () => {
    put('format-2');
    // As it is after `--ledger`, where the manifest names the file.
    const elsewhere = join(PLACE, 'kept.jsonl');
    cpSync(`${INDEX}.ledger.jsonl`, elsewhere);
    rmSync(`${INDEX}.ledger.jsonl`);
    rewriteManifest(join(INDEX, 'manifest.json'), (text) => text.replace('"ledger": {', '"ledger": {\n  "file": "../kept.jsonl",'));
    const { hint = '' } = await refusal();
    expect(hint).toBe(`pullquote index ${PLACE}/articles --index ${INDEX} --ledger ${elsewhere}`);
    const before = readFileSync(elsewhere, 'utf8');
    const { code, stderr } = await runPullquote(['index', join(PLACE, 'articles'), '--index', INDEX]);
    expect(code, stderr).toBe(0);
    expect(readFileSync(elsewhere, 'utf8')).toBe(before);
    expect(existsSync(`${INDEX}.ledger.jsonl`)).toBe(false);
  });

  it('of a newer format is never touched, and the command that makes it anew with this version does', async () => {
    put(NEWER);
    const before = filesIn(PLACE);
    const { code, message, hint = '' } = await refusal();
    expect([code, message]).toEqual(['index-version', expect.stringContaining('is of a newer format')]);
    for (const words of [
      ['index', join(PLACE, 'articles')],
      ['serve', '--port', '0'],
      ['serve', join(PLACE, 'articles'), '--port', '0'],
      ['check'],
    ]) {
      const outcome = await runPullquote([...words, '--index', INDEX]);
      expect([outcome.code, outcome.stderr], words.join(' ')).toEqual([2, expect.stringContaining(`hint: ${hint}`)]);
    }
    expect(filesIn(PLACE)).toEqual(before);
    const outcome = await runHint(hint.replace('use a newer Pullquote, or: ', ''), PLACE);
    expect(outcome.code, outcome.stderr).toBe(0);
    await expectAnswers();
  });
});
