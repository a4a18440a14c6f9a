/**
 * The interface of all readers: bytes in, articles out, one file per format.
 *
 * A reader knows nothing of other files, of the index or of ids: it says what stands in its bytes. The id is minted by whoever
 * keeps the ledger. It is given an opened file rather than a path, so that the same reader serves an entry of an archive.
 */
import type { Article } from '../domain/article.ts';
import type { Skipped } from '../domain/reports.ts';
import type { FolderConfig } from './config.ts';
import type { Metadata } from './metadata.ts';

/** An article before it has its id. */
export type ReadArticle = Omit<Article, 'id'> & {
  /** The id that the file itself gives, verbatim. */
  givenId?: string;
};

/** One thing found in a file: an article, or a piece that had to be left out. */
export type ReadResult = { article: ReadArticle } | { skipped: Skipped };

export interface ReadInput {
  /** Absolute. */
  file: string;
  /** Relative to its root, with "/": what `Article.path` begins with. */
  path: string;
}

/** A file whose content can be had. */
export interface OpenedFile {
  /** As in `ReadInput`. */
  path: string;
  /** Lower case, without ".gz": what the name says of the format. */
  extension: string;
  /** The first bytes of the content (unpacked), at most 4 KB. */
  head: Uint8Array;
  /** The content from its first byte, unpacked where it was compressed; for one use. */
  chunks(): AsyncIterable<Uint8Array>;
  /** Any part of the content, where it lies uncompressed on a disk. */
  range?: ByteRange;
}

export interface ByteRange {
  /** In bytes. */
  size: number;
  /** Fewer bytes than `length` only at the end. */
  read(position: number, length: number): Promise<Uint8Array>;
}

/** What archives may still unpack; one for a file and all that lies in it. */
export interface UnpackBudget {
  bytes: number;
  members: number;
}

export interface ReadContext {
  config?: FolderConfig;
  /** What a file beside the one that is read says of it. */
  sidecar?: Metadata;
  /** Reads what lies in a file as a file of its own; absent where nothing may lie in it. */
  readInner?: (file: OpenedFile) => AsyncIterable<ReadResult>;
  budget?: UnpackBudget;
}

export interface Reader {
  /** E.g. "Markdown"; for messages. */
  readonly name: string;
  /** Lower case, with the dot: ".md". */
  readonly extensions: readonly string[];
  /** The format is no text: NUL bytes are not a sign of damage. */
  readonly binary?: true;
  /** Whether the first bytes are surely of this format, whatever the name says; the extension only parts formats with one beginning. */
  recognizes?(head: Uint8Array, extension: string): boolean;
  /** Yields the articles of the file in their order. Streams: holds one article at a time where the format allows. */
  read(file: OpenedFile, context: ReadContext): AsyncIterable<ReadResult>;
}
