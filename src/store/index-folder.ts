/**
 * Reading an index folder: which generation is current, and its files with their checksums held against the manifest.
 *
 * A reader takes no lock. What it opened stays readable while one newer generation is committed, because a commit keeps the files
 * of the generation before it.
 */
import { createHash, hash } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { messageOf, PullquoteError } from '../domain/errors.ts';
import { type FileLayer, readChunks, readWhole, systemCode } from './file-layer.ts';
import { decodeManifest, FORMAT_VERSION, HEAD_BYTES, type Manifest, readOutline } from './manifest.ts';

export const MANIFEST_FILE = 'manifest.json';
export const CACHE_FOLDER = 'cache';

/** Names of the files that one generation, or one segment, consists of. */
export const fileNames = {
  /** A copy of the manifest; outlives `manifest.json`'s next replacement. */
  manifestCopy: (generation: string) => `manifest-${generation}.json`,
  /** The files that were read and the articles in them. */
  places: (generation: string) => `g${generation.padStart(6, '0')}.files.jsonl`,
  /** Where each live article lies. */
  articles: (generation: string) => `g${generation.padStart(6, '0')}.articles.jsonl`,
  /** The entities of the whole corpus. */
  entities: (generation: string) => `g${generation.padStart(6, '0')}.entities.json`,
  /** What the segments have in common, compiled for the engine: words, values of facets, entities. */
  catalog: (generation: string) => `g${generation.padStart(6, '0')}.catalog.bin`,
  /** How the corpus is: what was left out, what is missing. */
  corpus: (generation: string) => `g${generation.padStart(6, '0')}.corpus.json`,
  segment: (generation: string, number: number) => `s${generation.padStart(6, '0')}-${number}`,
  segmentArticles: (segment: string) => `${segment}.articles.jsonl`,
  /** The entities of each article of a segment: what the corpus-wide table is resolved from. */
  segmentEntities: (segment: string) => `${segment}.entities.jsonl`,
  /** What of each article of a segment goes into the health of the corpus. */
  segmentHealth: (segment: string) => `${segment}.health.jsonl`,
} as const;

/** Names that Pullquote gives and may therefore remove; whatever else lies in the folder is never touched. */
const OWN_NAME =
  /^(?:g\d{6,}\.(?:files\.jsonl|articles\.jsonl|entities\.json|catalog\.bin|corpus\.json)|s\d{6,}-\d+\.[a-z.]+|manifest-\d+\.json|(?:manifest|lock)\.json\.(?:tmp|stale)-[\w-]+)$/;

export function isOwnName(name: string): boolean {
  return OWN_NAME.test(name);
}

/** The generation that wrote a file, by its name; 0 where the name does not say. */
export function generationOf(name: string): number {
  return Number(/^(?:[gs]|manifest-)(\d+)/.exec(name)?.[1] ?? 0);
}

/** `INDEX.ledger.jsonl` beside the index folder. */
export function usualLedgerFile(indexDir: string): string {
  const folder = resolve(indexDir);
  return join(dirname(folder), `${basename(folder)}.ledger.jsonl`);
}

/** A word of a command line, quoted where a shell would part it. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** What of a manifest says how the index is made again. */
type Recipe = Pick<Manifest, 'roots'> & { ledger?: Partial<Manifest['ledger']> | undefined };

/** The command that brings an index up to date, whatever version wrote it. */
export function indexCommand(indexDir: string, { roots, ledger }: Recipe = { roots: [] }): string {
  const paths = roots.length === 0 ? 'PATH…' : roots.map(shellWord).join(' ');
  const option = ledger?.file === undefined ? '' : ` --ledger ${shellWord(resolve(indexDir, ledger.file))}`;
  return `pullquote index ${paths} --index ${shellWord(indexDir)}${option}`;
}

/** The command that makes the index anew; the ledger, which lies outside the folder, keeps the ids. */
export function rebuildCommand(indexDir: string, recipe?: Recipe): string {
  return `rm -r ${shellWord(indexDir)} && ${indexCommand(indexDir, recipe)}`;
}

/**
 * The manifest of the current generation; `undefined` when nothing was ever committed here.
 *
 * @throws PullquoteError `index-corrupt`, `index-version`
 */
export async function readManifest(files: FileLayer, indexDir: string): Promise<Manifest | undefined> {
  const path = join(indexDir, MANIFEST_FILE);
  if ((await files.facts(path)) === undefined) {
    const copy = await newestManifestCopy(files, indexDir);
    if (copy === undefined && !(await hasLaterFiles(files, indexDir))) return undefined;
    const hint = copy === undefined ? rebuildCommand(indexDir) : copyBackCommand(indexDir, copy);
    throw new PullquoteError('index-corrupt', `${path} is missing`, { hint });
  }
  const bytes = await readWhole(files, path);
  try {
    return decodeManifest(bytes, path);
  } catch (error) {
    if (!(error instanceof PullquoteError)) throw error;
    const hint = error.code === 'index-version' ? versionHint(indexDir, bytes) : await damageHint(files, indexDir);
    throw new PullquoteError(error.code, error.message, { hint, cause: error });
  }
}

/** A first commit that was interrupted leaves files of generation 1 alone; later ones are of an index that was there. */
async function hasLaterFiles(files: FileLayer, indexDir: string): Promise<boolean> {
  return (await files.list(indexDir)).some((name) => isOwnName(name) && generationOf(name) > 1);
}

async function newestManifestCopy(files: FileLayer, indexDir: string): Promise<string | undefined> {
  const copies = (await files.list(indexDir)).filter((name) => /^manifest-\d+\.json$/.test(name));
  return copies.sort((a, b) => generationOf(b) - generationOf(a))[0];
}

/**
 * A copy is made only of a manifest that stands: one that is newer says that an old manifest was put in its place.
 *
 * @throws PullquoteError `index-corrupt`
 */
export async function refuseOlderManifest(files: FileLayer, indexDir: string, manifest: Manifest): Promise<void> {
  const copy = await newestManifestCopy(files, indexDir);
  if (copy === undefined || generationOf(copy) <= Number(manifest.generation)) return;
  const what = `${join(indexDir, MANIFEST_FILE)} is of generation ${manifest.generation}, and there is ${copy}`;
  throw new PullquoteError('index-corrupt', what, { hint: copyBackCommand(indexDir, copy) });
}

function copyBackCommand(indexDir: string, copy: string): string {
  return `cp ${shellWord(join(indexDir, copy))} ${shellWord(join(indexDir, MANIFEST_FILE))} && pullquote check --index ${shellWord(indexDir)}`;
}

/** What to type when the manifest is of another format: an older one is built anew in place, a newer one is never touched. */
function versionHint(indexDir: string, bytes: Uint8Array): string {
  const outline = readOutline(bytes);
  const isNewer = (outline?.format ?? 0) > FORMAT_VERSION;
  return isNewer ? `use a newer Pullquote, or: ${rebuildCommand(indexDir, outline)}` : indexCommand(indexDir, outline);
}

/** What to type when the manifest is damaged. */
async function damageHint(files: FileLayer, indexDir: string): Promise<string> {
  const copy = await newestManifestCopy(files, indexDir);
  return copy === undefined ? rebuildCommand(indexDir) : copyBackCommand(indexDir, copy);
}

/** SHA-256 and length of a file, in one pass of constant memory. */
export async function digestFile(files: FileLayer, path: string): Promise<{ bytes: number; sha256: string }> {
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of readChunks(files, path)) {
    digest.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: digest.digest('hex') };
}

/** What is wrong with one file of a generation, or `undefined`. */
export async function findDamage(files: FileLayer, indexDir: string, manifest: Manifest, name: string): Promise<string | undefined> {
  const missing = await findMissing(files, indexDir, manifest, name);
  if (missing !== undefined) return missing;
  const path = join(indexDir, name);
  try {
    const found = await digestFile(files, path);
    return found.sha256 === manifest.files[name]?.sha256 ? undefined : `${path} is damaged: its checksum does not fit`;
  } catch (error) {
    if (systemCode(error) === 'EIO') return `${path} is damaged: ${messageOf(error)}`;
    throw error;
  }
}

/**
 * Looks whether files of a generation are there with all their bytes, and begin as they were written: one that took another's place is
 * then found out. What else is in them is held against checksums by whoever reads it.
 *
 * @throws PullquoteError `index-corrupt`, naming the first that is not
 */
export async function verifyHeads(files: FileLayer, indexDir: string, manifest: Manifest): Promise<void> {
  for (const name of Object.keys(manifest.files)) {
    const damage = (await findMissing(files, indexDir, manifest, name)) ?? (await findOtherHead(files, indexDir, manifest, name));
    if (damage !== undefined) throw new PullquoteError('index-corrupt', damage, { hint: rebuildCommand(indexDir, manifest) });
  }
}

async function findOtherHead(files: FileLayer, indexDir: string, manifest: Manifest, name: string): Promise<string | undefined> {
  const expected = manifest.files[name]?.head;
  if (expected === undefined) return undefined;
  const path = join(indexDir, name);
  const head = hash('sha256', await files.read(path, 0, HEAD_BYTES), 'hex');
  return head.startsWith(expected) ? undefined : `${path} is damaged: it does not begin as it was written`;
}

async function findMissing(files: FileLayer, indexDir: string, manifest: Manifest, name: string): Promise<string | undefined> {
  const path = join(indexDir, name);
  const expected = manifest.files[name];
  if (expected === undefined) return `${path} does not belong to the index`;
  const facts = await files.facts(path);
  if (facts === undefined || facts.isFolder) return `${path} is missing`;
  return facts.bytes === expected.bytes ? undefined : `${path} is damaged: it has ${facts.bytes} bytes and should have ${expected.bytes}`;
}

/**
 * Holds files of a generation against their checksums before anything is read from them.
 *
 * @throws PullquoteError `index-corrupt`, naming the first damaged file
 */
export async function verifyFiles(files: FileLayer, indexDir: string, manifest: Manifest, names: Iterable<string>): Promise<void> {
  for (const name of names) {
    const damage = await findDamage(files, indexDir, manifest, name);
    if (damage !== undefined) throw new PullquoteError('index-corrupt', damage, { hint: rebuildCommand(indexDir, manifest) });
  }
}
