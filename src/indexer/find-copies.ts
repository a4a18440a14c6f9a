/**
 * Which groups of rows are nearly the same text: syndicated copies, saved twice, trimmed by a line.
 *
 * The outcome is a function of the set of texts alone, not of their order: they are looked at from the longest to the shortest, each
 * joins the leader that it is a copy of and shares most with, or leads itself. Joining a leader, not any member, keeps chains of small differences
 * from tying together texts that differ much. A wrong join hides an article, a missed one only counts it twice: the bounds are high.
 */
import { decodeSketch, resemblance, SHORT_WORDS, type TextSketch } from './text-sketch.ts';

/** A text, and what of it decides. */
export interface Candidate {
  sketch: TextSketch | undefined;
  published: string | undefined;
}

/** Of all shingles of both: one word in ten may be changed where changes stand together, one in forty where they are scattered. */
const NEARLY_SAME = 0.8;
/** A trimmed copy: nearly all of the shorter is in the longer, and most of the longer in the shorter. */
const TRIMMED = { resemblance: 0.7, containment: 0.95 };
/** Copies run within days. What says nearly the same weeks later is a form that is filled in again, unless it is the same. */
const DAYS_APART = 7;
const SAME = 0.95;

/** Two texts with 0.7 in common share about eleven of their sixteen smallest; fewer than three is next to impossible. */
const PROBES = 16;
const SHARED_PROBES = 3;
/** A shingle that leads to more texts than these is a stock phrase; it leads to the first of them. */
const MOST_LEADERS = 1000;

interface Leader {
  index: number;
  hashes: Uint32Array;
  candidate: Candidate;
}

function daysBetween(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const days = Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
  // A date without its day says too little to part two texts.
  return a.length < 10 || b.length < 10 || Number.isNaN(days) ? 0 : days;
}

function isCopy(candidate: Candidate, hashes: Uint32Array, leader: Leader): boolean {
  const share = resemblance(hashes, leader.hashes);
  if (daysBetween(candidate.published, leader.candidate.published) > DAYS_APART) return share >= SAME;
  if (share >= NEARLY_SAME) return true;
  const [own, other] = [candidate.sketch?.shingles ?? 0, leader.candidate.sketch?.shingles ?? 0];
  const shared = (share / (1 + share)) * (own + other);
  return share >= TRIMMED.resemblance && shared >= TRIMMED.containment * Math.min(own, other);
}

class Leaders {
  readonly #byHash = new Map<number, Leader[]>();

  add(leader: Leader): void {
    for (const hash of leader.hashes.subarray(0, PROBES)) {
      const others = this.#byHash.get(hash);
      if (others === undefined) this.#byHash.set(hash, [leader]);
      else if (others.length < MOST_LEADERS) others.push(leader);
    }
  }

  /** The leader that it is a copy of and has most in common with; of several the first. */
  find(candidate: Candidate, hashes: Uint32Array): Leader | undefined {
    const counts = new Map<Leader, number>();
    for (const hash of hashes.subarray(0, PROBES)) {
      for (const leader of this.#byHash.get(hash) ?? []) counts.set(leader, (counts.get(leader) ?? 0) + 1);
    }
    let found: { leader: Leader; share: number } | undefined;
    for (const [leader, count] of counts) {
      if (count < SHARED_PROBES || !isCopy(candidate, hashes, leader)) continue;
      const share = resemblance(hashes, leader.hashes);
      if (found === undefined || share > found.share) found = { leader, share };
    }
    return found?.leader;
  }
}

/**
 * For each candidate the index of the one that it is a copy of, or its own. `compare` is a total order in which, of two texts of
 * one length, the earlier leads.
 */
export function findCopies(candidates: readonly Candidate[], compare: (a: number, b: number) => number): number[] {
  const length = (index: number) => candidates[index]?.sketch?.words ?? 0;
  const order = candidates.map((_, index) => index).sort((a, b) => length(b) - length(a) || compare(a, b));
  const leaderOf = candidates.map((_, index) => index);
  const shortTexts = new Map<string, number>();
  const leaders = new Leaders();
  for (const index of order) {
    const candidate = candidates[index];
    if (candidate?.sketch === undefined) continue;
    const { words, sketch } = candidate.sketch;
    if (words < SHORT_WORDS) {
      const same = shortTexts.get(sketch);
      if (same === undefined) shortTexts.set(sketch, index);
      else leaderOf[index] = same;
      continue;
    }
    const hashes = decodeSketch(candidate.sketch);
    const leader = leaders.find(candidate, hashes);
    if (leader === undefined) leaders.add({ index, hashes, candidate });
    else leaderOf[index] = leader.index;
  }
  return leaderOf;
}
