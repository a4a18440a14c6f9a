/** The forms in which one quotation stands in a corpus: what crosses the JSON API and the `SearchEngine`. */
import { z } from 'zod';
import { quotationKindSchema, speakerSchema } from './annotation.ts';
import { hitSchema } from './search.ts';

const count = z.number().int().nonnegative();

export const appearanceSchema = z.object({
  article: hitSchema.shape.article,
  /** Who printed the article, and who printed a copy of it that is counted with it. */
  outlets: z.array(z.string()),
  passage: z.string(),
  speaker: speakerSchema.nullable(),
  kind: quotationKindSchema,
  /** Marks the words in their article. */
  link: z.string(),
  /** Appearances with one number are one report: syndicated, or taken over with the text around the quotation. From 1, in the order of appearance. */
  report: count,
});
export type Appearance = z.infer<typeof appearanceSchema>;

export const variantSchema = z.object({
  /** Of its first appearance, the parts joined by a space. */
  text: z.string(),
  /** In the order of their dates, undated last. */
  appearances: z.array(appearanceSchema),
});
export type Variant = z.infer<typeof variantSchema>;

export const variantsSchema = z.object({
  /** The form that was asked for first; the others by number of articles, then by length. */
  variants: z.array(variantSchema),
  articles: count,
  /** Written apart from one another. */
  reports: count,
  outlets: z.array(z.string()),
  /** Dates of the first and the last appearance that has one. */
  first: z.string().exactOptional(),
  last: z.string().exactOptional(),
});
export type Variants = z.infer<typeof variantsSchema>;
