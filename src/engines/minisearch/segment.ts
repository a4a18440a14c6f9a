/**
 * The files of a segment, as its writer makes them and its reader expects them.
 *
 * - `NAME.articles.jsonl`: the annotated articles, one a line, in the order of their ordinals in the segment;
 * - `NAME.segment.bin`: the compiled index of the words and what else a search needs without reading articles.
 *
 * A segment is immutable. Entity ids in it are the articles' own; the generation's entity table maps them at load.
 */
import type { AnnotatedArticle } from '../../domain/annotation.ts';

export interface SegmentFile {
  /** What follows the segment's name: ".articles.jsonl". */
  suffix: string;
  bytes: Uint8Array;
}

export interface BuiltSegment {
  articles: number;
  passages: number;
  /** Utterances. */
  quotations: number;
  files: SegmentFile[];
}

export interface SegmentWriter {
  /** Articles get ordinals 0, 1, 2 … in the order in which they are added. */
  add(article: AnnotatedArticle): void;
  /** Passages added so far: the indexer starts a new segment at 100,000. */
  readonly passages: number;
  finish(): BuiltSegment;
}
