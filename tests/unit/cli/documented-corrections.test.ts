/** The commands of docs/corrections.md, run one after the other on the sample corpus: they print what stands there. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { indexCorpus } from '../../../src/indexer/index-corpus.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { runPullquote } from './run-pullquote.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const page = readFileSync(resolve(ROOT, 'docs/corrections.md'), 'utf8');

/** The words of a line as a shell reads them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

it('the commands of the page print what it shows, whatever ids they mint', { timeout: 300_000 }, async () => {
  const indexDir = `${temporaryFolder()}/index`;
  await indexCorpus({ indexDir, paths: [resolve(ROOT, 'seeds')] });
  const [, block = ''] = /```console\n([\s\S]*?)```/.exec(page) ?? [];
  const steps = block.split(/^\$ pullquote /m).slice(1);
  expect(steps.length).toBeGreaterThan(7);
  /** Of each id on the page the one that was minted here. */
  const minted = new Map<string, string>();
  for (const step of steps) {
    const [command = '', ...shown] = step.trimEnd().split('\n');
    const words = wordsOf(command).map((word) => minted.get(word) ?? word);
    const { code, stdout, stderr } = await runPullquote([...words, '--index', indexDir]);
    expect([command, code, stderr]).toEqual([command, 0, '']);
    const printed = stdout.trimEnd().split('\n');
    shown.forEach((line, i) => {
      const [onPage] = /^c-\w+/.exec(line) ?? [];
      const [own] = /^c-\w+/.exec(printed[i] ?? '') ?? [];
      if (onPage !== undefined && own !== undefined) minted.set(onPage, own);
    });
    const here = shown.map((line) => line.replace(/c-\w{16}/g, (id) => minted.get(id) ?? id).replace(/\d{4}-\d\d-\d\d/, 'DAY'));
    expect(printed.map((line) => line.replace(/\d{4}-\d\d-\d\d/, 'DAY'))).toEqual(here);
  }
});
