/** `/facets/FIELD?…`: every value of a facet in the results of a search. */
import type { Hono } from 'hono';
import { pagesToLink } from '../../../views/components/pager.tsx';
import { FacetContent } from '../../../views/pages/facet-page.tsx';
import { texts } from '../../../views/texts.ts';
import type { SearchQuery } from '../../domain/search.ts';
import type { FacetPage } from '../../search/engine.ts';
import { withCanonicalNames } from '../canonical-names.ts';
import type { ServerContext } from '../context.ts';
import { describeDates, describeQuery } from '../present/describe-query.ts';
import { presentBuckets } from '../present/facet-rows.ts';
import { countFilters } from '../present/facets.ts';
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
  const described = describeQuery(query, describeDates(query));
  if (filters === 0 && described === '') return texts.noResults.everything;
  return [described, ...(filters > 0 ? [texts.facetPage.filters(filters)] : [])].filter(Boolean).join(', ');
}

export function addFacetRoute(app: Hono, context: ServerContext): void {
  app.get('/facets/:field', async (c) => {
    const field = facetField(c.req.param('field'));
    const { searchParams: given } = new URL(c.req.url);
    const query = await withCanonicalNames(context.engine, facetQueryOf(given));
    const list = facetPageOf(given, VALUES_A_PAGE, VALUES_A_PAGE);
    const facet = await context.engine.facet(query, field, list);
    const href = (changes: Partial<Required<FacetPage>>): string => {
      const next = { ...list, ...changes };
      const params = searchParams(query);
      if (next.prefix !== '') params.set('prefix', next.prefix);
      if (next.order !== 'count') params.set('order', next.order);
      if (next.offset > 0) params.set('offset', String(next.offset));
      const search = params.toString();
      return search === '' ? `/facets/${field}` : `/facets/${field}?${search}`;
    };
    const pages = Math.max(1, Math.ceil(facet.total / VALUES_A_PAGE));
    const page = Math.floor(list.offset / VALUES_A_PAGE) + 1;
    return renderPage(c, {
      meta: { site: context.site, title: texts.facetPage.title(field), section: 'search', sheet: 'search', noIndex: true },
      content: (
        <FacetContent
          field={field}
          of={inWords(query)}
          backHref={searchUrl(query)}
          prefix={list.prefix}
          orders={ORDERS.map((order) => ({
            label: order === 'count' ? texts.facetPage.byCount : texts.facetPage.byLabel,
            href: href({ order, offset: 0 }),
            current: list.order === order,
          }))}
          carried={[...searchParams(query), ...(list.order === 'count' ? [] : ([['order', list.order]] as const))]}
          total={facet.total}
          items={presentBuckets(query, field, facet.buckets)}
          pager={{
            page,
            pages,
            links: pagesToLink(page, pages).map((one) => ({ page: one, href: href({ offset: (one - 1) * VALUES_A_PAGE }) })),
          }}
        />
      ),
    });
  });
}
