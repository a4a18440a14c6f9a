/**
 * Writing a generation in the cluster: what has changed against the one before is sent, and the alias moves once everything is there.
 *
 * A run that was ended half-way left a generation that nobody serves: the next goes on with it. What is in it already is told by the digests of
 * its articles, so that nothing is sent twice and nothing depends on what a run remembers.
 */
import { PullquoteError } from '../../domain/errors.ts';
import { ArticleLoader } from './article-loader.ts';
import { BulkLoader, type BulkOptions, patiently } from './bulk.ts';
import type { Cluster } from './cluster.ts';
import type { DocumentChanges, ValuesContent } from './document-digests.ts';
import type { ArticleDocuments, Document } from './documents.ts';
import { FORMAT, JOIN } from './fields.ts';
import { checkName, type Committed, type Generation, generationName, generationOf, Generations } from './generations.ts';
import { documentsIndex, valuesIndex } from './mapping.ts';
import { PhysicalIndices } from './physical-indices.ts';
import { articlesWithParts, readDigests } from './read-digests.ts';
import { Searcher } from './searcher.ts';

export interface WriterOptions extends BulkOptions {
  /** Shards of the documents of a new index; a later generation has as many as the one before. */
  primaries?: number;
  /** Copies of each shard beside the first. */
  replicas?: number;
  /** Milliseconds for which a generation stays that is no longer served; the one before stays until the next. */
  keptMs?: number;
}

/** Articles, or values, that are taken out with one request. */
const REMOVED_AT_ONCE = 500;

export interface Counted {
  articles: number;
  passages: number;
  quotations: number;
}

interface Served {
  generation: string;
  committed: Committed;
}

export class GenerationWriter {
  private readonly cluster: Cluster;
  private readonly generations: Generations;
  private readonly indices: PhysicalIndices;
  private readonly options: WriterOptions;
  private readonly name: string;
  private readonly live: Generation | undefined;
  /** Being filled; opened by the first change. */
  private building: Generation | undefined;
  private readonly loader: BulkLoader;
  private articles: ArticleLoader | undefined;
  /** Articles of which something is there that goes first. */
  private replacing: ArticleDocuments[] = [];

  private constructor(
    cluster: Cluster,
    name: string,
    options: WriterOptions,
    live: Generation | undefined,
    building: Generation | undefined,
  ) {
    this.cluster = cluster;
    this.name = name;
    this.generations = new Generations(cluster, name);
    this.indices = new PhysicalIndices(cluster, options);
    this.options = options;
    this.live = live;
    this.building = building;
    this.loader = new BulkLoader(cluster, options);
  }

  /** @throws PullquoteError where the cluster is away, or the name can be none */
  static async open(cluster: Cluster, name: string, options: WriterOptions = {}): Promise<GenerationWriter> {
    const generations = new Generations(cluster, checkName(name));
    await generations.checkFree();
    const live = await generations.live();
    const newest = (await generations.all()).at(-1);
    const building = newest !== undefined && newest.number > (live?.number ?? 0) ? newest : undefined;
    const format = building && (await generations.meta(building)).format;
    if (building !== undefined && format !== undefined && format > FORMAT) {
      throw new PullquoteError('index-version', `${building.documents} is being filled by a newer Pullquote`, {
        hint: 'index with that one, or give this index another name: --index NAME',
      });
    }
    if (building !== undefined && format !== FORMAT) await generations.remove(building);
    const replicas = options.replicas ?? (live && (await generations.replicas(live))) ?? 0;
    return new GenerationWriter(cluster, name, { ...options, replicas }, live, format === FORMAT ? building : undefined);
  }

  /** Whether a run before was ended half-way. */
  get isResumed(): boolean {
    return this.building !== undefined;
  }

  /** Of the generation that is being filled, or would be. */
  get nextNumber(): number {
    return this.building?.number ?? (this.live?.number ?? 0) + 1;
  }

  /** Waits until everything that was put is taken. */
  async flush(): Promise<void> {
    if (this.replacing.length > 0) await this.replace();
    await this.articles?.finish();
  }

  /** What was served when the writer was opened. */
  committed(): Promise<Served | undefined> {
    return this.committedOf(this.live);
  }

  /** What is served now: another machine may have finished. */
  async served(): Promise<Served | undefined> {
    return this.committedOf(await this.generations.live());
  }

  private async committedOf(generation: Generation | undefined): Promise<Served | undefined> {
    if (generation === undefined) return undefined;
    const { committed, format } = await this.generations.meta(generation);
    return committed === undefined || format !== FORMAT ? undefined : { generation: generationName(generation), committed };
  }

  /** For whoever gives up: nothing that was sent arrives later. */
  settle(): Promise<void> {
    return this.loader.settle();
  }

  /** The digest of each article that is there; "" of one of which a run that was ended left parts. */
  digests(): Promise<Map<string, string>> {
    // Another machine may just have made the index.
    return patiently(async () => this.digestsOf(this.building ?? (await this.base())), this.options);
  }

  /** The same of what is served. */
  servedDigests(): Promise<Map<string, string>> {
    return patiently(async () => this.digestsOf(await this.base()), this.options);
  }

  /** What a new generation is a copy of. */
  private async base(): Promise<Generation | undefined> {
    return (await this.committed()) === undefined ? undefined : this.live;
  }

  private async digestsOf(generation: Generation | undefined): Promise<Map<string, string>> {
    if (generation === undefined) return new Map();
    await this.cluster.request('POST', `/${generation.documents}/_refresh`);
    const searcher = new Searcher(this.cluster, generation);
    const parts = generation === this.building ? await articlesWithParts(searcher) : [];
    return new Map([...parts.map((id) => [id, ''] as const), ...(await readDigests(searcher))]);
  }

  /** Puts an article in place of what is there of it. @param isThere whether something is */
  async put(documents: ArticleDocuments, isThere: boolean): Promise<void> {
    const { documents: index } = await this.open();
    if (isThere) {
      this.replacing.push(documents);
      if (this.replacing.length >= REMOVED_AT_ONCE) await this.replace();
      return;
    }
    this.articles ??= new ArticleLoader(this.loader, index);
    await this.articles.add(documents);
  }

  /** Many at a time: the cluster has to look for what goes. */
  private async replace(): Promise<void> {
    const replacing = this.replacing.splice(0);
    await this.remove(replacing.map(({ article }) => String(article.source['article'])));
    for (const documents of replacing) await this.put(documents, false);
  }

  /** Takes articles out. */
  async remove(articles: readonly string[]): Promise<void> {
    if (articles.length === 0) return;
    const { documents: index } = await this.open();
    for (let from = 0; from < articles.length; from += REMOVED_AT_ONCE) {
      const ids = articles.slice(from, from + REMOVED_AT_ONCE);
      await this.indices.deleteFrom(index, { terms: { article: ids } });
    }
  }

  /**
   * Writes the values anew and puts the alias on the generation.
   *
   * @param values where their changes are known, and what is served is what they changed from, a copy of that with what differs; otherwise all of them
   * @throws PullquoteError `index-corrupt` where the cluster has not what it was sent
   */
  async commit(values: ValuesContent, counted: Counted, committed: Omit<Committed, keyof Counted | 'at' | 'values'>): Promise<string> {
    const { documents, values: index } = await this.open();
    await this.flush();
    if (((await this.generations.live())?.number ?? 0) >= this.nextNumber) {
      throw new PullquoteError('index-locked', `${documents} is served already: another run has finished it`, {
        hint: 'run the same command again',
      });
    }
    await this.indices.remove(index);
    const { changes } = values;
    const now = changes && (await this.committed());
    if (changes !== undefined && now?.committed.values === changes.since) await this.copyValues(index, changes);
    else {
      await this.indices.create(index, valuesIndex(this.options.replicas ?? 0));
      await this.loadValues(index, values.all());
    }
    const both = `${documents},${index}`;
    await this.indices.settle(both);
    await this.verify(counted, values.count);
    await this.indices.waitForCopies(both);
    const next = this.building;
    if (next === undefined) throw new Error('a generation is opened before it is committed');
    const meta = { format: FORMAT, committed: { at: new Date().toISOString(), ...counted, ...committed, values: values.digest } };
    await patiently(() => this.generations.writeMeta(next, meta), this.options);
    await patiently(() => this.generations.serve(next), this.options);
    await patiently(() => this.removeOld(next), this.options);
    return generationName(next);
  }

  private async loadValues(index: string, values: Iterable<Document>): Promise<void> {
    const loader = new BulkLoader(this.cluster, this.options);
    for (const document of values) await loader.add(index, [document]);
    await loader.finish();
  }

  private async copyValues(index: string, { put, gone }: DocumentChanges): Promise<void> {
    await this.indices.clone(this.live?.values ?? '', index, this.options.replicas ?? 0);
    for (let from = 0; from < gone.length; from += REMOVED_AT_ONCE) {
      await this.indices.deleteFrom(index, { ids: { values: gone.slice(from, from + REMOVED_AT_ONCE) } });
    }
    await this.loadValues(index, put);
  }

  /** The generation that is being filled: a copy of the one before, made of links to its files, or an empty one. */
  private async open(): Promise<Generation> {
    if (this.building) return this.building;
    const base = await this.base();
    const next = generationOf(this.name, (this.live?.number ?? 0) + 1);
    if (base === undefined) {
      await this.indices.create(next.documents, documentsIndex(this.options.primaries ?? 1, this.options.replicas ?? 0));
    } else {
      await this.indices.clone(base.documents, next.documents, this.options.replicas ?? 0);
      await patiently(() => this.generations.writeMeta(next, { format: FORMAT }), this.options);
    }
    this.building = next;
    return next;
  }

  /** What was acknowledged must be there, each once. */
  private async verify(expected: Counted, values: number): Promise<void> {
    if (!this.building) return;
    const searcher = new Searcher(this.cluster, this.building);
    const of = (kind: string) => ({ query: { term: { [JOIN]: kind } }, size: 0, track_total_hits: true });
    const found = (await searcher.search([of('article'), of('passage'), of('utterance')])).map(({ total }) => total);
    found.push((await searcher.searchValues({ query: { match_all: {} }, size: 0 })).total);
    const sent = [expected.articles, expected.passages, expected.quotations, values];
    if (sent.every((count, i) => count === found[i])) return;
    await this.generations.remove(this.building);
    throw new PullquoteError(
      'index-corrupt',
      `${this.building.documents} has ${found.join(', ')} articles, passages, quotations and values instead of ${sent.join(', ')}; it was taken away, and what is served has not changed`,
      { hint: 'run the same command again' },
    );
  }

  /** The generation before stays for those who still read it, and where others come soon after each other, those that were served until a moment ago. */
  private async removeOld(next: Generation): Promise<void> {
    const { keptMs = 0 } = this.options;
    const old = (await this.generations.all()).filter(({ number }) => number < next.number);
    for (const [place, generation] of old.entries()) {
      const after = old[place + 1];
      if (after === undefined) return;
      const servedUntil = keptMs === 0 ? 0 : Date.parse((await this.generations.meta(after)).committed?.at ?? '') || 0;
      if (Date.now() - servedUntil >= keptMs) await this.generations.remove(generation);
    }
  }
}
