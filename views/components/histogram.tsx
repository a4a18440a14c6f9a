/**
 * Results over time. Every bar is a link with a name, so that it is reached by Tab and read aloud; the table below says the same
 * in numbers, and there a date can also be excluded.
 */
import type { FC } from 'hono/jsx';
import type { Scope } from '../../src/domain/search.ts';
import { formatNumber } from '../format.ts';
import { liveLink } from '../hx.ts';
import { texts } from '../languages/language.ts';
import type { FacetItemProps } from './facet-item.tsx';

export interface HistogramBar {
  id: string;
  /** The first and the last date in it, partial ones. */
  from: string;
  to: string;
  /** Below the bar. */
  label: string;
  /** The period and its number, in full. */
  name: string;
  /** Above the bar, where there is room. */
  count?: string;
  /** Percent of the tallest. */
  height: number;
  state: 'open' | 'chosen' | 'excluded';
  /** Nothing where there are no results. */
  href?: string;
}

export interface HistogramProps {
  /** Days are set as the leaf of a calendar, in weeks. */
  shape: 'years' | 'months' | 'days';
  path: readonly { id: string; label: string; href?: string }[];
  /** Places left free before the first bar. */
  gap: number;
  bars: readonly HistogramBar[];
}

const BarContent: FC<{ bar: HistogramBar }> = ({ bar }) => (
  <>
    <span class="bar-count" aria-hidden="true">
      {bar.count}
    </span>
    <svg class="bar" viewBox="0 0 1 100" preserveAspectRatio="none" aria-hidden="true">
      <rect y={(100 - bar.height).toFixed(1)} width="1" height={bar.height.toFixed(1)} />
    </svg>
    <span class="bar-label" aria-hidden="true">
      {bar.label}
    </span>
  </>
);

const Bar: FC<{ bar: HistogramBar }> = ({ bar }) => (
  <li class={bar.state} data-from={bar.from} data-to={bar.to}>
    {bar.href === undefined ? (
      <span aria-hidden="true">
        <BarContent bar={bar} />
      </span>
    ) : (
      <a
        id={bar.id}
        {...liveLink(bar.href)}
        title={bar.name}
        draggable={false}
        {...(bar.state === 'chosen' ? { 'aria-current': 'true' as const } : {})}
      >
        <span class="vh">{bar.name}</span>
        <BarContent bar={bar} />
      </a>
    )}
  </li>
);

export const Histogram: FC<{ histogram: HistogramProps }> = ({ histogram }) => {
  const { shape, path, gap, bars } = histogram;
  return (
    <figure class={`histogram ${shape}`}>
      <figcaption>
        {path.length === 0 && <span class="vh">{texts().histogram.all}</span>}
        {path.map(({ id, label, href }) =>
          href === undefined ? (
            <span>{label}</span>
          ) : (
            <a id={id} {...liveLink(href)}>
              {label}
            </a>
          ),
        )}
      </figcaption>
      <ol>
        {Array.from({ length: gap }, () => (
          <li aria-hidden="true" />
        ))}
        {bars.map((bar) => (
          <Bar bar={bar} />
        ))}
      </ol>
    </figure>
  );
};

/** The same numbers to be read; open years and months with their parts. */
export const DateTable: FC<{ rows: readonly FacetItemProps[]; scope: Scope }> = ({ rows, scope }) => (
  <details id="dates-as-table" class="as-table">
    <summary id="dates-as-table.handle">{texts().histogram.asTable}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">{texts().histogram.date}</th>
          <th scope="col">{texts().histogram.number(scope)}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, label, count, state, href, excludeHref, isPart }) => (
          <tr class={isPart ? `${state} nested` : state}>
            <th scope="row">
              <a id={id} {...liveLink(href)} {...(state === 'chosen' ? { 'aria-current': 'true' as const } : {})}>
                <span class="label">{label}</span>
                {state !== 'open' && <span class="vh">{texts().filters[state]}</span>}
              </a>
            </th>
            <td>{formatNumber(count)}</td>
            <td>
              {excludeHref && (
                <a id={`${id}.not`} {...liveLink(excludeHref)} aria-label={texts().filters.excludeValue(label)}>
                  {texts().filters.exclude}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);
