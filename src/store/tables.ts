/**
 * The two tables of a generation that make the next run incremental: what was read from which file, and where each article lies.
 *
 * One JSON object a line. They are written whole with every generation: a generation never reads another's tables.
 */
import { z } from 'zod';
import { sourceSchema } from '../domain/article.ts';
import { PullquoteError } from '../domain/errors.ts';
import { skippedSchema } from '../domain/reports.ts';
import { type FileLayer, readLines } from './file-layer.ts';

/** One article as it stands in a file. */
export const rowStateSchema = z.object({
  /** `Article.path`. */
  path: z.string(),
  /** The id that the file itself gives. */
  given: z.string().exactOptional(),
  url: z.string().exactOptional(),
  contentHash: z.string(),
  /** Hash of all that the reader gave: text, structure and metadata. */
  fingerprint: z.string(),
  sources: z.array(sourceSchema),
  published: z.string().exactOptional(),
  /** What copies of its text are recognised by; left out where it has no word. */
  text: z.object({ words: z.number(), shingles: z.number(), sketch: z.string() }).exactOptional(),
  /** The id that it goes by: of the article, or of the copy. */
  id: z.string().exactOptional(),
});
export type RowState = z.infer<typeof rowStateSchema>;

export const fileStateSchema = z.object({
  /** Absolute. */
  root: z.string(),
  /** Absolute. */
  file: z.string(),
  /** Relative to the root. */
  path: z.string(),
  bytes: z.number().int().nonnegative(),
  /** Nanoseconds, as strings: they do not fit a double. */
  mtimeNs: z.string(),
  ctimeNs: z.string(),
  inode: z.string(),
  /** Milliseconds since 1970 at which the run that read it began. */
  readAt: z.number(),
  /** Hash of whatever beside the file decided how it was read. */
  config: z.string(),
  rows: z.array(rowStateSchema),
  skipped: z.array(skippedSchema),
});
export type FileState = z.infer<typeof fileStateSchema>;

export const articleStateSchema = z.object({
  id: z.string(),
  /** Name of the segment, and the ordinal in it. */
  segment: z.string(),
  ordinal: z.number().int().nonnegative(),
  /** Hash of all that the indexed article is made of, its copies included. */
  fingerprint: z.string(),
  /** Version of the annotator that it was annotated by; "none" where it was not. */
  annotator: z.string(),
  passages: z.number().int().nonnegative(),
  quotations: z.number().int().nonnegative(),
});
export type ArticleState = z.infer<typeof articleStateSchema>;

/** The bytes of a table. */
export function encodeTable(rows: Iterable<unknown>): Uint8Array {
  const lines: string[] = [];
  for (const row of rows) lines.push(`${JSON.stringify(row)}\n`);
  return Buffer.from(lines.join(''));
}

/**
 * The rows of a table, in their order.
 *
 * @throws PullquoteError `index-corrupt`, naming the line
 */
export async function* readTable<T>(files: FileLayer, path: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  let number = 0;
  for await (const line of readLines(files, path)) {
    number++;
    const parsed = schema.safeParse(parseJson(line));
    if (!parsed.success) throw new PullquoteError('index-corrupt', `${path} is damaged at line ${number}`);
    yield parsed.data;
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
