/** Results over time, for pages that lead into a search rather than change one: plain links, and the table beside. */
import type { FC } from 'hono/jsx';
import type { Scope } from '../../src/domain/search.ts';
import { formatNumber } from '../format.ts';
import { texts } from '../languages/language.ts';
import type { HistogramBar, HistogramProps } from './histogram.tsx';

export interface TimelineProps {
  /** Of its heading; one page may have several. */
  id: string;
  title: string;
  /** Whose parts are shown, where that is not all time. */
  period?: string;
  shape: HistogramProps['shape'];
  scope: Scope;
  bars: readonly HistogramBar[];
  rows: readonly { label: string; count: number; href: string }[];
}

/** What is drawn says less than the name of its link, and is not read aloud. */
const BarDrawing: FC<{ bar: HistogramBar }> = ({ bar: { count, height, label } }) => (
  <>
    <span class="bar-count" aria-hidden="true">
      {count}
    </span>
    <svg class="bar" viewBox="0 0 1 100" preserveAspectRatio="none" aria-hidden="true">
      <rect y={(100 - height).toFixed(1)} width="1" height={height.toFixed(1)} />
    </svg>
    <span class="bar-label" aria-hidden="true">
      {label}
    </span>
  </>
);

/** The bars and their table. */
export const OverTime: FC<{ timeline: TimelineProps }> = ({ timeline: { shape, scope, bars, rows } }) => (
  <>
    <div class={`histogram ${shape === 'days' ? 'month' : shape}`}>
      <ol>
        {bars.map((bar) => (
          <li>
            {bar.href === undefined ? (
              <span>
                <BarDrawing bar={bar} />
              </span>
            ) : (
              <a href={bar.href} title={bar.name}>
                <span class="vh">{bar.name}</span>
                <BarDrawing bar={bar} />
              </a>
            )}
          </li>
        ))}
      </ol>
    </div>
    <details class="as-table">
      <summary>
        {texts().histogram.asTable}
        <span class="vh">{`: ${texts().histogram.number(scope)}`}</span>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts().histogram.date}</th>
            <th scope="col">{texts().histogram.number(scope)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, count, href }) => (
            <tr>
              <th scope="row">
                <a href={href}>{label}</a>
              </th>
              <td>{formatNumber(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  </>
);

export const Timeline: FC<{ timeline: TimelineProps }> = ({ timeline }) => {
  const { id, title, period } = timeline;
  return (
    <section class="timeline" aria-labelledby={id}>
      <h2 id={id}>{period === undefined ? title : `${title}: ${period}`}</h2>
      <OverTime timeline={timeline} />
    </section>
  );
};
