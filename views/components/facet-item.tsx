/** One value of a facet: a link that chooses it or takes it off, its count, and a link that excludes it. */
import type { FC } from 'hono/jsx';
import type { FacetField } from '../../src/domain/search.ts';
import { formatNumber } from '../format.ts';
import { liveLink } from '../hx.ts';
import { ShareBar } from '../icons.tsx';
import { texts } from '../languages/language.ts';

export interface FacetItemProps {
  id: string;
  /** What a form sends for it. */
  sent: readonly [field: FacetField, value: string];
  label: string;
  count: number;
  /** Percent of the largest count in the facet. */
  share: number;
  state: 'open' | 'chosen' | 'excluded';
  /** Chooses an open value, and takes off what is chosen or excluded. */
  href: string;
  /** For an open value. */
  excludeHref?: string;
  /** All results have it, so that choosing it narrows nothing. */
  inAll?: boolean;
  /** In the table of dates: one inside the one above. */
  isPart?: boolean;
  /** Said beside the label. */
  note?: string;
  /** Where its parts can be read. */
  parts?: { text: string; label: string; href: string };
  /** Its parts: the articles of a source, the months of a year. */
  nested?: { label: string; items: readonly FacetItemProps[]; open: boolean; more?: { text: string; href: string } };
}

const Nested: FC<{ id: string; nested: NonNullable<FacetItemProps['nested']>; form?: string }> = ({ id, nested, form }) => (
  <details id={id} class="nested" open={nested.open}>
    <summary id={`${id}.handle`}>
      <span class="vh">{nested.label}</span>
    </summary>
    <ul class="values">
      {nested.items.map((item) => (
        <FacetItem item={item} {...(form === undefined ? {} : { form })} />
      ))}
    </ul>
    {nested.more && (
      <a id={`${id}.more`} class="more" href={nested.more.href}>
        {nested.more.text}
      </a>
    )}
  </details>
);

const Tick: FC<{ item: FacetItemProps; form: string }> = ({ item, form }) => {
  const [name, value] = item.sent;
  return (
    <input
      type="checkbox"
      form={form}
      name={name}
      value={value}
      checked={item.state === 'chosen'}
      aria-label={item.label}
      autocomplete="off"
    />
  );
};

/** With `form`, where the answer is another page, values can also be ticked and sent together; one that is excluded is allowed again first. */
export const FacetItem: FC<{ item: FacetItemProps; form?: string }> = ({ item, form }) => {
  const link = (href: string) => (form === undefined ? liveLink(href) : { href });
  const { state } = item;
  const isTicked = form !== undefined && state !== 'excluded';
  return (
    <li class={`value ${item.state}${item.inAll ? ' in-all' : ''}`}>
      {isTicked && <Tick item={item} form={form} />}
      <a id={item.id} class="choose" {...link(item.href)} {...(item.state === 'chosen' ? { 'aria-current': 'true' as const } : {})}>
        {!isTicked && <span class="tick" aria-hidden="true" />}
        <span class="label">
          {item.label}
          {item.note && <small>{item.note}</small>}
        </span>
        {item.inAll && <span class="vh">{texts().filters.inAll}</span>}
        <span class="count">{formatNumber(item.count)}</span>
        {state !== 'open' && <span class="vh">{texts().filters[state]}</span>}
        <ShareBar share={item.share} />
      </a>
      {item.excludeHref && (
        <a id={`${item.id}.not`} class="exclude" {...link(item.excludeHref)} aria-label={texts().filters.excludeValue(item.label)}>
          {texts().filters.exclude}
        </a>
      )}
      {state !== 'open' && (
        <span class="exclude unseen" aria-hidden="true">
          {texts().filters.exclude}
        </span>
      )}
      {item.parts && (
        <a id={`${item.id}.parts`} class="parts" href={item.parts.href} aria-label={item.parts.label}>
          {item.parts.text}
        </a>
      )}
      {item.nested && <Nested id={`${item.id}.nested`} nested={item.nested} {...(form === undefined ? {} : { form })} />}
    </li>
  );
};
