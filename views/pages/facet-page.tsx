/** All values of one facet in the results of a search. */
import type { FC } from 'hono/jsx';
import type { FacetField } from '../../src/domain/search.ts';
import { FacetItem, type FacetItemProps } from '../components/facet-item.tsx';
import { Combine, type CombineProps } from '../components/combine.tsx';
import { type Choice, Choices, FindForm } from '../components/listing.tsx';
import { BeyondLast, Pager, type PagerProps } from '../components/pager.tsx';
import { texts } from '../languages/language.ts';

export interface FacetPageProps {
  field: FacetField;
  /** The search, in words. */
  of: string;
  backHref: string;
  prefix: string;
  /** None for dates, which have one. */
  orders: readonly Choice[];
  combine?: CombineProps;
  /** The search and the order without the chosen values that are listed, for the form that finds values and sends those that are ticked. */
  carried: readonly (readonly [name: string, value: string])[];
  total: number;
  items: readonly FacetItemProps[];
  pager: PagerProps;
}

const VALUES_FORM = 'values-form';
/** The parameter that leads from the list to the results. */
export const APPLY = 'apply';

/** A longer list has the button above it as well. */
const SCREENFUL = 20;

const Apply: FC = () => (
  <p class="apply">
    <button type="submit" form={VALUES_FORM} name={APPLY} value="on">
      {texts().facetPage.apply}
    </button>
  </p>
);

export const FacetContent: FC<FacetPageProps> = (props) => {
  const t = texts().facetPage;
  return (
    <main id="content" class="listing" tabindex={-1}>
      <header class="headline">
        <p class="kicker-line">
          <a class="back" href={props.backHref}>
            {t.back}
          </a>
        </p>
        <h1>{t.title(props.field)}</h1>
        <p class="meta">{texts().facet.plural(props.total, props.field) + texts().results.separator + t.of(props.of)}</p>
      </header>
      <FindForm
        id={VALUES_FORM}
        action={`/facets/${props.field}`}
        carried={props.carried}
        label={props.field === 'date' ? t.period : t.prefix}
        name="prefix"
        value={props.prefix}
      />
      {props.orders.length > 0 && <Choices label={t.order} choices={props.orders} />}
      {props.combine && <Combine field={props.field} combine={props.combine} live={false} />}
      {props.items.length === 0 && props.pager.page <= props.pager.pages && <p class="empty">{t.none}</p>}
      {props.total > 0 && <BeyondLast {...props.pager} />}
      {props.items.length > SCREENFUL && <Apply />}
      <ul class={props.items.some(({ nested }) => nested !== undefined) ? 'values' : 'values columns'}>
        {props.items.map((item) => (
          <FacetItem item={item} form={VALUES_FORM} />
        ))}
      </ul>
      {props.items.length > 0 && <Apply />}
      <Pager {...props.pager} />
    </main>
  );
};
