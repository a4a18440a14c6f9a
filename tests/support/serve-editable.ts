/** Pullquote as `serve --editable` wires it, over a corpus of one's own and without a socket: what is corrected is in the next answer. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openDesk } from '../../src/cli/corrections-desk.ts';
import { IndexOpener } from '../../src/cli/open-index.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { followGenerations, type FollowingSearchEngine } from '../../src/search/following-engine.ts';
import { type AppOptions, createApp } from '../../src/server/app.tsx';
import { loadAssets } from '../../src/server/assets.ts';
import { buildPages } from './build-pages.ts';

export interface Editable {
  indexDir: string;
  engine: FollowingSearchEngine;
  request(path: string, init?: RequestInit): Promise<Response>;
  /** The text of a page. */
  page(path: string): Promise<string>;
  /** Sends a form of the pages, with their token; what leads back is not followed. */
  send(fields: Record<string, string> | [string, string][], headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/** Indexes a folder, of the project where it is no absolute path. */
export async function serveEditable(folder: string, options: Partial<AppOptions> = {}): Promise<Editable> {
  buildPages();
  const scratch = await mkdtemp(join(tmpdir(), 'pullquote-editable-'));
  const indexDir = join(scratch, 'index');
  await indexCorpus({ indexDir, paths: [resolve(import.meta.dirname, '../..', folder)] });
  const opener = new IndexOpener(indexDir, {});
  const engine = await followGenerations({ open: () => opener.open(), current: () => opener.current(), everyMs: 60_000 });
  const app = createApp({ engine, assets: await loadAssets(), corrections: openDesk(engine, { indexDir }), ...options });
  const request = async (path: string, init?: RequestInit): Promise<Response> => app.request(path, init);
  const page = async (path: string): Promise<string> => (await request(path)).text();
  return {
    indexDir,
    engine,
    request,
    page,
    send: async (fields, headers = {}) => {
      const token = /name="token" value="([^"]+)"/.exec(await page('/corrections'))?.[1] ?? '';
      const body = new URLSearchParams([['token', token], ...(Array.isArray(fields) ? fields : Object.entries(fields))]);
      return request('/corrections', { method: 'POST', body, headers });
    },
    close: async () => {
      await engine.close();
      await opener.close();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
