/** Who is often named and seldom quoted: of each person a bar of the articles that name, and in it one of those that quote. */
import { texts } from '../languages/language.ts';
import type { FC } from 'hono/jsx';
import { type NumberCell, NumberTable } from './number-table.tsx';

export interface NamedQuotedDrawing {
  width: number;
  height: number;
  bar: number;
  rows: readonly {
    label: string;
    href: string;
    left: number;
    y: number;
    named: { href: string; name: string; width: number; count: string };
    quoted: { href: string; name: string; width: number };
  }[];
}

export interface NamedQuotedProps {
  wide: NamedQuotedDrawing;
  narrow: NamedQuotedDrawing;
  rows: readonly { name: string; href: string; cells: readonly NumberCell[] }[];
}

const at = (value: number): string => value.toFixed(1);

const Drawing: FC<{ kind: 'wide' | 'narrow'; drawing: NamedQuotedDrawing }> = ({ kind, drawing: { width, height, bar, rows } }) => (
  <svg class={`word-bars ${kind}`} viewBox={`0 0 ${width} ${height}`} role="group" aria-labelledby="seldom-quoted">
    {rows.map(({ label, href, left, y, named, quoted }) => (
      <g transform={`translate(0 ${y})`}>
        <a href={href} tabindex={-1}>
          <text class={left > 0 ? 'row-label beside-bar' : 'row-label'} x={left > 0 ? left - 8 : 0} y={left > 0 ? 12 : -5}>
            {label}
          </text>
        </a>
        <a href={named.href} tabindex={-1} aria-label={named.name}>
          <title>{named.name}</title>
          <rect class="part nobody" x={left} width={at(named.width)} height={bar} />
          <text class="row-label" x={at(left + named.width + 6)} y="12">
            {named.count}
          </text>
        </a>
        {quoted.width > 0 && (
          <a href={quoted.href} tabindex={-1} aria-label={quoted.name}>
            <title>{quoted.name}</title>
            <rect class="part named" x={left} width={at(quoted.width)} height={bar} />
          </a>
        )}
      </g>
    ))}
  </svg>
);

export const NamedQuoted: FC<{ found: NamedQuotedProps | undefined }> = ({ found }) => (
  <section aria-labelledby="seldom-quoted">
    <h2 id="seldom-quoted">{texts().compare.silent.title}</h2>
    <p class="meta">{found ? texts().compare.silent.how : texts().compare.silent.none}</p>
    {found && (
      <>
        <ul class="key">
          <li>
            <svg class="word-bars" viewBox="0 0 24 12" width="24" height="12" aria-hidden="true">
              <rect class="part nobody" x="0.5" y="0.5" width="23" height="11" />
            </svg>
            {texts().compare.silent.named}
          </li>
          <li>
            <svg class="word-bars" viewBox="0 0 24 12" width="24" height="12" aria-hidden="true">
              <rect class="part named" width="24" height="12" />
            </svg>
            {texts().compare.silent.quoted}
          </li>
        </ul>
        <div class="drawn">
          <div>
            <Drawing kind="wide" drawing={found.wide} />
            <Drawing kind="narrow" drawing={found.narrow} />
          </div>
          <NumberTable
            label={texts().compare.silent.title}
            columns={[
              texts().compare.silent.person,
              texts().compare.silent.named,
              texts().compare.silent.quoted,
              texts().compare.silent.only,
            ]}
            rows={found.rows.map(({ name, href, cells }) => ({ head: <a href={href}>{name}</a>, cells }))}
          />
        </div>
      </>
    )}
  </section>
);
