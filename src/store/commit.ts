/**
 * Writing a generation: all of it becomes the index at one rename, or none of it does.
 *
 * The order is that of SQLite's and Lucene's commits: every file written and synced, the folder synced, then the manifest beside
 * itself, synced, renamed into place, the folder synced. Only then do the files go that neither this generation nor the one before
 * it needs. A run that fails before the rename takes back what it wrote.
 */
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { PullquoteError } from '../domain/errors.ts';
import { disk, type FileLayer, readWhole, reasonOf, systemCode, writeDurably } from './file-layer.ts';
import { fileNames, generationOf, isOwnName, MANIFEST_FILE, readManifest, refuseOlderManifest } from './index-folder.ts';
import { type Lock, takeLock } from './lock.ts';
import { decodeManifest, encodeManifest, FORMAT_VERSION, HEAD_BYTES, type Manifest, readOutline } from './manifest.ts';

/** What the writer of a generation decides; the rest of the manifest follows from what it wrote. */
export type GenerationParts = Omit<Manifest, 'format' | 'checksum' | 'generation' | 'created' | 'files'>;

export interface IndexWriter {
  readonly indexDir: string;
  readonly files: FileLayer;
  /** The manifest as it was when the lock was taken. */
  readonly previous: Manifest | undefined;
  /** What the index followed so far, also where it was of an older format and is now built anew. */
  readonly formerRoots: readonly string[];
  /** The ledger that an index of an older format names. */
  readonly formerLedger: string | undefined;
  /** The number that the next generation will have. */
  readonly generation: string;
  /** Writes a file of the next generation and returns once its contents are on the disk. */
  write(name: string, contents: Uint8Array | Iterable<Uint8Array>): Promise<void>;
  /** Makes what was written, and the files named in `kept`, the current generation. */
  commit(parts: GenerationParts, kept: readonly string[]): Promise<Manifest>;
  /** Whether the generation before is certainly still the current one. */
  isUncommitted(): Promise<boolean>;
  /** Gives the lock back; takes back files that were not committed. */
  close(): Promise<void>;
}

class GenerationWriter implements IndexWriter {
  readonly indexDir: string;
  readonly files: FileLayer;
  readonly previous: Manifest | undefined;
  readonly formerRoots: readonly string[];
  readonly formerLedger: string | undefined;
  readonly generation: string;
  readonly #lock: Lock;
  readonly #written = new Map<string, Manifest['files'][string]>();
  readonly #manifestTmp: string;

  constructor(files: FileLayer, indexDir: string, lock: Lock, state: StateForWriting) {
    this.files = files;
    this.indexDir = indexDir;
    this.#lock = lock;
    this.previous = state.previous;
    this.formerRoots = state.roots;
    this.formerLedger = state.ledger;
    this.generation = String(state.lastGeneration + 1);
    this.#manifestTmp = join(indexDir, `${MANIFEST_FILE}.tmp-${process.pid}`);
  }

  async write(name: string, contents: Uint8Array | Iterable<Uint8Array>): Promise<void> {
    if (!isOwnName(name)) throw new Error(`not a name of an index file: ${name}`);
    const [hash, head] = [createHash('sha256'), createHash('sha256')];
    let bytes = 0;
    function* counted(): Generator<Uint8Array> {
      for (const part of contents instanceof Uint8Array ? [contents] : contents) {
        hash.update(part);
        if (bytes < HEAD_BYTES) head.update(part.subarray(0, HEAD_BYTES - bytes));
        bytes += part.length;
        yield part;
      }
    }
    // Known before the file is there, so that it is taken back whatever becomes of it.
    this.#written.set(name, { bytes: 0, sha256: '' });
    await writeDurably(this.files, join(this.indexDir, name), counted());
    this.#written.set(name, { bytes, sha256: hash.digest('hex'), head: head.digest('hex').slice(0, 16) });
  }

  async commit(parts: GenerationParts, kept: readonly string[]): Promise<Manifest> {
    const files = { ...this.#keptEntries(kept), ...Object.fromEntries(this.#written) };
    const contents = { ...parts, generation: this.generation, created: new Date().toISOString(), files };
    const bytes = encodeManifest(contents);
    await this.files.syncFolder(this.indexDir);
    await this.#lock.verify();
    await writeDurably(this.files, this.#manifestTmp, [bytes]);
    await this.files.rename(this.#manifestTmp, join(this.indexDir, MANIFEST_FILE));
    this.#written.clear();
    await this.#confirm();
    await this.#keepManifestCopy(this.generation, bytes);
    await this.#removeAllBut([{ generation: this.generation, files }, ...(this.previous === undefined ? [] : [this.previous])]);
    return decodeManifest(bytes, join(this.indexDir, MANIFEST_FILE));
  }

  /** What is renamed stands for every reader, but not yet against a power loss; the generation before keeps its files until it does. */
  async #confirm(): Promise<void> {
    try {
      await this.files.syncFolder(this.indexDir);
    } catch (error) {
      const what = `generation ${this.generation} of the index in ${this.indexDir} is in place, but the disk did not confirm it: ${reasonOf(error)}`;
      throw new PullquoteError('io', what, { hint: `pullquote check --index ${this.indexDir}`, cause: error });
    }
  }

  #keptEntries(names: readonly string[]): Manifest['files'] {
    const entries: Manifest['files'] = {};
    for (const name of names) {
      const entry = this.previous?.files[name];
      if (entry === undefined) throw new Error(`no file of the generation before: ${name}`);
      entries[name] = entry;
    }
    return entries;
  }

  /**
   * A copy under the generation's own name: it tells the next commit which files readers may still use, and a lost
   * `manifest.json` from an index that never was. The commit stands without it.
   */
  async #keepManifestCopy(generation: string, bytes: Uint8Array): Promise<void> {
    const path = join(this.indexDir, fileNames.manifestCopy(generation));
    // A part of one would be offered in place of a damaged manifest.
    await writeDurably(this.files, path, [bytes]).catch(() => this.files.remove(path).catch(() => undefined));
  }

  /**
   * Ends what an interrupted run began: what it committed is confirmed, with its copy of the manifest, and what that made superfluous goes; so does what
   * it wrote towards the next generation.
   */
  async tidy(): Promise<void> {
    if (this.previous !== undefined) {
      // Killed right after its rename, it left a manifest that is seen and may not be on the disk. A run that finds nothing to do would acknowledge it.
      await this.files.syncFolder(this.indexDir);
      const bytes = encodeManifest(this.previous);
      // One that cannot be read now may be whole: only where there is none, or a part of one, is it made.
      const copy = await readWhole(this.files, join(this.indexDir, fileNames.manifestCopy(this.previous.generation))).catch(
        (error: unknown) => (systemCode(error) === 'ENOENT' ? undefined : bytes),
      );
      if (copy === undefined || Buffer.compare(copy, bytes) !== 0) await this.#keepManifestCopy(this.previous.generation, bytes);
    }
    const former = this.previous === undefined ? undefined : await this.#formerOf(this.previous);
    if (this.previous !== undefined && former !== undefined) await this.#removeAllBut([this.previous, former]);
    const isLeft = (name: string) => name.startsWith(`${MANIFEST_FILE}.tmp-`) || generationOf(name) >= Number(this.generation);
    const names = await this.files.list(this.indexDir).catch(() => []);
    await this.#removeAll(names.filter((name) => isOwnName(name) && isLeft(name)));
  }

  /** The generation before this one, whose files readers may still use; `undefined` where that is not known. */
  async #formerOf({ generation }: Manifest): Promise<Manifest | undefined> {
    const path = join(this.indexDir, fileNames.manifestCopy(String(Number(generation) - 1)));
    try {
      return decodeManifest(await readWhole(this.files, path), path);
    } catch {
      return undefined;
    }
  }

  /** Best effort: whatever cannot be removed now is removed by a later run. */
  async #removeAllBut(generations: readonly Pick<Manifest, 'generation' | 'files'>[]): Promise<void> {
    const keep = new Set(generations.flatMap(({ generation, files }) => [fileNames.manifestCopy(generation), ...Object.keys(files)]));
    const names = await this.files.list(this.indexDir).catch(() => []);
    await this.#removeAll(names.filter((name) => isOwnName(name) && !keep.has(name)));
  }

  async #removeAll(names: Iterable<string>): Promise<void> {
    for (const name of names) await this.files.remove(join(this.indexDir, name)).catch(() => undefined);
  }

  async close(): Promise<void> {
    try {
      if (this.#written.size > 0) await this.#takeBack();
    } finally {
      await this.#lock.release();
      if (this.previous === undefined) await this.files.removeEmptyFolder(this.indexDir).catch(() => undefined);
    }
  }

  /** A rename that reported an error may have happened all the same: what cannot be read tells nothing. */
  async isUncommitted(): Promise<boolean> {
    try {
      return (await readManifest(this.files, this.indexDir))?.generation === this.previous?.generation;
    } catch (error) {
      return error instanceof PullquoteError && error.code === 'index-version';
    }
  }

  async #takeBack(): Promise<void> {
    if (!(await this.isUncommitted())) return;
    await this.#removeAll([...this.#written.keys()].filter((name) => this.previous?.files[name] === undefined));
    await this.files.remove(this.#manifestTmp).catch(() => undefined);
  }
}

interface StateForWriting {
  previous: Manifest | undefined;
  lastGeneration: number;
  roots: readonly string[];
  ledger: string | undefined;
}

/** An index of an older format is built anew over the old one; a newer one, or a damaged one, is never touched. */
async function readForWriting(files: FileLayer, indexDir: string): Promise<StateForWriting> {
  try {
    const previous = await readManifest(files, indexDir);
    if (previous !== undefined) await refuseOlderManifest(files, indexDir, previous);
    return { previous, lastGeneration: Number(previous?.generation ?? 0), roots: previous?.roots ?? [], ledger: undefined };
  } catch (error) {
    if (!(error instanceof PullquoteError) || error.code !== 'index-version') throw error;
    const old = readOutline(await readWhole(files, join(indexDir, MANIFEST_FILE)));
    if (old?.generation === undefined || old.format > FORMAT_VERSION) throw error;
    const { generation, roots, ledger } = old;
    return { previous: undefined, lastGeneration: Number(generation), roots, ledger: ledger && resolve(indexDir, ledger.file) };
  }
}

/** Errors of the system as errors of Pullquote: one clear line that names the folder. */
export function explainSystemError(error: unknown, indexDir: string): unknown {
  if (error instanceof PullquoteError || systemCode(error) === undefined) return error;
  return new PullquoteError('io', `cannot write the index in ${indexDir}: ${reasonOf(error)}; the index is as it was`, { cause: error });
}

/**
 * Opens an index folder, which is made if need be, for writing the next generation.
 *
 * @throws PullquoteError `index-locked`, `index-corrupt`, `index-version`
 */
export async function openIndexWriter(indexDir: string, files: FileLayer = disk): Promise<IndexWriter> {
  await files.makeFolder(indexDir);
  let lock: Lock | undefined;
  try {
    lock = await takeLock(files, indexDir);
    const writer = new GenerationWriter(files, indexDir, lock, await readForWriting(files, indexDir));
    await writer.tidy();
    return writer;
  } catch (error) {
    await lock?.release();
    await files.removeEmptyFolder(indexDir).catch(() => undefined);
    throw error;
  }
}
