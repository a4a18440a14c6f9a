/**
 * Which words two versions of a text share: a longest common subsequence by Hirschberg's method, in space that grows with the
 * length of one text only (D. S. Hirschberg, "A linear space algorithm for computing maximal common subsequences", 1975).
 *
 * It compares words as they stand, between white space; it is bounded, and beyond the bound calls everything between the common
 * beginning and the common end changed, which is true, if coarse.
 */

export interface DifferenceRun {
  /** Words joined by single spaces. */
  text: string;
  changed: boolean;
}

/** Both versions as runs, in which what the other does not have is `changed`. */
export interface Difference {
  was: DifferenceRun[];
  is: DifferenceRun[];
}

/** Pairs of words that are compared at most; 1,000 words against 1,000. */
const MAX_PAIRS = 1_000_000;

/** For every prefix of `b`, the length of the longest common subsequence with all of `a`. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  let row = new Uint32Array(b.length + 1);
  for (const word of a) {
    const next = new Uint32Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      next[j + 1] = word === b[j] ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0);
    }
    row = next;
  }
  return row;
}

/** Where `b` is best divided between the two halves of `a`. */
function bestDivision(first: readonly string[], second: readonly string[], b: readonly string[]): number {
  const before = commonLengths(first, b);
  const after = commonLengths(second.toReversed(), b.toReversed());
  let best = 0;
  let most = -1;
  for (let j = 0; j <= b.length; j++) {
    const length = (before[j] ?? 0) + (after[b.length - j] ?? 0);
    if (length > most) {
      most = length;
      best = j;
    }
  }
  return best;
}

/** A longest common subsequence. */
function commonWords(a: readonly string[], b: readonly string[]): string[] {
  if (a.length === 0 || b.length === 0) return [];
  const [only = ''] = a;
  if (a.length === 1) return b.includes(only) ? [only] : [];
  const half = a.length >> 1;
  const [first, second] = [a.slice(0, half), a.slice(half)];
  const at = bestDivision(first, second, b);
  return [...commonWords(first, b.slice(0, at)), ...commonWords(second, b.slice(at))];
}

function sharedStart(a: readonly string[], b: readonly string[]): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a[at] === b[at]) at++;
  return at;
}

function sharedWords(was: readonly string[], is: readonly string[]): string[] {
  const start = sharedStart(was, is);
  const [a, b] = [was.slice(start), is.slice(start)];
  const end = sharedStart(a.toReversed(), b.toReversed());
  const [middleA, middleB] = [a.slice(0, a.length - end), b.slice(0, b.length - end)];
  const middle = middleA.length * middleB.length > MAX_PAIRS ? [] : commonWords(middleA, middleB);
  return [...was.slice(0, start), ...middle, ...a.slice(a.length - end)];
}

/** The words as runs: changed but for those of `shared`, which is a subsequence of them. */
function runsAround(words: readonly string[], shared: readonly string[]): DifferenceRun[] {
  const runs: { words: string[]; changed: boolean }[] = [];
  let next = 0;
  for (const word of words) {
    const changed = word !== shared[next];
    if (!changed) next++;
    const last = runs.at(-1);
    if (last?.changed === changed) last.words.push(word);
    else runs.push({ words: [word], changed });
  }
  return runs.map((run) => ({ text: run.words.join(' '), changed: run.changed }));
}

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

/** What changed from one version to the other, word by word. Time grows with the product of their lengths up to a bound. */
export function textDifference(was: string, is: string): Difference {
  const [before, after] = [wordsOf(was), wordsOf(is)];
  const shared = sharedWords(before, after);
  return { was: runsAround(before, shared), is: runsAround(after, shared) };
}
