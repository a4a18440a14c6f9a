/** What is in the corpus, for those who would rather look than ask: every number and every name is a link. */
import type { FC } from 'hono/jsx';
import { Ranking, type RankingProps } from '../components/ranking.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { Timeline, type TimelineProps } from '../components/timeline.tsx';
import { formatNumber } from '../format.ts';
import { overviewTexts as t } from '../overview-texts.ts';

export interface OverviewPageProps {
  form: SearchFormProps;
  numbers: readonly { label: string; number: number; href: string }[];
  timeline?: TimelineProps;
  rankings: readonly RankingProps[];
  /** Where it is said what is missing, if anywhere. */
  healthHref?: string;
}

export const OverviewContent: FC<OverviewPageProps> = ({ form, numbers, timeline, rankings, healthHref }) => (
  <>
    <SearchForm {...form} />
    <main id="content" class="entity overview" tabindex={-1}>
      <header class="headline">
        <h1>{t.title}</h1>
      </header>
      <dl class="totals">
        {numbers.map(({ label, number, href }) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <a href={href}>{formatNumber(number)}</a>
            </dd>
          </div>
        ))}
      </dl>
      {timeline && <Timeline timeline={timeline} />}
      {rankings.length === 0 && <p class="empty">{t.empty}</p>}
      <div class="beside">
        {rankings.map((ranking) => (
          <Ranking {...ranking} />
        ))}
      </div>
      {healthHref && (
        <p>
          <a class="more" href={healthHref}>
            {t.health}
          </a>
        </p>
      )}
    </main>
  </>
);
