/** Every name in the corpus, to find and to page through. */
import type { FC } from 'hono/jsx';
import type { EntityType } from '../../src/domain/annotation.ts';
import { type Choice, Choices, FindForm } from '../components/listing.tsx';
import { BeyondLast, Pager, type PagerProps } from '../components/pager.tsx';
import { texts } from '../languages/language.ts';

export interface EntitiesPageProps {
  q: string;
  type?: EntityType;
  types: readonly Choice[];
  total: number;
  entities: readonly { name: string; href: string; type: EntityType; passages: number; quotations: number; aliases: readonly string[] }[];
  pager: PagerProps;
}

export const EntitiesContent: FC<EntitiesPageProps> = ({ q, type, types, total, entities, pager }) => {
  const t = texts().entity;
  return (
    <main id="content" class="listing" tabindex={-1}>
      <header class="headline">
        <h1>{t.listTitle}</h1>
        <p class="meta">{t.listIntro}</p>
      </header>
      <FindForm action="/entities" carried={type === undefined ? [] : [['type', type]]} label={t.find} name="q" value={q} />
      <Choices label={t.listTitle} choices={types} />
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
      {total > 0 && <BeyondLast {...pager} />}
      <Pager {...pager} />
    </main>
  );
};
