/**
 * A search as it is typed on the command line, or stands in a row of a batch, as the parameters of a URL.
 *
 * There is one reader of search parameters, the server's; this only brings the other two forms into its.
 */
import { FACET_FIELDS } from '../domain/search.ts';
import type { Arguments, OptionKinds } from './arguments.ts';

const SINGLE = ['match', 'scope', 'sort', 'page', 'limit', 'after', 'before'] as const;
const URL_NAMES: ReadonlySet<string> = new Set([
  'q',
  ...SINGLE,
  'facetLimit',
  'all',
  ...FACET_FIELDS,
  ...FACET_FIELDS.map((field) => `-${field}`),
]);

/** The options of `pullquote search` that say what to search. */
export const SEARCH_OPTIONS: OptionKinds = Object.fromEntries([
  ...SINGLE.map((name) => [name, 'text'] as const),
  ['all', 'texts'] as const,
  ...FACET_FIELDS.flatMap((field) => [[field, 'texts'] as const, [`not-${field}`, 'texts'] as const]),
]);

/** The parameters that the options give. */
export function parametersOfOptions(args: Arguments): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of SINGLE) {
    const value = args.text(name);
    if (value !== undefined) params.set(name, value);
  }
  for (const value of args.texts('all')) params.append('all', value);
  for (const field of FACET_FIELDS) {
    for (const value of args.texts(field)) params.append(field, value);
    for (const value of args.texts(`not-${field}`)) params.append(`-${field}`, value);
  }
  return params;
}

/** The parameters of a row: its own, and for those that it does not name the defaults. Fields that are no parameters are passed over. */
export function parametersOfRow(row: Readonly<Record<string, unknown>>, defaults: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(defaults);
  for (const [name, value] of Object.entries(row)) {
    if (!URL_NAMES.has(name)) continue;
    params.delete(name);
    for (const each of Array.isArray(value) ? value : [value]) params.append(name, String(each));
  }
  return params;
}
