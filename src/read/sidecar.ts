/**
 * `NAME.yaml`, `NAME.yml` or `NAME.json` beside a file NAME.*: what it says of the article counts where the file says nothing itself.
 *
 * It is data of the keys that front matter has. A link or anything but a small regular file is no sidecar.
 */
import { lstatSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
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

/** Names of a folder that are sidecars of others in it. Linear. */
export function findSidecars(names: readonly string[]): Set<string> {
  const described = new Set(
    names.filter((name) => !isSidecarName(name)).flatMap((name) => [name, stemOf(name), stemOf(name.replace(/\.gz$/i, ''))]),
  );
  return new Set(names.filter((name) => isSidecarName(name) && described.has(stemOf(name))));
}

/** Where the sidecar of a file may lie, the likeliest first. */
export function sidecarPaths(file: string): string[] {
  const plain = file.replace(/\.gz$/i, '');
  const stems = new Set([stemOf(plain), plain, file]);
  return isSidecarName(plain) ? [] : [...stems].flatMap((stem) => ENDINGS.map((ending) => stem + ending));
}

function parse(path: string, text: string): unknown {
  if (path.endsWith('.json')) return JSON.parse(text);
  const document = parseDocument(text, { prettyErrors: false, schema: 'core', logLevel: 'silent' });
  const error = document.errors[0];
  if (error) throw error;
  return document.toJS({ maxAliasCount: MAX_ALIASES });
}

/** Asked for every file and nearly always in vain: an asynchronous look costs twenty times as much. */
function isSmallFile(path: string): boolean {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats?.isFile() === true && stats.size <= MAX_BYTES;
  } catch {
    return false;
  }
}

/** What the sidecar of a file says, `undefined` when there is none; or why it cannot be used. */
export async function readSidecar(file: string): Promise<{ metadata: Metadata } | { unusable: string; reason: string } | undefined> {
  for (const path of sidecarPaths(file)) {
    if (!isSmallFile(path)) continue;
    try {
      const value = parse(path, decodeText(await readFile(path)));
      if (!isRecord(value)) throw new Error('it is no mapping of names to values');
      return { metadata: readMetadata(value) };
    } catch (error) {
      return { unusable: path.slice(path.lastIndexOf('/') + 1), reason: `cannot be used as metadata (${messageOf(error).slice(0, 120)})` };
    }
  }
  return undefined;
}
