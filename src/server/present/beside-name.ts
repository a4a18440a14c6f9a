/** What stands beside a name: in which sources and articles it is, and who else is named in the same paragraphs. Every number leads to what it counts. */
import type { RankedItem, RankingProps } from '../../../views/components/ranking.tsx';
import { texts } from '../../../views/languages/language.ts';
import { ENTITY_TYPES } from '../../domain/annotation.ts';
import { entityLink } from '../../domain/links.ts';
import { type Bucket, DEFAULT_LIMIT, type FacetField, MISSING, type SearchPage, type SearchQuery } from '../../domain/search.ts';
import { choosing } from '../query-changes.ts';
import { searchParams, searchUrl } from '../url-query.ts';

/** Of each list. */
export const BESIDE_SHOWN = 10;
/** What must be counted for it. */
export const BESIDE_FACETS = ['source', 'article', ...ENTITY_TYPES] as const satisfies readonly FacetField[];

/** The query as its results are opened. `allOf` is what made the counts of a type those of being named together. */
const opened = (query: SearchQuery): SearchQuery => ({ ...query, allOf: [], limit: DEFAULT_LIMIT });

function ranking(id: string, title: string, items: readonly RankedItem[]): RankingProps[] {
  return items.length === 0 ? [] : [{ id, title, items }];
}

function shown(buckets: readonly Bucket[], without?: string): Bucket[] {
  return buckets.filter(({ value, count }) => value !== MISSING && value !== without && count > 0).slice(0, BESIDE_SHOWN);
}

/** Who and what is named in the same passages, by type; the number leads to these passages. @param own the entity itself, where it is one */
export function namedWith(name: string, { facets, query }: SearchPage, own?: string): RankingProps[] {
  return ENTITY_TYPES.flatMap((type) => {
    const items = shown(facets[type].buckets, own).map(({ value, label, count }) => {
      const both = { ...opened(choosing(query, type, value)), allOf: query.allOf.includes(type) ? [type] : [] };
      return { label, href: entityLink(value), count, found: { href: searchUrl(both), name: texts().entity.together(name, label) } };
    });
    return ranking(`with-${type}`, `${texts().entity.namedWith}: ${texts().entity.typePlurals[type]}`, items);
  });
}

export function inSources({ facets, query }: SearchPage): RankingProps[] {
  const items = shown(facets.source.buckets).map(({ value, label, count }) => ({
    label,
    count,
    href: searchUrl(choosing(opened(query), 'source', value)),
  }));
  return ranking('in-sources', texts().entity.sources, items);
}

/** Each article with its hits marked; the number leads to these among the results. */
export function inArticles({ facets, query }: SearchPage): RankingProps[] {
  const items = shown(facets.article.buckets).map(({ value, label, count }) => {
    const title = label === '' ? texts().article.untitled : label;
    const params = searchParams({ ...opened(query), sort: 'relevance' }).toString();
    const found = searchUrl(choosing(opened(query), 'article', value));
    return {
      label: title,
      href: `/articles/${encodeURIComponent(value)}?${params}`,
      count,
      found: { href: found, name: texts().entity.within(title) },
    };
  });
  return ranking('in-articles', texts().entity.articles, items);
}
