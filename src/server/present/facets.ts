/** The facets of a search as lists of links. */
import type { FacetItemProps } from '../../../views/components/facet-item.tsx';
import type { CombineProps } from '../../../views/components/combine.tsx';
import type { FacetFieldProps, FacetsProps } from '../../../views/components/facets.tsx';
import { texts } from '../../../views/languages/language.ts';
import { type Facet, type FacetField, MISSING, type SearchPage, type SearchQuery } from '../../domain/search.ts';
import type { ArticleSources } from '../article-sources.ts';
import { requiring } from '../query-changes.ts';
import { searchUrl } from '../url-query.ts';
import type { UnreadDates } from '../unread-dates.ts';
import { presentDateField } from './facet-dates.ts';
import { isChosen, moreOf, presentBucket, presentBuckets, rowsOf } from './facet-rows.ts';
import { nestArticles } from './nested-articles.ts';

/** In the order of the page: who speaks and how, then where and when, then what is named. */
const PAGE_ORDER: readonly FacetField[] = [
  'speaker',
  'kind',
  'source',
  'article',
  'date',
  'person',
  'organization',
  'place',
  'cites',
  'author',
  'speaker-kind',
];
/** Names in a sentence that says what all results share. */
const MOST_NAMED = 3;
const CLOSED_AT_FIRST: ReadonlySet<FacetField> = new Set(['article', 'author', 'speaker-kind']);
/** Facets of which one unit may have several values, so that "all of these" can hold. */
const MULTI_VALUED: ReadonlySet<FacetField> = new Set(['source', 'speaker', 'person', 'organization', 'place', 'cites', 'author']);
/** What only the files' own metadata can tell: worth a word of help where it is absent. */
const FROM_METADATA = ['source', 'date', 'author'] as const;

/** Any of the chosen values or all of them, where a result can have several. @param hrefOf where each leads */
export function combineOf(
  query: SearchQuery,
  field: FacetField,
  hrefOf: (query: SearchQuery) => string = searchUrl,
): CombineProps | undefined {
  if (!MULTI_VALUED.has(field) || (query.filters[field]?.length ?? 0) === 0) return undefined;
  return {
    all: query.allOf.includes(field),
    anyHref: hrefOf(requiring(query, field, false)),
    allHref: hrefOf(requiring(query, field, true)),
  };
}

/** Values that all results have narrow nothing: they come last, and quietly. */
function demote(query: SearchQuery, field: FacetField, items: FacetItemProps[], total: number): FacetItemProps[] {
  // Beside a chosen value another one widens.
  if ((query.filters[field] ?? []).length > 0 && !query.allOf.includes(field)) return items;
  const inAll = (item: FacetItemProps): boolean => item.state === 'open' && item.count === total;
  return [...items.filter((item) => !inAll(item)), ...items.filter(inAll).map((item) => ({ ...item, inAll: true }))];
}

function presentField(query: SearchQuery, field: FacetField, facet: Facet, total: number, rows: number): FacetFieldProps {
  const shown = rowsOf(facet, rows);
  const combine = combineOf(query, field);
  return {
    field,
    items: demote(query, field, presentBuckets(query, field, shown), total),
    open: !CLOSED_AT_FIRST.has(field) || facet.buckets.some(isChosen),
    ...(combine === undefined ? {} : { combine }),
    more: moreOf(query, field, facet, shown.length),
  };
}

/** The articles under the sources that published them. */
function presentSources(page: SearchPage, sourcesOf: ArticleSources, rows: number): FacetFieldProps {
  const { query, facets, total } = page;
  const { source, article } = facets;
  const own = presentField(query, 'source', source, total, rows);
  const nested = nestArticles(query, rowsOf(source, rows), article, sourcesOf);
  const items = own.items.map((item) => ({ ...item, ...nested.under(item.id) }));
  return { ...own, items: [...items, ...nested.elsewhere], more: [...own.more, ...moreOf(query, 'article', article, 0)] };
}

function emptyField(field: (typeof FROM_METADATA)[number]): FacetFieldProps {
  return { field, items: [], more: [], open: true, empty: { reason: texts().emptyFacet[field], helpHref: '/help#metadata' } };
}

/** Whether something can be chosen, or taken off: not where no result has a value, nor where all have the same ones. */
function tellsApart(page: SearchPage, field: FacetField, facet: Facet): boolean {
  const { query, total } = page;
  const isRange = field === 'date' && (query.after !== undefined || query.before !== undefined);
  if (isRange || facet.buckets.some(isChosen) || facet.total > facet.buckets.length) return true;
  return facet.buckets.some(({ value, count }) => value !== MISSING && count !== total);
}

/** Why nothing can be chosen there. */
function reasonOf(page: SearchPage, field: FacetField, facet: Facet, absent: ReadonlySet<FacetField>): string {
  const given = facet.buckets.filter(({ value }) => value !== MISSING);
  if (given.length === 0) return absent.has(field) ? texts().unhelpful.absent : texts().unhelpful.none(page.query.scope);
  // Of a date, the day says all.
  const day = [...given].sort((a, b) => b.value.length - a.value.length).slice(0, 1);
  const shown = field === 'date' ? day : given.slice(0, MOST_NAMED);
  return texts().unhelpful.same(
    shown.map((bucket) => presentBucket(page.query, field, bucket, 0).label),
    given.length > shown.length && field !== 'date',
  );
}

/** How many filters are on. */
export function countFilters(query: SearchQuery): number {
  const values = [...Object.values(query.filters), ...Object.values(query.excludes)].flat().length;
  return values + (query.after === undefined ? 0 : 1) + (query.before === undefined ? 0 : 1);
}

/**
 * `page` has the date facet with all its values, and of the others some more than `rows`; `absent` are the facets without any value in
 * the whole corpus. Articles nest under their sources where these tell results apart.
 */
export function presentFacets(
  page: SearchPage,
  absent: ReadonlySet<FacetField>,
  { rows, sourcesOf, unread }: { rows: number; sourcesOf: ArticleSources; unread?: UnreadDates },
): FacetsProps {
  const { query } = page;
  const facetOf = (field: FacetField): Facet => page.facets[field];
  const tells = new Set(PAGE_ORDER.filter((field) => tellsApart(page, field, facetOf(field))));
  // The results of one article are of its sources alone, which still hold it.
  const isOfChosen = facetOf('article').buckets.some(isChosen) && facetOf('source').buckets.some(({ value }) => value !== MISSING);
  if (isOfChosen) tells.add('source');
  // The field in which something was mistyped stands where it is to be put right.
  const isMistyped = unread?.after !== undefined || unread?.before !== undefined;
  if (isMistyped) tells.add('date');
  const helpful = PAGE_ORDER.filter((field) => tells.has(field));
  const isNested = tells.has('source') && tells.has('article');
  const explained = FROM_METADATA.filter((field) => absent.has(field) && !helpful.includes(field));
  const isExplained = (field: FacetField): boolean => explained.some((one) => one === field);
  const unhelpful = PAGE_ORDER.filter((field) => !helpful.includes(field) && !isExplained(field));
  const shown = helpful.filter((field) => !(isNested && field === 'article'));
  return {
    facets: [
      ...shown.map((field) =>
        isNested && field === 'source'
          ? presentSources(page, sourcesOf, rows)
          : field === 'date'
            ? presentDateField(query, facetOf(field), unread)
            : presentField(query, field, facetOf(field), page.total, rows),
      ),
      ...explained.map(emptyField),
    ],
    // Where nothing is found, that is the reason, and the results say what helps.
    unhelpful: page.total === 0 ? [] : unhelpful.map((field) => ({ field, reason: reasonOf(page, field, facetOf(field), absent) })),
    chosen: countFilters(query),
    ...(isMistyped ? { open: true } : {}),
  };
}
