/** A disk that is really full: a small one in memory, given a little more room at a time until a run fits. Needs the right to mount. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { searchQuery } from '../../src/domain/search.ts';
import { openIndex } from '../../src/index.ts';
import { checkIndex } from '../../src/store/check.ts';
import { sizeOf, tell } from '../support/long.ts';
import { runPullquote } from '../unit/cli/run-pullquote.ts';
import { markdown } from '../unit/indexer/corpus.ts';
import { filesIn } from './changed-corpus.ts';

const STEP_KB = sizeOf(32, 4);
const ROOMY_KB = 4096;
let folder = '';
let mountError = '';

function mount(...words: string[]): string {
  const { status, stderr, error } = spawnSync('mount', words, { encoding: 'utf8' });
  return status === 0 ? '' : (error?.message ?? stderr.trim());
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'pullquote-full-')));
  mkdirSync(join(folder, 'news'));
  mkdirSync(join(folder, 'disk'));
  mountError = mount('-t', 'tmpfs', '-o', `size=${ROOMY_KB}k`, 'tmpfs', join(folder, 'disk'));
});
afterAll(() => {
  if (mountError === '') spawnSync('umount', [join(folder, 'disk')]);
  rmSync(folder, { recursive: true, force: true });
});

/** Leaves so many kilobytes beside what lies on the disk; a disk of no size would be one without a limit. */
function leaveRoom(kilobytes: number): void {
  const { blocks, bfree, bsize } = statfsSync(join(folder, 'disk'));
  const used = ((blocks - bfree) * bsize) / 1024;
  expect(mount('-o', `remount,size=${Math.max(4, used + kilobytes)}k`, join(folder, 'disk'))).toBe('');
}

function index(): ReturnType<typeof runPullquote> {
  return runPullquote(['index', join(folder, 'news'), '--index', join(folder, 'disk', 'index'), '--jobs', '1']);
}

function write(name: string, words: string): void {
  const said = `“We went to the harbor of ${words},” John Smith said.`;
  writeFileSync(join(folder, 'news', name), `${markdown(words)}\n${said}\n`);
}

/** Runs with more and more room until there is enough; looks at what is there after each that fails. */
async function indexUntilItFits(afterFailure: () => Promise<void>): Promise<number> {
  for (let failures = 0, room = 0; ; failures++, room += STEP_KB) {
    leaveRoom(room);
    const { code, stdout, stderr } = await index();
    if (code === 0) return failures;
    // On a slow machine it has said how far it is.
    const said = stderr.split('\n').filter((line) => !/^(?:files read|articles indexed) /.test(line));
    const line = `pullquote: cannot write the index in ${join(folder, 'disk', 'index')}: the disk is full; the index is as it was`;
    expect([code, stdout, ...said]).toEqual([2, '', line, '']);
    await afterFailure();
  }
}

it('a full disk costs one clear line and exit 2; the old index serves, and nothing is left behind', {
  timeout: 3_600_000,
}, async (context) => {
  if (mountError !== '') context.skip(`a small disk cannot be mounted here: ${mountError}`);
  const [disk, indexDir] = [join(folder, 'disk'), join(folder, 'disk', 'index')];
  write('a.md', 'one');
  const first = await indexUntilItFits(async () => {
    // What was annotated need not be done again.
    expect(
      readdirSync(disk, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('index/cache') && name !== 'index'),
    ).toEqual([]);
  });
  // The copy of the manifest is made when there is room for it; a part of one never stays.
  const copy = join(indexDir, 'manifest-1.json');
  const withoutCopy = () => {
    const files = filesIn(disk);
    expect([undefined, files.get(join(indexDir, 'manifest.json'))]).toContain(files.get(copy));
    files.delete(copy);
    return files;
  };
  const before = withoutCopy();
  write('a.md', 'changed');
  write('b.md', 'two');
  const further = await indexUntilItFits(async () => {
    expect(withoutCopy()).toEqual(before);
    const engine = await openIndex(indexDir);
    onTestFinished(() => engine.close());
    expect((await engine.search(searchQuery({ q: '"something about one"' }))).total).toBe(1);
  });
  expect(await checkIndex(indexDir)).toMatchObject({ generation: '2', damage: [], notes: [] });
  expect(Math.min(first, further)).toBeGreaterThan(1);
  tell(`disk full: ${first} first runs and ${further} further ones had too little room, in steps of ${STEP_KB} KB; 0 lost`);
});
