/** The picture of who is named with whom, in two sizes, with the same numbers as a table. */
import { scaleLinear, scaleSqrt } from 'd3-scale';
import { curveBasis, line, symbol, symbolCircle, symbolSquare } from 'd3-shape';
import { formatNumber } from '../../../views/format.ts';
import type { MapDrawing, NamesMapProps } from '../../../views/components/names-map.tsx';
import { texts } from '../../../views/languages/language.ts';
import { entityLink } from '../../domain/links.ts';
import { type NamedOne, type NamedPair, type NamesGraph, togetherQuery, worthDrawing } from '../named-together.ts';
import { searchUrl } from '../url-query.ts';
import { linesOf, roomOf } from './label.ts';
import { type Frame, type Place, placeNames } from './place-names.ts';

/** In units of the drawing, which are about pixels at the width that it is made for. */
interface Size extends Frame {
  names: number;
  fonts: [least: number, most: number];
  marks: [least: number, most: number];
}

const WIDE: Size = { width: 820, height: 580, names: 34, fonts: [12, 17], marks: [3, 9] };
const NARROW: Size = { width: 330, height: 460, names: 13, fonts: [12, 15], marks: [3, 8] };
const LINES: [least: number, most: number] = [0.75, 5];
/** How far a line bends away from the straight way, as a share of its length. */
const BEND = 0.08;
const SHAPES = { person: symbolCircle, organization: symbolSquare } as const;

interface Drawn extends Place {
  one: NamedOne;
  lines: string[];
  font: number;
  radius: number;
  width: number;
  height: number;
}

/** A name as it is drawn: its mark, and below it the label. */
function measured(names: readonly NamedOne[], size: Size): Drawn[] {
  const most = Math.max(1, ...names.map(({ passages }) => passages));
  const font = scaleSqrt([0, most], size.fonts);
  const radius = scaleSqrt([0, most], size.marks);
  return names.map((one) => {
    const lines = linesOf(one.name);
    const text = roomOf(lines, font(one.passages));
    const mark = 2 * radius(one.passages);
    return {
      one,
      lines,
      font: font(one.passages),
      radius: radius(one.passages),
      width: Math.max(text.width, mark),
      height: text.height + mark,
      x: 0,
      y: 0,
    };
  });
}

const rounded = (value: number): number => Math.round(10 * value) / 10;

/** Where the mark of a name is. */
const markOf = ({ x, y, height, radius }: Drawn): Place => ({ x, y: y - height / 2 + radius });

/** A line that bends a little, so that two which run the same way are told apart. */
function bent(from: Place, to: Place): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const middle: [number, number] = [(from.x + to.x) / 2 - BEND * dy, (from.y + to.y) / 2 + BEND * dx];
  return line().curve(curveBasis).digits(1)([[from.x, from.y], middle, [to.x, to.y]]) ?? '';
}

function drawing(graph: NamesGraph, size: Size): MapDrawing {
  const { names, pairs } = worthDrawing(graph, size.names);
  const boxes = measured(names, size);
  const places = placeNames(
    boxes.map(({ one, width, height }) => ({ id: one.id, width, height })),
    pairs.map(({ a, b, passages }) => ({ from: a.id, to: b.id, strength: passages / Math.min(a.passages, b.passages) })),
    size,
  );
  const drawn = new Map(
    boxes.flatMap((box): [string, Drawn][] => {
      const place = places.get(box.one.id);
      return place === undefined ? [] : [[box.one.id, { ...box, ...place }]];
    }),
  );
  const thickness = scaleLinear([1, Math.max(2, ...pairs.map(({ passages }) => passages))], LINES);
  return {
    width: size.width,
    height: size.height,
    // the thickest below, so that it hides no other
    pairs: pairs.flatMap((pair) => {
      const [from, to] = [drawn.get(pair.a.id), drawn.get(pair.b.id)];
      if (from === undefined || to === undefined) return [];
      return [{ ...linkOf(pair), path: bent(markOf(from), markOf(to)), thickness: rounded(thickness(pair.passages)) }];
    }),
    names: [...drawn.values()].map((box) => {
      const { one, lines, font, radius } = box;
      const mark = markOf(box);
      return {
        href: entityLink(one.id),
        name: texts().overview.namedIn(one.name, one.passages),
        type: one.type,
        x: rounded(mark.x),
        y: rounded(mark.y),
        mark: symbol(SHAPES[one.type], Math.PI * radius ** 2).digits(1)() ?? '',
        lines,
        font: rounded(font),
        below: rounded(radius + 0.9 * font),
      };
    }),
  };
}

function linkOf(pair: NamedPair): { href: string; name: string } {
  return { href: searchUrl(togetherQuery(pair)), name: texts().overview.pair(pair.a.name, pair.b.name, pair.passages) };
}

/** Nothing where no two are named in the same passage. */
export function presentNamesMap(graph: NamesGraph): NamesMapProps | undefined {
  if (graph.pairs.length === 0) return undefined;
  return {
    wide: drawing(graph, WIDE),
    narrow: drawing(graph, NARROW),
    rows: graph.pairs.map((pair) => ({
      names: [pair.a, pair.b].map(({ id, name }) => ({ label: name, href: entityLink(id) })),
      count: formatNumber(pair.passages),
      ...linkOf(pair),
    })),
  };
}
