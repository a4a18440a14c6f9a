/** All values of one facet in the results of a search. */
import type { FC } from 'hono/jsx';
import type { FacetField } from '../../src/domain/search.ts';
import { FacetItem, type FacetItemProps } from '../components/facet-item.tsx';
import { Pager, type PagerProps } from '../components/pager.tsx';
import { texts } from '../texts.ts';

export interface FacetPageProps {
  field: FacetField;
  /** The search, in words. */
  of: string;
  backHref: string;
  prefix: string;
  orders: readonly { label: string; href: string; current: boolean }[];
  /** The search and the order, for the form that finds a value. */
  carried: readonly (readonly [name: string, value: string])[];
  total: number;
  items: readonly FacetItemProps[];
  pager: PagerProps;
}

export const FacetContent: FC<FacetPageProps> = (props) => {
  const t = texts.facetPage;
  return (
    <main id="content" class="listing" tabindex={-1}>
      <header class="headline">
        <p class="kicker-line">
          <a class="back" href={props.backHref}>
            {t.back}
          </a>
        </p>
        <h1>{t.title(props.field)}</h1>
        <p class="meta">{`${texts.facet.plural(props.total, props.field)}, ${t.of(props.of)}`}</p>
      </header>
      <form class="find" method="get" action={`/facets/${props.field}`}>
        {props.carried.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label for="prefix">{t.prefix}</label>
        <input id="prefix" name="prefix" type="search" value={props.prefix} autocomplete="off" />
        <button type="submit">{t.find}</button>
      </form>
      <nav class="choices" aria-label={t.order}>
        <ul>
          {props.orders.map(({ label, href, current }) => (
            <li>
              <a href={href} {...(current ? { 'aria-current': 'true' as const } : {})}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {props.items.length === 0 && <p class="empty">{t.none}</p>}
      <ul class="values columns">
        {props.items.map((item) => (
          <FacetItem item={item} live={false} />
        ))}
      </ul>
      <Pager {...props.pager} />
    </main>
  );
};
