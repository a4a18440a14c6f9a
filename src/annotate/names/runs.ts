/**
 * Candidates: runs of capitalised words that may be a name, cut at what cannot belong to it.
 *
 * "House Speaker Paul Ryan" is a role and a name; "Center for Economic Research and Teaching" is not cut at "and"; "U.S.-Mexico" is
 * two. Whether a run is a name, and of what, is decided later: here only where it begins and ends.
 */
import { CALENDAR, DEMONYMS, NOT_NAMES } from '../gazetteers/common-words.ts';
import { FIRST_NAMES } from '../gazetteers/first-names.ts';
import { ORGANIZATION_ENDINGS, ORGANIZATION_HEADS, ORGANIZATION_NAMES } from '../gazetteers/organizations.ts';
import { PLACE_BEGINNINGS, PLACE_FORMS, PLACE_NAMES } from '../gazetteers/places.ts';
import { PERSON_NOUNS, TITLE_MODIFIERS, TITLES } from '../gazetteers/titles.ts';
import type { Tagged } from '../tagger.ts';
import { bare, isAcronym, isCapitalised, plainForm } from './words.ts';

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

const PARTICLES = new Set(['de', 'del', 'della', 'di', 'da', 'dos', 'du', 'la', 'le', 'van', 'von', 'der', 'den', 'ter', 'bin', 'ibn', 'al', 'el', 'y', 'ben', 'abu', 'ul']);
const OPENING_MARKS = new Set(['“', '"', '‘', "'", '``', '«']);
const CLOSING_MARKS = new Set(['”', '"', '’', "'", "''", '»']);
const BREAKS = new Set(['.', '!', '?', ':', ';', '“', '"', '”', '—', '–', '•', '``', '(', '‘']);
const FUNCTION_TAGS = new Set(['DET', 'PRON', 'ADP', 'SCONJ', 'CCONJ', 'AUX', 'ADV', 'INTJ', 'PART', 'NUM', 'VERB', 'PUNCT', 'SYM', 'SPACE']);
/** No name has more words. */
const LONGEST_RUN = 14;
/** A lower-case noun that makes a name before it an organisation. */
const LOWER_HEADS = new Set(['administration', 'cartel']);

/** Every candidate of a paragraph, in order. `mayBegin` says of a sentence-initial word whether it can be (part of) a name. */
export function findCandidates(tagged: Tagged, mayBegin: (word: string) => boolean): Candidate[] {
  const { words } = tagged;
  const found: Candidate[] = [];
  const starts = new Set(tagged.sentenceStarts);
  for (let i = 0; i < words.length; i++) {
    if (!isCapitalised(words[i] ?? '') && !isArabicArticle(tagged, i)) continue;
    const isInitial = starts.has(i) || BREAKS.has(words[i - 1] ?? '');
    if (!canStart(tagged, i, isInitial, mayBegin)) continue;
    const last = runEnd(tagged, i, starts);
    for (const candidate of cutRun(tagged, i, last, isInitial)) found.push(candidate);
    i = last;
  }
  return found;
}

/** "al-Qaeda" in three tokens. */
function isArabicArticle(tagged: Tagged, i: number): boolean {
  return /^(?:al|el)$/.test(tagged.words[i] ?? '') && tagged.words[i + 1] === '-' && touches(tagged, i + 1) && isCapitalised(tagged.words[i + 2] ?? '');
}

function canStart(tagged: Tagged, i: number, isInitial: boolean, mayBegin: (word: string) => boolean): boolean {
  const word = tagged.words[i] ?? '';
  const lower = bare(word);
  if (NOT_NAMES.has(word.toLowerCase())) return false;
  if (CALENDAR.has(lower)) return false;
  // "Intelligence-gathering missions": a compound, not a name
  if (isInitial && tagged.words[i + 1] === '-' && touches(tagged, i + 1) && !isCapitalised(tagged.words[i + 2] ?? '') && !isGazetted(word)) return false;
  if (!isInitial) return tagged.pos[i] !== 'DET' && tagged.pos[i] !== 'PRON';
  if (isGazetted(word)) return true;
  const tag = tagged.pos[i] ?? 'X';
  if (FUNCTION_TAGS.has(tag) && !mayBegin(word)) return false;
  if (TITLES.has(lower) || DEMONYMS.has(lower)) return true;
  return tag === 'PROPN' ? !isLowerElsewhere(word, mayBegin) : mayBegin(word) || isNameNext(tagged, i);
}

function isLowerElsewhere(word: string, mayBegin: (word: string) => boolean): boolean {
  return !mayBegin(word) && /^(?:the|this|that|these|those|there|here|when|while|where|what|why|how|who|which|if|but|and|or|so|yet|as|at|by|in|on|of|for|from|with|to|it|he|she|they|we|you|his|her|their|our|my|your|its|not|now|then|after|before|since|until|although|though|because|despite|during|even|just|still|also|both|each|every|some|many|most|more|other|another|such|like|meanwhile|however|moreover|instead|perhaps|maybe|asked|let|let's)$/iu.test(word);
}

function isGazetted(word: string): boolean {
  const plain = plainForm(word);
  return FIRST_NAMES.has(word.toLowerCase()) || PLACE_NAMES.has(plain) || PLACE_FORMS.has(plain) || ORGANIZATION_NAMES.has(plain);
}

/** A sentence-initial common word before a capitalised noun that ends an organisation: "Supreme Court", "Federal Reserve". */
function isNameNext(tagged: Tagged, i: number): boolean {
  const next = tagged.words[i + 1] ?? '';
  return isCapitalised(next) && (ORGANIZATION_ENDINGS.has(next) || tagged.pos[i + 1] === 'PROPN') && !FUNCTION_TAGS.has(tagged.pos[i] ?? 'X');
}

function touches(tagged: Tagged, i: number): boolean {
  return tagged.starts[i] === tagged.ends[i - 1];
}

function isNamePart(tagged: Tagged, i: number): boolean {
  const word = tagged.words[i] ?? '';
  if (!isCapitalised(word)) return false;
  const lower = bare(word);
  return !CALENDAR.has(lower) && !NOT_NAMES.has(word.toLowerCase()) && !(tagged.pos[i] === 'PRON' && lower !== 'us') && tagged.pos[i] !== 'SCONJ';
}

/** Index of the last token of the run that begins at `first`. */
function runEnd(tagged: Tagged, first: number, starts: ReadonlySet<number>): number {
  const { words } = tagged;
  let last = first;
  let isOrganization = ORGANIZATION_HEADS.has(words[first] ?? '');
  let sawPreposition = false;
  for (;;) {
    const i = last + 1;
    const word = words[i] ?? '';
    if (starts.has(i) || word === '' || last - first >= LONGEST_RUN) return last;
    if (isNamePart(tagged, i) && tagged.pos[i] !== 'PUNCT') {
      last = i;
      if (ORGANIZATION_HEADS.has(word)) isOrganization = true;
      continue;
    }
    const next = isNamePart(tagged, i + 1) && !starts.has(i + 1);
    if (word === '-' && touches(tagged, i) && touches(tagged, i + 1)) {
      // "Chester-le-Street", "Rolls-Royce"; two places stay two
      const far = /^(?:le|la|de|sur|upon|on|al|el|en)$/u.test(words[i + 1] ?? '') && words[i + 2] === '-' ? i + 3 : i + 1;
      if (!isNamePart(tagged, far) || isKnownAlone(words[last] ?? '') || DEMONYMS.has(bare(words[far] ?? ''))) return last;
      last = far;
      continue;
    }
    if (next && (word === '&' || PARTICLES.has(word))) {
      last = i + 1;
      continue;
    }
    if (isOrganization && (word === 'of' || word === 'for' || word === 'on')) {
      const far = words[i + 1] === 'the' ? i + 2 : i + 1;
      if (isNamePart(tagged, far)) {
        last = far;
        sawPreposition = true;
        continue;
      }
    }
    if (next && word === 'and' && isOrganization && sawPreposition && belongsAfterAnd(tagged, last, i + 1)) {
      last = i + 1;
      continue;
    }
    if (next && word === ',' && /^(?:Jr|Sr|Inc|Ltd|LLC|Corp)\.?$/u.test(words[i + 1] ?? '')) {
      last = i + 1;
      continue;
    }
    if (CLOSING_MARKS.has(word) && OPENING_MARKS.has(words[first - 1] ?? '') && next && last - first < 4 && !touches(tagged, i + 1)) {
      last = i + 1; // ‘El Chapo’ Guzmán
      continue;
    }
    const nickname = nicknameAfter(tagged, last);
    if (nickname !== undefined && isNamePart(tagged, nickname + 1) && !starts.has(nickname + 1)) {
      last = nickname + 1;
      continue;
    }
    return last;
  }
}

function isKnownAlone(word: string): boolean {
  const plain = plainForm(word);
  return PLACE_NAMES.has(plain) || PLACE_FORMS.has(plain) || DEMONYMS.has(bare(word));
}

/** After "Center for X and" a common noun with a capital goes on with the name; a person, a place or an acronym does not. */
function belongsAfterAnd(tagged: Tagged, before: number, after: number): boolean {
  const word = tagged.words[after] ?? '';
  if (FIRST_NAMES.has(word.toLowerCase()) || isKnownAlone(word) || isAcronym(word) || TITLES.has(bare(word))) return false;
  return !isKnownAlone(tagged.words[before] ?? '') && !ORGANIZATION_HEADS.has(word);
}

/** Index of the closing mark of a nickname that begins after token `i`: Name “Nick” Surname. */
function nicknameAfter(tagged: Tagged, i: number): number | undefined {
  const { words } = tagged;
  if (!OPENING_MARKS.has(words[i + 1] ?? '') || !isCapitalised(words[i + 2] ?? '')) return undefined;
  for (let j = i + 3; j <= i + 5; j++) {
    if (CLOSING_MARKS.has(words[j] ?? '')) return j;
    if (!/^\p{L}/u.test(words[j] ?? '')) return undefined;
  }
  return undefined;
}

/** A run as one or more candidates: roles are taken off, places are split from what follows them. */
function cutRun(tagged: Tagged, first: number, last: number, isInitial: boolean): Candidate[] {
  const { words } = tagged;
  const whole = plainForm(formOf(tagged, first, last).form);
  if (ORGANIZATION_NAMES.has(whole) || PLACE_NAMES.has(whole) || PLACE_FORMS.has(whole)) return [candidate(tagged, first, last, { isInitial })];
  const endsOrganization = last > first && ORGANIZATION_ENDINGS.has(words[last] ?? '');
  if (endsOrganization || hasPreposition(words, first, last)) {
    return [candidate(tagged, endsOrganization ? skipModifiers(words, first, last) : first, last, { isInitial })];
  }
  let title = -1;
  for (let i = first; i < last; i++) if (TITLES.has(bare(words[i] ?? '')) && !/^[-&]$/.test(words[i + 1] ?? '')) title = i;
  if (title !== -1) {
    const left = leftOfTitle(tagged, first, title, isInitial);
    const role = tagged.text.slice(tagged.starts[first] ?? 0, tagged.ends[title] ?? 0);
    return [...left, candidate(tagged, title + 1, last, { isInitial: false, role: withModifiers(tagged, first, role), isTitled: true })];
  }
  let start = skipModifiers(words, first, last);
  if (start > last) return [];
  // "Unnamed U.S. official": what opens a sentence before a known name is a word like any other
  if (isInitial && start === first && start < last && isKnownAlone(words[last] ?? '') && last === first + 1 && !isGazetted(words[first] ?? '') && !PLACE_BEGINNINGS.has(words[first] ?? '')) start = last;
  return [candidate(tagged, start, last, { isInitial: isInitial && start === first })];
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
  for (let i = first + 1; i < last; i++) {
    if (!OPENING_MARKS.has(words[i] ?? '') && !CLOSING_MARKS.has(words[i] ?? '')) continue;
    if (open === -1) open = i;
    else {
      const left = text.slice(starts[first] ?? 0, ends[open - 1] ?? 0);
      const right = text.slice(starts[i + 1] ?? 0, ends[last] ?? 0);
      return { form: `${left} ${right}`, nickname: text.slice(ends[open] ?? 0, starts[i] ?? 0), size: last - first + 1 - (i - open + 1) };
    }
  }
  if (open !== -1) {
    const form = text.slice(starts[open + 1] ?? 0, ends[last] ?? 0);
    return { form, nickname: text.slice(starts[first] ?? 0, ends[open - 1] ?? 0), size: last - open };
  }
  return { form: text.slice(starts[first] ?? 0, ends[last] ?? 0), size: last - first + 1 };
}

interface Details {
  isInitial: boolean;
  role?: string | undefined;
  isTitled?: boolean;
}

function candidate(tagged: Tagged, first: number, last: number, details: Details): Candidate {
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
  while (start > 0 && first - start < 4 && (/^(?:NOUN|ADJ)$/.test(tagged.pos[start - 1] ?? '') || isSentenceStart(tagged, start - 1)) && /^[\p{L}-]+$/u.test(tagged.words[start - 1] ?? '')) start--;
  return tagged.text.slice(tagged.starts[start] ?? 0, tagged.ends[first - 1] ?? 0);
}

function isSentenceStart(tagged: Tagged, i: number): boolean {
  return (i === 0 || /^[.!?]$/.test(tagged.words[i - 1] ?? '')) && tagged.pos[i] !== 'DET' && tagged.pos[i] !== 'ADP';
}

function withModifiers(tagged: Tagged, first: number, role: string): string {
  const before = tagged.words[first - 1] ?? '';
  return /^(?:former|then|acting|deputy|vice|interim)$/iu.test(before) ? `${before.toLowerCase()} ${role}` : role;
}
