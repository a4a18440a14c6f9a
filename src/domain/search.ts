/**
 * The question and the answer of a search: what crosses the command line, the JSON API and the `SearchEngine`.
 */
import { z } from 'zod';
import { passageSchema, quotationKindSchema, spanSchema, speakerSchema } from './annotation.ts';
import { sourceSchema } from './article.ts';
import { isPartialDate } from './dates.ts';

export const FACET_FIELDS = [
  'source',
  'article',
  'speaker',
  'speaker-kind',
  'person',
  'organization',
  'place',
  'cites',
  'author',
  'kind',
  'date',
] as const;
export const facetFieldSchema = z.enum(FACET_FIELDS);
/** A field to count by and to filter by. */
export type FacetField = z.infer<typeof facetFieldSchema>;

/** The facets that hold of one utterance, and so must be met by the same one. */
export const UTTERANCE_FACETS: ReadonlySet<FacetField> = new Set(['speaker', 'speaker-kind', 'kind']);

/** The bucket of units that have no value in a facet. */
export const MISSING = '-';

export const matchSchema = z.enum(['all', 'any']);
export const scopeSchema = z.enum(['passages', 'quotations', 'articles']);
export const sortSchema = z.enum(['relevance', 'newest', 'oldest']);
/** The unit of hits, totals and counts. */
export type Scope = z.infer<typeof scopeSchema>;
export type Sort = z.infer<typeof sortSchema>;
export type Match = z.infer<typeof matchSchema>;

/** Queries longer than this are refused; a pasted quotation of 300 words is about 2,000. */
export const MAX_QUERY_LENGTH = 20_000;
export const MAX_LIMIT = 1000;
export const MAX_FACET_LIMIT = 1000;
export const DEFAULT_LIMIT = 10;
export const DEFAULT_FACET_LIMIT = 10;

const valuesByField = z.partialRecord(facetFieldSchema, z.array(z.string()));
const partialDate = z.string().refine(isPartialDate, 'is not a date: write 2025, 2025-02 or 2025-02-19');

export const searchQuerySchema = z.object({
  /** "" matches everything. */
  q: z.string().max(MAX_QUERY_LENGTH),
  match: matchSchema,
  scope: scopeSchema,
  filters: valuesByField,
  excludes: valuesByField,
  /** Fields in which every chosen value must hold; in the others any of them. */
  allOf: z.array(facetFieldSchema),
  /** Inclusive; a partial date is its whole interval. */
  after: partialDate.exactOptional(),
  before: partialDate.exactOptional(),
  sort: sortSchema,
  /** From 1. */
  page: z.number().int().min(1),
  limit: z.number().int().min(0).max(MAX_LIMIT),
});
export type SearchQuery = z.infer<typeof searchQuerySchema>;

/** A query with every default filled in. */
export function searchQuery(parts: Partial<SearchQuery> = {}): SearchQuery {
  return {
    q: '',
    match: 'all',
    scope: 'passages',
    filters: {},
    excludes: {},
    allOf: [],
    sort: 'relevance',
    page: 1,
    limit: DEFAULT_LIMIT,
    ...parts,
  };
}

export const bucketSchema = z.object({
  value: z.string(),
  label: z.string(),
  /** Exact: the total that choosing this value alone in this facet gives, all else equal. */
  count: z.number().int().nonnegative(),
  selected: z.boolean(),
  excluded: z.boolean(),
});
export type Bucket = z.infer<typeof bucketSchema>;

export const facetSchema = z.object({
  buckets: z.array(bucketSchema),
  /** Number of different values, of which `buckets` may be a page. */
  total: z.number().int().nonnegative(),
});
export type Facet = z.infer<typeof facetSchema>;

export const hitSchema = z.object({
  article: z.object({
    id: z.string(),
    title: z.string(),
    sources: z.array(sourceSchema),
    published: z.string().exactOptional(),
    url: z.string().exactOptional(),
    link: z.string(),
  }),
  /** In scope articles the best one; in scope quotations the one with the best match. */
  passage: passageSchema,
  quotation: z
    .object({
      /** The parts of the utterance joined by a space. */
      text: z.string(),
      speaker: speakerSchema.nullable(),
      kind: quotationKindSchema,
      passages: z.array(z.string()),
      /** In `text`. */
      highlights: z.array(spanSchema),
    })
    .exactOptional(),
  /** In `passage.text`; an exact phrase is one span. */
  highlights: z.array(spanSchema),
  score: z.number(),
  link: z.string(),
});
export type Hit = z.infer<typeof hitSchema>;

export const searchPageSchema = z.object({
  query: searchQuerySchema,
  total: z.number().int().nonnegative(),
  hits: z.array(hitSchema),
  facets: z.record(facetFieldSchema, facetSchema),
  /** Set when the words alone match nothing as given, and typo-tolerant words were searched instead. */
  relaxed: z.object({ words: z.array(z.string()) }).exactOptional(),
  didYouMean: z.string().exactOptional(),
  /** Set when the query could not be parsed and was read otherwise. */
  readAs: z.string().exactOptional(),
  generation: z.string(),
  tookMs: z.number(),
});
/** `/api/search`, and `pullquote search … --json`. */
export type SearchPage = z.infer<typeof searchPageSchema>;

export const SUGGESTION_KINDS = ['word', 'entity', 'speaker', 'source', 'article'] as const;
export const suggestionSchema = z.object({
  kind: z.enum(SUGGESTION_KINDS),
  text: z.string(),
  value: z.string().exactOptional(),
  count: z
    .number()
    .int()
    .nonnegative()
    .describe(
      'Of a word the paragraphs that a search for the text finds, of an entity those that name it, of a speaker the quotations, of a source the articles, of an article its paragraphs.',
    ),
});
export type Suggestion = z.infer<typeof suggestionSchema>;
