/**
 * What became of a passage whose text has changed: the passage of the same article that is clearly the edited one.
 *
 * Texts are compared by Dice's coefficient over their words and pairs of neighbouring words, each as often as it occurs. A passage
 * that stood there before unchanged cannot be the edited form of another. Where two are about equally near (a paragraph was split,
 * a refrain), none is named: a link must never lead to a look-alike in silence.
 */
import type { Passage } from '../domain/annotation.ts';
import type { LedgerEntry } from '../store/ledger-entries.ts';
import { terms } from '../text/tokens.ts';

/** Below half, more of the text is new than old. */
const NEAR = 0.5;
/** How far the nearest must be ahead of the next; a typo in a ten-word sentence costs about 0.15. */
const LEAD = 0.1;

export type PassageText = Pick<Passage, 'id' | 'text'>;

class Profile {
  readonly counts = new Map<string, number>();
  total = 0;

  constructor(text: string) {
    const words = terms(text);
    for (const [place, word] of words.entries()) {
      this.#add(word);
      if (place > 0) this.#add(`${words[place - 1] ?? ''} ${word}`);
    }
  }

  #add(gram: string): void {
    this.counts.set(gram, (this.counts.get(gram) ?? 0) + 1);
    this.total++;
  }

  similarityTo(other: Profile): number {
    if (this.total + other.total === 0) return 0;
    let shared = 0;
    for (const [gram, count] of this.counts) shared += Math.min(count, other.counts.get(gram) ?? 0);
    return (2 * shared) / (this.total + other.total);
  }
}

/** The ledger entries for the passages that an article had and no longer has. `now` is empty for an article that is gone. */
export function formerPassageEntries(
  articleId: string,
  before: readonly PassageText[],
  now: readonly PassageText[],
  at: string,
): LedgerEntry[] {
  const idsBefore = new Set(before.map((passage) => passage.id));
  const idsNow = new Set(now.map((passage) => passage.id));
  const vanished = before.filter((passage) => !idsNow.has(passage.id));
  if (vanished.length === 0) return [];
  const candidates = now.filter((passage) => !idsBefore.has(passage.id)).map(({ id, text }) => ({ id, profile: new Profile(text) }));
  return vanished.map(({ id, text }) => {
    const successor = findSuccessor(new Profile(text), candidates);
    return { type: 'passage', v: 1, id, article: articleId, was: text, ...(successor === undefined ? {} : { successor }), at };
  });
}

function findSuccessor(
  profile: Profile,
  candidates: readonly { id: string; profile: Profile }[],
): { id: string; similarity: number } | undefined {
  let best: { id: string; similarity: number } | undefined;
  let next = 0;
  for (const candidate of candidates) {
    const similarity = profile.similarityTo(candidate.profile);
    if (best === undefined || similarity > best.similarity) {
      next = best?.similarity ?? 0;
      best = { id: candidate.id, similarity };
    } else if (similarity > next) next = similarity;
  }
  if (best === undefined || best.similarity < NEAR || best.similarity - next < LEAD) return undefined;
  return { id: best.id, similarity: Math.round(best.similarity * 1e4) / 1e4 };
}
