/**
 * Who is named with whom, drawn: a mark for each name leads to its page, a line for each pair to where both are named. The table says
 * the same in numbers.
 *
 * By Tab one goes from name to name; the lines are passed over, since the table has each of them as a link too.
 */
import type { FC } from 'hono/jsx';
import { texts } from '../languages/language.ts';

export interface MapDrawing {
  width: number;
  height: number;
  pairs: readonly { href: string; name: string; path: string; thickness: number }[];
  names: readonly {
    href: string;
    /** In full, with its number. */
    name: string;
    type: 'person' | 'organization';
    x: number;
    y: number;
    mark: string;
    lines: readonly string[];
    font: number;
    /** From the mark to the foot of the first line. */
    below: number;
  }[];
}

export interface NamesMapProps {
  wide: MapDrawing;
  narrow: MapDrawing;
  rows: readonly { names: readonly { label: string; href: string }[]; count: string; href: string; name: string }[];
}

const LINE_HEIGHT = 1.15;

const Drawing: FC<{ kind: 'wide' | 'narrow'; drawing: MapDrawing }> = ({ kind, drawing: { width, height, pairs, names } }) => (
  <svg class={`map ${kind}`} viewBox={`0 0 ${width} ${height}`} role="group" aria-labelledby="together">
    <g class="pairs">
      {pairs.map(({ href, name, path, thickness }) => (
        <a href={href} tabindex={-1} aria-label={name}>
          <title>{name}</title>
          <path d={path} class="reach" />
          <path d={path} stroke-width={thickness} />
        </a>
      ))}
    </g>
    {names.map(({ href, name, type, x, y, mark, lines, font, below }) => (
      <a class={type} href={href} transform={`translate(${x} ${y})`}>
        <title>{name}</title>
        <path d={mark} />
        <text font-size={font}>
          {lines.map((line, i) => (
            <>
              {i > 0 && ' '}
              <tspan x="0" y={(below + i * LINE_HEIGHT * font).toFixed(1)}>
                {line}
              </tspan>
            </>
          ))}
        </text>
      </a>
    ))}
  </svg>
);

const PairTable: FC<Pick<NamesMapProps, 'rows'>> = ({ rows }) => (
  <details class="as-table">
    <summary>{texts().histogram.asTable}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">{texts().overview.namedBoth}</th>
          <th scope="col">{texts().overview.passages}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ names, count, href, name }) => (
          <tr>
            <th scope="row">
              {names.map(({ label, href: page }, i) => (
                <>
                  {i > 0 && ` ${texts().overview.and} `}
                  <a href={page}>{label}</a>
                </>
              ))}
            </th>
            <td>
              <a href={href} title={name} aria-label={name}>
                {count}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);

export const NamesMap: FC<NamesMapProps> = ({ wide, narrow, rows }) => (
  <section class="together" aria-labelledby="together">
    <h2 id="together">{texts().overview.together}</h2>
    <p class="meta">{texts().overview.togetherHow}</p>
    <Drawing kind="wide" drawing={wide} />
    <Drawing kind="narrow" drawing={narrow} />
    <PairTable rows={rows} />
  </section>
);
