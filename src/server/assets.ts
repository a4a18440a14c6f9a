/**
 * The few files that pages load: a fixed table, read once, each under an address with the hash of its content, so that a browser
 * may keep it for ever. Nothing is ever served by a path of the file system.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PullquoteError } from '../domain/errors.ts';
import { shortHash } from '../domain/ids.ts';

export interface Asset {
  /** `/assets/NAME.HASH.EXT` */
  href: string;
  type: string;
  body: Uint8Array<ArrayBuffer>;
}

export interface Assets {
  /** One stylesheet for a page: that of searching, or that of reading. */
  styles: Readonly<Record<StyleSheet, Asset>>;
  htmx: Asset;
  scripts: readonly Asset[];
  /** Of the article page alone. */
  selection: Asset;
  icon: Asset;
  /** Of the package. */
  version: string;
}

/** In the order of the cascade: what adapts to the window and to paper comes last. */
const STYLE_PARTS = {
  search: ['base', 'masthead', 'form', 'search', 'facets', 'histogram', 'results', 'lists', 'start', 'widths', 'print'],
  reading: ['base', 'masthead', 'form', 'histogram', 'results', 'lists', 'article', 'names', 'map', 'help', 'widths', 'print'],
} as const;
type StyleSheet = keyof typeof STYLE_PARTS;

/** Of every page. */
const SCRIPTS = ['live', 'suggest', 'keys', 'dates', 'copy'] as const;

const CSS = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const SVG = 'image/svg+xml';

/** The folder of the package, above the sources and above what is built from them alike. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new PullquoteError('io', 'the files of the pages cannot be found: no package.json above the program');
    folder = parent;
  }
  return folder;
}

/** The stylesheet without comments and spare white space; no string in it may hold a brace, or a colon, comma or semicolon with a space after it. */
export function squeezeStyle(css: string): string {
  return css
    .replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([:,]) /g, '$1')
    .replaceAll(';}', '}')
    .trim();
}

/** A script as the compiler wrote it, without its indentation; no text in it may go over several lines. */
export function squeezeScript(script: string): string {
  return script
    .replace(/^[ \t]+/gm, '')
    .replace(/^export \{\s*\};?$/gm, '')
    .trim();
}

function readPart(path: string): Promise<Buffer> {
  return readFile(path).catch((cause: unknown) => {
    throw new PullquoteError('io', `a file of the pages cannot be read: ${path}`, { hint: 'npm run build', cause });
  });
}

function assetOf(body: Buffer, name: string, type: string): Asset {
  const dot = name.lastIndexOf('.');
  const href = `/assets/${name.slice(0, dot)}.${shortHash(body.toString('latin1'))}${name.slice(dot)}`;
  return { href, type, body: new Uint8Array(body) };
}

async function loadAsset(path: string, name: string, type: string): Promise<Asset> {
  return assetOf(await readPart(path), name, type);
}

/** The parts as one file: a page loads one stylesheet. */
async function loadStyle(folder: string, sheet: StyleSheet): Promise<Asset> {
  const parts = await Promise.all(STYLE_PARTS[sheet].map((name) => readPart(join(folder, `${name}.css`))));
  return assetOf(Buffer.from(squeezeStyle(Buffer.concat(parts).toString('utf8'))), `${sheet}.css`, CSS);
}

async function packageVersion(root: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}

/** Reads every asset. @throws PullquoteError io, where the browser scripts were not built */
export async function loadAssets(): Promise<Assets> {
  const root = packageRoot();
  const htmx = createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js');
  const client = async (name: string): Promise<Asset> => {
    const script = await readPart(join(root, 'dist/views/client', name));
    return assetOf(Buffer.from(squeezeScript(script.toString('utf8'))), name, SCRIPT);
  };
  const style = (sheet: StyleSheet): Promise<Asset> => loadStyle(join(root, 'views/assets/style'), sheet);
  const [search, reading, htmxScript, selection, icon, ...scripts] = await Promise.all([
    style('search'),
    style('reading'),
    loadAsset(htmx, 'htmx.js', SCRIPT),
    client('selection.js'),
    loadAsset(join(root, 'views/assets/icon.svg'), 'icon.svg', SVG),
    ...SCRIPTS.map((name) => client(`${name}.js`)),
  ]);
  return { styles: { search, reading }, htmx: htmxScript, scripts, selection, icon, version: await packageVersion(root) };
}
