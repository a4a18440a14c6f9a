/** One person, organization or place: its names, what it is quoted with and when, where and with whom it is named. */
import type { FC } from 'hono/jsx';
import type { Entity } from '../../src/domain/annotation.ts';
import { HitCard, type HitProps } from '../components/hit-card.tsx';
import { Ranking, type RankingProps } from '../components/ranking.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { Timeline, type TimelineProps } from '../components/timeline.tsx';
import { formatList } from '../format.ts';
import { texts } from '../texts.ts';

/** The newest of many, the way to all of them, and what a search among them carries. */
export interface EntityHits {
  hits: readonly HitProps[];
  total: number;
  allHref: string;
  carried: readonly (readonly [name: string, value: string])[];
}

export interface EntityPageProps {
  form: SearchFormProps;
  entity: Entity & { passages: number; quotations: number };
  timeline?: TimelineProps;
  said: EntityHits;
  named: EntityHits;
  /** Utterances that several articles have; `looked` where only so many of the newest were compared. */
  mostQuoted: { items: readonly { text: string; href: string; articles: number }[]; looked?: number };
  beside: readonly RankingProps[];
}

const SearchWithin: FC<{ id: string; label: string; carried: EntityHits['carried'] }> = ({ id, label, carried }) => (
  <form class="find" method="get" action="/">
    {carried.map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <label for={`${id}.q`}>{label}</label>
    <input id={`${id}.q`} name="q" type="search" autocomplete="off" />
    <button type="submit">{texts.searchForm.button}</button>
  </form>
);

interface HitListProps {
  id: string;
  title: string;
  searchLabel: string;
  found: EntityHits;
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
    <p>
      <a class="more" href={found.allHref}>
        {more}
      </a>
    </p>
  </section>
);

const MostQuoted: FC<EntityPageProps['mostQuoted']> = ({ items, looked }) => (
  <section class="entity-hits" aria-labelledby="most-quoted">
    <h2 id="most-quoted">{texts.entity.mostQuoted}</h2>
    {looked !== undefined && <p class="meta">{texts.entity.mostQuotedOf(looked)}</p>}
    <ul class="repeated">
      {items.map(({ text, href, articles }) => (
        <li>
          <q dir="auto">{text}</q> <a href={href}>{texts.entity.inArticles(articles)}</a>
        </li>
      ))}
    </ul>
  </section>
);

const Facts: FC<{ entity: Entity }> = ({ entity: { roles = [], aliases } }) => (
  <dl class="facts">
    {roles.length > 0 && (
      <div>
        <dt>{texts.entity.roles}</dt>
        <dd>{formatList(roles)}</dd>
      </div>
    )}
    {aliases.length > 0 && (
      <div>
        <dt>{texts.entity.alsoCalled}</dt>
        <dd>{aliases.join(' · ')}</dd>
      </div>
    )}
  </dl>
);

export const EntityContent: FC<EntityPageProps> = ({ form, entity, timeline, said, named, mostQuoted, beside }) => {
  const t = texts.entity;
  return (
    <>
      <SearchForm {...form} />
      <main id="content" class="entity" tabindex={-1}>
        <header class="headline">
          <p class="kicker-line">{t.types[entity.type]}</p>
          <h1 dir="auto">{entity.name}</h1>
          <p class="meta">{t.counts(entity.passages, entity.quotations)}</p>
          {(entity.aliases.length > 0 || (entity.roles ?? []).length > 0) && <Facts entity={entity} />}
        </header>
        {timeline && <Timeline timeline={timeline} />}
        <div class="entity-columns">
          <div>
            {said.total > 0 && (
              <HitList id="said" title={t.said(entity.name)} searchLabel={t.searchSaid} found={said} more={t.allSaid(said.total)} />
            )}
            {mostQuoted.items.length > 0 && <MostQuoted {...mostQuoted} />}
            {named.total > 0 && (
              <HitList id="named" title={t.named(entity.name)} searchLabel={t.searchNamed} found={named} more={t.allNamed(named.total)} />
            )}
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
