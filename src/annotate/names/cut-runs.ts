/**
 * A run of capitalised words cut into candidates: roles taken off its front, two names told apart, nicknames taken out.
 *
 * "House Speaker Paul Ryan" gives Paul Ryan with a role; "Judicial Watch President Tom Fitton" an organisation and a person.
 */
import { DEMONYMS } from '../gazetteers/common-words.ts';
import { FIRST_NAMES } from '../gazetteers/first-names.ts';
import { ORGANIZATION_ENDINGS, ORGANIZATION_NAMES } from '../gazetteers/organizations.ts';
import { PLACE_BEGINNINGS, PLACE_FORMS, PLACE_NAMES } from '../gazetteers/places.ts';
import { COURTESY, PERSON_NOUNS, TITLE_MODIFIERS, TITLES } from '../gazetteers/titles.ts';
import type { Tagged } from '../tagger.ts';
import { isNameSuffix } from './person-name.ts';
import { bare, plainForm } from './words.ts';

/** A possible name: tokens `first` to `last`, inclusive. */
export interface Candidate {
  first: number;
  last: number;
  /** The words as they stand, without a nickname in marks. */
  form: string;
  /** Number of words of `form`. */
  size: number;
  /** A title or role that stood before it: "Gen.", "security expert". */
  role?: string;
  /** The role is a title with a capital: strong evidence of a person. */
  isTitled: boolean;
  nickname?: string;
  /** Its first word begins a sentence, where every word has a capital. */
  isInitial: boolean;
}

export const OPENING_MARKS = new Set(['“', '"', '‘', "'", '``', '«']);
export const CLOSING_MARKS = new Set(['”', '"', '’', "'", "''", '»']);
/** A lower-case noun that makes a name before it an organisation. */
export const LOWER_HEADS: ReadonlySet<string> = new Set(['administration', 'cartel']);

/** Whether one word is known to be a name, or to begin one. */
export function isGazetted(word: string): boolean {
  const plain = plainForm(word);
  return FIRST_NAMES.has(word.toLowerCase()) || PLACE_NAMES.has(plain) || PLACE_FORMS.has(plain) || ORGANIZATION_NAMES.has(plain);
}

/** Whether one word is a place or a nationality, and so seldom the beginning of something longer. */
export function isKnownAlone(word: string): boolean {
  const plain = plainForm(word);
  return PLACE_NAMES.has(plain) || PLACE_FORMS.has(plain) || DEMONYMS.has(bare(word));
}

/** A run as one or more candidates: roles are taken off, places are split from what follows them. */
export function cutRun(tagged: Tagged, first: number, last: number, isInitial: boolean): Candidate[] {
  const { words } = tagged;
  const whole = plainForm(formOf(tagged, first, last).form);
  if (ORGANIZATION_NAMES.has(whole) || PLACE_NAMES.has(whole) || PLACE_FORMS.has(whole))
    return [candidate(tagged, first, last, { isInitial })];
  const endsOrganization = last > first && ORGANIZATION_ENDINGS.has(words[last] ?? '');
  if (endsOrganization || hasPreposition(words, first, last)) {
    return [candidate(tagged, endsOrganization ? skipModifiers(words, first, last) : first, last, { isInitial })];
  }
  let title = -1;
  for (let i = first; i < last; i++) {
    // "Martin Luther King Jr.": a surname that is a title elsewhere
    const isSurname = i > first && isSuffixAt(words, i + 1, last);
    if (TITLES.has(bare(words[i] ?? '')) && !/^[-&]$/.test(words[i + 1] ?? '') && !isSurname) title = i;
  }
  if (title !== -1) {
    const left = leftOfTitle(tagged, first, title, isInitial);
    const role = tagged.text.slice(tagged.starts[first] ?? 0, tagged.ends[title] ?? 0);
    return [...left, candidate(tagged, title + 1, last, { isInitial: false, role: withModifiers(tagged, first, role), isTitled: true })];
  }
  let start = skipModifiers(words, first, last);
  if (start > last) return [];
  // "Unnamed U.S. official": what opens a sentence before a known name is a word like any other
  if (
    isInitial &&
    start === first &&
    start < last &&
    isKnownAlone(words[last] ?? '') &&
    last === first + 1 &&
    !isGazetted(words[first] ?? '') &&
    !PLACE_BEGINNINGS.has(words[first] ?? '')
  )
    start = last;
  return [candidate(tagged, start, last, { isInitial: isInitial && start === first })];
}

/** Whether nothing but "Jr." or ", Jr." is left of a run. */
function isSuffixAt(words: readonly string[], from: number, last: number): boolean {
  return (words[from] === ',' ? from + 1 : from) === last && isNameSuffix(words[last] ?? '');
}

function hasPreposition(words: readonly string[], first: number, last: number): boolean {
  for (let i = first + 1; i < last; i++) if (words[i] === 'of' || words[i] === 'for') return true;
  return false;
}

/** "Judicial Watch President Tom Fitton", "Nebraska Sen. Ben Sasse": what stands before the title may be a name of its own. */
function leftOfTitle(tagged: Tagged, first: number, title: number, isInitial: boolean): Candidate[] {
  let last = title - 1;
  while (last >= first && (TITLES.has(bare(tagged.words[last] ?? '')) || TITLE_MODIFIERS.has(bare(tagged.words[last] ?? '')))) last--;
  const start = skipModifiers(tagged.words, first, last);
  return start <= last ? [candidate(tagged, start, last, { isInitial: isInitial && start === first })] : [];
}

/** Leading nationalities and "former", "new" and the like are not part of a name, unless a noun of an organisation follows. */
function skipModifiers(words: readonly string[], first: number, last: number): number {
  let start = first;
  if (last > first && ORGANIZATION_ENDINGS.has(words[last] ?? '')) {
    while (start < last - 1 && TITLES.has(bare(words[start] ?? '')) && words[start]?.endsWith('.')) start++;
    return start;
  }
  while (start <= last) {
    const lower = bare(words[start] ?? '');
    if (DEMONYMS.has(lower) || /^(?:former|ex|late|then|new|even|only|both|like|pro|anti|non|dear)$/u.test(lower)) start++;
    else break;
    if (words[start] === '-') start++;
  }
  return start;
}

function formOf(tagged: Tagged, first: number, last: number): { form: string; nickname?: string; size: number } {
  const { words, starts, ends, text } = tagged;
  let open = -1;
  for (let i = first; i < last; i++) {
    if (!OPENING_MARKS.has(words[i] ?? '') && !CLOSING_MARKS.has(words[i] ?? '')) continue;
    if (open === -1) open = i;
    else {
      const left = open === first ? '' : `${text.slice(starts[first] ?? 0, ends[open - 1] ?? 0)} `;
      const right = text.slice(starts[i + 1] ?? 0, ends[last] ?? 0);
      return { form: left + right, nickname: text.slice(ends[open] ?? 0, starts[i] ?? 0), size: last - first + 1 - (i - open + 1) };
    }
  }
  return { form: text.slice(starts[first] ?? 0, ends[last] ?? 0), size: last - first + 1 };
}

/** The candidate of a span that is known to be a name; a courtesy title at its front is none of it. */
export function candidateAt(tagged: Tagged, from: number, last: number): Candidate {
  let first = evenStart(tagged, from, last);
  while (first < last && COURTESY.has(bare(tagged.words[first] ?? ''))) first++;
  const { form, nickname, size } = formOf(tagged, first, last);
  const title = titleBefore(tagged, first);
  const role = title ?? roleBefore(tagged, first);
  return {
    first,
    last,
    form,
    size,
    isTitled: title !== undefined,
    isInitial: false,
    ...(role === undefined ? {} : { role }),
    ...(nickname === undefined ? {} : { nickname }),
  };
}

/** "Mr", "former Deputy Mayor": the capitalised titles that stand right before a name. */
function titleBefore(tagged: Tagged, first: number): string | undefined {
  const { words, starts, ends, text } = tagged;
  let start = first;
  while (
    start > 0 &&
    /^\p{Lu}/u.test(words[start - 1] ?? '') &&
    !/^(?:St|Saint)\.?$/.test(words[start - 1] ?? '') &&
    (TITLES.has(bare(words[start - 1] ?? '')) || (start < first && TITLE_MODIFIERS.has(bare(words[start - 1] ?? ''))))
  )
    start--;
  return start === first ? undefined : withModifiers(tagged, start, text.slice(starts[start] ?? 0, ends[first - 1] ?? 0));
}

/** Where a name begins whose nickname's marks are both in it: at the opening mark, or after a closing one that none opens. */
function evenStart({ words }: Tagged, first: number, last: number): number {
  const isMark = (i: number) => OPENING_MARKS.has(words[i] ?? '') || CLOSING_MARKS.has(words[i] ?? '');
  if (isMark(first)) return first;
  let marks = 0;
  let latest = first;
  for (let i = first + 1; i < last; i++) {
    if (!isMark(i)) continue;
    marks++;
    latest = i;
  }
  if (marks % 2 === 0) return first;
  const isSingle = /^[‘’']$/.test(words[latest] ?? '');
  if (OPENING_MARKS.has(words[first - 1] ?? '') && isSingle === /^[‘’']$/.test(words[first - 1] ?? '')) return first - 1;
  // "Workers’ Union": an apostrophe, no mark
  return isSingle && words[latest - 1]?.endsWith('s') === true ? first : latest + 1;
}

interface Details {
  isInitial: boolean;
  role?: string | undefined;
  isTitled?: boolean;
}

function candidate(tagged: Tagged, from: number, last: number, details: Details): Candidate {
  const first = evenStart(tagged, from, last);
  let end = last;
  if (LOWER_HEADS.has(tagged.words[last + 1] ?? '') && details.isTitled !== true) end = last + 1;
  const { form, nickname, size } = formOf(tagged, first, end);
  const role = details.role ?? roleBefore(tagged, first);
  return {
    first,
    last: end,
    form,
    size,
    ...(role === undefined ? {} : { role }),
    isTitled: details.isTitled ?? false,
    ...(nickname === undefined ? {} : { nickname }),
    isInitial: details.isInitial,
  };
}

/** "security expert" before Carlos Pérez Ricart; "former" before President. */
function roleBefore(tagged: Tagged, first: number): string | undefined {
  const noun = tagged.words[first - 1] ?? '';
  if (!PERSON_NOUNS.has(noun)) return undefined;
  let start = first - 1;
  while (
    start > 0 &&
    first - start < 4 &&
    (/^(?:NOUN|ADJ)$/.test(tagged.pos[start - 1] ?? '') || isSentenceStart(tagged, start - 1)) &&
    /^[\p{L}-]+$/u.test(tagged.words[start - 1] ?? '')
  )
    start--;
  return tagged.text.slice(tagged.starts[start] ?? 0, tagged.ends[first - 1] ?? 0);
}

function isSentenceStart(tagged: Tagged, i: number): boolean {
  return (i === 0 || /^[.!?]$/.test(tagged.words[i - 1] ?? '')) && tagged.pos[i] !== 'DET' && tagged.pos[i] !== 'ADP';
}

function withModifiers(tagged: Tagged, first: number, role: string): string {
  const before = tagged.words[first - 1] ?? '';
  return /^(?:former|then|acting|deputy|vice|interim)$/iu.test(before) ? `${before.toLowerCase()} ${role}` : role;
}
