/**
 * Speakers over time: a lane each on one axis, and the same numbers as a table beside it. Every mark is a link; by Tab one goes through the
 * table, which has each of them too.
 */
import { texts } from '../languages/language.ts';
import type { FC } from 'hono/jsx';
import { type NumberCell, NumberTable } from './number-table.tsx';

export interface LanesDrawing {
  width: number;
  height: number;
  /** The side that one reads from, where lines and time begin. */
  start: number;
  barWidth: number;
  laneHeight: number;
  /** Of the labels of time, from the top. */
  axis: number;
  ticks: readonly { x: number; label: string }[];
  lanes: readonly {
    label: string;
    href: string;
    /** Of the top of its bars. */
    y: number;
    bars: readonly { href: string; name: string; x: number; height: number; count?: string }[];
  }[];
}

export interface LanesProps {
  drawings?: { wide: LanesDrawing; narrow: LanesDrawing };
  /** What has no date, of each speaker who has some of it. */
  offAxis: readonly { label: string; href: string }[];
  columns: readonly string[];
  rows: readonly { label: string; cells: readonly NumberCell[] }[];
}

const at = (value: number): string => value.toFixed(1);

const Drawing: FC<{ kind: 'wide' | 'narrow'; drawing: LanesDrawing }> = ({ kind, drawing }) => {
  const { width, height, start, barWidth, laneHeight, axis, ticks, lanes } = drawing;
  return (
    <svg class={`lanes ${kind}`} viewBox={`0 0 ${width} ${height}`} role="group" aria-labelledby="over-time">
      {lanes.map(({ label, href, y, bars }) => (
        <g transform={`translate(0 ${y})`}>
          <a href={href} tabindex={-1}>
            <text class="lane-label" x={start} y="-7">
              {label}
            </text>
          </a>
          {ticks.map(({ x }) => (
            <path class="grid" d={`M${at(x)} 0V${laneHeight}`} />
          ))}
          <path class="base" d={`M0 ${laneHeight}H${width}`} />
          {bars.map((bar) => (
            <a href={bar.href} tabindex={-1} aria-label={bar.name}>
              <title>{bar.name}</title>
              <rect class="reach" x={at(bar.x)} width={at(barWidth)} height={laneHeight} />
              <rect x={at(bar.x)} y={at(laneHeight - bar.height)} width={at(barWidth)} height={at(bar.height)} />
              {bar.count !== undefined && (
                <text x={at(bar.x + barWidth / 2)} y={at(laneHeight - bar.height - 3)}>
                  {bar.count}
                </text>
              )}
            </a>
          ))}
        </g>
      ))}
      <g class="axis" transform={`translate(0 ${axis})`}>
        {ticks.map(({ x, label }) => (
          <text x={at(x)} y="12">
            {label}
          </text>
        ))}
      </g>
    </svg>
  );
};

export const Lanes: FC<LanesProps> = (props) => (
  <section class="over-time" aria-labelledby="over-time">
    <h2 id="over-time">{texts().compare.compare.overTime}</h2>
    <div class="drawn">
      {props.drawings ? (
        <div>
          <Drawing kind="wide" drawing={props.drawings.wide} />
          <Drawing kind="narrow" drawing={props.drawings.narrow} />
          {props.offAxis.length > 0 && (
            <p class="off-axis">
              {texts().compare.compare.offAxis}
              {props.offAxis.map(({ label, href }) => (
                // Read from the side of the page, whatever the name begins with; a name in it stands apart by itself.
                <span>
                  <a href={href}>{label}</a>
                </span>
              ))}
            </p>
          )}
        </div>
      ) : (
        <p class="meta">{texts().compare.compare.noDates}</p>
      )}
      <NumberTable
        label={texts().compare.compare.tableLabel}
        columns={[texts().compare.compare.period, ...props.columns]}
        rows={props.rows.map(({ label, cells }) => ({ head: label, cells }))}
      />
    </div>
  </section>
);
