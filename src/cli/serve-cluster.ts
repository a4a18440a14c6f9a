/** What `pullquote serve` serves of a cluster: the generation that there is, as it changes, and with `--editable` as it is corrected in its folder. */
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf, PullquoteError } from '../domain/errors.ts';
import { currentGeneration, openOpenSearchEngine, type ClusterIndex } from '../engines/opensearch/open-engine.ts';
import { followGenerations, type FollowingSearchEngine } from '../search/following-engine.ts';
import type { Served } from '../server/start-server.ts';
import { openDesk } from './corrections-desk.ts';
import { printable, say } from './output.ts';
import { CorrectedPublishing } from './publish-as-corrected.ts';

const FOLLOW_MS = 5000;
const RETRY_MS = 5000;
/** What may be there a little later: a cluster that is away or busy, an index that is being made. */
const RETRIED: ReadonlySet<string> = new Set(['io', 'overloaded', 'deadline', 'no-index']);

/** Where corrections of an index in a cluster are kept. */
export interface EditedFolder {
  indexDir: string;
  ledger?: string;
}

export interface ServedCluster extends Pick<Served, 'engine' | 'corrections'> {
  close(): Promise<void>;
}

/** @param edited left out where the server is for reading @throws PullquoteError also where the index was not filled from that folder alone */
export async function openServedCluster(cluster: ClusterIndex, edited: EditedFolder | undefined): Promise<ServedCluster> {
  const engine = await untilThere(() => follow(cluster));
  if (edited === undefined) return { engine, close: () => engine.close() };
  const { indexDir, ledger } = edited;
  const options = { indexDir, cluster, ...(ledger === undefined ? {} : { ledgerFile: ledger }) };
  try {
    const publishing = await untilThere(() => CorrectedPublishing.open(options, engine));
    return {
      engine,
      corrections: openDesk(publishing, edited),
      close: async () => {
        await publishing.close();
        await engine.close();
      },
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function follow(cluster: ClusterIndex): Promise<FollowingSearchEngine> {
  return followGenerations({
    open: async () => {
      const engine = await openOpenSearchEngine(cluster);
      return { generation: (await engine.status()).generation, engine };
    },
    current: () => currentGeneration(cluster),
    everyMs: FOLLOW_MS,
    onChange: (generation) => say(`serving generation ${generation} of ${cluster.name}`),
    onError: (error) => say(`note: ${printable(messageOf(error))}`),
  });
}

/** A cluster that is away when the server starts is asked again until it is there. */
async function untilThere<T>(open: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof PullquoteError) || !RETRIED.has(error.code)) throw error;
      say(`note: ${printable(error.message)}; asked again in ${String(RETRY_MS / 1000)} s`);
      if (error.hint !== undefined) say(`hint: ${error.hint}`);
      await wait(RETRY_MS);
    }
  }
}
