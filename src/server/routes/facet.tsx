/** `/facets/FIELD?…`: every value of a facet in the results of a search. */
import type { Hono } from 'hono';
import { pagesToLink } from '../../../views/components/pager.tsx';
import { texts } from '../../../views/languages/language.ts';
import { APPLY, FacetContent, type FacetPageProps } from '../../../views/pages/facet-page.tsx';
import { formatList } from '../../../views/format.ts';
import { type Facet, type FacetField, MISSING, type SearchQuery } from '../../domain/search.ts';
import type { FacetPage, SearchOptions } from '../../search/engine.ts';
import { withCanonicalNames } from '../canonical-names.ts';
import { type ServerContext, searchLimits } from '../context.ts';
import { presentDateList } from '../present/date-list.ts';
import { describeDates, describeQuery } from '../present/describe-query.ts';
import { presentBuckets } from '../present/facet-rows.ts';
import { combineOf, countFilters } from '../present/facets.ts';
import { articlesHref } from '../present/nested-articles.ts';
import { renderPage } from '../render.tsx';
import { facetField, oneOf, parseSearchParams, searchParams, searchUrl, singleValue, wholeNumber } from '../url-query.ts';

const VALUES_A_PAGE = 100;
const MAX_OFFSET = 100_000_000;
const ORDERS = ['count', 'label'] as const;

/** The values of this page by its parameters. `limit` belongs to the list here, not to the search. */
export function facetPageOf(params: URLSearchParams, byDefault: number, most: number): Required<FacetPage> {
  return {
    prefix: singleValue(params, 'prefix') ?? '',
    order: oneOf(params, 'order', ORDERS, 'count'),
    offset: wholeNumber(params, 'offset', { min: 0, max: MAX_OFFSET, byDefault: 0 }),
    limit: wholeNumber(params, 'limit', { min: 0, max: most, byDefault }),
  };
}

/** The search whose facet is asked for: its own page and limit have no meaning here. */
export function facetQueryOf(params: URLSearchParams): SearchQuery {
  const own = new URLSearchParams(params);
  own.delete('limit');
  own.delete('page');
  return parseSearchParams(own).query;
}

function inWords(query: SearchQuery): string {
  const filters = countFilters(query);
  const described = describeQuery(query, describeDates(query)) || texts().noResults.everything;
  return [described, ...(filters > 0 ? [texts().facetPage.filters(filters)] : [])].join(texts().results.separator);
}

type List = Required<FacetPage>;

/** The address of a list of values. */
function listHref(query: SearchQuery, field: FacetField, { prefix, order, offset }: List): string {
  const params = searchParams(query);
  if (prefix !== '') params.set('prefix', prefix);
  if (order !== 'count') params.set('order', order);
  if (offset > 0) params.set('offset', String(offset));
  const search = params.toString();
  return search === '' ? `/facets/${field}` : `/facets/${field}?${search}`;
}

type Listed = Pick<FacetPageProps, 'total' | 'items' | 'orders' | 'pager'>;

/** Dates are a list of their own: all on one page, in the order of time. */
async function listDates({ engine }: ServerContext, query: SearchQuery, list: List, limits: SearchOptions): Promise<Listed> {
  const page = await engine.search({ ...query, page: 1, limit: 0 }, { ...limits, facets: ['date'], dates: 'whole' });
  const facet = page.facets.date;
  const items = presentDateList(query, facet, list.prefix, (prefix) => listHref(query, 'date', { ...list, prefix }));
  const wholes = new Set(facet.buckets.map(({ value }) => value.slice(0, -3)));
  const total = facet.buckets.filter(({ value }) => value !== MISSING && !wholes.has(value)).length;
  return { total, items, orders: [], pager: { page: 1, pages: 1, links: [] } };
}

/** What is said beside a value: of an article its sources, at a source where its articles are. */
async function withContext(
  { sources }: ServerContext,
  query: SearchQuery,
  field: FacetField,
  { buckets }: Facet,
  limits: SearchOptions,
): Promise<FacetPageProps['items']> {
  const items = presentBuckets(query, field, buckets);
  if (field === 'source') {
    const { articles, articlesOf } = texts().filters;
    return items.map((item, i) => ({
      ...item,
      parts: { text: articles, label: articlesOf(item.label), href: articlesHref(query, buckets[i]?.value ?? '') },
    }));
  }
  if (field !== 'article') return items;
  const ids = buckets.map(({ value }) => value);
  const known = await sources(ids, [], limits);
  return items.map((item, i) => {
    const note = formatList(known.get(ids[i] ?? '') ?? []);
    return note === '' ? item : { ...item, note };
  });
}

async function listValues(
  context: ServerContext,
  query: SearchQuery,
  field: FacetField,
  list: List,
  limits: SearchOptions,
): Promise<Listed> {
  const facet = await context.engine.facet(query, field, list);
  const href = (changes: Partial<List>): string => listHref(query, field, { ...list, ...changes });
  const pages = Math.max(1, Math.ceil(facet.total / VALUES_A_PAGE));
  const page = Math.floor(list.offset / VALUES_A_PAGE) + 1;
  const links = pagesToLink(page, pages).map((one) => ({ page: one, href: href({ offset: (one - 1) * VALUES_A_PAGE }) }));
  return {
    total: facet.total,
    items: await withContext(context, query, field, facet, limits),
    orders: ORDERS.map((order) => ({
      label: order === 'count' ? texts().facetPage.byCount : texts().facetPage.byLabel,
      href: href({ order, offset: 0 }),
      current: list.order === order,
    })),
    pager: { page, pages, links },
  };
}

/** What the form of the list carries: the search and the order, but no value that has a tick of its own. */
function carriedBy(query: SearchQuery, { order }: List, items: FacetPageProps['items']): FacetPageProps['carried'] {
  const ticks = new Set(flatItems(items).flatMap(({ state, sent: [, value] }) => (state === 'chosen' ? [value] : [])));
  const isTick = ([name, value]: readonly [string, string]): boolean => name === items[0]?.sent[0] && ticks.has(value);
  return [...[...searchParams(query)].filter((pair) => !isTick(pair)), ...(order === 'count' ? [] : [['order', order] as const])];
}

function flatItems(items: FacetPageProps['items']): FacetPageProps['items'] {
  return items.flatMap((item) => [item, ...flatItems(item.nested?.items ?? [])]);
}

export function addFacetRoute(app: Hono, context: ServerContext): void {
  app.get('/facets/:field', async (c) => {
    const field = facetField(c.req.param('field'));
    const { searchParams: given } = new URL(c.req.url);
    const query = await withCanonicalNames(context.engine, facetQueryOf(given));
    if (given.has(APPLY)) return c.redirect(searchUrl(query));
    const list = facetPageOf(given, VALUES_A_PAGE, VALUES_A_PAGE);
    const limits = searchLimits(c.req.raw);
    const listed = await (field === 'date' ? listDates(context, query, list, limits) : listValues(context, query, field, list, limits));
    const combine = combineOf(query, field, (changed) => listHref(changed, field, { ...list, offset: 0 }));
    return renderPage(c, {
      meta: { site: context.site, title: texts().facetPage.title(field), section: 'search', sheet: 'values', noIndex: true },
      content: (
        <FacetContent
          field={field}
          of={inWords(query)}
          backHref={searchUrl(query)}
          prefix={list.prefix}
          carried={carriedBy(query, list, listed.items)}
          {...(combine === undefined ? {} : { combine })}
          {...listed}
        />
      ),
    });
  });
}
