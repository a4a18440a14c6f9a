/**
 * A run of capitalised words cut into candidates: roles taken off its front, two names told apart, nicknames taken out.
 *
 * "House Speaker Paul Ryan" gives Paul Ryan with a role; "Judicial Watch President Tom Fitton" an organisation and a person.
 */
import { DEMONYMS } from '../gazetteers/common-words.ts';
import { FIRST_NAMES } from '../gazetteers/first-names.ts';
import { ORGANIZATION_ENDINGS, ORGANIZATION_NAMES } from '../gazetteers/organizations.ts';
import { PLACE_BEGINNINGS, PLACE_FORMS, PLACE_NAMES } from '../gazetteers/places.ts';
import { COURTESY, TITLE_MODIFIERS, TITLES } from '../gazetteers/titles.ts';
import type { Tagged } from '../tagger.ts';
import { isNameSuffix } from './person-name.ts';
import { isGazetted, isKnownAlone } from './known-words.ts';
import { nounBefore, officeEndingAt, titleBefore, withTimeOfOffice } from './titles-before.ts';
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

/** A run as one or more candidates: roles are taken off, places are split from what follows them. */
export function cutRun(tagged: Tagged, first: number, last: number, isInitial: boolean): Candidate[] {
  const { words } = tagged;
  const whole = plainForm(formOf(tagged, first, last).form);
  if (ORGANIZATION_NAMES.has(whole) || PLACE_NAMES.has(whole) || PLACE_FORMS.has(whole))
    return [candidate(tagged, first, last, { isInitial })];
  const endsOrganization = last > first && ORGANIZATION_ENDINGS.has(words[last] ?? '');
  const holder = endsOrganization ? undefined : holderStart(words, first, last);
  if (holder !== undefined) {
    const role = titleBefore(tagged, holder);
    return [candidate(tagged, holder, last, { isInitial: false, isTitled: true, ...(role === undefined ? {} : { role }) })];
  }
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
    const role = titleBefore(tagged, title + 1) ?? withTimeOfOffice(tagged, first, title + 1);
    return [...left, candidate(tagged, title + 1, last, { isInitial: false, role, isTitled: true })];
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

/** "Director of National Intelligence Ann Lind": where the name begins of somebody whose office fills the front of a run. */
function holderStart(words: readonly string[], first: number, last: number): number | undefined {
  for (let i = first + 3; i < last; i++) {
    if (FIRST_NAMES.has((words[i] ?? '').toLowerCase()) && (officeEndingAt(words, i) ?? -1) >= first) return i;
  }
  return undefined;
}

/** Whether nothing but "Jr. or ", Jr." is left of a run. */
function isSuffixAt(words: readonly string[], from: number, last: number): boolean {
  return (words[from] === ',' ? from + 1 : from) === last && isNameSuffix(words[last] ?? '');
}

function hasPreposition(words: readonly string[], first: number, last: number): boolean {
  for (let i = first + 1; i < last; i++) if (words[i] === 'of' || words[i] === 'for' || words[i] === 'on') return true;
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
  const role = title ?? nounBefore(tagged, first);
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
  const role = details.role ?? nounBefore(tagged, first);
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
