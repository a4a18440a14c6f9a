/**
 * The names of a document: candidates of all its paragraphs, typed together, so that one clear mention decides for the unclear ones.
 *
 * A name has one type in a document. A headline, where every word has a capital, gives no names of its own: what is known from the
 * text or from a gazetteer is found in it, nothing else.
 */
import type { EntityType } from '../../domain/annotation.ts';
import { ORGANIZATION_NAMES } from '../gazetteers/organizations.ts';
import { PLACE_FORMS, PLACE_NAMES } from '../gazetteers/places.ts';
import { TITLES } from '../gazetteers/titles.ts';
import type { Tagged } from '../tagger.ts';
import type { Candidate } from './cut-runs.ts';
import { findCandidates } from './runs.ts';
import { bestType, isAllCapitals, type NameEvidence, noScores, type TypeScores } from './typing.ts';
import { bare, isAcronym, isCapitalised, isHeadline, plainForm, titleCase } from './words.ts';

/** A mention of a named entity: tokens `first` to `last` of paragraph `paragraph`, inclusive. */
export interface NameMention {
  paragraph: number;
  first: number;
  last: number;
  form: string;
  size: number;
  type: EntityType;
  /** Weight of the evidence, in the units of `TypeScores`. */
  score: number;
  role?: string;
  isTitled: boolean;
  nickname?: string;
}

/** Below this the evidence is too weak to say that it is a name of any kind. */
const LEAST_SCORE = 0.8;
/** Windows of this many tokens are looked up in headlines. */
const LONGEST_KNOWN = 6;

interface FormRecord {
  total: TypeScores;
  best: TypeScores;
  count: number;
  size: number;
}

/** Name mentions of each paragraph, in order. A pure function; linear in the number of tokens. */
export function findNames(paragraphs: readonly Tagged[], evidence: readonly NameEvidence[]): NameMention[][] {
  const headlines = paragraphs.map((tagged) => isHeadline(tagged.words));
  const mayBegin = capitalisedInside(paragraphs, headlines);
  const candidates = paragraphs.map((tagged, i) => (headlines[i] ? [] : findCandidates(tagged, mayBegin)));
  const forms = scoreForms(paragraphs, candidates, evidence);
  linkSurnames(forms);
  const types = decideTypes(forms);
  return paragraphs.map((tagged, paragraph) => {
    if (headlines[paragraph]) return knownNames(tagged, paragraph, types);
    const mentions: NameMention[] = [];
    for (const candidate of candidates[paragraph] ?? []) {
      const decided = types.get(plainForm(candidate.form));
      if (decided === undefined || isBareTitle(candidate)) continue;
      mentions.push(mentionOf(candidate, paragraph, decided.type, decided.score));
    }
    return mentions;
  });
}

function mentionOf(candidate: Candidate, paragraph: number, type: EntityType, score: number): NameMention {
  const { first, last, form, size, isTitled } = candidate;
  return {
    paragraph,
    first,
    last,
    form,
    size,
    type,
    score,
    isTitled,
    ...(candidate.role !== undefined && type === 'person' ? { role: candidate.role } : {}),
    ...(candidate.nickname !== undefined ? { nickname: candidate.nickname } : {}),
  };
}

/** "President" or "Senator" alone names nobody. */
function isBareTitle(candidate: Candidate): boolean {
  return candidate.size === 1 && !candidate.isTitled && TITLES.has(bare(candidate.form));
}

/** Whether a word is written with a capital inside sentences, and more often so than without. */
function capitalisedInside(paragraphs: readonly Tagged[], headlines: readonly boolean[]): (word: string) => boolean {
  const balance = new Map<string, number>();
  for (const [p, tagged] of paragraphs.entries()) {
    if (headlines[p]) continue;
    const starts = new Set(tagged.sentenceStarts);
    for (const [i, word] of tagged.words.entries()) {
      if (word.length < 2) continue;
      if (!isCapitalised(word)) {
        if (tagged.pos[i] !== 'PUNCT') balance.set(word, (balance.get(word) ?? 0) - 1);
      } else if (!starts.has(i) && tagged.pos[i - 1] !== 'PUNCT') {
        const lower = word.toLowerCase();
        balance.set(lower, (balance.get(lower) ?? 0) + 1);
      }
    }
  }
  return (word) => (balance.get(word.toLowerCase()) ?? 0) > 0;
}

function scoreForms(
  paragraphs: readonly Tagged[],
  candidates: readonly Candidate[][],
  evidence: readonly NameEvidence[],
): Map<string, FormRecord> {
  const forms = new Map<string, FormRecord>();
  for (const [p, list] of candidates.entries()) {
    const tagged = paragraphs[p];
    if (tagged === undefined) continue;
    for (const candidate of list) {
      const scores = noScores();
      for (const source of evidence) source(tagged, candidate, scores);
      const key = plainForm(candidate.form);
      let record = forms.get(key);
      if (record === undefined) {
        record = { total: noScores(), best: { person: -9, organization: -9, place: -9 }, count: 0, size: candidate.size };
        forms.set(key, record);
      }
      record.count++;
      for (const type of ['person', 'organization', 'place'] as const) {
        record.total[type] += scores[type];
        record.best[type] = Math.max(record.best[type], scores[type]);
      }
    }
  }
  return forms;
}

/** What a form weighs in the document: the mean of its mentions, and half of the clearest one. */
function weightOf(record: FormRecord): TypeScores {
  const weight = (type: EntityType) => record.total[type] / record.count + 0.5 * record.best[type];
  return { person: weight('person'), organization: weight('organization'), place: weight('place') };
}

/** The parts of a person's full name are names of that person where they stand alone. */
function linkSurnames(forms: ReadonlyMap<string, FormRecord>): void {
  for (const [form, record] of forms) {
    if (record.size < 2 || record.size > 5) continue;
    const best = bestType(weightOf(record));
    if (best.type !== 'person' || best.score < 2) continue;
    const parts = form.split(' ');
    for (const part of [parts.at(-1), parts[0]]) {
      const short = part === undefined ? undefined : forms.get(part);
      if (short === undefined || short.size !== 1) continue;
      short.total.person += 3 * short.count;
      short.best.person += 1;
    }
  }
}

function decideTypes(forms: ReadonlyMap<string, FormRecord>): Map<string, { type: EntityType; score: number }> {
  const types = new Map<string, { type: EntityType; score: number }>();
  for (const [form, record] of forms) {
    const { type, score } = bestType(weightOf(record));
    if (score >= LEAST_SCORE) types.set(form, { type, score });
  }
  return types;
}

/** Names that are known from elsewhere, in a paragraph whose capitals say nothing. */
function knownNames(tagged: Tagged, paragraph: number, types: ReadonlyMap<string, { type: EntityType; score: number }>): NameMention[] {
  const mentions: NameMention[] = [];
  const { words, starts, ends, text } = tagged;
  for (let first = 0; first < words.length; first++) {
    if (!isCapitalised(words[first] ?? '')) continue;
    for (let last = Math.min(first + LONGEST_KNOWN, words.length) - 1; last >= first; last--) {
      if (words[last] === '.') continue;
      const form = text.slice(starts[first] ?? 0, ends[last] ?? 0);
      const plain = plainForm(form);
      const known = types.get(plain) ?? gazetted(isAllCapitals(plain) && plain.length > 3 ? titleCase(plain) : plain, last - first + 1);
      if (known === undefined || TITLES.has(bare(form))) continue;
      mentions.push({ paragraph, first, last, form, size: last - first + 1, type: known.type, score: known.score, isTitled: false });
      first = last;
      break;
    }
  }
  return mentions;
}

function gazetted(plain: string, size: number): { type: EntityType; score: number } | undefined {
  if ((size > 1 || isAcronym(plain)) && ORGANIZATION_NAMES.has(plain)) return { type: 'organization', score: 2 };
  if (PLACE_FORMS.has(plain) || PLACE_NAMES.has(plain)) return { type: 'place', score: 2 };
  return undefined;
}
