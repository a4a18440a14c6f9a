/**
 * Phrases and neighbourhoods in a sequence of terms. The sequence may be of strings (highlights) or of term numbers (an engine).
 */

/** The places where `phrase` begins in `sequence`, ascending; they may overlap. */
export function findPhrase<T>(sequence: ArrayLike<T>, phrase: ArrayLike<T>): number[] {
  const found: number[] = [];
  const first = phrase[0];
  if (phrase.length === 0) return found;
  for (let at = 0; at + phrase.length <= sequence.length; at++) {
    if (sequence[at] !== first) continue;
    let i = 1;
    while (i < phrase.length && sequence[at + i] === phrase[i]) i++;
    if (i === phrase.length) found.push(at);
  }
  return found;
}

/**
 * The shortest stretches `[from, to)` of the sequence that hold all the words, each as often as it was asked for, in any order,
 * with at most `distance` other words among them.
 */
export function findNear<T>(sequence: ArrayLike<T>, words: ArrayLike<T>, distance: number): { from: number; to: number }[] {
  const missing = new Map<T, number>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as T;
    missing.set(word, (missing.get(word) ?? 0) + 1);
  }
  const found: { from: number; to: number }[] = [];
  let open = words.length;
  let from = 0;
  for (let to = 0; to < sequence.length; to++) {
    const entering = sequence[to] as T;
    const left = missing.get(entering);
    if (left === undefined) continue;
    missing.set(entering, left - 1);
    if (left > 0) open--;
    while (open === 0) {
      const leaving = sequence[from] as T;
      const surplus = missing.get(leaving);
      if (surplus !== undefined) {
        if (surplus === 0) {
          if (to + 1 - from <= words.length + distance) found.push({ from, to: to + 1 });
          open++;
        }
        missing.set(leaving, surplus + 1);
      }
      from++;
    }
  }
  return found;
}
