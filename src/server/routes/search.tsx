/** `/`: the start page while nothing is asked, else the search. */
import type { Context, Hono } from 'hono';
import type { PageMeta } from '../../../views/components/document.tsx';
import { pagesToLink } from '../../../views/components/pager.tsx';
import { texts } from '../../../views/languages/language.ts';
import { SearchContent, type SearchPageProps } from '../../../views/pages/search-page.tsx';
import { StartContent } from '../../../views/pages/start-page.tsx';
import { DEFAULT_LIMIT, type SearchPage, type SearchQuery, scopeSchema, searchQuery, sortSchema } from '../../domain/search.ts';
import { EXPORT_FORMAT_NAMES, EXPORT_FORMATS } from '../../export/formats.ts';
import { withCanonicalNames } from '../canonical-names.ts';
import { type ServerContext, searchLimits } from '../context.ts';
import { findRemedies } from '../no-results.ts';
import { isPartial } from '../partial.ts';
import { presentConstraints, removableFilters } from '../present/constraints.ts';
import { describeQuery } from '../present/describe-query.ts';
import { inflectionsOf } from '../present/exact-words.ts';
import { presentFacets } from '../present/facets.ts';
import { presentHit } from '../present/hits.ts';
import { presentStart } from '../present/start.ts';
import { unknownNames } from '../present/unknown-names.ts';
import { droppingAll } from '../query-changes.ts';
import { readingsOf } from '../readings.ts';
import { renderPage, searchForm } from '../render.tsx';
import { feedHref, FEEDS } from './feeds.ts';
import { findSameWords } from '../same-words.ts';
import { listUnread, takeOutUnreadDates } from '../unread-dates.ts';
import { asksForSearch, carriedList, pageUrl, parseSearchParams, searchUrl, withoutList } from '../url-query.ts';

/** Rows of a facet on the page, where the address does not say. */
const FACET_ROWS = 7;
/** More articles are asked for than that: they are spread over their sources. */
const ARTICLES_ASKED = 20;

const PHRASE = /["“][^"“”]*["”]/g;

function choicesOf(query: SearchQuery): Pick<SearchPageProps, 'scopes' | 'sorts' | 'matches'> {
  // Words in marks stand or fall together.
  const isSeveralWords = /\S\s+\S/.test(query.q.replace(PHRASE, '""').trim());
  return {
    scopes: scopeSchema.options.map((scope) => ({
      id: `scope.${scope}`,
      label: texts().scope[scope],
      href: searchUrl(query, { scope, page: 1 }),
      current: query.scope === scope,
    })),
    sorts: sortSchema.options.map((sort) => ({
      id: `sort.${sort}`,
      label: texts().sort[sort],
      href: searchUrl(query, { sort, page: 1 }),
      current: query.sort === sort,
    })),
    matches: isSeveralWords
      ? (['all', 'any'] as const).map((match) => ({
          id: `match.${match}`,
          label: texts().match[match],
          href: searchUrl(query, { match, page: 1 }),
          current: query.match === match,
        }))
      : [],
  };
}

function pagerOf(page: SearchPage): SearchPageProps['pager'] {
  const { query, total } = page;
  const pages = query.limit === 0 ? 1 : Math.max(1, Math.ceil(total / query.limit));
  return {
    page: query.page,
    pages,
    links: pagesToLink(query.page, pages).map((one) => ({ page: one, href: searchUrl(query, { page: one }) })),
  };
}

/** The same search in other forms. */
function takeLinks(query: SearchQuery): SearchPageProps['take'] {
  const search = searchUrl(withoutList(query), { page: 1, limit: DEFAULT_LIMIT }).slice(1);
  const files = EXPORT_FORMAT_NAMES.map((name) => ({
    id: `take.${name}`,
    label: texts().export.formats[name],
    href: `/results.${EXPORT_FORMATS[name].extension}${search}`,
  }));
  const feeds = FEEDS.map(({ path, label }) => ({ id: `take${path.replace('/', '.')}`, label, href: feedHref(path, query) }));
  return { files, feeds };
}

function feedsOf(query: SearchQuery): NonNullable<PageMeta['feeds']> {
  return FEEDS.map(({ path, type, label }) => ({ type, title: label, href: feedHref(path, query) }));
}

async function searchPageProps(context: ServerContext, request: Request, given: URLSearchParams): Promise<SearchPageProps> {
  const { engine, corpus, sources, absolute } = context;
  const { params, unread } = takeOutUnreadDates(given);
  const { query: asked, facetLimit } = parseSearchParams(params);
  const query = await withCanonicalNames(engine, asked);
  const limits = searchLimits(request);
  const rows = params.has('facetLimit') ? facetLimit : FACET_ROWS;
  const page = await engine.search(query, {
    ...limits,
    facetLimit: Math.max(rows, ARTICLES_ASKED),
    dates: 'open',
  });
  const { absent } = await corpus();
  const filters = removableFilters(page);
  const sameWords = await findSameWords(engine, page.hits, limits);
  const noteInflections = inflectionsOf(query.q);
  const articles = page.facets.article.buckets.map(({ value }) => value);
  const sourcesOf = await sources(absent.has('source') ? [] : articles, page.hits, limits);
  return {
    form: searchForm(query, true),
    query,
    ...choicesOf(query),
    constraints: presentConstraints(filters),
    clearHref: searchUrl(droppingAll(query)),
    facets: presentFacets(page, absent, { rows, sourcesOf, unread }),
    unread: listUnread(unread),
    unknown: unknownNames(page),
    hits: page.hits.map((hit) => {
      const card = presentHit(hit, query, absolute);
      const same = sameWords.get(hit);
      return { ...card, runs: noteInflections(card.runs), ...(same === undefined ? {} : { sameWords: same }) };
    }),
    pager: pagerOf(page),
    take: takeLinks(query),
    ...(page.total > 0 ? { topicHref: pageUrl('/topics', { ...query, page: 1 }) } : {}),
    ...(await readingsOf(engine, page, limits, searchUrl)),
    ...(page.total > 0 ? {} : { noResults: await findRemedies(engine, page, filters, limits) }),
  };
}

async function searchPage(c: Context, context: ServerContext, params: URLSearchParams): Promise<Response> {
  const props = await searchPageProps(context, c.req.raw, params);
  const described = describeQuery(
    props.query,
    props.constraints.map((constraint) => constraint.text),
  );
  const status = texts().results.status(props.total, props.query.scope, props.pager.page, props.pager.pages);
  const canonical = context.publicAddress(searchUrl(withoutList(props.query)));
  return renderPage(c, {
    live: true,
    meta: {
      site: context.site,
      title: texts().results.titled(described, status),
      section: 'search',
      skipLabel: texts().skipToContent,
      ...(canonical === undefined ? {} : { canonical }),
      noIndex: true,
      feeds: feedsOf(props.query),
      list: carriedList(params),
    },
    content: <SearchContent {...props} />,
  });
}

async function startPage(c: Context, context: ServerContext): Promise<Response> {
  const view = await context.corpus();
  const { status, lead } = view;
  const quotation = lead === undefined ? undefined : presentHit(lead, undefined, context.absolute);
  const canonical = context.publicAddress('/');
  const { start } = texts();
  return renderPage(c, {
    live: true,
    meta: {
      site: context.site,
      title: context.site.title ?? texts().product,
      description: start.description(
        start.holds(start.articles(status.articles), start.passages(status.passages), start.quotations(status.quotations)),
      ),
      section: 'search',
      ...(canonical === undefined ? {} : { canonical }),
      feeds: feedsOf(searchQuery()),
    },
    content: (
      <StartContent
        form={searchForm(undefined, true)}
        {...(quotation === undefined ? {} : { quotation })}
        {...presentStart(view)}
        counts={status}
        browseHref={searchUrl(searchQuery())}
      />
    ),
  });
}

/** The parameters without the fields that a form sends though nothing is in them; nothing where there are none. */
function withoutBlanks(params: URLSearchParams): URLSearchParams | undefined {
  const filled = [...params].filter(([name, value]) => name === 'q' || value !== '');
  return filled.length < params.size ? new URLSearchParams(filled) : undefined;
}

export function addSearchRoute(app: Hono, context: ServerContext): void {
  app.get('/', async (c) => {
    const { searchParams } = new URL(c.req.url);
    const clean = withoutBlanks(searchParams);
    if (clean !== undefined && !isPartial(c)) return c.redirect(`/?${clean.toString() || 'q='}`);
    return asksForSearch(searchParams) ? searchPage(c, context, searchParams) : startPage(c, context);
  });
}
