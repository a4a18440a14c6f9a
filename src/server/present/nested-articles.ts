/**
 * The articles of a search under the sources that published them. What is chosen or excluded is always shown: under its source, or
 * after the sources where that one is not among them.
 */
import type { FacetItemProps } from '../../../views/components/facet-item.tsx';
import { bucketLabel } from '../../../views/labels.ts';
import { texts } from '../../../views/languages/language.ts';
import { type Bucket, type Facet, MISSING, type SearchQuery } from '../../domain/search.ts';
import type { ArticleSources } from '../article-sources.ts';
import { choosing } from '../query-changes.ts';
import { facetHref, isChosen, presentBucket } from './facet-rows.ts';

/** Articles under one source; the others are a link away. */
const MOST_NESTED = 3;

export interface NestedArticles {
  /** What stands under the row of a source. @param id of the row */
  under: (id: string) => Pick<FacetItemProps, 'nested'>;
  elsewhere: FacetItemProps[];
}

/** The page that lists the articles of one source in the results. */
export function articlesHref(query: SearchQuery, source: string): string {
  return facetHref(choosing({ ...query, filters: { ...query.filters, source: [] } }, 'source', source), 'article');
}

/** @param sources the values that are shown */
export function nestArticles(query: SearchQuery, sources: readonly Bucket[], articles: Facet, sourcesOf: ArticleSources): NestedArticles {
  const shown = new Map<string, Bucket[]>(sources.map(({ value }) => [value, []]));
  const homeless: Bucket[] = [];
  for (const bucket of articles.buckets) {
    const own = sourcesOf.get(bucket.value) ?? [];
    const home = (own.length === 0 ? [MISSING] : own).map((name) => shown.get(name)).find((held) => held !== undefined);
    if (home && (isChosen(bucket) || home.length < MOST_NESTED)) home.push(bucket);
    else if (!home && isChosen(bucket)) homeless.push(bucket);
  }
  const largest = Math.max(0, ...articles.buckets.map(({ count }) => count));
  const present = (bucket: Bucket): FacetItemProps => presentBucket(query, 'article', bucket, largest);
  const nested = new Map(
    sources.map((source) => {
      const own = shown.get(source.value) ?? [];
      const name = bucketLabel('source', source.value, source.label);
      const props: NonNullable<FacetItemProps['nested']> = {
        label: texts().filters.articlesOf(name),
        items: own.map(present),
        open: source.selected || own.some(isChosen),
        more: { text: texts().filters.allArticlesOf(name), href: articlesHref(query, source.value) },
      };
      return [presentBucket(query, 'source', source, 0).id, props] as const;
    }),
  );
  return {
    under: (id) => {
      const found = nested.get(id);
      return found === undefined ? {} : { nested: found };
    },
    elsewhere: homeless.map(present),
  };
}
