/**
 * The part of a long text that a shorter one is of, in words: approximate matching with free ends, by dynamic programming (P. H. Sellers, "The
 * theory and computation of evolutionary distances", 1980). A word of the long text that is left out costs less than one of the short text that
 * it does not have, so that words may be left out within.
 */

/** Words of the text: the first, and the one after the last. */
export interface Window {
  from: number;
  to: number;
}

/** Of a word of the part that the text does not have there, or has another one for. */
const CHANGED = 5;
/** Of a word of the text that the part leaves out: a word that stands alone is worth four that are left out before it. */
const LEFT_OUT = 1;
/** Comparisons of two words, at most: beyond it nothing is cut. */
const MOST_COMPARISONS = 4_000_000;

/** The whole text where it has no word of the part, or both are too long. */
export function matchingWindow(part: readonly string[], text: readonly string[]): Window {
  const whole = { from: 0, to: text.length };
  if (part.length * text.length > MOST_COMPARISONS) return whole;
  // Of the part as far as it is read: what it costs to end at each place of the text with a match or before, and where that began.
  let costs = new Float64Array(text.length + 1);
  let starts = Int32Array.from(costs, (_, at) => at);
  for (const word of part) {
    const [nextCosts, nextStarts] = [costs.map((cost) => cost + CHANGED), starts.slice()];
    for (let at = 1; at <= text.length; at++) {
      // Of equal ones the last holds: what stands in place of a changed word is shown.
      const ways = [
        { cost: (nextCosts[at - 1] ?? 0) + LEFT_OUT, start: nextStarts[at - 1] ?? 0 },
        { cost: (costs[at - 1] ?? 0) + (text[at - 1] === word ? 0 : CHANGED), start: starts[at - 1] ?? 0 },
      ];
      for (const { cost, start } of ways) {
        if (cost > (nextCosts[at] ?? 0)) continue;
        nextCosts[at] = cost;
        nextStarts[at] = start;
      }
    }
    [costs, starts] = [nextCosts, nextStarts];
  }
  const to = costs.reduce((best, cost, at) => (cost <= (costs[best] ?? 0) ? at : best), 0);
  const from = starts[to] ?? 0;
  return from < to ? { from, to } : whole;
}
