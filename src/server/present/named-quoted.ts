/** Who is often named and seldom quoted, drawn: of each person a bar of the articles that name, and in it one of those that quote. */
import { texts } from '../../../views/languages/language.ts';
import { scaleLinear } from 'd3-scale';
import type { NamedQuotedDrawing, NamedQuotedProps } from '../../../views/components/named-quoted.tsx';
import { formatNumber } from '../../../views/format.ts';
import { bucketLabel } from '../../../views/labels.ts';
import { entityLink } from '../../domain/links.ts';
import type { SeldomQuoted } from '../seldom-quoted.ts';
import { searchUrl } from '../url-query.ts';
import { cutLabel } from './label.ts';

const WIDE = { width: 520, left: 150, right: 48, above: 0, letters: 20 };
const NARROW = { width: 328, left: 0, right: 40, above: 18, letters: 36 };
const BAR = 16;
const GAP = 10;

function draw(people: readonly SeldomQuoted[], { width, left, right, above, letters }: typeof WIDE): NamedQuotedDrawing {
  const row = above + BAR + GAP;
  const most = Math.max(1, ...people.map(({ named }) => named.count));
  const size = scaleLinear()
    .domain([0, most])
    .range([0, width - left - right]);
  return {
    width,
    height: people.length * row,
    bar: BAR,
    rows: people.map(({ id, label, named, quoted }, i) => {
      const name = bucketLabel('person', id, label);
      return {
        label: cutLabel(name, letters),
        href: entityLink(id),
        left,
        y: i * row + above,
        named: {
          href: searchUrl(named.query),
          name: texts().compare.silent.namedBar(name, named.count),
          width: size(named.count),
          count: formatNumber(named.count),
        },
        quoted: { href: searchUrl(quoted.query), name: texts().compare.silent.quotedBar(name, quoted.count), width: size(quoted.count) },
      };
    }),
  };
}

export function presentNamedQuoted(people: readonly SeldomQuoted[]): NamedQuotedProps | undefined {
  if (people.length === 0) return undefined;
  return {
    wide: draw(people, WIDE),
    narrow: draw(people, NARROW),
    rows: people.map(({ id, label, named, quoted, only }) => {
      const name = bucketLabel('person', id, label);
      return {
        name,
        href: entityLink(id),
        cells: [
          { what: texts().compare.silent.named, of: named },
          { what: texts().compare.silent.quoted, of: quoted },
          { what: texts().compare.silent.only, of: only },
        ].map(({ what, of: { count, query } }) => ({
          count: formatNumber(count),
          name: texts().compare.silent.found(name, what, count),
          href: searchUrl(query),
        })),
      };
    }),
  };
}
