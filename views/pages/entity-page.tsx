/** One person, organization or place: its names, what it is quoted with, and where it is named. */
import type { FC } from 'hono/jsx';
import type { Entity } from '../../src/domain/annotation.ts';
import { HitCard, type HitProps } from '../components/hit-card.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { formatList, formatNumber } from '../format.ts';
import { texts } from '../texts.ts';

export interface EntityPageProps {
  form: SearchFormProps;
  entity: Entity & { passages: number; quotations: number };
  said: { hits: readonly HitProps[]; total: number; allHref: string };
  named: { hits: readonly HitProps[]; total: number; allHref: string };
  articles: readonly { title: string; href: string; count: number }[];
}

const HitList: FC<{ id: string; title: string; hits: readonly HitProps[]; more?: { href: string; text: string }; none?: string }> = (
  props,
) => (
  <section class="entity-hits" aria-labelledby={props.id}>
    <h2 id={props.id}>{props.title}</h2>
    {props.none && <p class="empty">{props.none}</p>}
    <div class="hits">
      {props.hits.map((hit) => (
        <HitCard hit={hit} />
      ))}
    </div>
    {props.more && (
      <p>
        <a class="more" href={props.more.href}>
          {props.more.text}
        </a>
      </p>
    )}
  </section>
);

export const EntityContent: FC<EntityPageProps> = ({ form, entity, said, named, articles }) => {
  const t = texts.entity;
  return (
    <>
      <SearchForm {...form} />
      <main id="content" class="entity" tabindex={-1}>
        <header class="headline">
          <p class="kicker-line">{t.types[entity.type]}</p>
          <h1 dir="auto">{entity.name}</h1>
          <p class="meta">{t.counts(entity.passages, entity.quotations)}</p>
          <dl class="facts">
            {entity.roles && entity.roles.length > 0 && (
              <div>
                <dt>{t.roles}</dt>
                <dd>{formatList(entity.roles)}</dd>
              </div>
            )}
            {entity.aliases.length > 0 && (
              <div>
                <dt>{t.alsoCalled}</dt>
                <dd>{entity.aliases.join(' · ')}</dd>
              </div>
            )}
          </dl>
        </header>
        <div class="entity-columns">
          <div>
            {said.total > 0 && (
              <HitList id="said" title={t.said(entity.name)} hits={said.hits} more={{ href: said.allHref, text: t.allSaid(said.total) }} />
            )}
            {named.total > 0 && (
              <HitList
                id="named"
                title={t.named(entity.name)}
                hits={named.hits}
                more={{ href: named.allHref, text: t.allNamed(named.total) }}
              />
            )}
          </div>
          {articles.length > 0 && (
            <aside aria-labelledby="in-articles">
              <h2 id="in-articles">{t.articles}</h2>
              <ul class="article-list">
                {articles.map(({ title, href, count }) => (
                  <li>
                    <a href={href}>{title}</a>
                    <span class="count">{formatNumber(count)}</span>
                  </li>
                ))}
              </ul>
            </aside>
          )}
        </div>
      </main>
    </>
  );
};
