/** The library as somebody else's program uses it: by the name of the package, in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildPages } from '../../support/build-pages.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const document = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');
let folder: string;

function codeOf(language: string): string {
  const [, code = ''] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(document) ?? [];
  return code;
}

function run(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
}

beforeAll(() => {
  buildPages();
  folder = mkdtempSync(join(tmpdir(), 'pullquote-library-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules/pullquote'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'example.ts'), codeOf('js'));
  writeFileSync(join(folder, 'example.js'), codeOf('js'));
  expect(run(join(ROOT, 'bin/pullquote.js'), 'index', join(ROOT, 'seeds')).stderr).not.toContain('Error');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the library', () => {
  it('does what its page says', () => {
    const { status, stdout, stderr } = run('example.js');
    expect(stderr).toBe('');
    expect(stdout).toBe(codeOf('text'));
    expect(status).toBe(0);
  });

  it('has types for another program, strict ones too', () => {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom', '--types', ''];
    const { status, stdout } = run(compiler, ...options, 'example.ts');
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});

describe('the package', () => {
  const packedSchema = z.array(z.object({ files: z.array(z.object({ path: z.string() })) }));
  let files: string[];

  beforeAll(() => {
    const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], { cwd: ROOT, encoding: 'utf8' });
    files = packedSchema.parse(JSON.parse(stdout)).flatMap((packed) => packed.files.map(({ path }) => path));
  });

  it('holds what runs: the program, the library and its types, the pages’ files, the models and the sample', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'NOTICE',
        'README.md',
        'CHANGELOG.md',
        'package.json',
        'bin/pullquote.js',
        'dist/src/index.js',
        'dist/src/index.d.ts',
        'dist/src/cli/main.js',
        'dist/views/client/copy.js',
        'dist/views/client/site.js',
        'models/names.bin',
        'models/gazetteer.bin',
        'views/assets/icon.svg',
        'seeds/pullquote.yaml',
      ]),
    );
  });

  it('holds nothing else: no sources, tests, maps, indexes or stamps', () => {
    const allowed =
      /^(?:LICENSE|NOTICE|README\.md|CHANGELOG\.md|package\.json|bin\/pullquote\.js|dist\/(?:src|views)\/.+\.(?:js|d\.ts|json)|models\/(?:names|gazetteer)\.bin|views\/assets\/(?:icon\.svg|style\/[\w-]+\.css)|seeds\/.+\.(?:txt|yaml))$/;
    expect(files.filter((file) => !allowed.test(file))).toEqual([]);
    expect(files.filter((file) => /\.test\.|\/tests\//.test(file))).toEqual([]);
  });

  it('is as publint has it', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'node_modules/publint/src/cli.js'), '--strict', '--pack', 'false'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(stdout).toContain('All good!');
    expect(status).toBe(0);
  });
});
