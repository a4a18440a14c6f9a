/** Two to four speakers and one search: how often each is quoted with its words, when, and with what, side by side. */
import { texts } from '../languages/language.ts';
import type { FC } from 'hono/jsx';
import { type ClipProps, ClipTick } from '../components/clip-tick.tsx';
import { type HitProps, HitText } from '../components/hit-card.tsx';
import { Lanes, type LanesProps } from '../components/lanes.tsx';
import { Readings, type ReadingsProps } from '../components/readings.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { SpeakerChoice, type SpeakerChoiceProps } from '../components/speaker-choice.tsx';
import { formatDate } from '../format.ts';

export interface ParallelSaying {
  id: string;
  /** To its article, with the words marked. */
  href: string;
  title: string;
  sources: readonly string[];
  published?: string;
  text: Pick<HitProps, 'form' | 'runs' | 'dir' | 'language'>;
  clip?: ClipProps;
}

export interface ParallelPeriod {
  name: string;
  /** Of what has no date. */
  isUndated: boolean;
  /** In the order of the speakers; `undated` where some of a speaker's have no date, whatever the period. */
  sayings: readonly { total: number; href: string; shown: readonly ParallelSaying[]; undated?: { total: number; href: string } }[];
}

export interface ComparePageProps {
  form: SearchFormProps;
  /** What the search says beside its speakers; nothing where it says nothing. */
  about?: string;
  topicHref: string;
  choice: SpeakerChoiceProps;
  notes: readonly string[];
  readings: ReadingsProps;
  /** Nothing where nobody is compared yet. */
  compared?: {
    speakers: readonly { name: string; href: string }[];
    lanes: LanesProps;
    periods: readonly ParallelPeriod[];
    newerHref?: string;
    olderHref?: string;
  };
}

const Saying: FC<{ saying: ParallelSaying }> = ({ saying: { id, href, title, sources, published, text, clip } }) => (
  <li>
    <HitText {...text} />
    <p class="meta">
      <span>
        <a href={href} dir="auto">
          {title === '' ? texts().article.untitled : title}
        </a>
      </span>
      {sources.map((source) => (
        <span>
          <bdi>{source}</bdi>
        </span>
      ))}
      {published !== undefined && <time datetime={published}>{formatDate(published)}</time>}
    </p>
    {clip && <ClipTick id={`${id}.clip`} clip={clip} />}
  </li>
);

const Period: FC<{ period: ParallelPeriod; speakers: readonly string[]; id: string }> = ({ period, speakers, id }) => (
  <section class="period" aria-labelledby={id}>
    <h3 id={id}>{period.name}</h3>
    <div class={`columns-${speakers.length}`}>
      {period.sayings.map(({ total, href, shown, undated }, i) => (
        <div>
          <h4>
            <bdi>{speakers[i]}</bdi>
          </h4>
          {total === 0 ? (
            <p class="nobody">
              {undated === undefined ? (
                texts().compare.compare[period.isUndated ? 'nothingUndated' : 'nothing']
              ) : (
                <a href={undated.href}>{texts().compare.compare.onlyUndated(undated.total)}</a>
              )}
            </p>
          ) : (
            <ul>
              {shown.map((saying) => (
                <Saying saying={saying} />
              ))}
            </ul>
          )}
          {total > shown.length && (
            <p>
              <a class="more" href={href}>
                {texts().compare.compare.more(total)}
                <span class="vh">{` ${texts().compare.compare.bar(speakers[i] ?? '', period.name, total)}`}</span>
              </a>
            </p>
          )}
        </div>
      ))}
    </div>
  </section>
);

const Parallel: FC<NonNullable<ComparePageProps['compared']>> = ({ speakers, periods, newerHref, olderHref }) => (
  <section class="parallel" aria-labelledby="parallel">
    <h2 id="parallel">{texts().compare.compare.parallel}</h2>
    {periods.map((period, i) => (
      <Period period={period} speakers={speakers.map(({ name }) => name)} id={`period.${i + 1}`} />
    ))}
    {(newerHref !== undefined || olderHref !== undefined) && (
      <nav class="pager" aria-label={texts().compare.compare.pages}>
        {newerHref !== undefined && (
          <a href={newerHref} rel="prev">
            {texts().compare.compare.newer}
          </a>
        )}
        {olderHref !== undefined && (
          <a href={olderHref} rel="next">
            {texts().compare.compare.older}
          </a>
        )}
      </nav>
    )}
  </section>
);

export const CompareContent: FC<ComparePageProps> = ({ form, about, topicHref, choice, notes, readings, compared }) => (
  <>
    <SearchForm {...form} />
    <main id="content" class="compare" tabindex={-1}>
      <nav class="article-tools">
        <a class="back" href={topicHref}>
          {texts().compare.topic.title}
        </a>
      </nav>
      <header class="headline">
        <h1>
          {compared === undefined
            ? texts().compare.compare.title
            : compared.speakers.map(({ name, href }, i) => (
                <>
                  {i > 0 && '\u00a0· '}
                  <a href={href}>
                    <bdi>{name}</bdi>
                  </a>
                </>
              ))}
        </h1>
        <p class="meta">{about === undefined ? texts().compare.compare.aboutAll : texts().compare.compare.about(about)}</p>
        <Readings {...readings} />
        {notes.map((note) => (
          <p class="note">{note}</p>
        ))}
      </header>
      {compared && <Lanes {...compared.lanes} />}
      {compared && compared.periods.length > 0 && <Parallel {...compared} />}
      <section class="choice" aria-labelledby="speakers">
        <h2 id="speakers">{compared ? texts().compare.compare.change : texts().compare.speakers.title}</h2>
        <p class="meta">{texts().compare.speakers.how}</p>
        <SpeakerChoice {...choice} />
      </section>
    </main>
  </>
);
