/** The small shapes of the command line and of the API's errors. */
import { z } from 'zod';

export const batchRowSchema = z.object({
  qid: z.string(),
  total: z.number().int().nonnegative(),
  /** Articles, best first, without repeats. */
  hits: z.array(z.string()),
  /** Passages, best first. */
  passages: z.array(z.string()),
});
/** One line of `pullquote search --batch FILE.jsonl --json`. */
export type BatchRow = z.infer<typeof batchRowSchema>;

export const skippedSchema = z.object({
  path: z.string(),
  reason: z.string(),
  /** The file could not be looked at now; nothing is said of its content, so that it is tried again though it looks unchanged. */
  retry: z.literal(true).exactOptional(),
});
/** A file (or row) that was left out, and why. */
export type Skipped = z.infer<typeof skippedSchema>;

export const indexReportSchema = z.object({
  articles: z.number().int(),
  passages: z.number().int(),
  quotations: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  skipped: z.array(skippedSchema),
  generation: z.string(),
  seconds: z.number(),
});
/** The last line of `pullquote index … --json`. */
export type IndexReport = z.infer<typeof indexReportSchema>;

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  hint: z.string().exactOptional(),
});
/** An error body of the API (RFC 9457). */
export type Problem = z.infer<typeof problemSchema>;
