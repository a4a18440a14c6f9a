/**
 * Annotations of contents that were annotated before, so that a run only annotates what changed.
 *
 * Disposable: whoever doubts it may delete it. Entries are deflated one after the other in a data file; a second file lists key,
 * place, length and a check of each, so that opening reads the list alone. Nothing here is synced; an entry that is torn, flipped
 * or missing is a miss. Entries of another version of the annotator are removed with their files.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { FileLayer, OpenFile } from './file-layer.ts';
import { readLines } from './file-layer.ts';

export interface AnnotationCache {
  /** What was put under the key, or `undefined`. */
  get(key: string): Promise<string | undefined>;
  put(key: string, value: string): Promise<void>;
  close(): Promise<void>;
}

interface Place {
  start: number;
  bytes: number;
  check: string;
}

const LIST_LINE = /^([0-9a-f]{32}) (\d{1,15}) (\d{1,10}) ([0-9a-f]{16})$/;
/** Entries are put on the disk when so much is waiting. */
const FLUSH_AT = 1 << 20;

function checkOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

class CacheFiles implements AnnotationCache {
  readonly #files: FileLayer;
  readonly #folder: string;
  readonly #version: string;
  readonly #places = new Map<string, Place>();
  readonly #waiting = new Map<string, Buffer>();
  #waitingBytes = 0;
  #end = 0;
  #data: OpenFile | undefined;
  #list: OpenFile | undefined;
  /** Set when a write failed: what is on the disk is then no longer where the list would say. */
  #isBroken = false;
  #flushing: Promise<void> = Promise.resolve();

  constructor(files: FileLayer, folder: string, version: string) {
    this.#files = files;
    this.#folder = folder;
    this.#version = version;
  }

  get #dataPath(): string {
    return join(this.#folder, `annotations-${this.#version}.bin`);
  }

  get #listPath(): string {
    return join(this.#folder, `annotations-${this.#version}.list`);
  }

  async open(): Promise<void> {
    await this.#files.makeFolder(this.#folder);
    const current = new Set([this.#dataPath, this.#listPath]);
    for (const name of await this.#files.list(this.#folder)) {
      const path = join(this.#folder, name);
      if (/^annotations-[\w.-]+\.(?:bin|list)$/.test(name) && !current.has(path)) await this.#files.remove(path);
    }
    this.#end = (await this.#files.facts(this.#dataPath))?.bytes ?? 0;
    if ((await this.#files.facts(this.#listPath)) === undefined) return;
    for await (const line of readLines(this.#files, this.#listPath)) {
      const [, key, start, bytes, check] = LIST_LINE.exec(line) ?? [];
      if (key !== undefined && check !== undefined) this.#places.set(key, { start: Number(start), bytes: Number(bytes), check });
    }
  }

  async get(key: string): Promise<string | undefined> {
    const place = this.#places.get(key);
    if (place === undefined || place.start + place.bytes > this.#end + this.#waitingBytes) return undefined;
    try {
      const deflated = this.#waiting.get(key) ?? (await this.#files.read(this.#dataPath, place.start, place.bytes));
      return checkOf(deflated) === place.check ? inflateRawSync(deflated).toString('utf8') : undefined;
    } catch {
      return undefined;
    }
  }

  async put(key: string, value: string): Promise<void> {
    if (this.#isBroken || this.#waiting.has(key)) return;
    const deflated = deflateRawSync(value, { level: 1 });
    this.#places.set(key, { start: this.#end + this.#waitingBytes, bytes: deflated.length, check: checkOf(deflated) });
    this.#waiting.set(key, deflated);
    this.#waitingBytes += deflated.length;
    if (this.#waitingBytes >= FLUSH_AT) await this.#flush();
  }

  /** One write at a time: entries lie in the file in the order in which their places were given out. */
  #flush(): Promise<void> {
    const before = this.#flushing;
    this.#flushing = (async () => {
      await before;
      const batch = new Map(this.#waiting);
      try {
        if (batch.size > 0 && !this.#isBroken) await this.#append(batch);
      } catch {
        this.#isBroken = true;
      }
      for (const [key, deflated] of batch) {
        this.#waiting.delete(key);
        if (this.#isBroken) this.#places.delete(key);
        this.#end += deflated.length;
        this.#waitingBytes -= deflated.length;
      }
    })();
    return this.#flushing;
  }

  async #append(batch: ReadonlyMap<string, Buffer>): Promise<void> {
    this.#data ??= await this.#files.open(this.#dataPath, 'append');
    this.#list ??= await this.#files.open(this.#listPath, 'append');
    await this.#data.write(Buffer.concat([...batch.values()]));
    const lines = [...batch.keys()].map((key) => {
      const place = this.#places.get(key);
      return place === undefined ? '' : `${key} ${place.start} ${place.bytes} ${place.check}\n`;
    });
    // A line feed first: a torn last line must not swallow the next one.
    await this.#list.write(Buffer.from(`\n${lines.join('')}`));
  }

  async close(): Promise<void> {
    try {
      await this.#flush();
    } finally {
      await this.#data?.close();
      await this.#list?.close();
    }
  }
}

/** 32 hexadecimal characters for these parts. */
export function cacheKey(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}

/** Opens the cache of one version of the annotator. Needs the lock of the index. */
export async function openAnnotationCache(files: FileLayer, folder: string, version: string): Promise<AnnotationCache> {
  const cache = new CacheFiles(files, folder, version.replaceAll(/[^\w.-]/g, '_'));
  await cache.open();
  return cache;
}
