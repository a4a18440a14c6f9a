/**
 * The interface of all readers: bytes in, articles out, one file per format.
 *
 * A reader knows nothing of other files, of the index or of ids: it says what stands in its bytes. The id is minted by whoever
 * keeps the ledger.
 */
import type { Article } from '../domain/article.ts';

/** An article before it has its id. */
export type ReadArticle = Omit<Article, 'id'> & {
  /** The id that the file itself gives, verbatim. */
  givenId?: string;
};

/** One thing found in a file: an article, or a piece that had to be left out. */
export type ReadResult = { article: ReadArticle } | { skipped: { path: string; reason: string } };

export interface ReadInput {
  /** Absolute. */
  file: string;
  /** Relative to its root, with "/": what `Article.path` begins with. */
  path: string;
}

export interface Reader {
  /** E.g. "markdown"; for messages. */
  readonly name: string;
  /** Lower case, with the dot: ".md". */
  readonly extensions: readonly string[];
  /** Yields the articles of the file in their order. Streams: holds one article at a time where the format allows. */
  read(input: ReadInput): AsyncIterable<ReadResult>;
}
