/**
 * Opening the current generation for reading, and the ledger that goes with it.
 *
 * Its files are there with all their bytes and begin as they were written; what is in them is held against checksums when it is read, because an index is larger than what a
 * search reads of it: sections of segments and of the catalog when they are loaded, articles and passages one by one. `pullquote check`
 * reads everything.
 */
import { join, relative, resolve } from 'node:path';
import { PullquoteError } from '../domain/errors.ts';
import { disk, type FileLayer, reasonOf, systemCode } from './file-layer.ts';
import { readManifest, rebuildCommand, refuseOlderManifest, usualLedgerFile, verifyHeads } from './index-folder.ts';
import { type Ledger, type LedgerPosition, openLedger } from './ledger.ts';
import type { Manifest } from './manifest.ts';

export interface Generation {
  indexDir: string;
  manifest: Manifest;
  ledger: Ledger;
  /** The place of one of its files. */
  path: (name: string) => string;
}

/**
 * Which ledger belongs to an index, and what of it the index relies on. Another ledger than the one that was committed with is
 * relied on for nothing.
 */
export function locateLedger(
  indexDir: string,
  manifest: Manifest | undefined,
  given?: string,
): { file: string; reliedOn: LedgerPosition | undefined } {
  const usual = usualLedgerFile(indexDir);
  const committed = manifest?.ledger.file === undefined ? usual : resolve(indexDir, manifest.ledger.file);
  const file = given === undefined ? committed : resolve(given);
  const reliedOn =
    manifest !== undefined && file === committed ? { bytes: manifest.ledger.bytes, check: manifest.ledger.check } : undefined;
  return { file, reliedOn };
}

/** The manifest's entry for this state of the ledger. */
export function ledgerEntryOf(indexDir: string, ledger: Ledger): Manifest['ledger'] {
  const { bytes, check } = ledger.position;
  return ledger.file === usualLedgerFile(indexDir) ? { bytes, check } : { file: relative(resolve(indexDir), ledger.file), bytes, check };
}

/** A commit between reading the manifest and reading the files can take the files away; two in a row are already rare. */
const ATTEMPTS = 5;

export interface GenerationOptions {
  ledger?: string;
  files?: FileLayer;
}

/**
 * Opens the current generation.
 *
 * @throws PullquoteError `no-index`, `index-corrupt`, `index-version`, `ledger-corrupt`, `io`
 */
export function openGeneration(indexDir: string, options: GenerationOptions = {}): Promise<Generation> {
  return useGeneration(indexDir, options, (generation) => Promise.resolve(generation));
}

/** Opens the current generation, and what `use` makes of its files; begins again where commits took them away meanwhile. */
export async function useGeneration<T>(
  indexDir: string,
  options: GenerationOptions,
  use: (generation: Generation) => Promise<T>,
): Promise<T> {
  const files = options.files ?? disk;
  for (let attempt = 1; ; attempt++) {
    const manifest = await readManifest(files, indexDir).catch((error: unknown) => {
      throw explainReadError(error, indexDir);
    });
    if (manifest === undefined) {
      throw new PullquoteError('no-index', `there is no index in ${indexDir}`, { hint: `pullquote index PATH… --index ${indexDir}` });
    }
    try {
      await refuseOlderManifest(files, indexDir, manifest);
      await verifyHeads(files, indexDir, manifest);
      const { file, reliedOn } = locateLedger(indexDir, manifest, options.ledger);
      const ledger = await openLedger(files, file, reliedOn);
      return await use({ indexDir, manifest, ledger, path: (name) => join(indexDir, name) }).catch((error: unknown) => {
        throw withRebuildCommand(error, indexDir, manifest);
      });
    } catch (error) {
      const isReplaced = (await readManifest(files, indexDir).catch(() => undefined))?.generation !== manifest.generation;
      if (!isReplaced || attempt === ATTEMPTS) throw explainReadError(error, indexDir);
    }
  }
}

/** Who reads sections and lines of a file knows nothing of the roots. */
function withRebuildCommand(error: unknown, indexDir: string, manifest: Manifest): unknown {
  if (!(error instanceof PullquoteError) || error.code !== 'index-corrupt') return error;
  return new PullquoteError(error.code, error.message, { hint: rebuildCommand(indexDir, manifest), cause: error });
}

/** Errors of the system as one clear line. */
function explainReadError(error: unknown, indexDir: string): unknown {
  if (error instanceof PullquoteError || systemCode(error) === undefined) return error;
  return new PullquoteError('io', `cannot read the index in ${indexDir}: ${reasonOf(error)}`, { cause: error });
}
