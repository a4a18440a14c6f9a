/**
 * Evidence of what a candidate is: a person, an organisation, a place, or none of them.
 *
 * Each rule adds to three scores, and the highest wins. The trained model decides most names; these rules stand behind it, for what it does
 * not see.
 */
import type { EntityType } from '../../domain/annotation.ts';
import { FIRST_NAMES } from '../gazetteers/first-names.ts';
import { ORGANIZATION_ENDINGS, ORGANIZATION_NAMES } from '../gazetteers/organizations.ts';
import { PLACE_BEGINNINGS, PLACE_ENDINGS, PLACE_FORMS, PLACE_NAMES } from '../gazetteers/places.ts';
import { SURNAMES } from '../gazetteers/surnames.ts';
import { PERSON_NOUNS } from '../gazetteers/titles.ts';
import type { Tagged } from '../tagger.ts';
import type { Candidate } from './cut-runs.ts';
import { isAcronym, isCapitalised, plainForm, titleCase } from './words.ts';

/** Scores of the three types; about 1 for a hint, 3 for what is near certain. */
export type TypeScores = Record<EntityType, number>;

export function noScores(): TypeScores {
  return { person: 0, organization: 0, place: 0 };
}

/** The best type and its score. */
export function bestType(scores: TypeScores): { type: EntityType; score: number } {
  const order: EntityType[] = ['person', 'organization', 'place'];
  order.sort((a, b) => scores[b] - scores[a]);
  const [first = 'person'] = order;
  return { type: first, score: scores[first] };
}

const PLACE_PREPOSITIONS: ReadonlyMap<string, number> = new Map([
  ['in', 1.6],
  ['near', 1.6],
  ['across', 1.4],
  ['outside', 1.2],
  ['around', 1],
  ['throughout', 1.6],
  ['from', 0.7],
  ['at', 0.5],
  ['to', 0.5],
  ['into', 1],
  ['toward', 0.8],
  ['southern', 2],
  ['northern', 2],
  ['eastern', 2],
  ['western', 2],
  ['central', 1.5],
  ['downtown', 2],
  ['via', 0.5],
  ['inside', 1],
  ['visiting', 1],
  ['leave', 0.5],
  ['left', 0.4],
]);
const ORGANIZATION_FOLLOWERS = new Set(
  'officials official spokesman spokeswoman spokesperson executives executive shares stock employees staff staffers analysts researchers chairman lawmakers headquarters fighters militants rebels members subsidiary unit reporters correspondent studio poll survey investigators agents players coach manager factory plant'.split(
    ' ',
  ),
);
const PERSON_VERBS = new Set(
  'said says told added noted asked argued wrote tweeted explained insisted replied recalled thinks believes hopes wants joked married died resigned retired smiled laughed nodded testified pleaded'.split(
    ' ',
  ),
);
const NO_PERSON = /^(?:Act|Regulations?|Directive|Treaty|Amendment|Clause|Bill|Prize|Awards?|Convention|Agreement|Protection|Committee)$/;
const SUFFIX = /^(?:Jr|Sr|II|III|IV)\.?$/u;
const INITIAL = /^\p{Lu}\.$/u;

/** Adds what the rules know of a candidate to its scores. */
export function ruleEvidence(tagged: Tagged, candidate: Candidate, scores: TypeScores): void {
  const { words } = tagged;
  const { first, last, size } = candidate;
  const before = words[first - 1] ?? '';
  const after = words[last + 1] ?? '';
  const plain = plainForm(candidate.form);
  const head = words[first] ?? '';
  const tail = words[last] ?? '';
  gazetteerEvidence(plain, size, scores);
  personEvidence(tagged, candidate, scores);
  if (isAcronym(head) && size === 1 && !PLACE_FORMS.has(plain)) scores.organization += 1.5;
  if (tail === 'administration' || tail === 'cartel') scores.organization += 6;
  if (ORGANIZATION_ENDINGS.has(tail)) scores.organization += size > 1 ? 3.2 : 0.8;
  if (/\s(?:of|for|on)\s/u.test(candidate.form)) scores.organization += 2.5;
  if (candidate.form.includes('&')) scores.organization += 2;
  if (ORGANIZATION_FOLLOWERS.has(after)) scores.organization += 1.2;
  if (before === 'a' || before === 'an' || before === 'A') scores.person -= 2.5;
  if (size > 1 && isAcronym(tail) && !SUFFIX.test(tail)) scores.person -= 2.5;
  if (before.toLowerCase() === 'the') {
    scores.person -= 1.5;
    scores.organization += 0.6;
  }
  if (size > 1 && PLACE_ENDINGS.has(tail)) scores.place += 2.6;
  if (size > 1 && PLACE_BEGINNINGS.has(head) && PLACE_NAMES.has(plainForm(words.slice(first + 1, last + 1).join(' ')))) scores.place += 3;
  scores.place += PLACE_PREPOSITIONS.get(before) ?? 0;
  if (
    before === 'of' &&
    /^(?:city|town|village|state|province|capital|port|region|island|district|suburb|coast|outskirts)$/u.test(words[first - 2] ?? '')
  )
    scores.place += 2;
  if (
    after === ',' &&
    (PLACE_NAMES.has(plainForm(words[last + 2] ?? '')) || PLACE_NAMES.has(plainForm(`${words[last + 2]} ${words[last + 3]}`)))
  )
    scores.place += 1.6;
  if (before === ',' && PLACE_NAMES.has(plain)) scores.place += 0.5;
  if (first === 0 && (after === '(' || after === '—' || after === '--' || /^\d{4}-/u.test(after)) && isAllCapitals(candidate.form))
    scores.place += 2.5;
}

function gazetteerEvidence(plain: string, size: number, scores: TypeScores): void {
  if (ORGANIZATION_NAMES.has(plain)) scores.organization += size > 1 ? 4 : 2.6;
  if (PLACE_NAMES.has(plain) || PLACE_FORMS.has(plain)) scores.place += size > 1 ? 4 : 2.8;
  if (plain.length > 3 && isAllCapitals(plain)) {
    if (PLACE_NAMES.has(titleCase(plain))) scores.place += 2.8;
  }
}

function personEvidence(tagged: Tagged, candidate: Candidate, scores: TypeScores): void {
  const { words } = tagged;
  const { first, last, size } = candidate;
  const head = words[first] ?? '';
  const after = words[last + 1] ?? '';
  // "General Data Protection Regulation"
  if (NO_PERSON.test(words[last] ?? '')) scores.person -= 8;
  if (candidate.isTitled) scores.person += 4;
  // "voter ID": the noun is no role of an acronym
  else if (candidate.role !== undefined && !(size === 1 && isAcronym(head))) scores.person += 2;
  if (candidate.nickname !== undefined) scores.person += 4;
  if (FIRST_NAMES.has(head.toLowerCase()) && !isAcronym(head)) scores.person += size > 1 && size < 5 ? 2.8 : 1.1;
  if (size === 1 && SURNAMES.has(head)) scores.person += 1.1;
  if (size > 1 && size < 5 && INITIAL.test(head)) scores.person += 2.5;
  for (let i = first + 1; i <= last; i++) {
    const word = words[i] ?? '';
    if (i < last && INITIAL.test(word)) scores.person += 2;
    if (SUFFIX.test(word)) scores.person += 3;
    if (/^(?:de|van|von|bin|ibn|al|del|der)$/u.test(word)) scores.person += 0.8;
  }
  if (after === ',' && /^\d\d?$/u.test(words[last + 2] ?? '') && words[last + 3] === ',') scores.person += 2.5;
  if (after === ',' && /^(?:who|whose)$/u.test(words[last + 2] ?? '')) scores.person += 1;
  if (after === ',' && /^an?$/u.test(words[last + 2] ?? '') && followedByPersonNoun(words, last + 3)) scores.person += 1.5;
  if (PERSON_VERBS.has(after)) scores.person += 1;
  if (
    after === '(' &&
    /^[RD]$/u.test((words[last + 2] ?? '').charAt(0)) &&
    `${(words[last + 2] ?? '').slice(1)}${words[last + 3] ?? ''}`.startsWith('-')
  )
    scores.person += 2;
  // two or three plain words with nothing else known are most often a person
  if ((size === 2 || size === 3) && isPlainName(words, first, last)) scores.person += 0.9;
}

function followedByPersonNoun(words: readonly string[], from: number): boolean {
  for (let i = from; i < from + 4; i++) if (PERSON_NOUNS.has(words[i] ?? '')) return true;
  return false;
}

function isPlainName(words: readonly string[], first: number, last: number): boolean {
  for (let i = first; i <= last; i++) {
    const word = words[i] ?? '';
    if (!isCapitalised(word) || isAcronym(word) || /\d/.test(word) || ORGANIZATION_ENDINGS.has(word) || PLACE_ENDINGS.has(word))
      return false;
  }
  return true;
}

export function isAllCapitals(form: string): boolean {
  return form === form.toUpperCase() && form !== form.toLowerCase();
}
