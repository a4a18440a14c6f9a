/**
 * The parameters of addresses, pages and API alike: what each may be, and what it is where it is left out. They are read as they
 * stand in an address: text, or a list where a name stands there more than once.
 *
 * One set of schemas validates and describes: the OpenAPI document is made of these. What is malformed, or given twice where
 * once makes sense, is refused by name rather than read as something else; a form field left blank is as if it were not there.
 */
import { z } from 'zod';
import { ENTITY_TYPES, type entityTypeSchema } from './annotation.ts';
import { isPartialDate } from './dates.ts';
import {
  DEFAULT_FACET_LIMIT,
  DEFAULT_LIMIT,
  FACET_FIELDS,
  type FacetField,
  facetFieldSchema,
  MAX_FACET_LIMIT,
  MAX_LIMIT,
  MAX_QUERY_LENGTH,
  MISSING,
  matchSchema,
  type SearchQuery,
  scopeSchema,
  searchQuery,
  sortSchema,
} from './search.ts';

/** Beyond any corpus; numbers up to it stay exact when multiplied by a limit. */
const MAX_PAGE = 1_000_000_000;
const MAX_OFFSET = 100_000_000;
const DEFAULT_ENTITIES = 50;
const MAX_ENTITIES = 1000;

/** What a schema reads is not what it gives; the types of zod cannot say that of a preprocessed one. */
type WithDefault<Out, In = string> = z.ZodDefault<z.ZodType<Out, In>>;
type Optional<Out, In = string> = z.ZodOptional<z.ZodType<Out, In>>;

const absentIfBlank = (value: unknown): unknown => (value === '' ? undefined : value);

/** The reason why a value is refused, or that there is more than one. */
function orGivenTwice(message: string): { error: (issue: { input?: unknown }) => string } {
  return { error: ({ input }) => (Array.isArray(input) ? `is given ${input.length} times; give it once` : message) };
}

function text(description: string, most = MAX_QUERY_LENGTH): WithDefault<string> {
  const schema = z.string(orGivenTwice('is no text')).max(most, `is longer than ${most} characters`).default('');
  return z.preprocess(absentIfBlank, schema).describe(description) as unknown as WithDefault<string>;
}

function wholeNumber(min: number, max: number, byDefault: number, description: string): WithDefault<number, number | string> {
  const message = orGivenTwice(`is not a whole number from ${min} to ${max}`);
  const read = (value: unknown): unknown => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : absentIfBlank(value));
  const schema = z.number(message).int(message).min(min, message).max(max, message).default(byDefault);
  return z.preprocess(read, schema).describe(description) as unknown as WithDefault<number, number | string>;
}

function optionalNumber(min: number, max: number, description: string): Optional<number, number | string> {
  const message = orGivenTwice(`is not a whole number from ${min} to ${max}`);
  const read = (value: unknown): unknown => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : absentIfBlank(value));
  const schema = z.number(message).int(message).min(min, message).max(max, message).optional();
  return z.preprocess(read, schema).describe(description) as unknown as Optional<number, number | string>;
}

function choice<T extends string>(choices: readonly [T, ...T[]], byDefault: T, description: string): WithDefault<T, T> {
  const schema = z.enum(choices, orGivenTwice(`is none of ${choices.join(', ')}`)).default(byDefault as never);
  return z.preprocess(absentIfBlank, schema).describe(description) as unknown as WithDefault<T, T>;
}

const DATE_HINT = 'is not a date: write 2025, 2025-02 or 2025-02-19';

function partialDate(description: string): Optional<string> {
  const read = (value: unknown): unknown => absentIfBlank(typeof value === 'string' ? value.trim() : value);
  const schema = z.string(orGivenTwice(DATE_HINT)).refine(isPartialDate, DATE_HINT).optional();
  return z.preprocess(read, schema).meta({ description, pattern: DATE_PATTERN, example: '2025-02' }) as unknown as Optional<string>;
}
/** Of what may be a date; whether the month has the day is said by `isPartialDate`. */
const DATE_PATTERN = '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$';

/** One value or several; blank ones are none. */
const asList = (value: unknown): unknown => {
  if (value === undefined) return undefined;
  return [value].flat().filter((one) => one !== '');
};

function values(description: string): Optional<string[], string | string[]> {
  return z.preprocess(asList, z.array(z.string()).optional()).describe(description) as unknown as Optional<string[], string | string[]>;
}

/** As values of `date`: days that the calendar does not have are refused, for nothing can be of them. */
function dates(description: string): Optional<string[], string | string[]> {
  const date = z
    .string()
    .refine(isDateValue, DATE_HINT)
    .meta({ pattern: `${DATE_PATTERN}|^${MISSING}$`, example: '2025-02' });
  return z.preprocess(asList, z.array(date).optional()).describe(description) as unknown as Optional<string[], string | string[]>;
}

/** Whether the text may be a value of the `date` facet. */
export function isDateValue(text: string): boolean {
  return text === MISSING || isPartialDate(text);
}

const allOf = z
  .preprocess(
    asList,
    z
      .array(z.enum(FACET_FIELDS, { error: ({ input }) => `names no facet: "${String(input)}" is none of ${FACET_FIELDS.join(', ')}` }))
      .optional(),
  )
  .describe('Facets of which every chosen value must hold, instead of any.') as unknown as Optional<
  FacetField[],
  FacetField | FacetField[]
>;

type FilterName = FacetField | `-${FacetField}`;
const filterShape = Object.fromEntries(
  FACET_FIELDS.flatMap((field) => {
    const valuesOf = field === 'date' ? dates : values;
    return [
      [field, valuesOf(`Only what has this ${field}; repeated: any of them. "-" is the missing value.`)],
      [`-${field}`, valuesOf(`Nothing that has this ${field}.`)],
    ];
  }),
) as Record<FilterName, Optional<string[], string | string[]>>;

const ofSearch = {
  q: text('The query; nothing matches everything. See the help page for its language.'),
  match: choice(matchSchema.options as ['all', 'any'], 'all', 'Whether all words of the query must match, or any of them.'),
  scope: choice(scopeSchema.options as ['passages', 'quotations', 'articles'], 'passages', 'What is found and counted.'),
  ...filterShape,
  all: allOf,
  after: partialDate('Published then or later; a partial date is its whole interval.'),
  before: partialDate('Published then or earlier.'),
  sort: choice(sortSchema.options as ['relevance', 'newest', 'oldest'], 'relevance', 'The order of the hits; undated ones come last.'),
  page: wholeNumber(1, MAX_PAGE, 1, 'Which page of the hits, from 1 to the end.'),
  facetLimit: wholeNumber(0, MAX_FACET_LIMIT, DEFAULT_FACET_LIMIT, 'How many values of each facet.'),
};

/** `/api/search`, the pages, the exports and the feeds. */
export const searchParametersSchema = z.strictObject({
  ...ofSearch,
  limit: wholeNumber(0, MAX_LIMIT, DEFAULT_LIMIT, 'Hits on a page.'),
});
export type SearchParameters = z.infer<typeof searchParametersSchema>;

/** `/api/facets/FIELD`: a search, and which of the values; `limit` belongs to these. */
export const facetParametersSchema = z.strictObject({
  ...ofSearch,
  prefix: text('Only values of which a word begins so.'),
  order: choice(['count', 'label'], 'count', 'The order of the values.'),
  offset: wholeNumber(0, MAX_OFFSET, 0, 'How many values to pass over.'),
  limit: wholeNumber(0, MAX_FACET_LIMIT, DEFAULT_FACET_LIMIT, 'How many values.'),
});

/** `/api/entities` */
export const entityParametersSchema = z.strictObject({
  q: text('Words of a name or an alias, by their beginnings; nothing lists all.'),
  type: z
    .preprocess(absentIfBlank, z.enum(ENTITY_TYPES, orGivenTwice(`is none of ${ENTITY_TYPES.join(', ')}`)).optional())
    .describe('Only names of this type.') as unknown as Optional<z.infer<typeof entityTypeSchema>, z.infer<typeof entityTypeSchema>>,
  offset: wholeNumber(0, MAX_OFFSET, 0, 'How many names to pass over.'),
  limit: wholeNumber(0, MAX_ENTITIES, DEFAULT_ENTITIES, 'How many names.'),
});

/** `/api/suggest` */
export const suggestParametersSchema = z.strictObject({ q: text('What has been typed so far.') });

/** Of what takes none. */
export const noParametersSchema = z.strictObject({});

/** Where in a paragraph a quotation stands. */
export const variantsParametersSchema = z.strictObject({
  at: optionalNumber(
    0,
    MAX_OFFSET,
    'Any offset within the quotation, in UTF-16 code units of the text of the paragraph; its first one in marks where it is left out.',
  ),
});

export const facetPathSchema = z.object({ field: facetFieldSchema.describe('The facet.') });
export const idPathSchema = z.object({ id: z.string().min(1) });

/** The values, each once and in code-unit order. */
const sortedValues = (found: readonly string[]): string[] => [...new Set(found)].sort();

function valuesByField(parameters: Partial<Record<FilterName, string[] | undefined>>, sign: '' | '-'): SearchQuery['filters'] {
  const found: SearchQuery['filters'] = {};
  for (const field of FACET_FIELDS) {
    const given = sortedValues(parameters[`${sign}${field}`] ?? []);
    if (given.length > 0) found[field] = given;
  }
  return found;
}

/** The query that the parameters of a search say. */
export function queryOfParameters(parameters: Omit<SearchParameters, 'facetLimit'>): SearchQuery {
  const { q, match, scope, sort, page, limit, after, before, all = [] } = parameters;
  return searchQuery({
    q,
    match,
    scope,
    filters: valuesByField(parameters, ''),
    excludes: valuesByField(parameters, '-'),
    allOf: FACET_FIELDS.filter((field) => all.includes(field)),
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
    sort,
    page,
    limit,
  });
}

/** What is wrong with parameters, in one sentence that names the first that is. */
export function describeRefusal({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue === undefined) return 'the parameters are not right';
  if (issue.code === 'unrecognized_keys') return `there is no parameter "${issue.keys[0] ?? ''}" here`;
  return `the parameter "${String(issue.path[0] ?? '')}" ${issue.message}`;
}
