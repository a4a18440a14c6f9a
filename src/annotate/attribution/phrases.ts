/**
 * Noun phrases, found by tags: from their last word to the left, or from their first to the right.
 *
 * No parser: only as much of the grammar as it takes to say who is meant.
 */
import { CALENDAR } from '../gazetteers/common-words.ts';
import { PERSON_NOUNS, TITLE_MODIFIERS, TITLES } from '../gazetteers/titles.ts';
import { bare } from '../names/words.ts';
import type { Unit } from './units.ts';

/** A noun phrase: units `first` to `last`, inclusive; `head` is its main noun or name. */
export interface Phrase {
  first: number;
  last: number;
  head: number;
  /** Unit of the "who" that stands for it in the clause that was asked about. */
  relative?: number;
}

const LINKS = new Set(['of', 'for', 'at', 'in', 'from', 'with', 'on', 'to', 'by', 'close', 'inside', 'around', 'familiar', 'against']);
export function isNounLike(unit: Unit | undefined): boolean {
  return (
    unit !== undefined &&
    !(unit.kind === 'word' && CALENDAR.has(unit.word)) &&
    (unit.kind === 'name' || unit.pos === 'NOUN' || unit.pos === 'PROPN' || unit.pos === 'PRON')
  );
}

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
  // "the 43-year-old"
  if (end.word === 'old' && units[last - 2]?.word === 'year' && units[last - 4] !== undefined && last - 4 >= floor)
    return { first: units[last - 5]?.pos === 'DET' && last - 5 >= floor ? last - 5 : last - 4, last, head: last };
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
      // "he fixed the system and she left": a pronoun is joined to nothing
      if (left === undefined || units[left.head]?.pos === 'PRON' || units[phrase.head]?.pos === 'PRON') break;
      // "it can turn into any tissue and researchers hope": what a verb or a preposition governs is no subject
      const governor = units[left.first - 1];
      if (left.first - 1 >= floor && governor !== undefined && (governor.pos === 'VERB' || governor.pos === 'ADP')) {
        // "supporters of Lind and Berg said"
        const outer = /^(?:of|for|to)$/.test(governor.word) ? phraseEndingAt(units, left.first - 2, floor) : undefined;
        if (outer === undefined || units[phrase.head]?.kind !== 'name' || !isRetainer(units[outer.head]?.word ?? '')) break;
        return { first: outer.first, last, head: outer.head };
      }
      phrase = { first: left.first, last, head: phrase.head };
      continue;
    }
    if (!LINKS.has(link.word) || link.pos === 'PART') break;
    // "at the party convention Sen. Warren said": a person with more words before the name hangs on nothing
    if (units[phrase.head]?.name?.type === 'person' && !isTitled(units, phrase)) break;
    // "officials familiar with the operation", "a letter obtained by the paper"
    const between = units[phrase.first - 2];
    const isReduced = between?.pos === 'VERB' && /(?:ed|en|sent|held)$/.test(between.word) && isNounLike(units[phrase.first - 3]);
    const gap = between?.pos === 'ADJ' || isReduced ? 3 : 2;
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

/** "critics of Mr. Lind", "of former President Lind", "of Mr. and Mrs. Lind": nothing but titles and other people stands before the name. */
function isTitled(units: readonly Unit[], { first, head }: Phrase): boolean {
  let isOpen = false;
  for (let i = first; i < head; i++) {
    const { word = '', name } = units[i] ?? {};
    if (word === '.' || word === 'the') continue;
    if (name?.type === 'person' || word === 'and' || TITLES.has(bare(word))) isOpen = false;
    // "former" and "vice" want a title behind them; "State Lind" is none
    else if (TITLE_MODIFIERS.has(bare(word))) isOpen = true;
    else return false;
  }
  return !isOpen;
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
    const isNoun = unit.kind === 'name' || unit.pos === 'NOUN' || unit.pos === 'PROPN' || isNounAfterAll(units, i);
    if (isNoun) {
      head = i;
      if (unit.name?.type === 'person' && !isOwner(units, i, ceiling) && !isPrincipal(units, i, ceiling)) break;
    } else if (
      !(
        unit.word === "'s" ||
        unit.word === '’s' ||
        unit.word === '-' ||
        (unit.pos === 'PART' && /^['’]$/.test(unit.word)) ||
        (unit.pos === 'DET' && head === -1) ||
        unit.pos === 'ADJ' ||
        unit.pos === 'NUM' ||
        isPossessivePronoun(unit) ||
        (unit.pos === 'VERB' && i > first && head === -1 && /(?:ed|ing)$/.test(unit.word)) ||
        (unit.pos === 'ADV' && i > first && head === -1 && unit.word.endsWith('ly'))
      )
    )
      break;
  }
  if (head === -1) return COUNTING.has(begin.word) ? { first, last: first, head: first } : undefined;
  return { first, last: head, head };
}

/** "Lind's lawyer": the name owns the noun that follows it. */
function isOwner(units: readonly Unit[], i: number, ceiling: number): boolean {
  if (!isPossessiveMark(units[i + 1])) return false;
  for (let j = i + 2; j < ceiling; j++) {
    const unit = units[j];
    if (unit === undefined || unit.kind === 'marked') return false;
    if (isNounLike(unit)) return unit.pos !== 'PRON';
    if (unit.pos !== 'ADJ' && unit.pos !== 'NUM') return false;
  }
  return false;
}

/** "a Lind aide", "Lind allies", "Lind spokesman Paul Berg": the name only says whose. */
function isPrincipal(units: readonly Unit[], i: number, ceiling: number): boolean {
  const next = i + 1 < ceiling ? units[i + 1] : undefined;
  return next?.kind === 'word' && /^(?:NOUN|PROPN|ADJ)$/.test(next.pos) && isRetainer(next.word);
}

function isRetainer(word: string): boolean {
  return PERSON_NOUNS.has(word) || PERSON_NOUNS.has(word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/s$/, ''));
}

export function isPossessiveMark(unit: Unit | undefined): boolean {
  return unit !== undefined && unit.kind === 'word' && /^(?:['’]s?)$/.test(unit.word);
}

/** "the police chief.": tagged as an adjective, but no noun follows. */
function isNounAfterAll(units: readonly Unit[], i: number): boolean {
  const unit = units[i];
  const next = units[i + 1];
  const isAlone = next === undefined || /^[,.;]$/.test(next.word);
  return unit?.pos === 'ADJ' && PERSON_NOUNS.has(unit.word) && isAlone;
}

/** How many words may hang on the noun before its apposition: "the mayor of the old town, Ann Lind". */
const LONGEST_HANGING = 8;

/** "her husband, Bo Berg", "the mayor of Norden, Ann Lind": the person in apposition behind a phrase, who is then its head. */
export function withApposition(units: readonly Unit[], phrase: Phrase | undefined, ceiling: number): Phrase | undefined {
  const head = phrase === undefined ? undefined : units[phrase.head];
  if (phrase === undefined || head === undefined || head.kind !== 'word' || head.pos === 'PRON' || /[^s]s$/.test(head.word)) return phrase;
  let comma = phrase.last + 1;
  if (/^(?:of|for|at|in|from)$/.test(units[comma]?.word ?? '')) comma = overHanging(units, comma + 1, ceiling);
  const name = comma + 1;
  if (units[comma]?.word !== ',' || name >= ceiling || units[name]?.name?.type !== 'person') return phrase;
  const next = units[name + 1];
  // "the mayor, Ann Lind's husband" and "the mayor, Ann Lind and others" name nobody for the noun
  const closes = name + 1 >= ceiling || next === undefined || next.kind === 'marked' || /^[,.;:!?()—–-]+$/.test(next.word);
  return closes ? { first: phrase.first, last: name, head: name } : phrase;
}

function overHanging(units: readonly Unit[], from: number, ceiling: number): number {
  let i = from;
  while (i < ceiling && i - from < LONGEST_HANGING) {
    const unit = units[i];
    if (unit === undefined || unit.name?.type === 'person') break;
    if (!isNounLike(unit) && !/^(?:DET|ADJ|NUM)$/.test(unit.pos) && !isPossessiveMark(unit) && unit.word !== 'of') break;
    i++;
  }
  return i;
}

/** Whose the noun at `i` is: "his", "the mayor's", over adjectives. */
export function ownerOf(units: readonly Unit[], i: number, from: number): Phrase | undefined {
  let j = i - 1;
  while (j > from && (/^(?:ADJ|NOUN|NUM)$/.test(units[j]?.pos ?? '') || /^(?:most|more)$/.test(units[j]?.word ?? ''))) j--;
  const owner = units[j];
  if (owner === undefined || j < from) return undefined;
  if (/^(?:his|her|their|its|my|our)$/.test(owner.word)) return { first: j, last: j, head: j };
  return owner.word === "'s" || owner.word === '’s' || /^['’]$/.test(owner.word) ? phraseEndingAt(units, j - 1, from) : undefined;
}
