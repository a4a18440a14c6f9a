/** `/overview`: what is in the corpus. It is asked of the engine once for each state of the index, and drawn once for each language. */
import type { Hono } from 'hono';
import type { RankedItem, RankingProps } from '../../../views/components/ranking.tsx';
import { bucketLabel } from '../../../views/labels.ts';
import { texts } from '../../../views/languages/language.ts';
import { type HeldProps, OverviewContent, type OverviewPageProps } from '../../../views/pages/overview-page.tsx';
import { ENTITY_TYPES } from '../../domain/annotation.ts';
import { isEntityId, speakerLink } from '../../domain/links.ts';
import { type Bucket, type FacetField, MISSING, type Scope, type SearchPage, searchQuery } from '../../domain/search.ts';
import type { EngineStatus, SearchEngine } from '../../search/engine.ts';
import type { ServerContext } from '../context.ts';
import { namedTogether, type NamesGraph } from '../named-together.ts';
import { perGeneration, perLanguage } from '../per-generation.ts';
import { facetHref } from '../present/facet-rows.ts';
import { presentNamesMap } from '../present/names-map.ts';
import { presentTimeline } from '../present/timeline.ts';
import { choosing } from '../query-changes.ts';
import { renderPage, searchForm } from '../render.tsx';
import { searchUrl } from '../url-query.ts';

const SHOWN = 10;
const SCOPES = ['articles', 'passages', 'quotations'] as const;

/** A value with its page, if it has one, and the results that its number counts. */
function rankedItem(page: SearchPage, field: FacetField, { value, label, count }: Bucket): RankedItem {
  const name = bucketLabel(field, value, label);
  const found = searchUrl(choosing(page.query, field, value), { limit: searchQuery().limit });
  const own = field === 'speaker' || isEntityId(value) ? speakerLink(value) : undefined;
  if (own === undefined) return { label: name, count, href: found };
  const inWords = page.query.scope === 'quotations' ? texts().overview.quotationsOf(name) : texts().overview.passagesOf(name);
  return { label: name, count, href: own, found: { href: found, name: inWords } };
}

/** What occurs most of a facet; nothing where there is nothing. */
function ranking(page: SearchPage, field: FacetField, title: string): RankingProps[] {
  const { buckets, total } = page.facets[field];
  const shown = buckets.filter(({ value, count }) => value !== MISSING && count > 0).slice(0, SHOWN);
  if (shown.length === 0) return [];
  const query = { ...page.query, limit: searchQuery().limit };
  return [
    {
      id: `top-${field}`,
      title,
      items: shown.map((bucket) => rankedItem(page, field, bucket)),
      ...(total > buckets.length ? { more: { href: facetHref(query, field), text: texts().filters.all(total, field) } } : {}),
    },
  ];
}

/** The units of a scope: how many, and when. */
function heldOf(scope: Scope, number: number, { facets }: SearchPage): HeldProps {
  const query = searchQuery({ scope });
  const id = `all-${scope}`;
  const timeline = presentTimeline(query, facets.date, { id, title: texts().overview[scope] });
  return { id, label: texts().overview[scope], number, href: searchUrl(query), ...(timeline === undefined ? {} : { timeline }) };
}

type ByScope<T> = Readonly<Record<Scope, T>>;

/** What is asked of the engine. */
interface Found {
  counts: ByScope<number>;
  most: ByScope<SearchPage>;
  dates: ByScope<SearchPage>;
  together: NamesGraph;
}

async function ofEachScope<T>(ask: (scope: Scope) => Promise<T>): Promise<ByScope<T>> {
  const [articles, passages, quotations] = await Promise.all([ask('articles'), ask('passages'), ask('quotations')]);
  return { articles, passages, quotations };
}

async function look(engine: SearchEngine, counts: EngineStatus): Promise<Found> {
  const [most, dates] = await Promise.all([
    // one more than is shown, since the missing value may be among them
    ofEachScope((scope) => engine.search(searchQuery({ scope, limit: 0 }), { facetLimit: SHOWN + 1 })),
    ofEachScope((scope) => engine.search(searchQuery({ scope, limit: 0 }), { facets: ['date'], dates: 'open' })),
  ]);
  return { counts, most, dates, together: await namedTogether(engine) };
}

function present({ counts, most, dates, together }: Found): Omit<OverviewPageProps, 'form'> {
  const { articles, passages, quotations } = most;
  const map = presentNamesMap(together);
  return {
    held: SCOPES.map((scope) => heldOf(scope, counts[scope], dates[scope])),
    ...(map === undefined ? {} : { map }),
    rankings: [
      ...ranking(quotations, 'speaker', texts().overview.speakers),
      ...ranking(articles, 'source', texts().overview.sources),
      ...ENTITY_TYPES.flatMap((type) => ranking(passages, type, texts().overview[type])),
      ...ranking(passages, 'cites', texts().overview.cites),
      ...ranking(quotations, 'kind', texts().overview.kinds),
    ],
  };
}

export function addOverviewRoute(app: Hono, { engine, site, publicAddress }: ServerContext): void {
  const found = perGeneration(engine, (status) => look(engine, status));
  const view = perLanguage(() => perGeneration(engine, async () => present(await found())));
  app.get('/overview', async (c) => {
    const canonical = publicAddress('/overview');
    return renderPage(c, {
      meta: { site, title: texts().overview.title, section: 'overview', sheet: 'names', ...(canonical === undefined ? {} : { canonical }) },
      content: (
        <OverviewContent
          form={searchForm(undefined, false)}
          {...(await view())}
          {...(site.corpusPage === undefined ? {} : { healthHref: site.corpusPage })}
        />
      ),
    });
  });
}
