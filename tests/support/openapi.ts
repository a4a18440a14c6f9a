/** Reads the API's own description, as a client that knows nothing else would. */
import * as fc from 'fast-check';
import { z } from 'zod';

const parameterSchema = z.object({
  name: z.string(),
  in: z.enum(['query', 'path']),
  required: z.boolean().optional(),
  schema: z.object({
    type: z.enum(['string', 'integer', 'array']),
    enum: z.array(z.string()).optional(),
    items: z.object({ type: z.literal('string'), enum: z.array(z.string()).optional(), pattern: z.string().optional() }).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    maxLength: z.number().optional(),
    pattern: z.string().optional(),
  }),
});
export type Parameter = z.infer<typeof parameterSchema>;

const responseSchema = z.object({
  description: z.string(),
  content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })).optional(),
});
const operationSchema = z.object({
  operationId: z.string(),
  parameters: z.array(parameterSchema).optional(),
  responses: z.record(z.string(), responseSchema),
});
const documentSchema = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.object({ get: operationSchema })),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

export interface Operation {
  id: string;
  path: string;
  parameters: Parameter[];
  /** What an answer of this status must be; `undefined` where the status is not described, null where it has no body. */
  answer(status: number): { type: string; schema: z.ZodType } | null | undefined;
}

/** The operations of a document, with validators of their answers. */
export function readOperations(json: unknown): Operation[] {
  const { paths, components } = documentSchema.parse(json);
  const text = JSON.stringify(components.schemas).replaceAll('#/components/schemas/', '#/$defs/');
  const $defs = JSON.parse(text) as Record<string, never>;
  const validators = new Map<string, z.ZodType>();
  const validator = (ref: string): z.ZodType => {
    const name = ref.replace('#/components/schemas/', '');
    const made = validators.get(name) ?? z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs });
    validators.set(name, made);
    return made;
  };
  return Object.entries(paths).map(([path, { get }]) => ({
    id: get.operationId,
    path,
    parameters: get.parameters ?? [],
    answer: (status) => {
      const response = get.responses[String(status)];
      if (response === undefined) return undefined;
      const [first] = Object.entries(response.content ?? {});
      if (first === undefined) return null;
      const ref = first[1].schema['$ref'];
      if (typeof ref !== 'string') throw new Error(`the answer ${status} of ${get.operationId} names no schema`);
      return { type: first[0], schema: validator(ref) };
    },
  }));
}

type Pairs = [string, string][];

function stringOf(
  { enum: choices, pattern, maxLength }: { enum?: string[] | undefined; pattern?: string | undefined; maxLength?: number | undefined },
  words: readonly string[],
): fc.Arbitrary<string> {
  if (choices !== undefined) return fc.constantFrom(...choices);
  // In a date the month may be too short for the day, which a pattern cannot say: 28 days are in all.
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern)).map((date) => date.replace(/-(29|30|31)$/, '-28'));
  const most = Math.min(maxLength ?? 60, 60);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: most, unit: 'grapheme' }) },
  );
}

/** Values that the description allows, as they stand in an address; text is mostly of `words`. */
function validValues({ schema }: Parameter, words: readonly string[]): fc.Arbitrary<string[]> {
  if (schema.type === 'array') return fc.array(stringOf(schema.items ?? {}, words), { minLength: 1, maxLength: 3 });
  if (schema.type === 'string') return stringOf(schema, words).map((value) => [value]);
  const { minimum: min = 0, maximum: max = 1000 } = schema;
  return fc.oneof(fc.integer({ min, max: Math.min(max, 30) }), fc.integer({ min, max })).map((value) => [String(value)]);
}

/** Values that it does not allow. */
function invalidValues({ schema }: Parameter): fc.Arbitrary<string[]> | undefined {
  if (schema.type === 'array')
    return schema.items?.enum === undefined && schema.items?.pattern === undefined ? undefined : fc.constant<string[]>(['no such value']);
  const twice: fc.Arbitrary<string[]> = fc.constant(['1', '2']);
  if (schema.type === 'integer') {
    const { minimum = 0, maximum = 1000 } = schema;
    return fc.oneof(
      twice,
      fc.constantFrom<string[]>(
        ['-1'],
        ['1.5'],
        ['1e3'],
        ['0x1'],
        [' 1'],
        ['one'],
        [String(minimum - 1)],
        [String(maximum + 1)],
        ['9'.repeat(400)],
      ),
    );
  }
  if (schema.enum !== undefined)
    return fc.oneof(twice, fc.constant<string[]>(['no such value']), fc.constant<string[]>([schema.enum[0]?.toUpperCase() ?? '']));
  if (schema.pattern !== undefined)
    return fc.oneof(twice, fc.constantFrom<string[]>(['sometime'], ['2025-13'], ['2025-02-30'], ['20250219'], ['2025-2']));
  return schema.maxLength === undefined ? twice : fc.oneof(twice, fc.constant<string[]>(['a'.repeat(schema.maxLength + 1)]));
}

export interface Asked {
  path: string;
  query: Pairs;
  /** The parameter that must be refused. */
  refused?: string;
}

function pathOf(operation: Operation, ids: readonly string[]): fc.Arbitrary<string> {
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
  const values = inPath.map(
    (
      parameter, // A name of dots alone is no name in an address: it leads elsewhere.
    ) => validValues(parameter, ids).map(([value = '']) => (/^\.{1,2}$/.test(value) ? 'dots' : value)),
  );
  return fc
    .tuple(...values)
    .map((chosen) => inPath.reduce((path, { name }, i) => path.replace(`{${name}}`, encodeURIComponent(chosen[i] ?? '')), operation.path));
}

function queryOf(operation: Operation, words: readonly string[]): fc.Arbitrary<Pairs> {
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  return fc
    .subarray(inQuery, { maxLength: Math.min(4, inQuery.length) })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((parameter) =>
          validValues(parameter, words).map((values) => values.map((value) => [parameter.name, value] as [string, string])),
        ),
      ),
    )
    .map((pairs) => pairs.flat());
}

/** Requests that an operation must answer. */
export function validRequests(
  operation: Operation,
  { words, ids }: { words: readonly string[]; ids: readonly string[] },
): fc.Arbitrary<Asked> {
  return fc.record({ path: pathOf(operation, ids), query: queryOf(operation, words) });
}

/** Requests with one thing wrong. */
export function invalidRequests(
  operation: Operation,
  { words, ids }: { words: readonly string[]; ids: readonly string[] },
): fc.Arbitrary<Asked> {
  const names = new Set(operation.parameters.map(({ name }) => name));
  const unknown = fc
    .string({ minLength: 1, maxLength: 12 })
    .filter((name) => !names.has(name) && name !== '__proto__')
    .map((name) => [name, ['1']] as const);
  const wrong = operation.parameters.flatMap((parameter) => {
    const values = parameter.in === 'query' ? invalidValues(parameter) : undefined;
    return values === undefined ? [] : [values.map((each) => [parameter.name, each] as const)];
  });
  return fc
    .tuple(pathOf(operation, ids), queryOf(operation, words), fc.oneof(unknown, ...wrong))
    .map(([path, query, [refused, values]]) => ({
      path,
      query: [...query.filter(([name]) => name !== refused), ...values.map((value) => [refused, value] as [string, string])],
      refused,
    }));
}
