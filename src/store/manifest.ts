/**
 * The manifest: the one file that says what a generation of the index is. Whatever it does not name is not part of the index.
 */
import { z } from 'zod';

/** Raised whenever files of an older Pullquote can no longer be read; `pullquote index` then rebuilds. */
export const FORMAT_VERSION = 1;

export const segmentEntrySchema = z.object({
  /** Prefix of its files, e.g. "s000007-0". */
  name: z.string(),
  articles: z.number().int().nonnegative(),
  passages: z.number().int().nonnegative(),
  /** Utterances. */
  quotations: z.number().int().nonnegative(),
  /** Ordinals, in the segment, of articles that are no longer part of the index; ascending. */
  deleted: z.array(z.number().int().nonnegative()),
});
export type SegmentEntry = z.infer<typeof segmentEntrySchema>;

export const manifestSchema = z.object({
  format: z.literal(FORMAT_VERSION),
  /** Counts up from "1". */
  generation: z.string(),
  /** ISO 8601 with time, UTC. */
  created: z.string(),
  /** Whatever changes terms or places, so that an index and a query are never analysed differently. */
  analyzer: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** Version of model and rules; "none" with `--no-annotate`. */
  annotator: z.string(),
  /** Absolute paths of the files and folders that the index follows, sorted. */
  roots: z.array(z.string()),
  /** Live ones. `quotations` counts utterances. */
  counts: z.object({ articles: z.number().int(), passages: z.number().int(), quotations: z.number().int() }),
  segments: z.array(segmentEntrySchema),
  /** Every file of the generation, by its name in the folder. */
  files: z.record(z.string(), z.object({ bytes: z.number().int().nonnegative(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;
