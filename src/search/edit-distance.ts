/**
 * How many edits make one word of another: insertions, deletions, substitutions, and two neighbours swapped count one each
 * (optimal string alignment). Bounded: more than `most` edits are not counted out.
 */

/** Edits that a typo-tolerant word may be away: none for one or two letters, where anything is near anything. */
export function allowedEdits(term: string): number {
  return term.length < 3 ? 0 : term.length <= 5 ? 1 : 2;
}

/** Three rows of the table of distances, used again for each pair of words. */
let rows = [new Uint16Array(0), new Uint16Array(0), new Uint16Array(0)] as const;

/** The edits between two words, or `most + 1` when there are more. Cost: the product of the lengths, at most. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  if (a === b) return 0;
  const width = b.length + 1;
  if (rows[0].length < width) rows = [new Uint16Array(2 * width), new Uint16Array(2 * width), new Uint16Array(2 * width)];
  let [before, previous, row]: readonly Uint16Array[] = rows;
  if (!before || !previous || !row) return most + 1;
  for (let j = 0; j < width; j++) previous[j] = j;
  let bestBefore = 0;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let best = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j < width; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = (previous[j - 1] ?? 0) + (letter === other ? 0 : 1);
      cost = Math.min(cost, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped = i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other;
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > most && bestBefore > most) return most + 1;
    bestBefore = best;
    [before, previous, row] = [previous, row, before];
  }
  return Math.min(previous[b.length] ?? 0, most + 1);
}
