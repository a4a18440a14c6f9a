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

/** Characters that are encoded at a time. */
const PART = 1 << 20;

/** The bytes of a table, in parts: a table of millions of rows is longer than any string can be. */
export function* encodeTable(rows: Iterable<unknown>): Generator<Uint8Array> {
  let lines: string[] = [];
  let characters = 0;
  for (const row of rows) {
    const line = `${JSON.stringify(row)}\n`;
    lines.push(line);
    characters += line.length;
    if (characters < PART) continue;
    yield Buffer.from(lines.join(''));
    lines = [];
    characters = 0;
  }
  yield Buffer.from(lines.join(''));
}

/** Rows of one file that stand on one line. */
const ROWS_OF_LINE = 5000;

/** The states of files as lines of a table: a file of very many rows takes several, each with the whole head. */
export function* linesOfFiles(states: Iterable<FileState>): Generator<FileState> {
  for (const state of states) {
    yield { ...state, rows: state.rows.slice(0, ROWS_OF_LINE) };
    for (let from = ROWS_OF_LINE; from < state.rows.length; from += ROWS_OF_LINE) {
      yield { ...state, rows: state.rows.slice(from, from + ROWS_OF_LINE), skipped: [] };
    }
  }
}

/**
 * The states of files that were written by `linesOfFiles`, by their absolute path.
 *
 * @throws PullquoteError `index-corrupt`, naming the line
 */
export async function readFileStates(files: FileLayer, path: string): Promise<Map<string, FileState>> {
  const states = new Map<string, FileState>();
  for await (const part of readTable(files, path, fileStateSchema)) {
    const known = states.get(part.file);
    if (known === undefined) states.set(part.file, part);
    else for (const row of part.rows) known.rows.push(row);
  }
  return states;
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
