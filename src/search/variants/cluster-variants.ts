/**
 * Which quotations of a corpus are forms of one another, wherever they stand.
 *
 * They are looked at from the longest to the shortest; each joins the one that it is a form of and shares most with, or leads itself, so that
 * a chain of small differences ties nothing together. Candidates are those that share a fingerprint, and every one of them is verified.
 * The outcome is a function of the set of texts alone: neither their order nor the numbers of their words have a part in it.
 */
import { FEWEST_OF_ONE, FEWEST_WORDS, MOST_WORDS, type Saying, SHARED, sharedWords } from './compare-words.ts';
import { winnow } from './winnow.ts';

/** What is known of the words. */
export interface WordFacts {
  /** By number; it must not depend on the number. */
  hashOf: Uint32Array;
  isNumber: (word: number) => boolean;
}

/** A fingerprint that leads to more is a stock phrase; it leads to the first of them. */
const MOST_LEADERS = 500;
/** Candidates that are compared, those with most fingerprints in common first. */
const MOST_COMPARED = 60;

/** Leaders by fingerprint, as lists in typed arrays: a corpus has millions of fingerprints. */
class Leaders {
  private readonly ids: ReadonlyMap<number, number>;
  private readonly heads: Int32Array;
  private readonly tails: Int32Array;
  private readonly counts: Uint16Array;
  private readonly next: number[] = [];
  private readonly leader: number[] = [];

  /** @param shared the fingerprints that several texts have */
  constructor(shared: ReadonlyMap<number, number>) {
    this.ids = shared;
    this.heads = new Int32Array(shared.size).fill(-1);
    this.tails = new Int32Array(shared.size).fill(-1);
    this.counts = new Uint16Array(shared.size);
  }

  idsOf(words: Uint32Array, hashOf: Uint32Array): number[] {
    const ids = new Set<number>();
    winnow(words, hashOf, (fingerprint) => {
      const id = this.ids.get(fingerprint);
      if (id !== undefined) ids.add(id);
    });
    return [...ids];
  }

  add(leader: number, ids: readonly number[]): void {
    for (const id of ids) {
      if ((this.counts[id] ?? 0) >= MOST_LEADERS) continue;
      this.counts[id] = (this.counts[id] ?? 0) + 1;
      const place = this.leader.push(leader) - 1;
      this.next.push(-1);
      const tail = this.tails[id] ?? -1;
      if (tail < 0) this.heads[id] = place;
      else this.next[tail] = place;
      this.tails[id] = place;
    }
  }

  /** Those that share fingerprints, most first, then as they were added. */
  candidates(ids: readonly number[]): number[] {
    const shared = new Map<number, number>();
    for (const id of ids) {
      for (let place = this.heads[id] ?? -1; place >= 0; place = this.next[place] ?? -1) {
        const leader = this.leader[place] ?? 0;
        shared.set(leader, (shared.get(leader) ?? 0) + 1);
      }
    }
    return [...shared].sort(([a, one], [b, other]) => other - one || a - b).map(([leader]) => leader);
  }
}

/** The fingerprints that more than one of the texts has, numbered. */
function sharedFingerprints(texts: readonly Uint32Array[], hashOf: Uint32Array): Map<number, number> {
  let count = 0;
  let all = new Uint32Array(1 << 16);
  for (const words of texts) {
    winnow(words, hashOf, (fingerprint) => {
      if (count === all.length) {
        const larger = new Uint32Array(2 * all.length);
        larger.set(all);
        all = larger;
      }
      all[count++] = fingerprint;
    });
  }
  const sorted = all.subarray(0, count).sort();
  const shared = new Map<number, number>();
  for (let at = 1; at < count; at++) {
    const fingerprint = sorted[at] ?? 0;
    if (fingerprint === sorted[at - 1] && !shared.has(fingerprint)) shared.set(fingerprint, shared.size);
  }
  return shared;
}

/** Sayings of the same words, and of one speaker where they are too few to tell by themselves. */
interface Form extends Saying {
  members: number[];
}

function keyOf({ words, speaker }: Saying): string {
  const text = Buffer.from(words.buffer, words.byteOffset, words.byteLength).toString('latin1');
  return `${String(speaker)} ${text}`;
}

function formsOf(sayings: readonly (Saying | undefined)[]): Form[] {
  const forms = new Map<string, Form>();
  sayings.forEach((saying, number) => {
    if (saying === undefined || saying.words.length < FEWEST_OF_ONE || saying.words.length > MOST_WORDS) return;
    const key = keyOf(saying);
    const known = forms.get(key);
    if (known) known.members.push(number);
    else forms.set(key, { ...saying, members: [number] });
  });
  return [...forms.values()];
}

/** Whether so many of the words of a text stand in a longer one, anywhere, that it could be a form of it: spares the comparison of most. */
function canShare(length: number, words: ReadonlySet<number>, longer: Uint32Array): boolean {
  const missing = new Set(words);
  for (const word of longer) missing.delete(word);
  return length - missing.size >= SHARED * length;
}

/**
 * Of each saying the number of the one that it is a form of: its own where it leads others, -1 where it stands alone.
 *
 * @param sayings `undefined` for what is not to be compared
 * @param compare a total order of their numbers that does not depend on what else there is; of equally long forms the first leads
 */
export function clusterVariants(
  sayings: readonly (Saying | undefined)[],
  { hashOf, isNumber }: WordFacts,
  compare: (a: number, b: number) => number,
): Int32Array {
  const forms = formsOf(sayings);
  for (const { members } of forms) members.sort(compare);
  const first = (form: Form): number => form.members[0] ?? 0;
  forms.sort((a, b) => b.words.length - a.words.length || compare(first(a), first(b)));
  const leaders = new Leaders(
    sharedFingerprints(
      forms.map(({ words }) => words),
      hashOf,
    ),
  );
  const leaderOf = new Int32Array(sayings.length).fill(-1);
  const join = (form: Form, leader: Form): void => {
    for (const member of form.members) leaderOf[member] = first(leader);
    leaderOf[first(leader)] = first(leader);
  };
  forms.forEach((form, number) => {
    const ids = leaders.idsOf(form.words, hashOf);
    let best: { leader: Form; share: number } | undefined;
    const own = new Set(form.words);
    for (const candidate of leaders.candidates(ids).slice(0, MOST_COMPARED)) {
      const leader = forms[candidate];
      if (leader === undefined || !canShare(form.words.length, own, leader.words)) continue;
      const share = sharedWords(form, leader, isNumber);
      if (share > (best?.share ?? 0)) best = { leader, share };
    }
    if (best) join(form, best.leader);
    else {
      leaders.add(number, ids);
      const isTelling = form.speaker >= 0 || form.words.length >= FEWEST_WORDS;
      if (form.members.length > 1 && isTelling) join(form, form);
    }
  });
  return leaderOf;
}
