/**
 * The manifest: the one file that says what a generation of the index is. Whatever it does not name is not part of the index.
 *
 * It carries a checksum of itself: a JSON file in which a digit has flipped still parses.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PullquoteError } from '../domain/errors.ts';

/** Raised whenever files of an older Pullquote can no longer be read; `pullquote index` then rebuilds. */
export const FORMAT_VERSION = 3;

/** What is read of every file when an index is opened: the table of sections, and with it their checksums, lies in it. */
export const HEAD_BYTES = 1 << 14;

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
  /** SHA-256 of the manifest's own bytes with this field's value replaced by as many zeros. */
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
  /** Counts up from "1". */
  generation: z.string().regex(/^[1-9]\d{0,14}$/),
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
  /** What of the ledger this generation relies on: its first `bytes` bytes, whose last line has the check `check`. */
  ledger: z.object({
    /** Relative to the index folder; left out where it lies at its usual place. */
    file: z.string().exactOptional(),
    bytes: z.number().int().nonnegative(),
    check: z.string(),
  }),
  /** Every file of the generation, by its name in the folder. */
  files: z.record(
    z.string(),
    z.object({
      bytes: z.number().int().nonnegative(),
      sha256: z.string(),
      /** First 16 digits of the SHA-256 of its first `HEAD_BYTES`; left out by Pullquotes that did not look at it. */
      head: z.string().exactOptional(),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;

const NO_CHECKSUM = '0'.repeat(64);
const CHECKSUM_FIELD = /"checksum": "([0-9a-f]{64})"/;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The bytes of a manifest, with its checksum filled in: the same for the same contents. */
export function encodeManifest(manifest: Omit<Manifest, 'checksum' | 'format'>): Uint8Array {
  const { generation, created, analyzer, annotator, roots, counts, segments, ledger, files } = manifest;
  const fields = { generation, created, analyzer, annotator, roots, counts, segments, ledger, files };
  const blank = JSON.stringify({ format: FORMAT_VERSION, checksum: NO_CHECKSUM, ...fields }, null, 1);
  return Buffer.from(`${blank.replace(NO_CHECKSUM, sha256(`${blank}\n`))}\n`);
}

const outlineSchema = z.object({
  format: z.number(),
  generation: manifestSchema.shape.generation.optional().catch(undefined),
  roots: z.array(z.string()).catch([]),
  ledger: z.object({ file: z.string() }).optional().catch(undefined),
});

/** The little of a manifest of another format that building the index anew needs; `undefined` where it states no format. */
export function readOutline(bytes: Uint8Array): z.infer<typeof outlineSchema> | undefined {
  try {
    return outlineSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/**
 * Reads a manifest back.
 *
 * @throws PullquoteError `index-corrupt`, `index-version`
 */
export function decodeManifest(bytes: Uint8Array, path: string): Manifest {
  const text = Buffer.from(bytes).toString('utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new PullquoteError('index-corrupt', `${path} is damaged: it is not JSON`, { cause: error });
  }
  const checksum = CHECKSUM_FIELD.exec(text)?.[1];
  const isWhole = checksum !== undefined && sha256(text.replace(checksum, NO_CHECKSUM)) === checksum;
  const format = readOutline(bytes)?.format;
  if (isWhole && format !== undefined && format !== FORMAT_VERSION) {
    const age = format > FORMAT_VERSION ? 'a newer' : 'an older';
    throw new PullquoteError('index-version', `${path} is of ${age} format (${format}; this Pullquote reads ${FORMAT_VERSION})`);
  }
  if (!isWhole) throw new PullquoteError('index-corrupt', `${path} is damaged: its checksum does not fit`);
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) throw new PullquoteError('index-corrupt', `${path} is damaged: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
