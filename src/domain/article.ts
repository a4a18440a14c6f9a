/**
 * The article as it was read: metadata, blocks, and what was left out.
 *
 * Schemas and types are one thing here: a type is inferred from the schema that validates it, so neither can drift from the
 * other. Absent optional fields are left out, never null.
 */
import { z } from 'zod';

export const BLOCK_KINDS = [
  'title',
  'dek',
  'heading',
  'paragraph',
  'list-item',
  'block-quote',
  'pull-quote',
  'caption',
  'table',
  'byline',
  'bio',
  'source-line',
] as const;
export const blockKindSchema = z.enum(BLOCK_KINDS);
export type BlockKind = z.infer<typeof blockKindSchema>;

/** Kinds that become passages. The others are metadata or context. */
export const PASSAGE_KINDS = ['paragraph', 'list-item', 'block-quote', 'pull-quote', 'caption', 'dek'] as const;
export const passageKindSchema = z.enum(PASSAGE_KINDS);
export type PassageKind = z.infer<typeof passageKindSchema>;

/** Kinds whose texts, joined by "\n", are `Article.text`. */
export const BODY_KINDS: ReadonlySet<BlockKind> = new Set(['heading', 'paragraph', 'list-item', 'block-quote', 'pull-quote', 'table']);

const linesSchema = z.tuple([z.number().int().positive(), z.number().int().positive()]);

export const blockSchema = z.object({
  kind: blockKindSchema,
  text: z.string(),
  /** First and last line in the file, 1-based and inclusive. */
  lines: linesSchema.exactOptional(),
  page: z.number().int().positive().exactOptional(),
});
export type Block = z.infer<typeof blockSchema>;

export const sourceSchema = z.object({ name: z.string().min(1), url: z.string().exactOptional() });
/** An outlet or channel that published the article. */
export type Source = z.infer<typeof sourceSchema>;

export const creditSchema = z.object({
  name: z.string().min(1),
  title: z.string().exactOptional(),
  url: z.string().exactOptional(),
  lines: linesSchema.exactOptional(),
});
/** What the article as a whole says it rests on ("Source: … (YouTube)", "via AFP"). */
export type Credit = z.infer<typeof creditSchema>;

export const DROP_REASONS = ['boilerplate', 'navigation', 'related', 'duplicate-title', 'other'] as const;
export const droppedSchema = z.object({
  text: z.string(),
  lines: linesSchema.exactOptional(),
  reason: z.enum(DROP_REASONS),
});
export type Dropped = z.infer<typeof droppedSchema>;

export const copySchema = z.object({
  id: z.string().min(1),
  path: z.string(),
  source: sourceSchema.exactOptional(),
  url: z.string().exactOptional(),
});
/** Another file of the same article (same canonical URL, or a syndicated copy). */
export type Copy = z.infer<typeof copySchema>;

export const articleSchema = z.object({
  id: z.string().min(1),
  title: z.string(),
  dek: z.string().exactOptional(),
  sources: z.array(sourceSchema),
  credits: z.array(creditSchema),
  authors: z.array(z.string()),
  /** ISO 8601, possibly partial ("2025", "2025-02"), without time of day. */
  published: z.string().exactOptional(),
  modified: z.string().exactOptional(),
  url: z.string().exactOptional(),
  /** BCP 47; "und" when unknown. */
  language: z.string(),
  /** Relative to the root that was indexed, with "/"; a row of a `.jsonl` is `file#id`. */
  path: z.string(),
  contentHash: z.string(),
  blocks: z.array(blockSchema),
  text: z.string(),
  copies: z.array(copySchema).exactOptional(),
  dropped: z.array(droppedSchema),
});
/** One article with its metadata and its blocks in the order of the text. */
export type Article = z.infer<typeof articleSchema>;
export type ArticleId = Article['id'];

/** Whether articles of a language are annotated. "und" is taken for English, since most texts that say too little are. */
export function isAnnotatedLanguage(language: string): boolean {
  return /^(?:en|und)\b/i.test(language);
}

/** `Article.text` of these blocks. */
export function bodyText(blocks: readonly Block[]): string {
  return blocks
    .filter((block) => BODY_KINDS.has(block.kind))
    .map((block) => block.text)
    .join('\n');
}
