/**
 * A search as a URL, and back: the whole state of the page, the parameters of the API.
 *
 * `FIELD=VALUE` chooses and `-FIELD=VALUE` excludes; the sign belongs to the name, so that a value may itself begin with "-".
 * What is malformed is refused by name rather than read as something else; a form field left blank is passed over. What is unknown is
 * passed over on pages, whose addresses gain parameters on their way through mails; where nobody looks at the filters that hold (feeds,
 * exports, alerts) it is refused, since a mistyped filter would give everything. The canonical form leaves defaults out and has one order, so that one search has one address.
 */
import { LONGEST_LINK } from '../domain/clippings-link.ts';
import { PullquoteError } from '../domain/errors.ts';
import { describeRefusal, queryOfParameters, searchParametersSchema } from '../domain/parameters.ts';
import { DEFAULT_LIMIT, FACET_FIELDS, type FacetField, type SearchQuery } from '../domain/search.ts';
import { encodePairs } from './form-encoding.ts';

const KNOWN: ReadonlySet<string> = new Set(Object.keys(searchParametersSchema.shape));

function badRequest(message: string): PullquoteError {
  return new PullquoteError('bad-request', message);
}

/** The one value of a parameter, `undefined` where it is absent or blank. */
export function singleValue(params: URLSearchParams, name: string): string | undefined {
  const values = params.getAll(name);
  if (values.length > 1) throw badRequest(`the parameter "${name}" is given ${values.length} times; give it once`);
  return values[0] === undefined || values[0] === '' ? undefined : values[0];
}

/** A whole number within bounds, else the default. @throws PullquoteError bad-request */
export function wholeNumber(params: URLSearchParams, name: string, bounds: { min: number; max: number; byDefault: number }): number {
  const text = singleValue(params, name);
  if (text === undefined) return bounds.byDefault;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= bounds.min && value <= bounds.max)) {
    throw badRequest(`the parameter "${name}" is not a whole number from ${bounds.min} to ${bounds.max}`);
  }
  return value;
}

/** One of a few words, else the default. @throws PullquoteError bad-request */
export function oneOf<T extends string>(params: URLSearchParams, name: string, choices: readonly T[], byDefault: T): T {
  const text = singleValue(params, name);
  if (text === undefined) return byDefault;
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw badRequest(`the parameter "${name}" is none of ${choices.join(', ')}`);
  return found;
}

function isFacetField(text: string): text is FacetField {
  return FACET_FIELDS.some((field) => field === text);
}

/** A facet field by its name. @throws PullquoteError not-found */
export function facetField(text: string): FacetField {
  if (isFacetField(text)) return text;
  throw new PullquoteError('not-found', `there is no facet "${text}"`, { hint: `one of: ${FACET_FIELDS.join(', ')}` });
}

function sortedValues(values: readonly string[]): readonly string[] {
  if (values.length < 2) return values[0] === '' ? [] : values;
  return [...new Set(values)].filter((value) => value !== '').sort();
}

/** Whether the parameters ask anything at all of a search; an empty `q` does (it matches everything). */
export function asksForSearch(params: URLSearchParams): boolean {
  return [...params.keys()].some((name) => KNOWN.has(name));
}

/** Some of the parameters as a schema reads them. */
function recordOf(params: URLSearchParams, names: Iterable<string>): Record<string, string | string[]> {
  return Object.fromEntries(
    Array.from(names, (name) => {
      const values = params.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/**
 * A search as the pages lead through it. Without a script nothing else can carry the list of clippings from page to page: every address that is
 * made of such a search has it, and no engine looks at it.
 */
export interface PageQuery extends SearchQuery {
  list?: string;
}

/** The search alone, for what leaves the site or is remembered. */
export function withoutList({ list: _list, ...query }: PageQuery): SearchQuery {
  return query;
}

/** The packed list of clippings that an address carries; what cannot be one is passed over. */
export function carriedList(params: URLSearchParams): string | undefined {
  const list = params.get('list') ?? '';
  return list.length <= LONGEST_LINK && /^[\w-]+$/.test(list) ? list : undefined;
}

export interface ParsedSearch {
  query: PageQuery;
  facetLimit: number;
}

/**
 * Reads the parameters of a search; others are not its business. Values of a facet come back without repeats, in code-unit order.
 * @throws PullquoteError bad-request, naming the parameter that is malformed or repeated
 */
export function parseSearchParams(params: URLSearchParams): ParsedSearch {
  const { query, facetLimit } = readSearch(params, new Set([...params.keys()].filter((name) => KNOWN.has(name))));
  const list = carriedList(params);
  return { query: list === undefined ? query : { ...query, list }, facetLimit };
}

/** The same where nothing else may stand. @throws PullquoteError bad-request, also naming a parameter that is unknown */
export function parseSearchParamsOnly(params: URLSearchParams): ParsedSearch {
  return readSearch(params, new Set(params.keys()));
}

function readSearch(params: URLSearchParams, names: Iterable<string>): ParsedSearch {
  const read = searchParametersSchema.safeParse(recordOf(params, names));
  if (!read.success) throw badRequest(describeRefusal(read.error));
  const { facetLimit, ...parameters } = read.data;
  return { query: queryOfParameters(parameters), facetLimit };
}

/** The canonical parameters of a query as names and values: defaults left out, in one order. */
function pairsOf(query: PageQuery): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  const put = (name: string, value: string | number | undefined, byDefault?: string | number): void => {
    if (value !== undefined && value !== byDefault) pairs.push([name, String(value)]);
  };
  put('q', query.q, '');
  put('match', query.match, 'all');
  put('scope', query.scope, 'passages');
  for (const field of FACET_FIELDS) {
    for (const value of sortedValues(query.filters[field] ?? [])) pairs.push([field, value]);
    for (const value of sortedValues(query.excludes[field] ?? [])) pairs.push([`-${field}`, value]);
  }
  for (const field of FACET_FIELDS) if (query.allOf.includes(field)) pairs.push(['all', field]);
  put('after', query.after);
  put('before', query.before);
  put('sort', query.sort, 'relevance');
  put('page', query.page, 1);
  put('limit', query.limit, DEFAULT_LIMIT);
  put('list', query.list);
  return pairs;
}

/** The canonical parameters of a query, changed as said. */
export function searchParams(query: SearchQuery, changes: Partial<SearchQuery> = {}): URLSearchParams {
  return new URLSearchParams(pairsOf({ ...query, ...changes }));
}

/** The address of another page about a search, to which scope, order and limit mean nothing. */
export function pageUrl(path: string, query: SearchQuery): string {
  const search = encodePairs(pairsOf({ ...query, scope: 'passages', sort: 'relevance', limit: DEFAULT_LIMIT }));
  return search === '' ? path : `${path}?${search}`;
}

/** The address of a search. `/?q=` is the search for everything; `/` alone is the start page. */
export function searchUrl(query: SearchQuery, changes: Partial<SearchQuery> = {}): string {
  return `/?${encodePairs(pairsOf({ ...query, ...changes })) || 'q='}`;
}
