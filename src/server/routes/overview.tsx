/** `/overview`: what is in the corpus. It is asked of the engine once for each state of the index. */
import type { Hono } from 'hono';
import type { RankedItem, RankingProps } from '../../../views/components/ranking.tsx';
import { bucketLabel } from '../../../views/labels.ts';
import { overviewTexts as t } from '../../../views/overview-texts.ts';
import { type HeldProps, OverviewContent, type OverviewPageProps } from '../../../views/pages/overview-page.tsx';
import { texts } from '../../../views/texts.ts';
import { ENTITY_TYPES } from '../../domain/annotation.ts';
import { isEntityId, speakerLink } from '../../domain/links.ts';
import { type Bucket, type FacetField, MISSING, type Scope, type SearchPage, searchQuery } from '../../domain/search.ts';
import type { EngineStatus, SearchEngine } from '../../search/engine.ts';
import type { ServerContext } from '../context.ts';
import { namedTogether } from '../named-together.ts';
import { perGeneration } from '../per-generation.ts';
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
  const inWords = page.query.scope === 'quotations' ? t.quotationsOf(name) : t.passagesOf(name);
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
      ...(total > buckets.length ? { more: { href: facetHref(query, field), text: texts.filters.all(total, field) } } : {}),
    },
  ];
}

/** The units of a scope: how many, and when. */
async function heldOf(engine: SearchEngine, status: EngineStatus, scope: Scope): Promise<HeldProps> {
  const query = searchQuery({ scope });
  const id = `all-${scope}`;
  const { facets } = await engine.search({ ...query, limit: 0 }, { facets: ['date'], dates: 'open' });
  const timeline = presentTimeline(query, facets.date, { id, title: t[scope] });
  return { id, label: t[scope], number: status[scope], href: searchUrl(query), ...(timeline === undefined ? {} : { timeline }) };
}

async function look(engine: SearchEngine, status: EngineStatus): Promise<Omit<OverviewPageProps, 'form'>> {
  const inScope = (scope: Scope): Promise<SearchPage> =>
    // one more than is shown, since the missing value may be among them
    engine.search(searchQuery({ scope, limit: 0 }), { facetLimit: SHOWN + 1 });
  const [articles, passages, quotations, held] = await Promise.all([
    inScope('articles'),
    inScope('passages'),
    inScope('quotations'),
    Promise.all(SCOPES.map((scope) => heldOf(engine, status, scope))),
  ]);
  const map = presentNamesMap(await namedTogether(engine));
  return {
    held,
    ...(map === undefined ? {} : { map }),
    rankings: [
      ...ranking(quotations, 'speaker', t.speakers),
      ...ranking(articles, 'source', t.sources),
      ...ENTITY_TYPES.flatMap((type) => ranking(passages, type, t[type])),
      ...ranking(passages, 'cites', t.cites),
      ...ranking(quotations, 'kind', t.kinds),
    ],
  };
}

export function addOverviewRoute(app: Hono, { engine, site, publicAddress }: ServerContext): void {
  const view = perGeneration(engine, (status) => look(engine, status));
  app.get('/overview', async (c) => {
    const canonical = publicAddress('/overview');
    return renderPage(c, {
      meta: { site, title: t.title, section: 'overview', sheet: 'names', ...(canonical === undefined ? {} : { canonical }) },
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
