/**
 * Noun phrases and subjects, found by tags from right to left: who stands before a verb, or after it.
 *
 * No parser: apposition, relative clauses, "and said" and "…, saying" are stepped over by rules. Each step moves to the left or ends, so
 * the cost is bounded by the sentence.
 */
import { CALENDAR } from '../gazetteers/common-words.ts';
import type { Unit } from './units.ts';

/** A noun phrase: units `first` to `last`, inclusive; `head` is its main noun or name. */
export interface Phrase {
  first: number;
  last: number;
  head: number;
}

const SKIPPED = new Set(['ADV', 'AUX', 'PART']);
const LINKS = new Set(['of', 'for', 'at', 'in', 'from', 'with', 'on', 'to', 'by', 'close', 'inside', 'around', 'familiar', 'against']);
/** How far an apposition or a relative clause may reach. */
const LONGEST_INSERTION = 40;

export function isNounLike(unit: Unit | undefined): boolean {
  return (
    unit !== undefined &&
    !(unit.kind === 'word' && CALENDAR.has(unit.word)) &&
    (unit.kind === 'name' || unit.pos === 'NOUN' || unit.pos === 'PROPN' || unit.pos === 'PRON')
  );
}

const RELATIVES = new Set(['who', 'which', 'that', 'whom', 'whose']);
/** Pronouns that cannot be whom a report rests on. */
const EMPTY_PRONOUNS = new Set([
  'it',
  'there',
  'this',
  'that',
  'these',
  'those',
  'what',
  'which',
  'who',
  'whom',
  'him',
  'her',
  'them',
  'me',
  'us',
  'himself',
  'herself',
  'themselves',
  'itself',
  'myself',
  'his',
  'their',
  'its',
  'my',
  'your',
  'our',
  'whose',
]);

/** A subject pronoun, or one that counts people: "some", "many", "others". */
export function isPersonalPronoun(unit: Unit): boolean {
  return unit.pos === 'PRON' && !EMPTY_PRONOUNS.has(unit.word);
}

const COUNTING = new Set([
  'some',
  'many',
  'others',
  'few',
  'most',
  'several',
  'both',
  'all',
  'one',
  'another',
  'two',
  'three',
  'neither',
  'none',
  'more',
  'those',
]);

/** The noun phrase whose last word is unit `last`. */
export function phraseEndingAt(units: readonly Unit[], last: number, floor: number): Phrase | undefined {
  const end = units[last];
  if (end === undefined || last < floor) return undefined;
  if (end.pos === 'PRON') return isPersonalPronoun(end) ? { first: last, last, head: last } : undefined;
  if (!isNounLike(end)) {
    return COUNTING.has(end.word) || end.pos === 'NUM' ? { first: last, last, head: last } : undefined;
  }
  let first = last;
  while (first > floor) {
    const unit = units[first - 1];
    if (unit === undefined) break;
    if (unit.pos === 'DET') {
      first--;
      break;
    }
    const previousIsName = unit.kind === 'name' && units[first]?.kind === 'name';
    if (previousIsName && !isJoinedName(unit, units[first])) break;
    if (
      unit.kind === 'name' ||
      unit.pos === 'NOUN' ||
      unit.pos === 'PROPN' ||
      unit.pos === 'ADJ' ||
      unit.pos === 'NUM' ||
      unit.word === "'s" ||
      unit.word === '’s' ||
      unit.word === '-' ||
      isPossessivePronoun(unit) ||
      (unit.pos === 'PART' && /^['’]$/.test(unit.word))
    ) {
      first--;
      if (isPossessivePronoun(unit)) break;
    } else if (unit.pos === 'VERB' && /(?:ed|ing|en)$/.test(unit.word) && isBeforeDeterminer(units, first - 1, floor)) {
      first--; // "a retired general"
    } else break;
  }
  return { first, last, head: last };
}

function isBeforeDeterminer(units: readonly Unit[], i: number, floor: number): boolean {
  const before = units[i - 1];
  return i - 1 >= floor && before !== undefined && (before.pos === 'DET' || before.pos === 'ADJ');
}

function isPossessivePronoun(unit: Unit): boolean {
  return /^(?:his|her|their|my|our|its|your|whose)$/.test(unit.word);
}

/** "Nebraska" before "Ben Sasse" with a title between, "CNN" before "Anderson Cooper": an organisation or place modifies a person. */
function isJoinedName(left: Unit, right: Unit | undefined): boolean {
  return left.name?.type !== 'person' && right?.name?.type !== undefined && left.end + 1 >= right.start;
}

/** The whole phrase that ends at `last`, with what "of", "at", "with" hang on it: its head is then further left. */
export function chainEndingAt(units: readonly Unit[], last: number, floor: number): Phrase | undefined {
  const nearest = phraseEndingAt(units, last, floor);
  if (nearest === undefined) return undefined;
  let phrase = nearest;
  for (let step = 0; step < 4; step++) {
    const link = units[phrase.first - 1];
    if (link === undefined || phrase.first - 1 <= floor) break;
    if (link.word === 'and' || link.word === 'or') {
      const left = phraseEndingAt(units, phrase.first - 2, floor);
      if (left === undefined || units[left.head]?.pos === 'PRON') break;
      phrase = { first: left.first, last, head: phrase.head };
      continue;
    }
    if (!LINKS.has(link.word) || link.pos === 'PART') break;
    // "at the party convention Sen. Warren said": a person with more words before the name hangs on nothing
    if (units[phrase.head]?.name?.type === 'person' && phrase.first < phrase.head) break;
    // "officials familiar with the operation"
    const gap = units[phrase.first - 2]?.pos === 'ADJ' ? 3 : 2;
    const outer = phraseEndingAt(units, phrase.first - gap, floor);
    if (outer === undefined || units[outer.head]?.pos === 'PRON') break;
    const opener = units[outer.first - 1];
    // "At a rally in Ohio Trump said": what itself hangs on a preposition is no subject
    if (opener !== undefined && outer.first - 1 >= floor && opener.pos === 'ADP' && !LINKS.has(opener.word)) break;
    if (outer.first - 1 === floor && opener?.pos === 'ADP') break;
    phrase = { first: outer.first, last, head: outer.head };
  }
  return phrase;
}

/** The subject of the verb group that begins at `verb`: nearest noun phrase to its left, over insertions. */
export function subjectBefore(units: readonly Unit[], verb: number, floor: number, depth = 0): Phrase | undefined {
  if (depth > 6) return undefined;
  let i = verb - 1;
  while (
    i >= floor &&
    (SKIPPED.has(units[i]?.pos ?? '') || (units[i]?.pos === 'ADJ' && units[i]?.word === 'also')) &&
    units[i]?.word !== 'to'
  )
    i--;
  i = overTime(units, i, floor);
  const unit = units[i];
  if (unit === undefined || i < floor) return undefined;
  if (unit.word === 'to') return subjectOfGovernor(units, i, floor, depth);
  if (unit.pos === 'CCONJ' || unit.word === 'then') return subjectOfGovernor(units, i, floor, depth);
  if (RELATIVES.has(unit.word))
    return unit.word === 'who' || unit.word === 'which' || unit.word === 'that' ? antecedent(units, i, floor) : undefined;
  if (unit.word === ')') return subjectBefore(units, matchingBefore(units, i, floor, '('), floor, depth + 1);
  if (unit.word === ',' || unit.word === '—' || unit.word === '–' || unit.word === '--') return overInsertion(units, i, floor, depth);
  return chainEndingAt(units, i, floor);
}

/** "X on Saturday criticized", "X late Monday said": over the time to its left. */
function overTime(units: readonly Unit[], from: number, floor: number): number {
  let i = from;
  const isDay = (unit: Unit | undefined) => unit !== undefined && unit.kind === 'word' && CALENDAR.has(unit.word);
  if (!isDay(units[i]) && !(units[i]?.pos === 'NUM' && isDay(units[i - 1]))) return i;
  while (i > floor && (isDay(units[i]) || units[i]?.pos === 'NUM')) i--;
  while (i > floor && /^(?:on|last|next|this|late|early|in|since)$/.test(units[i]?.word ?? '')) i--;
  return i;
}

function matchingBefore(units: readonly Unit[], i: number, floor: number, sign: string): number {
  for (let j = i - 1; j >= floor && i - j < LONGEST_INSERTION; j--) if (units[j]?.word === sign) return j;
  return floor;
}

function antecedent(units: readonly Unit[], relative: number, floor: number): Phrase | undefined {
  let i = relative - 1;
  if (units[i]?.word === ',') i--;
  if (units[i]?.word === ')') i = matchingBefore(units, i, floor, '(') - 1;
  return chainEndingAt(units, i, floor);
}

/** "X, a doctor, said"; "X — who left — said"; and "…, said". */
function overInsertion(units: readonly Unit[], close: number, floor: number, depth: number): Phrase | undefined {
  const sign = units[close]?.word ?? '';
  const inner = chainEndingAt(units, close - 1, floor);
  // "her adviser, Jake Sullivan, said": the insertion itself is the name
  if (inner !== undefined && units[inner.head]?.name?.type === 'person' && units[inner.first - 1]?.word === sign) return inner;
  let far: Phrase | undefined;
  for (let j = close - 1; j > floor && close - j < LONGEST_INSERTION; j--) {
    if (units[j]?.kind === 'marked' && j !== close - 1) break;
    if (units[j]?.word !== sign) continue;
    const before = units[j - 1];
    const phrase = before?.word === ')' ? antecedent(units, j, floor) : chainEndingAt(units, j - 1, floor);
    if (phrase === undefined) break;
    // of several commas, the one after a person's name opens the insertion
    if (units[phrase.head]?.name?.type === 'person' || units[phrase.head]?.pos === 'PRON') return phrase;
    far ??= phrase;
  }
  if (far !== undefined) return far;
  return depth < 2 ? inner : undefined;
}

/** The subject of the nearest finite verb to the left: for "… and said", "… to say", "…, saying". */
export function subjectOfGovernor(units: readonly Unit[], from: number, floor: number, depth = 0): Phrase | undefined {
  if (depth > 6) return undefined;
  for (let i = from - 1; i >= floor; i--) {
    const unit = units[i];
    if (unit === undefined) continue;
    if (unit.pos !== 'VERB' && unit.pos !== 'AUX') continue;
    if (unit.word.endsWith('ing') && units[i - 1]?.pos !== 'AUX') continue;
    let group = i;
    while (
      group > floor &&
      (SKIPPED.has(units[group - 1]?.pos ?? '') || units[group - 1]?.pos === 'VERB') &&
      units[group - 1]?.word !== 'to'
    )
      group--;
    if (units[group - 1]?.word === 'to') {
      i = group;
      continue;
    }
    const subject = subjectBefore(units, group, floor, depth + 1);
    if (subject !== undefined && !isClauseInside(units, subject, floor)) return subject;
    i = group;
  }
  return undefined;
}

/** The subject of a clause that "who", "that" or "because" opens is not whom the sentence is about. */
function isClauseInside(units: readonly Unit[], subject: Phrase, floor: number): boolean {
  const opener = units[subject.first - 1];
  return subject.first - 1 > floor && opener !== undefined && (opener.word === 'that' || opener.word === 'whether');
}

/** The noun phrase that begins at unit `first` ("said X, a doctor"). */
export function phraseStartingAt(units: readonly Unit[], first: number, ceiling: number): Phrase | undefined {
  const begin = units[first];
  if (begin === undefined || first >= ceiling) return undefined;
  if (begin.pos === 'PRON' && !isPossessivePronoun(begin))
    return isPersonalPronoun(begin) ? { first, last: first, head: first } : undefined;
  let head = -1;
  for (let i = first; i < ceiling; i++) {
    const unit = units[i];
    if (unit === undefined) break;
    const isNoun = unit.kind === 'name' || unit.pos === 'NOUN' || unit.pos === 'PROPN';
    if (isNoun) {
      head = i;
      if (unit.name?.type === 'person') break;
    } else if (
      !(
        unit.word === "'s" ||
        unit.word === '’s' ||
        unit.word === '-' ||
        (unit.pos === 'PART' && /^['’]$/.test(unit.word)) ||
        unit.pos === 'DET' ||
        unit.pos === 'ADJ' ||
        unit.pos === 'NUM' ||
        isPossessivePronoun(unit) ||
        (unit.pos === 'VERB' && i > first && head === -1 && /(?:ed|ing)$/.test(unit.word))
      )
    )
      break;
  }
  if (head === -1) return COUNTING.has(begin.word) ? { first, last: first, head: first } : undefined;
  return { first, last: head, head };
}

/** The grammatical subject of the sentence that begins at `from`. */
export function sentenceSubject(units: readonly Unit[], from: number, to: number): Phrase | undefined {
  for (let i = from; i < to; i++) {
    const unit = units[i];
    if (unit === undefined || (unit.pos !== 'VERB' && unit.pos !== 'AUX')) continue;
    if (unit.word.endsWith('ing') || units[i - 1]?.word === 'to') continue;
    const subject = subjectBefore(units, i, from);
    if (subject !== undefined && units[subject.first - 1]?.pos !== 'SCONJ') return subject;
  }
  return undefined;
}
