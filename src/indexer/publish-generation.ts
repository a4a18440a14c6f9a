/**
 * Publishing: what a generation on the disk holds is brought into a cluster, where the same pages are served from it.
 *
 * Only articles are sent whose documents differ from what the cluster has. Where several machines share a corpus, each has its share of the articles
 * on its disk; the entities are resolved by each from the evidence of all, so that all come to the same.
 */
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type ArticleEntities, resolveEntities } from '../annotate/resolve.ts';
import type { AnnotatedArticle } from '../domain/annotation.ts';
import { PullquoteError } from '../domain/errors.ts';
import { Cluster } from '../engines/opensearch/cluster.ts';
import { contentOf } from '../engines/opensearch/document-digests.ts';
import { ArticleEncoder, type Document } from '../engines/opensearch/documents.ts';
import { type Counted, GenerationWriter, type WriterOptions } from '../engines/opensearch/generation-writer.ts';
import type { ClusterIndex } from '../engines/opensearch/open-engine.ts';
import { evidenceOfAll, type Mark, type Shard, ShardBoard, sumOf } from '../engines/opensearch/shard-board.ts';
import { type ValueCounts, valueDocuments, ValueTally } from '../engines/opensearch/values.ts';
import { WordTexts } from '../engines/opensearch/word-texts.ts';
import { changeAnything } from '../search/corrections/correct-corpus.ts';
import type { EntityTable } from '../store/entity-table.ts';
import { disk } from '../store/file-layer.ts';
import { type Generation, openGeneration } from '../store/generation.ts';
import { takeLock } from '../store/lock.ts';
import { compareText } from './scan-roots.ts';
import { correctionDocuments, ledgerDocuments } from './ledger-documents.ts';
import { namesOf, readPublishedCorpus } from './published-corpus.ts';
import { shardOf } from './shard.ts';
import { readStagedArticles, readStagedEvidence } from './staged-articles.ts';
import { parseEvidence } from './stored-articles.ts';

export interface PublishOptions extends Pick<WriterOptions, 'primaries' | 'replicas' | 'signal' | 'onWait' | 'patienceMs'> {
  /** Where the generation lies that is published. */
  indexDir: string;
  ledgerFile?: string;
  cluster: ClusterIndex;
  shard?: Shard;
  /** Whether it is meant that articles go, however many. */
  removes?: boolean;
  /** Whether to wait for the other machines; otherwise what is ready stays, and the same command goes on from there. */
  waits?: boolean;
  onProgress?: (progress: { done: number; total: number; passages: number }) => void;
  onShards?: (waitingFor: readonly number[]) => void;
}

export interface PublishReport extends Counted {
  /** `waiting`: other machines are not ready yet. */
  state: 'served' | 'unchanged' | 'waiting';
  generation: string;
  /** Articles. */
  sent: number;
  removed: number;
  waitingFor: readonly number[];
}

const POLL_MS = 2000;
/** Readers of the folder go on meanwhile, and so may a run that indexes: what is published is a generation, which stays. */
export const PUBLISH_LOCK = 'publish.json';
/** So few articles may go without being asked for. */
const FEW = 10;

interface Loaded {
  sent: number;
  removed: number;
  values: ValueCounts[];
}

/** Of all machines together. */
interface Whole extends Counted {
  values: ValueCounts[];
  ledger: Document[];
  /** Whether anything was sent or taken out. */
  isChanged: boolean;
}

class Publisher {
  private readonly options: PublishOptions;
  private readonly generation: Generation;
  private readonly writer: GenerationWriter;

  constructor(options: PublishOptions, generation: Generation, writer: GenerationWriter) {
    this.options = options;
    this.generation = generation;
    this.writer = writer;
  }

  /** Of a corpus that one machine has. */
  async publish(): Promise<PublishReport> {
    const { counts } = this.generation.manifest;
    const { table, corrected, moreQuotations, states } = await readPublishedCorpus(this.generation);
    const loaded = await this.load(table, corrected);
    const ledger = [...ledgerDocuments(this.generation.ledger), ...correctionDocuments(states)];
    const quotations = counts.quotations + moreQuotations;
    const isChanged = loaded.sent + loaded.removed > 0;
    return this.finish(table, loaded, { ...counts, quotations, values: loaded.values, ledger, isChanged });
  }

  /** Of a corpus that several machines share. */
  async publishShare(shard: Shard, board: ShardBoard): Promise<PublishReport> {
    // Each machine has a ledger of its own, and what one of them corrects the others do not know of.
    if (changeAnything(this.generation.ledger.corrections)) {
      throw new PullquoteError(
        'usage',
        `the ledger ${this.generation.ledger.file} has corrections, and these are not brought to an index that several machines fill`,
        {
          hint: 'bring it there from one machine, without --shard; or undo them: pullquote correct undo ID',
        },
      );
    }
    const { manifest, indexDir } = this.generation;
    const own = await readStagedEvidence(disk, indexDir, manifest);
    const lines = own.map(({ line }) => line.toString('utf8')).sort(compareText);
    const evidence = createHash('sha256').update(lines.join('\n')).digest('hex');
    await board.open();
    const before = (await board.marks(shard))?.find(({ index }) => index === shard.index);
    if (before?.evidence !== evidence) {
      await board.write('evidence', shard.index, lines);
      await board.mark({ ...shard, evidence, ...manifest.counts });
    }
    let loaded: Loaded = { sent: 0, removed: 0, values: [] };
    for (;;) {
      const marks = await this.waitFor(board, shard, () => true);
      if (marks === undefined) return this.finishedElsewhere(loaded, []);
      if (marks.missing.length > 0) return this.waiting(marks.missing);
      const all = evidenceOfAll(marks.marks);
      const mine = marks.marks.find(({ index }) => index === shard.index);
      const table = resolveEntities(await parsedEvidence(board));
      if (mine?.loaded !== all) {
        loaded = await this.load(table);
        await this.writer.flush();
        await board.write('values', shard.index, loaded.values);
        await board.write('ledger', shard.index, [...ledgerDocuments(this.generation.ledger)]);
        const isChanged = loaded.sent + loaded.removed > 0 || mine?.isChanged === true;
        await board.mark({ ...shard, evidence, loaded: all, isChanged, ...manifest.counts });
      }
      const done = await this.waitFor(board, shard, (mark) => mark.loaded === all);
      if (done === undefined) return this.finishedElsewhere(loaded, marks.marks);
      if (done.missing.length > 0) return this.waiting(done.missing);
      // Another machine has read its files again: what was resolved is no longer what all have.
      if (evidenceOfAll(done.marks) !== all) continue;
      return this.finishShared(shard, board, table, loaded, done.marks);
    }
  }

  private async finishShared(
    shard: Shard,
    board: ShardBoard,
    table: EntityTable,
    loaded: Loaded,
    marks: readonly Mark[],
  ): Promise<PublishReport> {
    if (await board.claim(shard)) {
      const tally = new ValueTally();
      for (const value of await board.values()) tally.merge(value);
      const isChanged = marks.some((mark) => mark.isChanged === true);
      const whole: Whole = { ...sumOf(marks), values: tally.list(), ledger: await board.ledgers(), isChanged };
      try {
        const report = await this.finish(table, loaded, whole);
        await board.remove();
        return report;
      } catch (error) {
        // What was filled is gone: no machine has loaded anything.
        if (error instanceof PullquoteError && error.code === 'index-corrupt') await board.remove();
        throw error;
      }
    }
    // Whoever claimed it finishes, or begins again with its own command.
    while ((await board.marks(shard)) !== undefined) {
      this.options.signal?.throwIfAborted();
      if (this.options.waits === false) return this.waiting(await board.claimant());
      await this.pause();
    }
    return this.finishedElsewhere(loaded, marks);
  }

  /** @param marks of the machines, as far as they are known @throws PullquoteError `io` where the machine that was to finish could not */
  private async finishedElsewhere({ sent, removed }: Loaded, marks: readonly Mark[]): Promise<PublishReport> {
    const now = await this.writer.served();
    const isNew = now !== undefined && Number(now.generation) >= this.writer.nextNumber;
    if (now === undefined || (!isNew && (this.writer.isResumed || marks.some(({ isChanged }) => isChanged === true)))) {
      throw new PullquoteError('io', 'another machine was to finish this index, and could not');
    }
    const { articles, passages, quotations } = now.committed;
    const state = isNew ? 'served' : 'unchanged';
    return { state, generation: now.generation, articles, passages, quotations, sent, removed, waitingFor: [] };
  }

  private async pause(): Promise<void> {
    const { signal } = this.options;
    await wait(POLL_MS, undefined, signal === undefined ? {} : { signal }).catch(() => signal?.throwIfAborted());
  }

  /** The marks, once all machines have made theirs as it is asked for, or those of whom it is not waited for; `undefined` once one has finished. */
  private async waitFor(
    board: ShardBoard,
    shard: Shard,
    isReady: (mark: Mark) => boolean,
  ): Promise<{ marks: Mark[]; missing: number[] } | undefined> {
    for (;;) {
      this.options.signal?.throwIfAborted();
      const marks = await board.marks(shard);
      if (marks === undefined) return undefined;
      const ready = new Set(marks.filter(isReady).map(({ index }) => index));
      const missing = Array.from({ length: shard.of }, (_, i) => i + 1).filter((index) => !ready.has(index));
      if (missing.length === 0 || this.options.waits === false) return { marks, missing };
      this.options.onShards?.(missing);
      await this.pause();
    }
  }

  private waiting(waitingFor: readonly number[]): PublishReport {
    return { state: 'waiting', generation: '0', ...this.generation.manifest.counts, sent: 0, removed: 0, waitingFor };
  }

  /** Sends what differs, and counts everything. */
  private async load(table: EntityTable, corrected = (annotated: AnnotatedArticle) => annotated): Promise<Loaded> {
    const { indexDir, manifest } = this.generation;
    const { shard, onProgress, signal } = this.options;
    const names = namesOf(table);
    const isOwn = (id: string): boolean => shard === undefined || shardOf(id, shard.of) === shard.index;
    await this.refuseStrangers(isOwn);
    const there = await this.writer.digests();
    const broken = [...there].flatMap(([id, digest]) => (digest === '' && isOwn(id) ? [id] : []));
    await this.writer.remove(broken);
    for (const id of broken) there.delete(id);
    const [tally, texts] = [new ValueTally(), new WordTexts()];
    let [done, sent, passages] = [0, 0, 0];
    for await (const staged of readStagedArticles(disk, indexDir, manifest)) {
      signal?.throwIfAborted();
      const annotated = corrected(staged);
      const { id } = annotated.article;
      const encoder = new ArticleEncoder(annotated, names, texts);
      const values = encoder.values();
      tally.add(values);
      const known = there.get(id);
      there.delete(id);
      if (known !== encoder.digest) {
        sent++;
        await this.writer.put(encoder.encode(values), known !== undefined);
      }
      passages += annotated.passages.length;
      onProgress?.({ done: ++done, total: manifest.counts.articles, passages });
    }
    const gone = [...there.keys()].filter(isOwn);
    await this.writer.remove(gone);
    return { sent, removed: gone.length, values: tally.list() };
  }

  /** Before anything is written. A folder that shares hardly anything with what is served is more likely the wrong one than its successor. @throws PullquoteError `usage` */
  private async refuseStrangers(isOwn: (id: string) => boolean): Promise<void> {
    if (this.options.removes === true) return;
    const served = [...(await this.writer.servedDigests()).keys()].filter(isOwn);
    if (served.length < FEW) return;
    const own = new Set((await readStagedEvidence(disk, this.generation.indexDir, this.generation.manifest)).map(({ article }) => article));
    const gone = served.filter((id) => !own.has(id)).length;
    if (gone < FEW || 2 * gone <= served.length) return;
    const { cluster, indexDir } = this.options;
    throw new PullquoteError(
      'usage',
      `${indexDir} has none of ${String(gone)} articles that the index ${cluster.name} has: is it the folder that belongs to it?`,
      {
        hint: 'name that folder: --staging DIR; if they are to go, name one of its paths with --remove PATH, or give the index another name: --index NAME',
      },
    );
  }

  private async finish(table: EntityTable, { sent, removed }: Loaded, whole: Whole): Promise<PublishReport> {
    const { articles, passages, quotations } = whole;
    const counts = { articles, passages, quotations };
    const names = namesOf(table);
    const documents = [...valueDocuments(whole.values, table.entities, table.canonical, names.canonical), ...whole.ledger];
    const values = contentOf(documents);
    const now = await this.writer.committed();
    if (now && !whole.isChanged && !this.writer.isResumed && now.committed.values === values.digest) {
      return { state: 'unchanged', generation: now.generation, ...counts, sent, removed, waitingFor: [] };
    }
    const generation = await this.writer.commit(values, counts, { annotator: this.generation.manifest.annotator });
    return { state: 'served', generation, ...counts, sent, removed, waitingFor: [] };
  }
}

/** In the order of the articles, whichever machine has them. */
async function parsedEvidence(board: ShardBoard): Promise<ArticleEntities[]> {
  const rows = (await board.evidence()).map((line) => parseEvidence({ article: '', line: Buffer.from(line) }));
  return rows.sort((a, b) => compareText(a.article, b.article));
}

/**
 * Brings the generation on the disk into the cluster, and serves it.
 *
 * @throws PullquoteError `no-index` where there is none on the disk, `io` where the cluster is away or refuses to write; what is served has not changed then
 */
export async function publishGeneration(options: PublishOptions): Promise<PublishReport> {
  const lock = await takeLock(disk, options.indexDir, PUBLISH_LOCK);
  try {
    return await publishLocked(options);
  } finally {
    await lock.release();
  }
}

async function publishLocked(options: PublishOptions): Promise<PublishReport> {
  const { indexDir, ledgerFile, cluster: index, shard } = options;
  const generation = await openGeneration(indexDir, ledgerFile === undefined ? {} : { ledger: ledgerFile });
  const cluster = new Cluster(index);
  let writer: GenerationWriter | undefined;
  try {
    writer = await GenerationWriter.open(cluster, index.name, options);
    const publisher = new Publisher(options, generation, writer);
    if (shard === undefined) return await publisher.publish();
    return await publisher.publishShare(shard, new ShardBoard(cluster, index.name, writer.nextNumber, options));
  } catch (error) {
    await writer?.settle();
    if (error instanceof PullquoteError && error.code === 'io' && error.hint === undefined) {
      throw new PullquoteError('io', error.message, { hint: 'run the same command again: it goes on where it stopped', cause: error });
    }
    throw error;
  } finally {
    await cluster.close();
  }
}
