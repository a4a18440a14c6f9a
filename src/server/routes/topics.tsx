/** `/topics?q=…`: who says what with the words of a search, on whose word its sources rest, and who is often named and seldom quoted. */
import { texts } from '../../../views/languages/language.ts';
import type { Hono } from 'hono';
import { TopicContent } from '../../../views/pages/topic-page.tsx';
import { withCanonicalNames } from '../canonical-names.ts';
import { compareSpeakers, quotationQuery } from '../compare-speakers.ts';
import { type ServerContext, searchLimits } from '../context.ts';
import { onWhoseWord } from '../on-whose-word.ts';
import { describeTopic } from '../present/describe-topic.ts';
import { presentNamedQuoted } from '../present/named-quoted.ts';
import { presentSpeakerChoice } from '../present/speaker-choice.ts';
import { presentWordBars } from '../present/word-bars.ts';
import { asSearched, readingsOf } from '../readings.ts';
import { renderPage, searchForm } from '../render.tsx';
import { seldomQuoted } from '../seldom-quoted.ts';
import { carriedList, pageUrl, parseSearchParams, searchUrl } from '../url-query.ts';

export function addTopicRoute(app: Hono, context: ServerContext): void {
  const { engine, site } = context;
  app.get('/topics', async (c) => {
    const { searchParams: given } = new URL(c.req.url);
    const asked = quotationQuery(await withCanonicalNames(engine, parseSearchParams(given).query));
    const { speaker: _speakers, ...filters } = asked.filters;
    const query = { ...asked, filters };
    const limits = searchLimits(c.req.raw);
    const page = await engine.search({ ...query, limit: 0 }, { ...limits, facets: [] });
    const comparison = await compareSpeakers(engine, query, limits);
    const words = await onWhoseWord(engine, query, limits);
    const seldom = await seldomQuoted(engine, query, limits);
    const searched = asSearched(query, page);
    const about = describeTopic(searched);
    const named = presentNamedQuoted(seldom);
    return renderPage(c, {
      meta: {
        site,
        title: about === '' ? texts().compare.topic.title : texts().compare.topic.about(about),
        section: 'overview',
        sheet: 'compare',
        noIndex: true,
        list: carriedList(given),
      },
      content: (
        <TopicContent
          form={{ ...searchForm(undefined, false), q: query.q }}
          about={about}
          found={{
            readings: await readingsOf(engine, page, limits, (meant) => pageUrl('/topics', { ...query, q: meant.q })),
            href: searchUrl(query),
            hasWords: searched.q.trim() !== '',
          }}
          choice={presentSpeakerChoice(comparison)}
          words={presentWordBars(words)}
          {...(named === undefined ? {} : { seldom: named })}
        />
      ),
    });
  });
}
