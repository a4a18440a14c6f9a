/** `/compare?q=…&speaker=A&speaker=B`: what several speakers say with the words of one search, on one axis of time and in parallel. */
import { texts } from '../../../views/languages/language.ts';
import type { Hono } from 'hono';
import { CompareContent, type ComparePageProps, type ParallelPeriod } from '../../../views/pages/compare-page.tsx';
import { formatList } from '../../../views/format.ts';
import type { Hit, SearchQuery } from '../../domain/search.ts';
import { speakerLink } from '../../domain/links.ts';
import type { SearchOptions } from '../../search/engine.ts';
import { withCanonicalNames } from '../canonical-names.ts';
import {
  type ComparedSpeaker,
  compareSpeakers,
  type Comparison,
  MOST_SPEAKERS,
  quotationQuery,
  sayingsIn,
  undatedOf,
} from '../compare-speakers.ts';
import { type ServerContext, searchLimits } from '../context.ts';
import { presentHit } from '../present/hits.ts';
import { comparedPeriods, presentLanes, speakerName } from '../present/lanes.ts';
import { countIn, withRange } from '../present/shared-axis.ts';
import { presentSpeakerChoice } from '../present/speaker-choice.ts';
import { describeTopic } from '../present/describe-topic.ts';
import { asSearched, readingsOf } from '../readings.ts';
import { renderPage, searchForm } from '../render.tsx';
import { carriedList, pageUrl, parseSearchParams, searchUrl } from '../url-query.ts';

/** Periods that stand in parallel on one page, and quotations of each speaker in one. */
const PERIODS = 6;
const SAYINGS = 3;

function presentSaying(
  hit: Hit,
  query: SearchQuery,
  absolute: (path: string) => string,
): ParallelPeriod['sayings'][number]['shown'][number] {
  const card = presentHit(hit, query, absolute);
  const { id, href, title, sources, published, form, runs, dir, language, clip } = card;
  return {
    id,
    href,
    title,
    sources,
    ...(published === undefined ? {} : { published }),
    text: { form, runs, dir, ...(language === undefined ? {} : { language }) },
    ...(clip === undefined ? {} : { clip }),
  };
}

/** What stands in parallel: the newest periods in which anybody of them is quoted, a page of them; behind the last what has no date. */
async function parallel(
  { engine, absolute }: ServerContext,
  speakers: readonly ComparedSpeaker[],
  page: number,
  limits: SearchOptions,
): Promise<{ periods: ParallelPeriod[]; hasOlder: boolean }> {
  const held = comparedPeriods(speakers)
    .filter((period) => speakers.some(({ dates }) => countIn(dates, period) > 0))
    .toReversed();
  const shown = held.slice((page - 1) * PERIODS, page * PERIODS);
  const isLast = held.length <= page * PERIODS;
  const undated = speakers.map((speaker) => undatedOf(speaker));
  const columnsOf = async (period: Parameters<typeof sayingsIn>[2]): Promise<ParallelPeriod['sayings']> => {
    const sayings = await sayingsIn(engine, speakers, period, SAYINGS, limits);
    return sayings.map(({ total, query, hits }, i) => {
      const without = undated[i];
      return {
        total,
        href: searchUrl(query),
        shown: hits.map((hit) => presentSaying(hit, query, absolute)),
        ...(without === undefined || without.total === 0 ? {} : { undated: { total: without.total, href: searchUrl(without.query) } }),
      };
    });
  };
  const periods: ParallelPeriod[] = [];
  for (const period of shown) periods.push({ name: period.name, isUndated: false, sayings: await columnsOf(period) });
  if (isLast && undated.some(({ total }) => total > 0)) {
    periods.push({ name: texts().compare.compare.undated, isUndated: true, sayings: await columnsOf('undated') });
  }
  return { periods, hasOlder: !isLast };
}

function notesOf({ unknown, hasMore }: Comparison): string[] {
  return [
    ...unknown.map((name) => texts().compare.compare.unknown(name)),
    ...(hasMore ? [texts().compare.compare.tooMany(MOST_SPEAKERS)] : []),
  ];
}

async function compared(
  context: ServerContext,
  query: SearchQuery,
  { speakers }: Comparison,
  page: number,
  limits: SearchOptions,
): Promise<Pick<ComparePageProps, 'compared'>> {
  if (speakers.length === 0) return {};
  const { periods, hasOlder } = await parallel(context, speakers, page, limits);
  return {
    compared: {
      speakers: speakers.map((speaker) => ({ name: speakerName(speaker), href: speakerLink(speaker.value) })),
      lanes: presentLanes(speakers),
      periods,
      ...(page > 1 ? { newerHref: pageUrl('/compare', { ...query, page: page - 1 }) } : {}),
      ...(hasOlder ? { olderHref: pageUrl('/compare', { ...query, page: page + 1 }) } : {}),
    },
  };
}

export function addCompareRoute(app: Hono, context: ServerContext): void {
  const { engine, site } = context;
  app.get('/compare', async (c) => {
    const { searchParams: given } = new URL(c.req.url);
    const asked = await withCanonicalNames(engine, parseSearchParams(given).query);
    const limits = searchLimits(c.req.raw);
    const query = withRange(quotationQuery(asked));
    const comparison = await compareSpeakers(engine, query, limits);
    const about = describeTopic(asSearched(comparison.base, comparison.page));
    const names = comparison.speakers.map(speakerName);
    return renderPage(c, {
      meta: {
        site,
        title: names.length === 0 ? texts().compare.compare.title : texts().compare.compare.of(formatList(names)),
        sheet: 'compare',
        noIndex: true,
        list: carriedList(given),
      },
      content: (
        <CompareContent
          form={{ ...searchForm(undefined, false), q: query.q }}
          {...(about === '' ? {} : { about })}
          topicHref={pageUrl('/topics', comparison.base)}
          choice={presentSpeakerChoice(comparison)}
          notes={notesOf(comparison)}
          readings={await readingsOf(engine, comparison.page, limits, (meant) => pageUrl('/compare', { ...query, q: meant.q }))}
          {...(await compared(context, query, comparison, asked.page, limits))}
        />
      ),
    });
  });
}
