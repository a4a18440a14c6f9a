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
import { joinModules, squeezeScript, squeezeStyle } from './squeeze.ts';

export interface Asset {
  /** `/assets/NAME.HASH.EXT` */
  href: string;
  type: string;
  body: Uint8Array<ArrayBuffer>;
}

export interface Assets {
  /** One stylesheet for a page: that of searching, of reading, of names … */
  styles: Readonly<Record<StyleSheet, Asset>>;
  htmx: Asset;
  scripts: readonly Asset[];
  /** Of the article page alone. */
  selection: Asset;
  /** Of the list of all values of a facet. */
  ticks: Asset;
  /** Loaded by the others as soon as something is clipped. */
  clippings: Asset;
  icon: Asset;
  /** Of the package. */
  version: string;
}

/** In the order of the cascade: what adapts to the window and to paper comes last. */
const STYLE_PARTS = {
  search: ['base', 'masthead', 'form', 'search', 'facets', 'histogram', 'results', 'lists', 'start', 'keys', 'widths', 'print'],
  api: ['base', 'masthead', 'lists', 'beside', 'help', 'keys', 'api', 'widths', 'print'],
  cite: ['base', 'masthead', 'form', 'results', 'cite', 'variants', 'correcting', 'widths', 'print'],
  clippings: ['base', 'masthead', 'form', 'results', 'article', 'clippings', 'widths', 'print'],
  compare: ['base', 'masthead', 'form', 'results', 'lists', 'beside', 'compare', 'widths', 'print'],
  values: ['base', 'masthead', 'facets', 'lists', 'beside', 'values', 'keys', 'widths', 'print'],
  names: ['base', 'masthead', 'form', 'histogram', 'results', 'lists', 'beside', 'names', 'map', 'keys', 'widths', 'print'],
  reading: ['base', 'masthead', 'form', 'results', 'lists', 'beside', 'article', 'help', 'keys', 'widths', 'print'],
} as const;
type StyleSheet = keyof typeof STYLE_PARTS;

/** Of every page, as one file; the others use the first. */
const SCRIPTS = ['elements', 'live', 'suggest', 'keys', 'dates', 'copy', 'clip'] as const;

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

/** The scripts of a static site: its own search, and MiniSearch under the name by which it is imported. */
export async function loadSiteScripts(): Promise<{ name: string; body: string }[]> {
  const own = await Promise.all(
    ['site.js', 'site-query.js', 'site-link.js'].map(async (name) => ({
      name,
      body: squeezeScript((await readPart(join(packageRoot(), 'dist/views/client', name))).toString('utf8')),
    })),
  );
  const miniSearch = await readPart(join(dirname(createRequire(import.meta.url).resolve('minisearch')), '../es/index.js'));
  const withoutMap = miniSearch.toString('utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
  return [...own, { name: 'minisearch.js', body: withoutMap }];
}

/** Reads every asset. @throws PullquoteError io, where the browser scripts were not built */
export async function loadAssets(): Promise<Assets> {
  const root = packageRoot();
  const htmx = createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js');
  const client = async (name: string, modules: readonly string[]): Promise<Asset> => {
    const parts = await Promise.all(modules.map((module) => readPart(join(root, 'dist/views/client', `${module}.js`))));
    return assetOf(Buffer.from(squeezeScript(joinModules(parts.map(String)))), name, SCRIPT);
  };
  const style = (sheet: StyleSheet): Promise<Asset> => loadStyle(join(root, 'views/assets/style'), sheet);
  const [search, values, names, reading, cite, clippingSheet, compare, api, htmxScript, pages, selection, ticks, clippings, icon] =
    await Promise.all([
      style('search'),
      style('values'),
      style('names'),
      style('reading'),
      style('cite'),
      style('clippings'),
      style('compare'),
      style('api'),
      loadAsset(htmx, 'htmx.js', SCRIPT),
      client('pages.js', SCRIPTS),
      client('selection.js', ['selection']),
      client('ticks.js', ['ticks']),
      client('clippings.js', ['clippings']),
      loadAsset(join(root, 'views/assets/icon.svg'), 'icon.svg', SVG),
    ]);
  return {
    styles: { search, values, names, reading, cite, clippings: clippingSheet, compare, api },
    htmx: htmxScript,
    scripts: [pages],
    selection,
    ticks,
    clippings,
    icon,
    version: await packageVersion(root),
  };
}
