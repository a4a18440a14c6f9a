/**
 * `NAME.yaml`, `NAME.yml` or `NAME.json` beside a file NAME.*: what it says of the article counts where the file says nothing itself.
 *
 * It is data of the keys that front matter has. A link or anything but a small regular file is no sidecar, and nor is JSON that holds
 * articles itself: a feed saved as `feed.json` beside `feed.xml`.
 */
import { closeSync, lstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { messageOf } from '../domain/errors.ts';
import { decodeText } from './decode.ts';
import { isRecord, type Metadata, readMetadata } from './metadata.ts';

const ENDINGS = ['.yaml', '.yml', '.json'];
const MAX_BYTES = 1 << 20;
const MAX_ALIASES = 100;

/** "a/b.txt" gives "a/b"; a name without extension is its own stem. */
function stemOf(path: string): string {
  const slash = path.lastIndexOf('/');
  const point = path.lastIndexOf('.');
  return point > slash + 1 ? path.slice(0, point) : path;
}

function isSidecarName(name: string): boolean {
  return ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));
}

/** A JSON Feed, or a row of articles. */
const ARTICLES = /"version"\s{0,9}:\s{0,9}"https?:\/\/jsonfeed\.org\/|"(?:text|content_text|content_html)"\s{0,9}:\s{0,9}"/;
const HEAD_BYTES = 4096;

/** Whether a file of a sidecar's name has the form of articles. */
function holdsArticles(path: string): boolean {
  if (!path.toLowerCase().endsWith('.json')) return false;
  try {
    const descriptor = openSync(path, 'r');
    try {
      const head = Buffer.alloc(HEAD_BYTES);
      return ARTICLES.test(head.toString('utf8', 0, readSync(descriptor, head, 0, HEAD_BYTES, 0)));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false;
  }
}

/** Those of the regular files of a folder that are sidecars of others in it. Linear; looks into the JSON among them. */
export function findSidecars(folder: string, names: readonly string[]): Set<string> {
  const described = new Set(
    names.filter((name) => !isSidecarName(name)).flatMap((name) => [name, stemOf(name), stemOf(name.replace(/\.gz$/i, ''))]),
  );
  return new Set(names.filter((name) => isSidecarName(name) && described.has(stemOf(name)) && !holdsArticles(join(folder, name))));
}

/** Where the sidecar of a file may lie, the likeliest first. */
export function sidecarPaths(file: string): string[] {
  const plain = file.replace(/\.gz$/i, '');
  const stems = new Set([stemOf(plain), plain, file]);
  return isSidecarName(plain) ? [] : [...stems].flatMap((stem) => ENDINGS.map((ending) => stem + ending));
}

/** JSON is YAML too, whose parser knows the line of a fault. */
function parse(text: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core', logLevel: 'silent' });
  const error = document.errors[0];
  if (error) throw new Error(`line ${lines.linePos(error.pos[0]).line}: ${error.message}`);
  return document.toJS({ maxAliasCount: MAX_ALIASES });
}

/** The size of a regular file. Asked for every file and nearly always in vain: an asynchronous look costs twenty times as much. */
function sizeOf(path: string): number | undefined {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats?.isFile() === true ? stats.size : undefined;
  } catch {
    return undefined;
  }
}

/** What the sidecar of a file says, `undefined` when there is none; or why it cannot be used. */
export function readSidecar(file: string): { metadata: Metadata } | { unusable: string; reason: string } | undefined {
  for (const path of sidecarPaths(file)) {
    const size = sizeOf(path);
    if (size === undefined || holdsArticles(path)) continue;
    try {
      if (size > MAX_BYTES) throw new Error('it is larger than 1 MB');
      const value = parse(decodeText(readFileSync(path)));
      if (!isRecord(value)) throw new Error('it is no mapping of names to values');
      return { metadata: readMetadata(value) };
    } catch (error) {
      return { unusable: path.slice(path.lastIndexOf('/') + 1), reason: `cannot be used as metadata (${messageOf(error).slice(0, 120)})` };
    }
  }
  return undefined;
}
