/** Loading articles so that one that is there is whole: its own document is sent once the cluster has taken all of its parts. */
import type { BulkLoader } from './bulk.ts';
import type { ArticleDocuments, Document } from './documents.ts';

/** Articles whose own documents are sent together. */
const TOGETHER = 500;

export class ArticleLoader {
  private readonly loader: BulkLoader;
  private readonly index: string;
  /** Of articles whose parts were added since the last were sent. */
  private heads: Document[] = [];
  /** Those before, whose parts are on their way: by the time that others are, they have arrived, and nobody waits. */
  private before: { heads: readonly Document[]; settled: Promise<unknown> } | undefined;

  constructor(loader: BulkLoader, index: string) {
    this.loader = loader;
    this.index = index;
  }

  /** @throws PullquoteError what a request before has failed of */
  async add({ article, passages, utterances }: ArticleDocuments): Promise<void> {
    await this.loader.add(this.index, [...passages, ...utterances], article.id);
    this.heads.push(article);
    if (this.heads.length >= TOGETHER) await this.sendHeads();
  }

  /** Waits until everything is taken. @throws PullquoteError */
  async finish(): Promise<void> {
    while (this.heads.length > 0 || this.before !== undefined) await this.sendHeads();
    await this.loader.finish();
  }

  private async sendHeads(): Promise<void> {
    await this.before?.settled;
    for (const head of this.before?.heads ?? []) await this.loader.add(this.index, [head], head.id);
    const heads = this.heads.splice(0);
    const { settled } = await this.loader.sendAll();
    this.before = heads.length === 0 ? undefined : { heads, settled };
  }
}
