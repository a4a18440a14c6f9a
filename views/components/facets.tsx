/** The facets beside the results: a drawer on a narrow screen, a column on a wide one. */
import type { FC } from 'hono/jsx';
import type { FacetField, Scope } from '../../src/domain/search.ts';
import { SEARCH_FORM, withTypedWords } from '../hx.ts';
import { texts } from '../languages/language.ts';
import { Combine, type CombineProps } from './combine.tsx';
import { FacetItem, type FacetItemProps } from './facet-item.tsx';
import { DateTable, Histogram, type HistogramProps } from './histogram.tsx';

export interface FacetFieldProps {
  field: FacetField;
  items: readonly FacetItemProps[];
  /** Where the values that are not shown can be read. */
  more: readonly { field: FacetField; href: string; total: number }[];
  /** Any of the chosen values, or all of them: where it makes a difference. */
  combine?: CombineProps;
  /** Nothing of the kind is in the whole corpus: why, and where help is. */
  empty?: { reason: string; helpHref?: string };
  open: boolean;
  /** Of the facet of dates: what is shown above its values, and what was typed. */
  dates?: { histogram?: HistogramProps; rows: readonly FacetItemProps[]; scope: Scope; after: string; before: string; errors?: DateErrors };
}

/** What was typed as a date and is none, in words. */
export type DateErrors = Readonly<Partial<Record<'after' | 'before', string>>>;

export interface FacetsProps {
  facets: readonly FacetFieldProps[];
  /** Facets in which these results differ in nothing, and why. */
  unhelpful: readonly { field: FacetField; reason: string }[];
  chosen: number;
  /** Something in it needs to be put right. */
  open?: boolean;
}

const DateRange: FC<{ dates: { after: string; before: string; errors?: DateErrors } }> = ({ dates }) => {
  const { after, before, apply, format } = texts().searchForm.dates;
  const field = (name: 'after' | 'before', label: string) => (
    <label for={name}>
      {label}
      <input
        id={name}
        name={name}
        form={SEARCH_FORM}
        value={dates[name]}
        inputmode="numeric"
        maxlength={10}
        pattern="\d{4}(-\d{2}(-\d{2})?)?"
        placeholder="2025-02"
        title={format}
        autocomplete="off"
        {...(dates.errors?.[name] === undefined ? {} : { 'aria-invalid': 'true' as const, 'aria-describedby': `${name}.error` })}
      />
      {dates.errors?.[name] !== undefined && (
        <span id={`${name}.error`} class="field-error">
          {dates.errors[name]}
        </span>
      )}
    </label>
  );
  return (
    <div class="date-range">
      {field('after', after)}
      {field('before', before)}
      <button id="apply-dates" type="submit" form={SEARCH_FORM}>
        {apply}
      </button>
    </div>
  );
};

const FacetSection: FC<{ facet: FacetFieldProps }> = ({ facet }) => {
  const { field, items, more, combine, empty, dates } = facet;
  return (
    <details id={`facet.${field}`} class="facet" open={facet.open}>
      <summary id={`facet.${field}.heading`}>
        <h3>{texts().facet.label(field)}</h3>
      </summary>
      {empty && (
        <p class="empty">
          {empty.reason}
          {empty.helpHref && ' '}
          {empty.helpHref && <a href={empty.helpHref}>{texts().emptyFacet.how}</a>}
        </p>
      )}
      {combine && <Combine field={field} combine={combine} live />}
      {dates?.histogram && <Histogram histogram={dates.histogram} />}
      {items.length > 0 && (
        <ul class="values">
          {items.map((item) => (
            <FacetItem item={item} />
          ))}
        </ul>
      )}
      {more.map((one) => (
        <a id={`facet.${one.field}.more`} class="more" href={one.href}>
          {texts().filters.all(one.total, one.field)}
        </a>
      ))}
      {dates && <DateRange dates={dates} />}
      {dates && dates.rows.length > 0 && <DateTable rows={dates.rows} scope={dates.scope} />}
    </details>
  );
};

export const Facets: FC<FacetsProps> = ({ facets, unhelpful, chosen, open }) => (
  <aside class="facets" aria-labelledby="facets-heading" {...withTypedWords()}>
    <details id="facet-drawer" class="drawer" open={open === true}>
      <summary id="facet-drawer-handle">
        <h2 id="facets-heading">{texts().filters.drawer(chosen)}</h2>
      </summary>
      <div class="drawer-body">
        {facets.map((facet) => (
          <FacetSection facet={facet} />
        ))}
        {facets.length === 0 && unhelpful.length === 0 && <p class="empty">{texts().unhelpful.noResults}</p>}
        {unhelpful.length > 0 && (
          <dl class="unhelpful">
            {unhelpful.map(({ field, reason }) => (
              <div>
                <dt>{texts().facet.label(field)}</dt>
                <dd>{reason}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </details>
  </aside>
);
