/**
 * A generation on the disk as it is to be in a cluster, kept in memory: of each article the digest of its documents and whom it names, of all of them the
 * values as they are counted. What a correction changes is then made anew without reading the rest; all of it is read once.
 *
 * An article changes with a correction that is about it, and where somebody whom it names is called otherwise or is somebody else.
 */
import { type AnnotatedArticle, annotatedArticleSchema } from '../domain/annotation.ts';
import { PullquoteError } from '../domain/errors.ts';
import { readCorrectable, SegmentCorrector } from '../engines/minisearch/correct-segments.ts';
import { DocumentDigests, type ValuesContent } from '../engines/opensearch/document-digests.ts';
import { ArticleEncoder, type ArticleDocuments, type Document } from '../engines/opensearch/documents.ts';
import type { CorpusNames } from '../engines/opensearch/article-values.ts';
import { formerIdDocumentId, valueDocumentId } from '../engines/opensearch/fields.ts';
import type { Counted } from '../engines/opensearch/generation-writer.ts';
import { formerIdDocument, valueDocument, valueDocuments, ValueTally } from '../engines/opensearch/values.ts';
import { WordTexts } from '../engines/opensearch/word-texts.ts';
import { changeAnything } from '../search/corrections/correct-corpus.ts';
import { utterancesOf } from '../search/utterances.ts';
import { type EntityTable, readEntityTable } from '../store/entity-table.ts';
import { disk } from '../store/file-layer.ts';
import type { Generation } from '../store/generation.ts';
import { correctionDocuments, ledgerDocuments } from './ledger-documents.ts';
import { correctedBy, namesOf, type PublishedCorpus, uncorrected } from './published-corpus.ts';
import { readStagedArticles } from './staged-articles.ts';

interface Kept {
  digest: string;
  /** The numbers of the ids that it has. */
  named: Uint32Array;
  quotations: number;
}

/** A corpus as it is corrected, with what its names are looked up by. */
interface View extends PublishedCorpus {
  names: CorpusNames;
}

export class StagedCorpus {
  private readonly generation: Generation;
  private readonly corrector: SegmentCorrector;
  private readonly table: EntityTable;
  private readonly kept = new Map<string, Kept>();
  private readonly numbers = new Map<string, number>();
  private readonly tally = new ValueTally();
  private readonly values = new DocumentDigests();
  /** The documents of values that differ from those which were served last, by id; `undefined`: gone. */
  private readonly changed = new Map<string, Document | undefined>();
  /** The digest of those that were served last. */
  private served: string | undefined;
  private readonly texts = new WordTexts();
  private quotations = 0;
  private view: View;

  private constructor(generation: Generation, corrector: SegmentCorrector, table: EntityTable) {
    this.generation = generation;
    this.corrector = corrector;
    this.table = table;
    this.view = this.viewNow();
  }

  /** Reads all articles of a generation, as its ledger has them corrected. @throws PullquoteError `index-corrupt` */
  static async read(generation: Generation): Promise<StagedCorpus> {
    const { indexDir, manifest } = generation;
    const corrector = await SegmentCorrector.open(await readCorrectable({ indexDir, manifest }));
    try {
      const corpus = new StagedCorpus(generation, corrector, await readEntityTable(disk, indexDir, manifest));
      for await (const staged of readStagedArticles(disk, indexDir, manifest)) corpus.add(staged);
      corpus.tally.takeTouched();
      for (const document of corpus.valueDocuments()) corpus.values.put(document);
      return corpus;
    } catch (error) {
      corrector.close();
      throw error;
    }
  }

  close(): void {
    this.corrector.close();
  }

  has(article: string): boolean {
    return this.kept.has(article);
  }

  /** By article, of what its documents are made. */
  *digests(): Generator<[string, string]> {
    for (const [id, { digest }] of this.kept) yield [id, digest];
  }

  get counted(): Counted {
    const { articles, passages } = this.generation.manifest.counts;
    return { articles, passages, quotations: this.quotations };
  }

  /** Takes up what the ledger has now. Where it throws, this corpus is done with. */
  follow(): void {
    const before = this.view;
    const after = this.viewNow();
    const touched = new Set([...before.changed.keys(), ...after.changed.keys()]);
    const renamed = this.renamed(before, after);
    if (renamed.size > 0) for (const [id, { named }] of this.kept) if (named.some((number) => renamed.has(number))) touched.add(id);
    const stored = Array.from(touched, (id) => this.stored(id));
    for (const annotated of stored) this.remove(annotated);
    this.view = after;
    for (const annotated of stored) this.add(annotated);
    this.followValues(before, after);
  }

  /** What is there is served now. */
  markServed(): void {
    this.served = this.values.digest;
    this.changed.clear();
  }

  documentsOf(article: string): ArticleDocuments {
    const encoder = this.encoderOf(this.view.corrected(this.stored(article)));
    return encoder.encode(encoder.values());
  }

  /** The values of facets, and what the ledger gives. */
  get content(): ValuesContent {
    const { digest, count } = this.values;
    const all = (): Document[] => this.valueDocuments();
    if (this.served === undefined) return { digest, count, all };
    const put = [...this.changed.values()].filter((document) => document !== undefined);
    const gone = [...this.changed].flatMap(([id, document]) => (document === undefined ? [id] : []));
    return { digest, count, all, changes: { since: this.served, put, gone } };
  }

  private valueDocuments(): Document[] {
    const { table, names, states } = this.view;
    const values = valueDocuments(this.tally.list(), table.entities, table.canonical, names.canonical);
    return [...values, ...ledgerDocuments(this.generation.ledger), ...correctionDocuments(states)];
  }

  private followValues(before: View, after: View): void {
    const [then, now] = [before, after].map(({ table }) => new Map(table.entities.map((entity) => [entity.id, entity])));
    const values = this.tally.takeTouched();
    for (const id of new Set([...(then?.keys() ?? []), ...(now?.keys() ?? [])])) if (then?.get(id) !== now?.get(id)) values.add(id);
    for (const value of values) this.change(valueDocumentId(value), valueDocument(this.tally.countsOf(value), now?.get(value)));
    const [formerly, former] = [before.table.canonical, after.table.canonical];
    for (const id of new Set([...Object.keys(formerly), ...Object.keys(former)])) {
      const to = Object.hasOwn(former, id) ? after.names.canonical(id) : undefined;
      if (to === (Object.hasOwn(formerly, id) ? before.names.canonical(id) : undefined)) continue;
      this.change(formerIdDocumentId(id), to === undefined ? undefined : formerIdDocument(id, to));
    }
    for (const document of correctionDocuments(after.states)) this.change(document.id, document);
  }

  private change(id: string, document: Document | undefined): void {
    const isOther = document === undefined ? this.values.delete(id) : this.values.put(document);
    if (isOther) this.changed.set(id, document);
  }

  private viewNow(): View {
    const { ledger } = this.generation;
    const corpus = changeAnything(ledger.corrections) ? correctedBy(this.corrector, ledger) : uncorrected(this.table, ledger);
    return { ...corpus, names: namesOf(corpus.table) };
  }

  /** The numbers of ids that stand for somebody else, or for somebody who is called otherwise. */
  private renamed(before: View, after: View): Set<number> {
    const found = new Set<number>();
    for (const [id, number] of this.numbers) {
      const [then, now] = [before.names.canonical(id), after.names.canonical(id)];
      const isSame = then === now && before.names.name(then) === after.names.name(now) && before.shownName(id) === after.shownName(id);
      if (!isSame) found.add(number);
    }
    return found;
  }

  /** With its fields in the order of the schema, as all are that are published. */
  private stored(id: string): AnnotatedArticle {
    const found = this.corrector.article(id);
    if (found === undefined) throw new PullquoteError('index-corrupt', `${this.generation.indexDir} does not have its article ${id}`);
    return annotatedArticleSchema.parse(found);
  }

  private encoderOf(published: AnnotatedArticle): ArticleEncoder {
    return new ArticleEncoder(published, this.view.names, this.texts);
  }

  private add(stored: AnnotatedArticle): void {
    const published = this.view.corrected(stored);
    const encoder = this.encoderOf(published);
    this.tally.add(encoder.values());
    const quotations = utterancesOf(published).length;
    this.kept.set(published.article.id, { digest: encoder.digest, named: this.namedIn(published), quotations });
    this.quotations += quotations;
  }

  private remove(stored: AnnotatedArticle): void {
    this.tally.remove(this.encoderOf(this.view.corrected(stored)).values());
    this.quotations -= this.kept.get(stored.article.id)?.quotations ?? 0;
    this.kept.delete(stored.article.id);
  }

  private namedIn({ passages, entities }: AnnotatedArticle): Uint32Array {
    const ids = new Set(entities.map(({ id }) => id));
    for (const { mentions, quotations, citedSources } of passages) {
      for (const { entity } of mentions) if (entity !== undefined) ids.add(entity);
      for (const { speaker } of quotations) if (speaker?.entity !== undefined) ids.add(speaker.entity);
      for (const { entity } of citedSources) if (entity !== undefined) ids.add(entity);
    }
    return Uint32Array.from(ids, (id) => this.numberOf(id));
  }

  private numberOf(id: string): number {
    let number = this.numbers.get(id);
    if (number === undefined) this.numbers.set(id, (number = this.numbers.size));
    return number;
  }
}
