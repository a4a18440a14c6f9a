/** `/overview`: what is in the corpus. It is asked of the engine once for each state of the index. */
import type { Hono } from 'hono';
import type { RankedItem, RankingProps } from '../../../views/components/ranking.tsx';
import { formatList } from '../../../views/format.ts';
import { bucketLabel } from '../../../views/labels.ts';
import { overviewTexts as t } from '../../../views/overview-texts.ts';
import { OverviewContent, type OverviewPageProps } from '../../../views/pages/overview-page.tsx';
import { texts } from '../../../views/texts.ts';
import { ENTITY_TYPES } from '../../domain/annotation.ts';
import { entityLink } from '../../domain/links.ts';
import { type Bucket, type FacetField, MISSING, type SearchPage, searchQuery } from '../../domain/search.ts';
import type { EngineStatus, SearchEngine } from '../../search/engine.ts';
import { allDates } from '../all-dates.ts';
import type { ServerContext } from '../context.ts';
import { perGeneration } from '../per-generation.ts';
import { facetHref } from '../present/facets.ts';
import { presentTimeline } from '../present/timeline.ts';
import { choosing } from '../query-changes.ts';
import { renderPage, searchForm } from '../render.tsx';
import { searchUrl } from '../url-query.ts';

const SHOWN = 10;
const ENTITY_ID = /^(?:person|organization|place):/;

/** A value with its page, if it is an entity, and the results that its number counts. */
function rankedItem(page: SearchPage, field: FacetField, { value, label, count }: Bucket): RankedItem {
  const name = bucketLabel(field, value, label);
  const found = searchUrl(choosing(page.query, field, value), { limit: searchQuery().limit });
  if (!ENTITY_ID.test(value)) return { label: name, count, href: found };
  const inWords = page.query.scope === 'quotations' ? t.quotationsOf(name) : t.passagesOf(name);
  return { label: name, count, href: entityLink(value), found: { href: found, name: inWords } };
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

/** Who is named in the same paragraphs most: the pairs of those who are named most with anybody. */
async function namedTogether(engine: SearchEngine, people: readonly Bucket[]): Promise<RankingProps[]> {
  const pairs = new Map<string, RankedItem>();
  for (const { value, label } of people) {
    // "all of": a count is then that of both
    const query = searchQuery({ filters: { person: [value] }, allOf: ['person'] });
    const { buckets } = await engine.facet(query, 'person', { limit: SHOWN + 1 });
    for (const other of buckets) {
      const key = [value, other.value].sort().join(' ');
      if (other.value === value || other.value === MISSING || other.count === 0 || pairs.has(key)) continue;
      pairs.set(key, {
        label: formatList([label, other.label]),
        count: other.count,
        href: searchUrl(choosing(query, 'person', other.value)),
      });
    }
  }
  const items = [...pairs.values()].sort((a, b) => b.count - a.count).slice(0, SHOWN);
  return items.length === 0 ? [] : [{ id: 'together', title: t.together, items }];
}

async function look(engine: SearchEngine, status: EngineStatus): Promise<Omit<OverviewPageProps, 'form'>> {
  const inScope = (scope: SearchPage['query']['scope']): Promise<SearchPage> =>
    // one more than is shown, since the missing value may be among them
    engine.search(searchQuery({ scope, limit: 0 }), { facetLimit: SHOWN + 1 });
  const everySpeech = searchQuery({ scope: 'quotations' });
  const [articles, passages, quotations, dates] = await Promise.all([
    inScope('articles'),
    inScope('passages'),
    inScope('quotations'),
    allDates(engine, everySpeech),
  ]);
  const timeline = presentTimeline(everySpeech, dates, t.overTime);
  return {
    numbers: (['articles', 'passages', 'quotations'] as const).map((scope) => ({
      label: t[scope],
      number: status[scope],
      href: searchUrl(searchQuery({ scope })),
    })),
    ...(timeline === undefined ? {} : { timeline }),
    rankings: [
      ...ranking(quotations, 'speaker', t.speakers),
      ...ranking(articles, 'source', t.sources),
      ...ENTITY_TYPES.flatMap((type) => ranking(passages, type, t[type])),
      ...(await namedTogether(
        engine,
        passages.facets.person.buckets.filter(({ value }) => value !== MISSING),
      )),
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
      meta: { site, title: t.title, section: 'overview', ...(canonical === undefined ? {} : { canonical }) },
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
