/** Writing segments: articles go in one after the other, a new segment begins when one is full, and each is on the disk when done. */
import type { AnnotatedArticle } from '../domain/annotation.ts';
import { createSegmentWriter } from '../engines/minisearch/segment-writer.ts';
import type { SegmentWriter } from '../engines/minisearch/segment.ts';
import { countUtterances } from '../store/check-articles.ts';
import type { IndexWriter } from '../store/commit.ts';
import { fileNames } from '../store/index-folder.ts';
import type { SegmentEntry } from '../store/manifest.ts';
import { type ArticleState, encodeTable } from '../store/tables.ts';
import { type ArticleHealth, healthOf, healthOfSegment } from './article-health.ts';
import { MAX_SEGMENT_PASSAGES } from './merge-policy.ts';

/** What is remembered of an article beside its place. */
export type ArticleMark = Pick<ArticleState, 'fingerprint' | 'annotator'>;

export class SegmentFiles {
  readonly segments: SegmentEntry[] = [];
  readonly states: ArticleState[] = [];
  readonly #writer: IndexWriter;
  #open: { name: string; writer: SegmentWriter; evidence: EvidenceRow[]; health: ArticleHealth[] } | undefined;

  constructor(writer: IndexWriter) {
    this.#writer = writer;
  }

  async add(annotated: AnnotatedArticle, mark: ArticleMark): Promise<void> {
    if (this.#open !== undefined && this.#open.writer.passages + annotated.passages.length > MAX_SEGMENT_PASSAGES) await this.finish();
    this.#open ??= {
      name: fileNames.segment(this.#writer.generation, this.segments.length),
      writer: createSegmentWriter(),
      evidence: [],
      health: [],
    };
    const { name, writer, evidence, health } = this.#open;
    const { id } = annotated.article;
    const { fingerprint, annotator } = mark;
    writer.add(annotated);
    this.states.push({
      id,
      segment: name,
      ordinal: evidence.length,
      fingerprint,
      annotator,
      passages: annotated.passages.length,
      quotations: countUtterances(annotated),
    });
    evidence.push({ article: id, entities: annotated.entities });
    health.push(healthOf(annotated));
  }

  /** Ends the segment that is open. */
  async finish(): Promise<void> {
    if (this.#open === undefined) return;
    const { name, writer, evidence, health } = this.#open;
    this.#open = undefined;
    const { articles, passages, quotations, files } = writer.finish();
    for (const file of files) await this.#writer.write(name + file.suffix, file.bytes);
    await this.#writer.write(fileNames.segmentEntities(name), encodeTable(evidence));
    await this.#writer.write(fileNames.segmentHealth(name), encodeTable(healthOfSegment(health)));
    this.segments.push({ name, articles, passages, quotations, deleted: [] });
  }
}

/** A line of `NAME.entities.jsonl`. */
export type EvidenceRow = { article: string; entities: AnnotatedArticle['entities'] };
