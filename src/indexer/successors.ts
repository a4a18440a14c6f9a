/**
 * What became of a passage whose text has changed: the passage of the same article that is clearly the edited one, the larger part of
 * it where it was split, the one that took it in where paragraphs were joined.
 *
 * A passage that stood there before unchanged cannot be the edited form of another. All that are gone are looked at together: the
 * surest pairs first, and what one has taken of a new text the next cannot have. Where two are about equally near (a refrain), the
 * neighbours that stayed decide, and where they do not none is named: a link must never lead to a look-alike in silence.
 */
import type { Passage } from '../domain/annotation.ts';
import type { LedgerEntry } from '../store/ledger-entries.ts';
import { TextProfile } from './text-profile.ts';

/** Below half, more of the text is new than old. */
const NEAR = 0.5;
/** Of the smaller text in the larger one, where a paragraph was joined with others or split. */
const CONTAINED = 0.6;
/** As much of a text of few words, of which a third stands in any long one. */
const CONTAINED_SHORT = { words: 8, share: 0.8 };
/** A part of a text that was split is at least so much of it. */
const LEAST_PART = 0.15;
/** Enough where the neighbours on both sides stayed, and nothing else came or went between them. */
const NEAR_IN_PLACE = 0.3;
/** How far the nearest must be ahead of the next; a typo in a ten-word sentence costs about 0.15. */
const LEAD = 0.1;
/** With more new passages than this only some are compared with each, those that share most of its rarer words. */
const ALL_COMPARED = 60;
const MOST_COMPARED = 12;
/** A word or pair of words of more texts than this tells none of them from the others. */
const TOO_COMMON = 40;

export type PassageText = Pick<Passage, 'id' | 'text'>;
export interface Successor {
  id: string;
  similarity: number;
}

interface Placed {
  id: string;
  profile: TextProfile;
  /** The nearest passages before and after that are in both versions; several may stand between. */
  between: string;
}

interface Pair {
  former: Placed;
  candidate: Placed;
  sureness: number;
}

/** The texts with the neighbours that stayed, of those that are not `kept`. */
function place(passages: readonly PassageText[], kept: ReadonlySet<string>): Placed[] {
  const after: string[] = [];
  let next = '';
  for (const { id } of passages.toReversed()) {
    after.push(next);
    if (kept.has(id)) next = id;
  }
  after.reverse();
  let before = '';
  return passages.flatMap(({ id, text }, i) => {
    if (kept.has(id)) before = id;
    return kept.has(id) ? [] : [{ id, profile: new TextProfile(text), between: `${before} ${after[i] ?? ''}` }];
  });
}

/** For a text the new ones that it is to be compared with. */
function shortlist(candidates: readonly Placed[]): (former: Placed) => readonly Placed[] {
  if (candidates.length <= ALL_COMPARED) return () => candidates;
  const byGram = new Map<string, Placed[]>();
  for (const candidate of candidates) {
    for (const gram of candidate.profile.grams()) {
      const holders = byGram.get(gram);
      if (holders === undefined) byGram.set(gram, [candidate]);
      else holders.push(candidate);
    }
  }
  return ({ profile }) => {
    const shared = new Map<Placed, number>();
    for (const gram of profile.grams()) {
      const holders = byGram.get(gram) ?? [];
      if (holders.length <= TOO_COMMON) for (const holder of holders) shared.set(holder, (shared.get(holder) ?? 0) + 1);
    }
    return [...shared]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_COMPARED)
      .map(([candidate]) => candidate);
  };
}

function isContained({ profile }: Placed, share: number): boolean {
  return share >= (profile.words.length < CONTAINED_SHORT.words ? CONTAINED_SHORT.share : CONTAINED);
}

/** How sure it is that the one became the other, from 0: no, to 1. */
function surenessOf(former: Placed, candidate: Placed, taken: readonly TextProfile[], isAlone: boolean): number {
  const { ofThis, ofOther, ofBoth } = former.profile.overlap(candidate.profile, taken);
  if (ofBoth >= NEAR || isContained(former, ofThis)) return Math.max(ofBoth, ofThis);
  // A part of what was split; all parts together are looked for by their share of the text.
  if (isContained(candidate, ofOther) && ofThis >= LEAST_PART) return ofThis + (1 - ofThis) * (ofOther - CONTAINED);
  return isAlone && ofBoth >= NEAR_IN_PLACE ? ofBoth : 0;
}

/** The neighbours between which one passage is gone and one has come. */
function gapsOfOne(former: readonly Placed[], candidates: readonly Placed[]): ReadonlySet<string> {
  const once = (placed: readonly Placed[]): string[] => {
    const counts = new Map<string, number>();
    for (const { between } of placed) counts.set(between, (counts.get(between) ?? 0) + 1);
    return [...counts].flatMap(([between, count]) => (count === 1 ? [between] : []));
  };
  const ofFormer = new Set(once(former));
  return new Set(once(candidates).filter((between) => ofFormer.has(between)));
}

/** Whether two candidates hold the same of a text; the parts of what was split do not. */
function areAlike(former: Placed, a: Placed, b: Placed): boolean {
  const alone = former.profile.overlap(b.profile).ofThis;
  return former.profile.overlap(b.profile, [a.profile]).ofThis < alone / 2 && a.profile.overlap(b.profile).ofBoth >= NEAR;
}

function isAmbiguous(pair: Pair, rivals: readonly Pair[]): boolean {
  const { former, candidate, sureness } = pair;
  const near = rivals.filter((rival) => rival !== pair && sureness - rival.sureness < LEAD && areAlike(former, candidate, rival.candidate));
  if (near.length === 0) return false;
  return candidate.between !== former.between || near.some((rival) => rival.candidate.between === former.between);
}

/** Whose a new text is before any other's: the text that is gone which most of it comes from. */
function ownersOf(pairs: readonly Pair[]): Map<Placed, TextProfile[]> {
  const best = new Map<Placed, { profile: TextProfile; share: number }>();
  for (const { former, candidate } of pairs) {
    const share = former.profile.overlap(candidate.profile).ofOther;
    if (isContained(candidate, share) && share > (best.get(candidate)?.share ?? 0)) best.set(candidate, { profile: former.profile, share });
  }
  return new Map([...best].map(([candidate, { profile }]) => [candidate, [profile]]));
}

/** For each text that is gone what took its place, by the id of the gone. */
function pairUp(formers: readonly Placed[], candidates: readonly Placed[]): Map<string, Successor> {
  const found = new Map<string, Successor>();
  const compared = shortlist(candidates);
  const gaps = gapsOfOne(formers, candidates);
  const isAlone = (former: Placed, candidate: Placed): boolean => former.between === candidate.between && gaps.has(former.between);
  const pairs = formers.flatMap((former) =>
    compared(former).flatMap((candidate): Pair[] => {
      const sureness = surenessOf(former, candidate, [], isAlone(former, candidate));
      return sureness === 0 ? [] : [{ former, candidate, sureness }];
    }),
  );
  const rivalsOf = new Map<Placed, Pair[]>(formers.map((former) => [former, []]));
  for (const pair of pairs) rivalsOf.get(pair.former)?.push(pair);
  const takenOf = ownersOf(pairs);
  for (const pair of pairs.sort((a, b) => b.sureness - a.sureness)) {
    const { former, candidate } = pair;
    if (found.has(former.id)) continue;
    const taken = (takenOf.get(candidate) ?? []).filter((profile) => profile !== former.profile);
    if (taken.length > 0 && surenessOf(former, candidate, taken, false) === 0) continue;
    if (isAmbiguous(pair, rivalsOf.get(former) ?? [])) continue;
    const { ofBoth } = former.profile.overlap(candidate.profile);
    found.set(former.id, { id: candidate.id, similarity: Math.round(Math.min(1, ofBoth) * 1e4) / 1e4 });
    takenOf.set(candidate, [...taken, former.profile]);
  }
  return found;
}

/**
 * What took the place of the passages that an article had and no longer has.
 *
 * @param earlier passages gone in earlier runs whose successors are among those that go now
 */
export function findSuccessors(
  before: readonly PassageText[],
  now: readonly PassageText[],
  earlier: readonly (PassageText & { successor: string })[] = [],
): Map<string, Successor> {
  const idsNow = new Set(now.map((passage) => passage.id));
  const kept = new Set(before.flatMap(({ id }) => (idsNow.has(id) ? [id] : [])));
  const candidates = place(now, kept);
  const found = pairUp(place(before, kept), candidates);
  for (const { id, text, successor } of earlier) {
    const former = { id, profile: new TextProfile(text), between: '?' };
    const own = pairUp([former], candidates).get(id) ?? nearEnough(former, found.get(successor), candidates);
    if (own !== undefined) found.set(id, own);
  }
  return found;
}

/** Where the successor of its successor stands, if that still has some of its words. */
function nearEnough(former: Placed, next: Successor | undefined, candidates: readonly Placed[]): Successor | undefined {
  const candidate = candidates.find(({ id }) => id === next?.id);
  if (candidate === undefined) return undefined;
  const { ofThis, ofOther, ofBoth } = former.profile.overlap(candidate.profile);
  return ofThis < NEAR_IN_PLACE && !isContained(candidate, ofOther)
    ? undefined
    : { id: candidate.id, similarity: Math.round(ofBoth * 1e4) / 1e4 };
}

/** The ledger entries for the passages that an article had and no longer has. `now` is empty for an article that is gone. */
export function formerPassageEntries(
  articleId: string,
  before: readonly PassageText[],
  now: readonly PassageText[],
  at: string,
  earlier: readonly (PassageText & { successor: string })[] = [],
): LedgerEntry[] {
  const idsNow = new Set(now.map((passage) => passage.id));
  const vanished = before.filter((passage) => !idsNow.has(passage.id));
  if (vanished.length === 0) return [];
  const successors = findSuccessors(before, now, earlier);
  return [...vanished, ...earlier].map(({ id, text }) => {
    const successor = successors.get(id);
    return { type: 'passage', v: 1, id, article: articleId, was: text, ...(successor === undefined ? {} : { successor }), at };
  });
}
