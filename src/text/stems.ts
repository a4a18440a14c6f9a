/**
 * English stems, by Porter2 (Snowball's "english"), so that `cartel` finds `cartels`.
 *
 * Only words of plain letters are stemmed: numbers, codes and other scripts stand for themselves.
 *
 * @see https://snowballstem.org/algorithms/english/stemmer.html
 */
import porter2 from 'wink-porter2-stemmer';

const STEMMABLE = /^[a-z]{3,}$/;
/** About 20 MB when full; a news vocabulary's common part fits many times over. */
const MEMO_LIMIT = 200_000;
const memo = new Map<string, string>();

/** The stem of a folded term. */
export function stem(term: string): string {
  if (!STEMMABLE.test(term)) return term;
  let found = memo.get(term);
  if (found === undefined) {
    if (memo.size >= MEMO_LIMIT) memo.clear();
    found = porter2(term);
    memo.set(term, found);
  }
  return found;
}
