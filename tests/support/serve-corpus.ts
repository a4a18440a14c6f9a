/** The whole of Pullquote over one of the project's corpora, without a socket: index it in a temporary folder, open it, serve it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openDraftAnnotator } from '../../src/cli/annotate-draft.ts';
import { openIndex } from '../../src/index.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { type AppOptions, createApp } from '../../src/server/app.tsx';
import { loadAssets } from '../../src/server/assets.ts';
import { readCorpusHealth } from '../../src/store/corpus-health.ts';
import { disk } from '../../src/store/file-layer.ts';
import { readManifest } from '../../src/store/index-folder.ts';
import { buildPages } from './build-pages.ts';

export interface Api {
  engine: SearchEngine;
  request(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** Indexes a folder of the project and answers requests from it. */
export async function serveCorpus(folder: string, options: Partial<AppOptions> = {}): Promise<Api> {
  buildPages();
  const scratch = await mkdtemp(join(tmpdir(), 'pullquote-test-'));
  const indexDir = join(scratch, 'index');
  await indexCorpus({ indexDir, paths: [resolve(import.meta.dirname, '../..', folder)] });
  const engine = await openIndex(indexDir);
  const manifest = await readManifest(disk, indexDir);
  const health = manifest && (await readCorpusHealth(disk, indexDir, manifest));
  const app = createApp({
    engine,
    assets: await loadAssets(),
    annotateDraft: openDraftAnnotator().annotate,
    corpus: { health: () => Promise.resolve(health) },
    ...options,
  });
  return {
    engine,
    request: async (path, init) => app.request(path, init),
    close: async () => {
      await engine.close();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
