/**
 * On whose word sources rest: a bar each, whose parts patterns tell apart, not colours alone. Every part is a link; by Tab one goes through
 * the table, which has each of them too.
 */
import type { FC } from 'hono/jsx';
import { type Catalogue, texts } from '../languages/language.ts';
import { type NumberCell, NumberTable } from './number-table.tsx';

type Kind = keyof Catalogue['compare']['word']['kinds'];

export interface WordBarsDrawing {
  width: number;
  height: number;
  bar: number;
  rows: readonly {
    label: string;
    href: string;
    left: number;
    y: number;
    parts: readonly { kind: Kind; href: string; name: string; x: number; width: number; count?: string }[];
  }[];
}

export interface WordBarsProps {
  wide: WordBarsDrawing;
  narrow: WordBarsDrawing;
  rows: readonly { label: string; cells: readonly NumberCell[] }[];
}

const KINDS: readonly Kind[] = ['named', 'unnamed', 'body', 'nobody'];
const at = (value: number): string => value.toFixed(1);

/** The hatching of one picture; ids are of the whole page. */
const Hatching: FC<{ id: string }> = ({ id }) => (
  <defs>
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path class="hatch" d="M0 0V5" />
    </pattern>
  </defs>
);

/** Hatching is laid over a plain part. */
const Part: FC<{ kind: Kind; x: number; width: number; height: number; hatching: string }> = ({ kind, x, width, height, hatching }) => (
  <>
    <rect class={`part ${kind}`} x={at(x)} width={at(width)} height={height} />
    {kind === 'unnamed' && <rect x={at(x)} width={at(width)} height={height} fill={`url(#${hatching})`} />}
  </>
);

const Drawing: FC<{ kind: 'wide' | 'narrow'; drawing: WordBarsDrawing }> = ({ kind, drawing: { width, height, bar, rows } }) => {
  const hatching = `hatch-${kind}`;
  return (
    <svg class={`word-bars ${kind}`} viewBox={`0 0 ${width} ${height}`} role="group" aria-labelledby="whose-word">
      <Hatching id={hatching} />
      {rows.map(({ label, href, left, y, parts }) => (
        <g transform={`translate(0 ${y})`}>
          <a href={href} tabindex={-1}>
            <text class={left > 0 ? 'row-label beside-bar' : 'row-label'} x={left > 0 ? left - 8 : 0} y={left > 0 ? 12 : -5}>
              {label}
            </text>
          </a>
          {parts.map((part) => (
            <a href={part.href} tabindex={-1} aria-label={part.name}>
              <title>{part.name}</title>
              <Part kind={part.kind} x={part.x} width={part.width} height={bar} hatching={hatching} />
              {part.count !== undefined && (
                <text x={at(part.x + part.width / 2)} y={bar + 12}>
                  {part.count}
                </text>
              )}
            </a>
          ))}
        </g>
      ))}
    </svg>
  );
};

/** What the patterns mean. */
const Key: FC = () => (
  <ul class="key">
    {KINDS.map((kind) => (
      <li>
        <svg class="word-bars" viewBox="0 0 24 12" width="24" height="12" aria-hidden="true">
          <Hatching id={`hatch-key-${kind}`} />
          <Part kind={kind} x={0.5} width={23} height={11} hatching={`hatch-key-${kind}`} />
        </svg>
        {texts().compare.word.kinds[kind]}
      </li>
    ))}
  </ul>
);

export const WordBars: FC<WordBarsProps> = ({ wide, narrow, rows }) => (
  <section aria-labelledby="whose-word">
    <h2 id="whose-word">{texts().compare.word.title}</h2>
    <p class="meta">{texts().compare.word.how}</p>
    <Key />
    <div class="drawn">
      <div>
        <Drawing kind="wide" drawing={wide} />
        <Drawing kind="narrow" drawing={narrow} />
      </div>
      <NumberTable
        label={texts().compare.word.title}
        columns={[
          texts().compare.word.source,
          texts().compare.word.all,
          ...KINDS.map((kind) => texts().compare.word.kinds[kind]),
          texts().compare.word.silent,
        ]}
        rows={rows.map(({ label, cells }) => ({ head: label, cells }))}
      />
    </div>
  </section>
);
