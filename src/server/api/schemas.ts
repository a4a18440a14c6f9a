/**
 * The shapes of the API under the names that its description gives them. The schemas are those of `src/domain/`, which also validate.
 */
import { z } from '@hono/zod-openapi';
import { annotatedArticleSchema, entitySchema, passageSchema, quotationSchema } from '../../domain/annotation.ts';
import { articleSchema } from '../../domain/article.ts';
import { correctionStateSchema } from '../../domain/correction.ts';
import { problemSchema } from '../../domain/reports.ts';
import { selectorsSchema } from '../../domain/selector.ts';
import { variantSchema, variantsSchema } from '../../domain/variants.ts';
import { facetSchema, hitSchema, searchPageSchema, searchQuerySchema, suggestionSchema } from '../../domain/search.ts';

const count = z.number().int().nonnegative();

const entityRecordSchema = z.object({
  ...entitySchema.shape,
  passages: count.describe('Paragraphs that name it.'),
  quotations: count.describe('Utterances whose speaker it is.'),
});

/** What has a name of its own in the description. */
const NAMED = {
  AnnotatedArticle: annotatedArticleSchema,
  Article: articleSchema,
  CorrectionState: correctionStateSchema,
  Corrections: z.object({ corrections: z.array(correctionStateSchema) }),
  Entities: z.object({ total: count, entities: z.array(entityRecordSchema) }),
  EntityRecord: entityRecordSchema,
  Facet: facetSchema,
  GonePassage: z.object({ ...problemSchema.shape, near: z.array(hitSchema), was: z.string() }),
  Hit: hitSchema,
  Passage: passageSchema,
  PassageInArticle: z.object({ article: articleSchema, passage: passageSchema, link: z.string(), selectors: selectorsSchema }),
  Problem: problemSchema,
  Quotation: quotationSchema,
  SearchPage: searchPageSchema,
  SearchQuery: searchQuerySchema,
  Suggestion: suggestionSchema,
  Suggestions: z.object({ suggestions: z.array(suggestionSchema) }),
  Variant: variantSchema,
  Variants: variantsSchema,
} as const;

/** Under its name; made anew, because only what is made after this package was loaded can be given one. */
function named<T extends z.ZodRawShape>(name: keyof typeof NAMED, shape: T): z.ZodObject<T> {
  return z.object(shape).openapi(name);
}

/** As routes name them. */
export const schemas = {
  AnnotatedArticle: named('AnnotatedArticle', NAMED.AnnotatedArticle.shape),
  Corrections: named('Corrections', NAMED.Corrections.shape),
  Entities: named('Entities', NAMED.Entities.shape),
  EntityRecord: named('EntityRecord', NAMED.EntityRecord.shape),
  Facet: named('Facet', NAMED.Facet.shape),
  GonePassage: named('GonePassage', NAMED.GonePassage.shape),
  PassageInArticle: named('PassageInArticle', NAMED.PassageInArticle.shape),
  Problem: named('Problem', NAMED.Problem.shape),
  SearchPage: named('SearchPage', NAMED.SearchPage.shape),
  Suggestions: named('Suggestions', NAMED.Suggestions.shape),
  Variants: named('Variants', NAMED.Variants.shape),
} as const;

/** Members that say nothing here: where a schema stands by itself, and that a later version adds none. */
function tidy(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(tidy);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(
    ([name, value]) =>
      name !== '$schema' && name !== '$id' && !(name === 'additionalProperties' && value === false) && value !== Number.MAX_SAFE_INTEGER,
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, tidy(value)]));
}

/** Every named shape as JSON Schema 2020-12, which is what OpenAPI 3.1 takes: zod itself says which members may be left out. */
export function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` }).schemas;
  return tidy(made) as Record<string, object>;
}
