/** Opening the generation that an index in a cluster serves. */
import { PullquoteError } from '../../domain/errors.ts';
import type { SearchEngine } from '../../search/engine.ts';
import { Cluster, type ClusterOptions } from './cluster.ts';
import { type EngineOptions, OpenSearchEngine } from './engine.ts';
import { checkFormat, checkName, generationName, Generations } from './generations.ts';

export interface ClusterIndex extends ClusterOptions {
  /** Of the index: the alias in the cluster, and what its physical indices begin with. */
  name: string;
}

function howToIndex({ nodes, name }: ClusterIndex): string {
  return `pullquote index PATH… --engine opensearch ${nodes.map((node) => `--node ${node}`).join(' ')} --index ${name}`;
}

/** The generation that is served now, for whoever follows it; `undefined` where there is none. */
export async function currentGeneration(index: ClusterIndex): Promise<string | undefined> {
  const cluster = new Cluster(index);
  try {
    const live = await new Generations(cluster, checkName(index.name)).live();
    return live && generationName(live);
  } finally {
    await cluster.close();
  }
}

/** Before anything is made: whether there is a cluster, and the index may be called so. @throws PullquoteError `io`, `usage` */
export async function checkIsFree(index: ClusterIndex): Promise<void> {
  const cluster = new Cluster(index);
  try {
    await new Generations(cluster, checkName(index.name)).checkFree();
  } finally {
    await cluster.close();
  }
}

/** @throws PullquoteError `io` where the cluster is away, `no-index`, `index-version` */
export async function openOpenSearchEngine(index: ClusterIndex, options: EngineOptions = {}): Promise<SearchEngine> {
  const cluster = new Cluster(index);
  try {
    const generations = new Generations(cluster, checkName(index.name));
    const live = await generations.live();
    const hint = howToIndex(index);
    if (!live)
      throw new PullquoteError('no-index', `there is no index ${index.name} in the cluster at ${index.nodes.join(', ')}`, { hint });
    const meta = await generations.meta(live);
    checkFormat(meta, live.documents, hint);
    if (!meta.committed) throw new PullquoteError('index-corrupt', `${live.documents} is served though it was not finished`, { hint });
    return new OpenSearchEngine(cluster, live, meta.committed, options, () => cluster.close());
  } catch (error) {
    await cluster.close();
    throw error;
  }
}
