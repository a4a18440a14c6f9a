/** Holds the rooms of the house and the arrows between them (ARCHITECTURE.md) against the imports that are really there. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

const UP_TO_ENGINES = ['domain', 'text', 'search', 'store'];
/** What each room may import besides itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: [],
  text: ['domain'],
  read: ['domain', 'text'],
  annotate: ['domain', 'text'],
  search: ['domain', 'text'],
  store: ['domain'],
  'engines/minisearch': UP_TO_ENGINES,
  'engines/opensearch': UP_TO_ENGINES,
  indexer: ['domain', 'text', 'read', 'annotate', 'store', 'search', 'engines/minisearch', 'engines/opensearch'],
  export: ['domain'],
  server: ['search', 'export', 'domain', 'views'],
  views: ['domain'],
};
/** The only places that wire rooms together. */
const WIRING = new Set(['cli', 'index.ts']);
/** Packages that only one room may know. */
const OWNED_PACKAGES: Record<string, readonly string[]> = {
  minisearch: ['engines/minisearch'],
  '@opensearch-project/opensearch': ['engines/opensearch'],
  'wink-nlp': ['annotate'],
  'wink-eng-lite-web-model': ['annotate'],
  'wink-porter2-stemmer': ['text'],
  hono: ['server', 'views'],
  '@hono/node-server': ['server'],
  '@hono/zod-openapi': ['server'],
  nodemailer: ['cli'],
  yaml: ['read', 'cli'],
  parse5: ['read'],
  feedsmith: ['read'],
  franc: ['read'],
  chokidar: ['cli'],
  yauzl: ['read'],
  mammoth: ['read'],
  'pdfjs-dist': ['read'],
};

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file));
}

function roomOf(file: string): string {
  const parts = file.split('/');
  if (parts[0] === 'views') return 'views';
  if (parts[1] === 'engines') return `engines/${parts[2]}`;
  return parts[1] ?? '';
}

interface Import {
  file: string;
  room: string;
  specifier: string;
}

const SPECIFIER = /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

const files = [...sourceFiles('src'), ...sourceFiles('views').filter((file) => !file.startsWith('views/client/'))];
const imports: Import[] = files.flatMap((file) =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(SPECIFIER)].map((match) => ({
    file,
    room: roomOf(file),
    specifier: match[1] ?? match[2] ?? '',
  })),
);
const local = imports
  .filter(({ specifier }) => specifier.startsWith('.'))
  .map((one) => ({ ...one, target: relative(ROOT, resolve(ROOT, dirname(one.file), one.specifier)) }));

describe('the rooms of the house', () => {
  it('are all known', () => {
    const rooms = new Set(files.map(roomOf));
    expect([...rooms].filter((room) => !(room in MAY_IMPORT) && !WIRING.has(room))).toEqual([]);
    expect(local.length).toBeGreaterThan(50);
  });

  it('import only what stands below them', () => {
    const wrong = local
      .filter(({ room }) => !WIRING.has(room))
      .filter(({ room, target }) => roomOf(target) !== room && !MAY_IMPORT[room]?.includes(roomOf(target)))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  it('keep each package to the room that owns it', () => {
    const wrong = imports
      .filter(({ specifier }) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
      .filter(({ room, specifier }) => {
        const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? '');
        const owners = OWNED_PACKAGES[name];
        return owners !== undefined && !owners.includes(room);
      })
      .map(({ file, specifier }) => `${file} imports ${specifier}`);
    expect(wrong).toEqual([]);
  });

  it('have no circle between files', () => {
    const next = new Map<string, string[]>();
    for (const { file, target } of local) next.set(file, [...(next.get(file) ?? []), target]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) {
        circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      if (done.has(file)) return;
      for (const target of next.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });
});
