/** What is in the corpus, for those who would rather look than ask: every number and every name is a link. */
import type { FC } from 'hono/jsx';
import { NamesMap, type NamesMapProps } from '../components/names-map.tsx';
import { Ranking, type RankingProps } from '../components/ranking.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { OverTime, type TimelineProps } from '../components/timeline.tsx';
import { formatNumber } from '../format.ts';
import { texts } from '../languages/language.ts';

/** All articles, all paragraphs or all quotations: how many, and when. */
export interface HeldProps {
  id: string;
  label: string;
  number: number;
  href: string;
  timeline?: TimelineProps;
}

export interface OverviewPageProps {
  form: SearchFormProps;
  held: readonly HeldProps[];
  rankings: readonly RankingProps[];
  map?: NamesMapProps;
  /** Where it is said what is missing, if anywhere. */
  healthHref?: string;
}

const Held: FC<HeldProps> = ({ id, label, number, href, timeline }) => (
  <section class="timeline" aria-labelledby={id}>
    <h2 id={id}>
      <a class="total" href={href}>
        <span class="count">{formatNumber(number)}</span> {label}
      </a>
      {timeline?.period !== undefined && <span class="meta">{` ${timeline.period}`}</span>}
    </h2>
    {timeline && <OverTime timeline={timeline} />}
  </section>
);

export const OverviewContent: FC<OverviewPageProps> = ({ form, held, rankings, map, healthHref }) => (
  <>
    <SearchForm {...form} />
    <main id="content" class="entity overview" tabindex={-1}>
      <header class="headline">
        <h1>{texts().overview.title}</h1>
        {rankings.length > 0 && (
          <p class="meta">
            <a href="/topics">{texts().compare.onAll}</a>
          </p>
        )}
      </header>
      <div class="held">
        {held.map((part) => (
          <Held {...part} />
        ))}
      </div>
      {rankings.length === 0 && <p class="empty">{texts().overview.empty}</p>}
      {map && <NamesMap {...map} />}
      <div class="beside">
        {rankings.map((ranking) => (
          <Ranking {...ranking} />
        ))}
      </div>
      {healthHref && (
        <p>
          <a class="more" href={healthHref}>
            {texts().overview.health}
          </a>
        </p>
      )}
    </main>
  </>
);
