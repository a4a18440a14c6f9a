/**
 * Places names on a map so that those who belong together are near, and no two labels overlap.
 *
 * d3-force draws the names together by their pairs (its own random source has a fixed seed, so the same graph always gives the same
 * picture); then boxes are pushed apart, along the shorter way, until none touches another. Where there is no room for all, fewer
 * names are placed. O(n²) in the number of names, of which there are at most about forty.
 */
import { forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force';

export interface Frame {
  width: number;
  height: number;
}

/** A name with the room that it takes. */
export interface Sized extends Frame {
  id: string;
}

export interface Tie {
  from: string;
  to: string;
  /** In (0, 1]: how much the two belong together. */
  strength: number;
}

/** The centre of a box. */
export interface Place {
  x: number;
  y: number;
}

const TICKS = 250;
/** Rounds of pushing boxes apart; most pictures need fewer than fifty. */
const MOST_ROUNDS = 200;
const GAP = 4;
/** Boxes that fill more of the frame are not tried: there is no way past each other. */
const FULLEST = 0.6;
/** Of the names that do not fit, the part that is tried next. */
const FEWER = 0.85;

type Node = SimulationNodeDatum & Place & Sized;

function simulate(boxes: readonly Sized[], ties: readonly Tie[], frame: Frame): Node[] {
  // d3 puts nodes without a place on a spiral
  const nodes = boxes.map((box) => ({ ...box })) as Node[];
  const known = new Map(nodes.map((node) => [node.id, node]));
  const links = ties.flatMap(({ from, to, strength }): (SimulationLinkDatum<Node> & { strength: number })[] => {
    const [source, target] = [known.get(from), known.get(to)];
    return source && target ? [{ source, target, strength }] : [];
  });
  const spread = Math.sqrt((frame.width * frame.height) / Math.max(1, nodes.length));
  forceSimulation(nodes)
    .force(
      'tie',
      forceLink<Node, (typeof links)[number]>(links)
        .distance(0.8 * spread)
        .strength(({ strength }) => 0.2 + 0.6 * strength),
    )
    .force('apart', forceManyBody().strength(-3 * spread))
    // a frame that is wider than high holds the names less from side to side
    .force('x', forceX(0).strength((0.1 * frame.height) / frame.width))
    .force('y', forceY(0).strength((0.1 * frame.width) / frame.height))
    .stop()
    .tick(TICKS);
  return nodes;
}

/** Stretches the picture to its frame, each box within it. */
function fit(nodes: readonly Node[], frame: Frame): void {
  for (const [axis, size] of [
    ['x', 'width'],
    ['y', 'height'],
  ] as const) {
    const values = nodes.map((node) => node[axis]);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    for (const node of nodes) {
      const share = most === least ? 0.5 : (node[axis] - least) / (most - least);
      node[axis] = node[size] / 2 + share * (frame[size] - node[size]);
    }
  }
}

const clamp = (value: number, half: number, size: number): number => Math.min(Math.max(value, half), size - half);

function pushApart(a: Node, b: Node): boolean {
  const overX = (a.width + b.width) / 2 + GAP - Math.abs(a.x - b.x);
  const overY = (a.height + b.height) / 2 + GAP - Math.abs(a.y - b.y);
  if (overX <= 0 || overY <= 0) return false;
  const axis = overX < overY ? 'x' : 'y';
  const push = (Math.min(overX, overY) / 2 + 0.5) * (a[axis] <= b[axis] ? 1 : -1);
  a[axis] -= push;
  b[axis] += push;
  return true;
}

/** Whether in the end nothing overlaps. */
function separate(nodes: readonly Node[], frame: Frame): boolean {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let isMoved = false;
    for (const [i, a] of nodes.entries()) {
      for (let j = 0; j < i; j++) {
        const b = nodes[j];
        if (b !== undefined && pushApart(b, a)) isMoved = true;
      }
    }
    if (!isMoved) return true;
    for (const node of nodes) {
      node.x = clamp(node.x, node.width / 2, frame.width);
      node.y = clamp(node.y, node.height / 2, frame.height);
    }
  }
  return false;
}

/** How many of the boxes, from the first, the frame may hold at most. */
function mostThatFit(boxes: readonly Sized[], frame: Frame): number {
  let room = FULLEST * frame.width * frame.height;
  const over = boxes.findIndex(({ width, height }) => (room -= (width + GAP) * (height + GAP)) < 0);
  return over < 0 ? boxes.length : over;
}

/** The places by id. `boxes` come in the order in which they matter: the last are left out where there is no room for all. */
export function placeNames(boxes: readonly Sized[], ties: readonly Tie[], frame: Frame): Map<string, Place> {
  for (let count = mostThatFit(boxes, frame); count > 0; count = Math.floor(count * FEWER)) {
    const nodes = simulate(boxes.slice(0, count), ties, frame);
    fit(nodes, frame);
    if (separate(nodes, frame)) return new Map(nodes.map(({ id, x, y }) => [id, { x, y }]));
  }
  return new Map();
}
