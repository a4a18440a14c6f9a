/**
 * Names that may be one: what a person is asked about, with the evidence. Nothing is ever merged because it stands here.
 *
 * Candidates come of the names alone: a shorter one that a longer one ends or begins with ("Trump", "Donald Trump"), an acronym and what it may stand for, a
 * spelling that differs by a letter. Which of several longer ones is meant is for the reader to say: the others are named as what speaks against it.
 */
import type { EntityType } from '../../domain/annotation.ts';
import type { CorrectionState } from '../../domain/correction.ts';
import { type Hit, searchQuery } from '../../domain/search.ts';
import { terms } from '../../text/tokens.ts';
import { allowedEdits, editDistance } from '../edit-distance.ts';
import type { EntityRecord, SearchEngine, SearchOptions } from '../engine.ts';

export const SUGGESTION_REASONS = ['part-of-name', 'acronym', 'spelling'] as const;
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

export interface MergeCandidate {
  /** The one that would go. */
  entity: EntityRecord;
  into: EntityRecord;
  reason: SuggestionReason;
  /** Others that it may as well be. */
  rivals: EntityRecord[];
}

export interface MergeEvidence {
  /** Articles that name the first, the second, and both. */
  articles: { entity: number; into: number; both: number };
  /** A paragraph that names each. */
  contexts: { entity: Hit | undefined; into: Hit | undefined };
}

export type MergeSuggestion = MergeCandidate & MergeEvidence;

/** Of each type the most named; a name that stands once is not worth a question. */
const MOST_ENTITIES = 3000;
const FEWEST = 2;
const TYPES: readonly EntityType[] = ['person', 'organization', 'place'];
/** Whoever is named so much more seldom is somebody else, or a slip. */
const USED_ENOUGH = 4;
const LONG_ENOUGH = 6;
const ACRONYM = /^[A-Z]{2,6}$/;
const SMALL_WORDS = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'at', 'to', 'de', 'la', 'del', 'des', 'du', 'und', 'der']);

interface Named {
  entity: EntityRecord;
  words: readonly string[];
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

/** Of whom somebody has said that they are two, or has taken them apart. */
function declinedPairs(corrections: readonly CorrectionState[]): Set<string> {
  const pairs = new Set<string>();
  for (const { correction, state } of corrections) {
    if (state !== 'applied') continue;
    if (correction.action === 'decline') pairs.add(pairKey(correction.entities[0].id, correction.entities[1].id));
    if (correction.action === 'split') pairs.add(pairKey(correction.entity.id, correction.into.id));
  }
  return pairs;
}

class CandidateFinder {
  private readonly named: readonly Named[];
  private readonly isDeclined: (a: EntityRecord, b: EntityRecord) => boolean;
  private readonly found: MergeCandidate[] = [];
  private readonly taken = new Set<string>();

  constructor(entities: readonly EntityRecord[], declined: ReadonlySet<string>) {
    this.named = entities.map((entity) => ({ entity, words: terms(entity.name) })).filter(({ words }) => words.length > 0);
    this.isDeclined = (a, b) => declined.has(pairKey(a.id, b.id));
  }

  find(): MergeCandidate[] {
    this.addParts();
    this.addAcronyms();
    this.addSpellings();
    return this.found;
  }

  /** @param others the likeliest first */
  private add(entity: EntityRecord, others: readonly EntityRecord[], reason: SuggestionReason): void {
    if (this.taken.has(entity.id)) return;
    const all = others.filter((other) => other.id !== entity.id && !this.isDeclined(entity, other));
    const into = all.find((other) => other.passages * USED_ENOUGH >= entity.passages);
    if (into === undefined || this.taken.has(into.id)) return;
    this.taken.add(entity.id);
    this.found.push({ entity, into, reason, rivals: all.filter((other) => other !== into) });
  }

  private addParts(): void {
    const byLast = groupBy(this.named, ({ words }) => words.at(-1));
    const byFirst = groupBy(this.named, ({ words }) => words[0]);
    for (const { entity, words } of this.named) {
      const ending = (byLast.get(words.at(-1) ?? '') ?? []).filter(
        (other) => other.words.length > words.length && endsWith(other.words, words),
      );
      // The first words of a person or of a place are no evidence; those of an organization are.
      const beginning =
        entity.type !== 'organization'
          ? []
          : (byFirst.get(words[0] ?? '') ?? []).filter((other) => other.words.length > words.length && beginsWith(other.words, words));
      const others = [...new Set([...ending, ...beginning].map((other) => other.entity))].sort(byUse);
      if (others.length > 0) this.add(entity, others, 'part-of-name');
    }
  }

  private addAcronyms(): void {
    const byInitials = groupBy(this.named, ({ words }) => {
      const own = words.filter((word) => !SMALL_WORDS.has(word));
      return own.length < 2 ? undefined : own.map((word) => word[0]).join('');
    });
    for (const { entity } of this.named) {
      if (entity.type === 'person' || !ACRONYM.test(entity.name)) continue;
      const others = (byInitials.get(entity.name.toLowerCase()) ?? []).map((other) => other.entity).sort(byUse);
      if (others.length > 0) this.add(entity, others, 'acronym');
    }
  }

  private addSpellings(): void {
    const isSame = (a: Named, b: Named): boolean => {
      const [one, other] = [a.words.join(' '), b.words.join(' ')];
      const most = Math.min(2, allowedEdits(one));
      return one.length >= LONG_ENOUGH && Math.abs(one.length - other.length) <= most && editDistance(one, other, most) <= most;
    };
    const byStart = groupBy(this.named, ({ words }) => words.join(' ').slice(0, 4));
    for (const group of byStart.values()) {
      const sorted = group.toSorted((a, b) => byUse(a.entity, b.entity));
      sorted.forEach((named, i) => {
        const others = sorted.slice(0, i).filter((other) => isSame(named, other));
        if (others.length > 0)
          this.add(
            named.entity,
            others.map((other) => other.entity),
            'spelling',
          );
      });
    }
  }
}

function groupBy(named: readonly Named[], keyOf: (named: Named) => string | undefined): Map<string, Named[]> {
  const groups = new Map<string, Named[]>();
  for (const one of named) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

function byUse(a: EntityRecord, b: EntityRecord): number {
  return b.passages - a.passages || (a.id < b.id ? -1 : 1);
}

const endsWith = (words: readonly string[], end: readonly string[]): boolean =>
  end.every((word, i) => words[words.length - end.length + i] === word);
const beginsWith = (words: readonly string[], start: readonly string[]): boolean => start.every((word, i) => words[i] === word);

/** The pairs that are worth a question, those that would change most first. */
export async function mergeCandidates(engine: SearchEngine): Promise<MergeCandidate[]> {
  const declined = declinedPairs((await engine.corrections?.()) ?? []);
  const found: MergeCandidate[] = [];
  for (const type of TYPES) {
    const { entities } = await engine.entities({ type, limit: MOST_ENTITIES });
    const candidates = new CandidateFinder(entities, declined).find();
    found.push(...candidates.filter(({ entity }) => entity.passages + entity.quotations >= FEWEST));
  }
  return found.sort((a, b) => byUse(a.entity, b.entity));
}

/** What speaks for a pair, by the articles. */
export async function withEvidence(engine: SearchEngine, candidate: MergeCandidate, limits: SearchOptions = {}): Promise<MergeSuggestion> {
  const { entity, into } = candidate;
  const options = { ...limits, facets: [] };
  const articles = async (...named: EntityRecord[]): Promise<number> => {
    const filters: Record<string, string[]> = {};
    for (const { id, type } of named) filters[type] = [...(filters[type] ?? []), id];
    const query = searchQuery({ scope: 'articles', filters, allOf: [...new Set(named.map(({ type }) => type))], limit: 0 });
    return (await engine.search(query, options)).total;
  };
  const context = async ({ id, type }: EntityRecord): Promise<Hit | undefined> =>
    (await engine.search(searchQuery({ filters: { [type]: [id] }, sort: 'newest', limit: 1 }), options)).hits[0];
  const [one, other, both, first, second] = await Promise.all([
    articles(entity),
    articles(into),
    articles(entity, into),
    context(entity),
    context(into),
  ]);
  return { ...candidate, articles: { entity: one, into: other, both }, contexts: { entity: first, into: second } };
}
