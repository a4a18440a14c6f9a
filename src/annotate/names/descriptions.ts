/**
 * What the words beside a name say that its bearer is: "X, the U.S. secretary of state, met", "Germany's chancellor, X,", "Rep. X (D-Ohio)".
 *
 * Only a noun phrase that stands in apposition, between commas: its first noun phrase ends in a noun for an office or a profession, and nothing
 * in it is a verb. A clause ("whose brother is a senator") says nothing of its person here, kinship is no role, and of a list ("Lind, the mayor
 * and the priest met") nothing is taken.
 */
import { PERSON_NOUNS, ROLE_NOUNS, TITLES } from '../gazetteers/titles.ts';
import type { Tagged } from '../tagger.ts';
import type { NameMention } from './name-mention.ts';
import { isKinship } from './relatives.ts';
import { bare } from './words.ts';

/** In words. */
const LONGEST_DESCRIPTION = 22;
const CLOSER = /^(?:[,.;:!?()]|—|–|--|-|who|which|that|“|")$/;
const PHRASE_TAG = /^(?:NOUN|PROPN|ADJ|NUM)$/;
const LINK = /^(?:of|for|at|in|from|with|on|to|under)$/;
const PROFESSION = /(?:\p{L}{3}ist|ician|ologist|woman|keeper|master|maker|holder|person)$/u;
const DETERMINER = /^(?:the|an?)$/i;
const TIME = /^(?:then|now|currently|formerly|once)$/i;
const POSSESSIVE = /^(?:['’]s?)$/;

/** Whether a token belongs to the name of a person: such a name is somebody else, and no part of a role. */
export type IsPerson = (token: number) => boolean;

/** A noun for an office or a profession: in the singular, and not "son" or "man". */
function isRoleNoun(word: string): boolean {
  const noun = bare(word.slice(word.lastIndexOf('-') + 1));
  if (isKinship(noun) || /^(?:mr|mrs|ms|miss|mx|st|saint|man|woman|person|people|citizen|victim|friend|star|will)$/.test(noun))
    return false;
  if (TITLES.has(noun)) return true;
  // "Ann Lind, Washington Examiner": with a capital it is a paper
  return !/^\p{Lu}/u.test(word) && (PERSON_NOUNS.has(noun) || ROLE_NOUNS.has(noun) || PROFESSION.test(noun));
}

/** The role that a description of this person gives, without its article; nothing where none stands beside the name. */
export function describedRole(tagged: Tagged, { first, last }: NameMention, isPerson: IsPerson): string | undefined {
  return roleBehind(tagged, last, isPerson) ?? roleInFront(tagged, first, last, isPerson);
}

const PARTY = /^ ?\(((?:R|D|I)\.?[-–—,] ?\p{Lu}[\p{L}.]{0,12}(?: \p{Lu}[\p{L}.]{0,12})?)\)/u;
const PARTY_BETWEEN_COMMAS = /^, ((?:R|D|I)[-–—]\p{Lu}[\p{L}.]{0,12}(?: \p{Lu}[\p{L}.]{0,12})?)(?=[,;)])/u;

/** "D-Ohio" of "Ann Tally (D-Ohio)". */
export function partyBehind({ text, ends }: Tagged, { last }: NameMention): string | undefined {
  const from = ends[last] ?? 0;
  const next = text.charAt(from);
  if (next !== ',' && next !== ' ' && next !== '(') return undefined;
  const words = text.slice(from, from + 40);
  return (next === ',' ? PARTY_BETWEEN_COMMAS : PARTY).exec(words)?.[1];
}

function roleBehind(tagged: Tagged, last: number, isPerson: IsPerson): string | undefined {
  const { words } = tagged;
  let i = last + 1;
  if (words[i] === '(') for (let j = i + 1; j < i + 6; j++) if (words[j] === ')') i = j + 1;
  if (words[i] === 'is' && DETERMINER.test(words[i + 1] ?? '')) return description(tagged, i + 1, isPerson);
  if (words[i] !== ',') return undefined;
  // "Lind, 45, a teacher,"
  if (/^\d{1,3}$/.test(words[i + 1] ?? '') && words[i + 2] === ',') i += 2;
  return description(tagged, i + 1, isPerson);
}

/** The noun phrase that begins at `from`, where it is a description up to what closes it. */
function description(tagged: Tagged, from: number, isPerson: IsPerson): string | undefined {
  const { words, starts, ends, text } = tagged;
  let begin = from;
  if (DETERMINER.test(words[begin] ?? '')) begin++;
  let i = TIME.test(words[begin] ?? '') ? begin + 1 : begin;
  const end = headPhraseEnd(tagged, i, isPerson);
  if (end === undefined) return undefined;
  for (i = end; i < from + LONGEST_DESCRIPTION && !CLOSER.test(words[i] ?? '.'); i++) {
    if (words[i] === 'and') {
      // the second role of the same person, or the end of a name that has an "and"; in a list it is somebody else
      const next = headPhraseEnd(tagged, DETERMINER.test(words[i + 1] ?? '') ? i + 2 : i + 1, isPerson);
      const isInName = isNameLike(words[i + 1] ?? '');
      if (next === undefined && !isInName) return undefined;
      if (next !== undefined) i = next - 1;
    } else if (!isOfPhrase(tagged, i, isPerson)) return undefined;
  }
  if (i >= from + LONGEST_DESCRIPTION || !isClosed(tagged, i)) return undefined;
  return text.slice(starts[begin] ?? 0, ends[i - 1] ?? 0);
}

/** Whatever the tagger takes a word with a capital for, it may be part of a name: "Judicial Watch". */
function isNameLike(word: string): boolean {
  return /^\p{Lu}/u.test(word) && !/^(?:He|She|It|They|I|We)$/.test(word);
}

/** A hyphen closes only where it stands alone, as a dash. */
function isClosed({ words, starts, ends }: Tagged, i: number): boolean {
  return words[i] !== '-' || starts[i] !== ends[i - 1];
}

/** One behind the noun phrase at `from`, where its last noun is a role: "U.S. secretary" of "U.S. secretary of state". */
function headPhraseEnd(tagged: Tagged, from: number, isPerson: IsPerson): number | undefined {
  const { words, pos } = tagged;
  let i = from;
  while (i < from + LONGEST_DESCRIPTION) {
    const word = words[i] ?? '';
    const isPart = isNameLike(word) || PHRASE_TAG.test(pos[i] ?? '') || POSSESSIVE.test(word) || (word === '-' && isTouching(tagged, i));
    const isParticiple = pos[i] === 'VERB' && /(?:ed|ing)$/.test(word) && words[i + 1] !== 'by';
    if (!isPart && !isParticiple && !isRoleNoun(word)) break;
    if (isPerson(i) && !isOwner(tagged, i)) return undefined;
    i++;
  }
  return i > from && isRoleNoun(words[i - 1] ?? '') ? i : undefined;
}

function isOfPhrase(tagged: Tagged, i: number, isPerson: IsPerson): boolean {
  const word = tagged.words[i] ?? '';
  if (isPerson(i)) return isOwner(tagged, i) || LINK.test(tagged.words[i - 1] ?? '') || isPerson(i - 1);
  return (
    isNameLike(word) ||
    PHRASE_TAG.test(tagged.pos[i] ?? '') ||
    tagged.pos[i] === 'DET' ||
    LINK.test(word) ||
    POSSESSIVE.test(word) ||
    word === '-' ||
    word === '&'
  );
}

/** "Trump's", "Michael Cohen's": the name up to its possessive. */
function isOwner({ words }: Tagged, i: number): boolean {
  for (let j = i + 1; j < i + 5; j++) {
    if (POSSESSIVE.test(words[j] ?? '')) return true;
    if (!/^\p{Lu}/u.test(words[j] ?? '')) return false;
  }
  return false;
}

function isTouching({ starts, ends }: Tagged, i: number): boolean {
  return starts[i] === ends[i - 1];
}

/** "the prime minister of Norway, X,", "Germany's chancellor, X,": closed behind the name, because in a list any noun may stand there. */
function roleInFront(tagged: Tagged, first: number, last: number, isPerson: IsPerson): string | undefined {
  const { words, pos, starts, ends, text } = tagged;
  if (words[first - 1] !== ',' || !/^(?:[,.;:!?)]|—|–|--)$/.test(words[last + 1] ?? '.')) return undefined;
  for (let i = first - 2; i >= 0 && first - i < LONGEST_DESCRIPTION / 2; i--) {
    const word = words[i] ?? '';
    const isThe = /^the$/i.test(word);
    if (isThe || POSSESSIVE.test(word)) {
      const end = headPhraseEnd(tagged, i + 1, isPerson);
      const isRole = end !== undefined && (end === first - 1 || LINK.test(words[end] ?? ''));
      if (isRole) {
        const begin = isThe ? i + 1 : ownerStart(tagged, i);
        return text.slice(starts[begin] ?? 0, ends[first - 2] ?? 0);
      }
      if (!isThe || !LINK.test(words[i - 1] ?? '')) return undefined;
    } else if (!PHRASE_TAG.test(pos[i] ?? '') && !LINK.test(word) && word !== '-') return undefined;
  }
  return undefined;
}

/** Where the name begins whose possessive stands at `mark`: "Germany's", "New York's". */
function ownerStart({ words }: Tagged, mark: number): number {
  let begin = mark - 1;
  while (begin > 0 && mark - begin < 4 && /^\p{Lu}/u.test(words[begin - 1] ?? '') && /^\p{Lu}/u.test(words[begin] ?? '')) begin--;
  return begin;
}
