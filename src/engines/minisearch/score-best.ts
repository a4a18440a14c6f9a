/**
 * The scores of the hits that can be among the best, without those of all others.
 *
 * What costs most to know adds least: whether the exact form stands in a text, and whether words stand side by side. It is found out for the hits
 * that can still be among the first by the most that it could add. (The idea of upper bounds is that of WAND: Broder et al., 2003.)
 */
import type { QueryNode } from '../../search/query-ast.ts';
import { everything } from './doc-sets.ts';
import type { DocFinder } from './find-docs.ts';
import { scratch } from './scratch.ts';
import { addQuery, EXACT_BONUS, type Late, type Scored, TextScorer } from './score-texts.ts';
import { kthLargest } from './select-first.ts';
import type { TextIndex } from './text-index.ts';

/** So few hits are all scored in full. */
const FEW = 64;

/**
 * Calls with the places, among the hits, of all that can be among the first so many, ascending, and with their scores in this order. They are
 * gone after that.
 */
export function withBest<T>(
  finder: DocFinder,
  index: TextIndex,
  query: QueryNode | undefined,
  scored: Scored & { hits: Int32Array },
  said: boolean,
  wanted: number,
  use: (places: Int32Array, scores: Float64Array) => T,
): T {
  const late: Late = { forms: [], pairs: [] };
  const scorer = new TextScorer(finder, index, scored, late);
  try {
    addQuery(scorer, finder, query, said);
    const sums = scorer.finish();
    const places = candidates(finder, index, sums, scored.hits, wanted, late);
    const scores = addLate(finder, index, late, scored.hits, sums, places);
    return use(places, scores);
  } finally {
    scorer.release();
  }
}

/** The places of sums to which the most that can come could give a place among the first. */
function candidates(finder: DocFinder, index: TextIndex, sums: Float64Array, hits: Int32Array, wanted: number, late: Late): Int32Array {
  if (sums.length <= FEW || wanted >= sums.length) return everything(sums.length);
  const share = late.forms.length === 0 ? 1 : 1 + EXACT_BONUS;
  const most = late.pairs.reduce((sum, { weight }) => sum + weight, 0);
  // A hair lower, so that rounding decides nothing.
  const needed = (score: number): number => ((score - most) / share) * (1 - 1e-9);
  const least = needed(kthLargest(sums, wanted));
  const probed = wanted + FEW;
  if ((late.forms.length === 0 && late.pairs.length === 0) || probed >= sums.length) return placesFrom(sums, least);
  // What the best sums come to in the end rules out more.
  const probe = placesFrom(sums, kthLargest(sums, probed));
  const reached = kthLargest(addLate(finder, index, late, hits, sums, probe), wanted);
  return placesFrom(sums, Math.max(least, needed(reached)));
}

function placesFrom(sums: Float64Array, least: number): Int32Array {
  const places = scratch.ints(sums.length);
  let count = 0;
  for (let i = 0; i < sums.length; i++) if ((sums[i] ?? 0) >= least) places[count++] = i;
  return scratch.shorten(places, count);
}

/** The scores of the hits at these places, with what is added late. */
function addLate(
  finder: DocFinder,
  index: TextIndex,
  { forms, pairs }: Late,
  hits: Int32Array,
  sums: Float64Array,
  places: Int32Array,
): Float64Array {
  const own = scratch.ints(places.length);
  const scores = scratch.doubles(places.length);
  for (let i = 0; i < places.length; i++) {
    own[i] = hits[places[i] ?? 0] ?? 0;
    scores[i] = sums[places[i] ?? 0] ?? 0;
  }
  for (const { term, idf } of forms) index.text.addScoresAt(scores, own, term, EXACT_BONUS, finder.budget, idf);
  for (const { leaf, weight } of pairs) {
    let at = 0;
    for (const doc of finder.within(index, leaf, own)) {
      while (own[at] !== doc) at++;
      scores[at] = (scores[at] ?? 0) + weight;
    }
  }
  return scores;
}
