/** Every name in the corpus, to find and to page through. */
import type { FC } from 'hono/jsx';
import type { EntityType } from '../../src/domain/annotation.ts';
import { Pager, type PagerProps } from '../components/pager.tsx';
import { texts } from '../texts.ts';

export interface EntitiesPageProps {
  q: string;
  type?: EntityType;
  types: readonly { label: string; href: string; current: boolean }[];
  total: number;
  entities: readonly { name: string; href: string; type: EntityType; passages: number; quotations: number; aliases: readonly string[] }[];
  pager: PagerProps;
}

export const EntitiesContent: FC<EntitiesPageProps> = ({ q, type, types, total, entities, pager }) => {
  const t = texts.entity;
  return (
    <main id="content" class="listing" tabindex={-1}>
      <header class="headline">
        <h1>{t.listTitle}</h1>
        <p class="meta">{t.listIntro}</p>
      </header>
      <form class="find" method="get" action="/entities">
        {type && <input type="hidden" name="type" value={type} />}
        <label for="name">{t.find}</label>
        <input id="name" name="q" type="search" value={q} autocomplete="off" />
        <button type="submit">{texts.facetPage.find}</button>
      </form>
      <nav class="choices" aria-label={t.listTitle}>
        <ul>
          {types.map(({ label, href, current }) => (
            <li>
              <a href={href} {...(current ? { 'aria-current': 'true' as const } : {})}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {total === 0 && <p class="empty">{t.noneFound}</p>}
      <ul class="entity-list">
        {entities.map(({ name, href, type, passages, quotations, aliases }) => (
          <li>
            <a href={href}>{name}</a>
            <span class="kind">{t.types[type]}</span>
            <span class="numbers">{t.numbers(passages, quotations)}</span>
            {aliases.length > 0 && <span class="aliases">{aliases.join(' · ')}</span>}
          </li>
        ))}
      </ul>
      <Pager {...pager} />
    </main>
  );
};
