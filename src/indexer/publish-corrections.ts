/**
 * Bringing what people correct into a cluster while it is served: the next generation is a copy of the one that is served, with the articles and values that
 * differ. Only corrections come so; articles come and go with `pullquote index`.
 */
import { PullquoteError } from '../domain/errors.ts';
import { Cluster } from '../engines/opensearch/cluster.ts';
import { GenerationWriter, type WriterOptions } from '../engines/opensearch/generation-writer.ts';
import type { ClusterIndex } from '../engines/opensearch/open-engine.ts';
import { disk } from '../store/file-layer.ts';
import { type Generation, openGeneration } from '../store/generation.ts';
import { readManifest } from '../store/index-folder.ts';
import { takeLock } from '../store/lock.ts';
import { PUBLISH_LOCK } from './publish-generation.ts';
import { readStagedEvidence } from './staged-articles.ts';
import { StagedCorpus } from './staged-corpus.ts';

export interface CorrectionPublisherOptions {
  /** The folder from which the index in the cluster was filled. */
  indexDir: string;
  ledgerFile?: string;
  cluster: ClusterIndex;
}

export interface CorrectionReport {
  /** The generation that is served, whether it is new or was so already. */
  generation: string;
  isNew: boolean;
  /** Articles. */
  sent: number;
}

/** Generations come seconds apart, and other servers look for them every few seconds. */
const KEPT_MS = 60_000;
/** Whoever corrected waits; what cannot be brought now is tried again. */
const PATIENCE_MS = 20_000;
const WRITER: WriterOptions = { keptMs: KEPT_MS, patienceMs: PATIENCE_MS };

export class CorrectionPublisher {
  private readonly options: CorrectionPublisherOptions;
  private known: { generation: Generation; corpus: StagedCorpus } | undefined;

  constructor(options: CorrectionPublisherOptions) {
    this.options = options;
  }

  /** @throws PullquoteError `usage` where the index in the cluster has other articles than the folder */
  async check(): Promise<void> {
    const { indexDir } = this.options;
    const generation = await this.openStaged();
    const staged = new Set((await readStagedEvidence(disk, indexDir, generation.manifest)).map(({ article }) => article));
    await this.write(async (writer) => this.refuseOthers(staged, [...(await writer.servedDigests()).keys()]));
  }

  /**
   * Has the cluster serve what the folder and its ledger have now.
   *
   * @throws PullquoteError `index-locked` while `pullquote index` publishes, `usage` as `check`, `io` where the cluster is away; what is served has not changed then
   */
  async publish(): Promise<CorrectionReport> {
    const lock = await takeLock(disk, this.options.indexDir, PUBLISH_LOCK);
    try {
      const { corpus, generation } = await this.upToDate();
      return await this.write((writer) => this.bring(writer, corpus, generation));
    } finally {
      await lock.release();
    }
  }

  close(): void {
    this.known?.corpus.close();
    this.known = undefined;
  }

  private openStaged(): Promise<Generation> {
    const { indexDir, ledgerFile } = this.options;
    return openGeneration(indexDir, ledgerFile === undefined ? {} : { ledger: ledgerFile });
  }

  private async upToDate(): Promise<{ generation: Generation; corpus: StagedCorpus }> {
    const now = (await readManifest(disk, this.options.indexDir))?.generation;
    const { known } = this;
    if (known !== undefined && known.generation.manifest.generation === now && (await known.generation.ledger.refresh())) {
      try {
        known.corpus.follow();
        return known;
      } catch (error) {
        this.close();
        throw error;
      }
    }
    this.close();
    const generation = await this.openStaged();
    this.known = { generation, corpus: await StagedCorpus.read(generation) };
    return this.known;
  }

  private async write<T>(use: (writer: GenerationWriter) => Promise<T>): Promise<T> {
    const cluster = new Cluster(this.options.cluster);
    let writer: GenerationWriter | undefined;
    try {
      writer = await GenerationWriter.open(cluster, this.options.cluster.name, WRITER);
      return await use(writer);
    } catch (error) {
      await writer?.settle();
      throw error;
    } finally {
      await cluster.close();
    }
  }

  private async bring(writer: GenerationWriter, corpus: StagedCorpus, { manifest }: Generation): Promise<CorrectionReport> {
    const there = await writer.digests();
    const served = writer.isResumed ? await writer.servedDigests() : there;
    this.refuseOthers(new Set(Array.from(corpus.digests(), ([id]) => id)), [...served.keys()]);
    await writer.remove([...there].flatMap(([id, digest]) => (digest === '' || !corpus.has(id) ? [id] : [])));
    let sent = 0;
    for (const [id, digest] of corpus.digests()) {
      const known = there.get(id) ?? '';
      if (known === digest) continue;
      sent++;
      await writer.put(corpus.documentsOf(id), known !== '');
    }
    const { content } = corpus;
    const now = await writer.committed();
    const isServed = now !== undefined && sent === 0 && !writer.isResumed && now.committed.values === content.digest;
    const generation = isServed ? now.generation : await writer.commit(content, corpus.counted, { annotator: manifest.annotator });
    corpus.markServed();
    return { generation, isNew: !isServed, sent };
  }

  private refuseOthers(staged: ReadonlySet<string>, served: readonly string[]): void {
    const { indexDir, cluster } = this.options;
    const strange = served.filter((id) => !staged.has(id)).length;
    const lacking = staged.size - (served.length - strange);
    if (strange + lacking === 0) return;
    const [more, fewer] = [`${String(strange)} articles that ${indexDir} has not`, `lacks ${String(lacking)} of those that it has`];
    throw new PullquoteError(
      'usage',
      `the index ${cluster.name} in the cluster has ${more} and ${fewer}: corrections are brought from the folder that all of it was filled from`,
      {
        hint: `bring the folder there first: pullquote index PATH… --engine opensearch --staging ${indexDir}; an index that several machines filled (--shard) takes none`,
      },
    );
  }
}
