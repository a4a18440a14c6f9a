/**
 * Who is named with whom: the people and organizations that are named most, and the pairs of them that stand in the same passages.
 *
 * Every number is a facet's count, so it is the total of the search that it leads to. Pairs are chosen by how many passages name both
 * and, so that the best known do not stand beside everybody alone, by the share of their passages that they have in common
 * (the cosine of the two sets). The same index gives the same pairs.
 */
import { searchQuery, type SearchQuery } from '../domain/search.ts';
import type { SearchEngine } from '../search/engine.ts';
import { choosing } from './query-changes.ts';

/** Who can be named with somebody; a place is where they are. */
const WHO = ['person', 'organization'] as const;

export interface NamedOne {
  id: string;
  name: string;
  type: (typeof WHO)[number];
  /** That name it. */
  passages: number;
}

export interface NamedPair {
  a: NamedOne;
  b: NamedOne;
  /** That name both. */
  passages: number;
}

export interface NamesGraph {
  /** Most named first, each in some pair. */
  names: readonly NamedOne[];
  /** Most passages first. */
  pairs: readonly NamedPair[];
}

/** More could not be told apart in a picture, and each costs a search. */
const MOST_NAMES = 40;
/** Buckets asked for: a pair further down is of no name that is shown, or rare. */
const MOST_BUCKETS = 100;
/** Of each name those of its pairs that have most in common. */
const CLOSEST = 2;
/** Pairs with most passages, for each name shown. */
const COMMONEST = 0.7;

const compareNames = (a: NamedOne, b: NamedOne): number => b.passages - a.passages || (a.id < b.id ? -1 : 1);
const comparePairs = (x: NamedPair, y: NamedPair): number => y.passages - x.passages || compareNames(x.a, y.a) || compareNames(x.b, y.b);
const closeness = ({ a, b, passages }: NamedPair): number => passages / Math.sqrt(a.passages * b.passages);

function passagesOf({ id, type }: NamedOne): SearchQuery {
  // "all of", so that the count of another one of the same type is that of both
  return searchQuery({ filters: { [type]: [id] }, allOf: [type] });
}

/** The search for the passages that name both. */
export function togetherQuery({ a, b }: NamedPair): SearchQuery {
  return { ...choosing(passagesOf(a), b.type, b.id), allOf: a.type === b.type ? [a.type] : [] };
}

async function mostNamed(engine: SearchEngine): Promise<NamedOne[]> {
  const lists = await Promise.all(
    WHO.map(async (type) => {
      const { entities } = await engine.entities({ type, limit: MOST_NAMES });
      return entities.map(({ id, name, passages }) => ({ id, name, type, passages }));
    }),
  );
  return lists.flat().sort(compareNames).slice(0, MOST_NAMES);
}

/** Asks for one name after the other, so that readers are not kept waiting by it. */
async function pairsOf(engine: SearchEngine, names: readonly NamedOne[]): Promise<NamedPair[]> {
  const byId = new Map(names.map((one, place) => [one.id, { one, place }]));
  const pairs: NamedPair[] = [];
  for (const [place, a] of names.entries()) {
    const { facets } = await engine.search({ ...passagesOf(a), limit: 0 }, { facets: WHO, facetLimit: MOST_BUCKETS });
    for (const type of WHO) {
      for (const { value, count } of facets[type].buckets) {
        const other = byId.get(value);
        // each pair is met twice: it is taken from the name that is named more
        if (other !== undefined && other.place > place && count > 0) pairs.push({ a, b: other.one, passages: count });
      }
    }
  }
  return pairs;
}

/** The part of a graph that its most named make, with the pairs that are worth a line. */
export function worthDrawing({ names, pairs }: NamesGraph, most: number): NamesGraph {
  const kept = new Set(names.slice(0, most));
  const among = pairs.filter(({ a, b }) => kept.has(a) && kept.has(b)).sort(comparePairs);
  const chosen = new Set(among.slice(0, Math.ceil(COMMONEST * kept.size)));
  const byCloseness = [...among].sort((x, y) => closeness(y) - closeness(x) || comparePairs(x, y));
  for (const one of kept) {
    for (const pair of byCloseness.filter(({ a, b }) => a === one || b === one).slice(0, CLOSEST)) chosen.add(pair);
  }
  const drawn = among.filter((pair) => chosen.has(pair));
  const paired = new Set(drawn.flatMap(({ a, b }) => [a, b]));
  return { names: names.filter((one) => paired.has(one)), pairs: drawn };
}

/** Asks the engine for it; at most 40 searches, one after the other. */
export async function namedTogether(engine: SearchEngine): Promise<NamesGraph> {
  const names = await mostNamed(engine);
  return worthDrawing({ names, pairs: await pairsOf(engine, names) }, MOST_NAMES);
}
