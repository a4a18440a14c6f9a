/**
 * Titles and roles that stand right before a name: "Gen.", "Apple CEO", "former U.S. Secretary of State", "security expert".
 *
 * What belongs to the title is taken with it: the affiliation in front, the field behind "of". What a title says of time ("former", "then")
 * stays, because an office that somebody held is not one that somebody holds.
 */
import { CALENDAR } from '../gazetteers/common-words.ts';
import { FIELDS } from '../gazetteers/fields.ts';
import { ORGANIZATION_NAMES } from '../gazetteers/organizations.ts';
import { PLACE_NAMES } from '../gazetteers/places.ts';
import { COURTESY, PERSON_NOUNS, TITLE_MODIFIERS, TITLES } from '../gazetteers/titles.ts';
import type { Tagged } from '../tagger.ts';
import { isKnownAlone } from './known-words.ts';
import { bare, isAcronym, isCapitalised } from './words.ts';

const TIME_OF_OFFICE = /^(?:former|then|acting|deputy|vice|interim|ex|incoming|outgoing|late)$/iu;
const HYPHENATED = /^(?:ex|then|vice|co)-\p{Lu}/u;
const UPPER = /^\p{Lu}/u;
const SAINT = /^(?:St|Saint)\.?$/;
/** What an office of several words is made of beside words with a capital: "Director of the Bureau of Prisons". */
const LINK = /^(?:of|for|the|and|&)$/;
/** How many words "Secretary of Health and Human Services" may have, and how many an affiliation in front of a title. */
const LONGEST_OFFICE = 8;
const LONGEST_AFFILIATION = 4;

/** The capitalised title that ends right before token `first`, with its affiliation; nothing of "the mayor" or "his lawyer". */
export function titleBefore(tagged: Tagged, first: number): string | undefined {
  const { words } = tagged;
  if (!mayBeTitle(words[first - 1] ?? '')) return undefined;
  let start = first;
  for (;;) {
    const word = words[start - 1] ?? '';
    if (HYPHENATED.test(word) && isTitle(word.slice(word.indexOf('-') + 1))) {
      start--; // "ex-Mayor"
      break;
    }
    if (word === '-' && start < first && isTitle(words[start - 2] ?? '') && isTitle(words[start] ?? '')) {
      start -= 2; // "Secretary-General"
      continue;
    }
    if (!UPPER.test(word) || SAINT.test(word)) {
      // "President and CEO"
      const isPair = start < first && /^(?:and|&)$/.test(word) && isTitle(words[start - 2] ?? '') && isTitle(words[start] ?? '');
      if (!isPair) break;
      start -= 2;
    } else if (TITLES.has(bare(word)) || (start < first && TITLE_MODIFIERS.has(bare(word)))) start--;
    else {
      const office = start === first ? officeEndingAt(words, start) : undefined;
      if (office === undefined) break;
      start = office;
    }
  }
  if (start === first) return undefined;
  const isCourtesy = first - start === 1 && COURTESY.has(bare(words[start] ?? ''));
  return withTimeOfOffice(tagged, isCourtesy ? start : affiliationStart(tagged, start), first);
}

/** What most words are not; saves the look at them. */
function mayBeTitle(word: string): boolean {
  const code = word.charCodeAt(0);
  return (code >= 65 && code <= 90) || code > 127 || word.includes('-');
}

/** A title that is an office, and not "Mr". */
function isTitle(word: string): boolean {
  return UPPER.test(word) && TITLES.has(bare(word)) && !COURTESY.has(bare(word));
}

/** "Secretary of State", "Director of National Intelligence": where an office begins whose last word stands before `end`. */
export function officeEndingAt(words: readonly string[], end: number): number | undefined {
  for (let i = end - 1; i >= 0 && end - i < LONGEST_OFFICE; i--) {
    const word = words[i] ?? '';
    if (LINK.test(word)) continue;
    if (!UPPER.test(word)) return undefined;
    if (/^(?:of|for)$/.test(words[i + 1] ?? '') && i + 2 < end) return isTitle(word) ? i : undefined;
  }
  return undefined;
}

/** Whose office it is: "Apple CEO", "New York Attorney General", "French President". */
function affiliationStart(tagged: Tagged, title: number): number {
  const { words, pos } = tagged;
  let start = title;
  while (start > 0 && title - start < LONGEST_AFFILIATION) {
    const word = words[start - 1] ?? '';
    // "Health and Human Services Secretary"
    if (word === 'and' && FIELDS.has(words[start] ?? '') && FIELDS.has(words[start - 2] ?? '')) {
      start -= 2;
      continue;
    }
    if (!isCapitalised(word) || CALENDAR.has(bare(word)) || !/^(?:PROPN|NOUN|ADJ|VERB)$/.test(pos[start - 1] ?? '')) break;
    if (isSentenceStart(tagged, start - 1) && !opensAffiliation(words, start, title)) break;
    if (TIME_OF_OFFICE.test(word)) break;
    start--;
  }
  return start;
}

/** Any word may open a sentence: a nationality, a place and an acronym are believed, and what more words of a name follow. */
function opensAffiliation(words: readonly string[], start: number, title: number): boolean {
  const word = words[start - 1] ?? '';
  if (isKnownAlone(word) || isAcronym(word) || ORGANIZATION_NAMES.has(word) || PLACE_NAMES.has(`${word} ${words[start]}`)) return true;
  return start < title && !isKnownAlone(words[start] ?? '') && !TITLE_MODIFIERS.has(bare(words[start] ?? ''));
}

/** The words from `start` up to the name at `first`, with "former" and the like before them. */
export function withTimeOfOffice({ text, words, starts, ends }: Tagged, start: number, first: number): string {
  const role = text.slice(starts[start] ?? 0, ends[first - 1] ?? 0).replace(/^Former\s/u, 'former ');
  const at = words[start - 1] === '-' ? start - 2 : start - 1;
  const before = words[at] ?? '';
  return TIME_OF_OFFICE.test(before) ? `${before.toLowerCase()} ${role}` : role;
}

/** The common noun before a name that says what its bearer is, with the words that belong to it: "security expert". */
export function nounBefore(tagged: Tagged, first: number): string | undefined {
  const noun = tagged.words[first - 1] ?? '';
  if (!PERSON_NOUNS.has(noun)) return undefined;
  let start = first - 1;
  while (
    start > 0 &&
    first - start < 4 &&
    (/^(?:NOUN|ADJ)$/.test(tagged.pos[start - 1] ?? '') || opensSentence(tagged, start - 1)) &&
    /^[\p{L}-]+$/u.test(tagged.words[start - 1] ?? '')
  )
    start--;
  return tagged.text.slice(tagged.starts[start] ?? 0, tagged.ends[first - 1] ?? 0);
}

function isSentenceStart({ words }: Tagged, i: number): boolean {
  return i === 0 || /^[.!?]$/.test(words[i - 1] ?? '');
}

function opensSentence(tagged: Tagged, i: number): boolean {
  return isSentenceStart(tagged, i) && tagged.pos[i] !== 'DET' && tagged.pos[i] !== 'ADP';
}
