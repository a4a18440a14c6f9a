/**
 * The lines of a ledger: what must outlive the index.
 *
 * Every line says its type and the version of its shape, so that a later Pullquote reads all that an earlier one wrote, and an earlier one
 * passes over what it does not know. Each line ends with a check over itself and the line before, so that a flipped bit, a lost
 * line and a foreign line are all seen, and the line is named.
 */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { correctionRecordSchema } from '../domain/correction.ts';

const at = z.iso.datetime();

/** An article seen for the first time. */
export const articleEntrySchema = z.object({
  type: z.literal('article'),
  v: z.literal(1),
  id: z.string().min(1),
  /** Absolute path of the root that it was found under. */
  root: z.string(),
  /** `Article.path` there. */
  path: z.string(),
  url: z.string().exactOptional(),
  contentHash: z.string(),
  /** When it was first indexed. */
  at,
});

/** What has changed about an article that is known: fields that are left out stay as they were. */
export const articleUpdateEntrySchema = z.object({
  type: z.literal('article-update'),
  v: z.literal(1),
  id: z.string().min(1),
  /** Root and path come together: the article has moved. */
  root: z.string().exactOptional(),
  path: z.string().exactOptional(),
  url: z.string().exactOptional(),
  contentHash: z.string().exactOptional(),
  at,
});

/** A passage whose text is no longer in its article. */
export const passageEntrySchema = z.object({
  type: z.literal('passage'),
  v: z.literal(1),
  id: z.string().min(1),
  article: z.string().min(1),
  /** Its text. */
  was: z.string(),
  /** The passage that took its place, where one is near enough, and how near in [0, 1]. */
  successor: z.object({ id: z.string().min(1), similarity: z.number().min(0).max(1) }).exactOptional(),
  at,
});

/** A passage whose text has come back: what was said of it in a `passage` line no longer holds. */
export const passageReturnedEntrySchema = z.object({
  type: z.literal('passage-returned'),
  v: z.literal(1),
  id: z.string().min(1),
  at,
});

/** What somebody corrected: it holds from when it is entered, whatever is committed. */
export const correctionEntrySchema = z.object({ type: z.literal('correction'), v: z.literal(1), ...correctionRecordSchema.shape });

export const ledgerEntrySchema = z.discriminatedUnion('type', [
  articleEntrySchema,
  articleUpdateEntrySchema,
  passageEntrySchema,
  passageReturnedEntrySchema,
  correctionEntrySchema,
]);
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;
const TYPES: ReadonlySet<string> = new Set(ledgerEntrySchema.options.map((option) => option.shape.type.value));

/** A line of a type, or of a version of its shape, that this Pullquote does not know. */
const unknownEntrySchema = z
  .object({ type: z.string(), v: z.number().int().positive() })
  .refine(({ type, v }) => !TYPES.has(type) || v > 1);

/** The check that the first line builds on. */
export const FIRST_CHECK = '0'.repeat(16);
const CHECK = /,"check":"([0-9a-f]{16})"\}$/;

function checkOf(previous: string, body: string): string {
  return hash('sha256', previous + body, 'hex').slice(0, 16);
}

/** A line without its "\n", and its check, which the next line builds on. */
export function encodeEntry(entry: LedgerEntry, previous: string): { line: string; check: string } {
  const body = JSON.stringify(entry);
  const check = checkOf(previous, body);
  return { line: `${body.slice(0, -1)},"check":"${check}"}`, check };
}

/** The entry of a line, none where it is of a kind that only a later Pullquote knows; `undefined` where the line is not what was written there. */
export function decodeEntry(line: string, previous: string): { entry?: LedgerEntry; check: string } | undefined {
  const found = CHECK.exec(line.slice(-28));
  const check = found?.[1];
  if (found === null || check === undefined) return undefined;
  const body = `${line.slice(0, line.length - found[0].length)}}`;
  if (checkOf(previous, body) !== check) return undefined;
  try {
    const value: unknown = JSON.parse(body);
    const parsed = ledgerEntrySchema.safeParse(value);
    if (parsed.success) return { entry: parsed.data, check };
    return unknownEntrySchema.safeParse(value).success ? { check } : undefined;
  } catch {
    return undefined;
  }
}
