/**
 * The health of a corpus: what was left out, what is missing, what was dropped, and what is there more than once.
 *
 * It is counted by the indexer, over the articles that are part of the index, and written with each generation.
 */
import { z } from 'zod';
import { copySchema, DROP_REASONS } from './article.ts';
import { skippedSchema } from './reports.ts';

const count = z.number().int().nonnegative();

export const corpusHealthSchema = z.object({
  generation: z.string(),
  articles: count,
  passages: count,
  /** Utterances; `unattributed` are those without a speaker. */
  quotations: count,
  unattributed: count,
  skipped: z.array(skippedSchema),
  /** Articles of which nobody says it. */
  without: z.object({ source: count, date: count, author: count }),
  /** Most articles first; "und" is unknown. Of a language that is not annotated some articles, by title. */
  languages: z.array(
    z.object({
      language: z.string(),
      articles: count,
      examples: z.array(z.object({ id: z.string(), title: z.string(), path: z.string() })).exactOptional(),
    }),
  ),
  /** Articles that were found in several files, by title. */
  copied: z.array(z.object({ id: z.string(), title: z.string(), path: z.string(), copies: z.array(copySchema) })),
  /** Lines that were dropped from most articles, most first; `path` is one of these articles. */
  dropped: z.array(z.object({ text: z.string(), reason: z.enum(DROP_REASONS), articles: count, path: z.string() })),
});
export type CorpusHealth = z.infer<typeof corpusHealthSchema>;
