/** One person, organization or place, or a speaker without a name: who it is, what it is quoted with and when, where and with whom it is named. */
import type { FC } from 'hono/jsx';
import { HitCard, type HitProps } from '../components/hit-card.tsx';
import { Ranking, type RankingProps } from '../components/ranking.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { Timeline, type TimelineProps } from '../components/timeline.tsx';
import { texts } from '../languages/language.ts';

/** The newest of many, the way to all of them, and what a search among them carries. */
export interface NameHits {
  hits: readonly HitProps[];
  total: number;
  allHref: string;
  carried: readonly (readonly [name: string, value: string])[];
}

/** What is known of who it is. */
export interface Fact {
  label: string;
  text: string;
}

/** An utterance that several articles have. */
export interface RepeatedProps {
  text: string;
  href: string;
  articles: number;
}

export interface NamePageProps {
  form: SearchFormProps;
  /** What kind of name it is, and how much there is of it. */
  kicker: string;
  name: string;
  counts: string;
  /** Where it is set beside others; left out for who is not quoted. */
  compareHref?: string;
  facts: readonly Fact[];
  /** Where it is corrected; left out where nothing can be. */
  correctHref?: string;
  timeline?: TimelineProps;
  said?: NameHits;
  mostQuoted: readonly RepeatedProps[];
  /** Left out for who is no name. */
  named?: NameHits;
  beside: readonly RankingProps[];
}

const SearchWithin: FC<{ id: string; label: string; carried: NameHits['carried'] }> = ({ id, label, carried }) => (
  <form class="find" method="get" action="/">
    {carried.map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <label for={`${id}.q`}>{label}</label>
    <input id={`${id}.q`} name="q" type="search" autocomplete="off" />
    <button type="submit">{texts().searchForm.button}</button>
  </form>
);

interface HitListProps {
  id: string;
  title: string;
  searchLabel: string;
  found: NameHits;
  more: string;
}

const HitList: FC<HitListProps> = ({ id, title, searchLabel, found, more }) => (
  <section class="entity-hits" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {found.total > 1 && <SearchWithin id={id} label={searchLabel} carried={found.carried} />}
    <div class="hits">
      {found.hits.map((hit) => (
        <HitCard hit={hit} />
      ))}
    </div>
    {found.total > 1 && (
      <p>
        <a class="more" href={found.allHref}>
          {more}
        </a>
      </p>
    )}
  </section>
);

const MostQuoted: FC<{ items: readonly RepeatedProps[] }> = ({ items }) => (
  <section class="entity-hits" aria-labelledby="most-quoted">
    <h2 id="most-quoted">{texts().entity.mostQuoted}</h2>
    <ul class="repeated">
      {items.map(({ text, href, articles }) => (
        <li>
          <q dir="auto">{text}</q> <a href={href}>{texts().entity.inArticles(articles)}</a>
        </li>
      ))}
    </ul>
  </section>
);

const Facts: FC<{ facts: readonly Fact[] }> = ({ facts }) => (
  <dl class="facts">
    {facts.map(({ label, text }) => (
      <div>
        <dt>{label}</dt>
        <dd dir="auto">{text}</dd>
      </div>
    ))}
  </dl>
);

export const NameContent: FC<NamePageProps> = ({
  form,
  kicker,
  name,
  counts,
  compareHref,
  facts,
  correctHref,
  timeline,
  said,
  mostQuoted,
  named,
  beside,
}) => {
  const t = texts().entity;
  return (
    <>
      <SearchForm {...form} />
      <main id="content" class="entity" tabindex={-1}>
        <header class="headline">
          <p class="kicker-line">{kicker}</p>
          <h1 dir="auto">{name}</h1>
          <p class="meta">
            <span>{counts}</span>
            {compareHref !== undefined && <a href={compareHref}>{texts().compare.with(name)}</a>}
          </p>
          {facts.length > 0 && <Facts facts={facts} />}
          {correctHref !== undefined && (
            <p class="meta">
              <a href={correctHref}>{texts().correction.correctName}</a>
            </p>
          )}
        </header>
        {timeline && <Timeline timeline={timeline} />}
        <div class="entity-columns">
          <div>
            {said && (
              <HitList
                id="said"
                title={named ? t.said(name) : t.quotations}
                searchLabel={t.searchSaid}
                found={said}
                more={t.allSaid(said.total)}
              />
            )}
            {mostQuoted.length > 0 && <MostQuoted items={mostQuoted} />}
            {named && <HitList id="named" title={t.named(name)} searchLabel={t.searchNamed} found={named} more={t.allNamed(named.total)} />}
          </div>
          <div class="beside">
            {beside.map((ranking) => (
              <Ranking {...ranking} />
            ))}
          </div>
        </div>
      </main>
    </>
  );
};
