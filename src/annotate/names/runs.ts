/**
 * Runs of capitalised words that may hold a name, ended at what cannot belong to it.
 *
 * "Center for Economic Research and Teaching" is not cut at "and"; "U.S.-Mexico" is
 * two. Whether a run is a name, and of what, is decided later: here only where it begins and ends.
 */
import { CALENDAR, DEMONYMS, isNoName } from '../gazetteers/common-words.ts';
import { FIRST_NAMES } from '../gazetteers/first-names.ts';
import { ORGANIZATION_ENDINGS, ORGANIZATION_HEADS } from '../gazetteers/organizations.ts';
import { PLACE_NAMES } from '../gazetteers/places.ts';
import { TITLES } from '../gazetteers/titles.ts';
import type { Tagged } from '../tagger.ts';
import { type Candidate, CLOSING_MARKS, cutRun, OPENING_MARKS } from './cut-runs.ts';
import { isGazetted, isKnownAlone } from './known-words.ts';
import { isNameSuffix } from './person-name.ts';
import { bare, isAcronym, isCapitalised, plainForm } from './words.ts';

const PARTICLES = new Set([
  'de',
  'del',
  'della',
  'di',
  'da',
  'dos',
  'du',
  'la',
  'le',
  'van',
  'von',
  'der',
  'den',
  'ter',
  'bin',
  'ibn',
  'al',
  'el',
  'y',
  'ben',
  'abu',
  'ul',
]);
const BREAKS = new Set(['.', '!', '?', ':', ';', '“', '"', '”', '—', '–', '•', '``', '(', '‘']);
const FUNCTION_TAGS = new Set([
  'DET',
  'PRON',
  'ADP',
  'SCONJ',
  'CCONJ',
  'AUX',
  'ADV',
  'INTJ',
  'PART',
  'NUM',
  'VERB',
  'PUNCT',
  'SYM',
  'SPACE',
]);
/** No name has more words. */
const LONGEST_RUN = 14;
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

/** Calls back with each capitalised word that begins a sentence, or stands behind a mark that may begin one. */
export function forEachInitial({ words, sentenceStarts }: Tagged, found: (word: string) => void): void {
  let next = 0;
  for (let i = 0; i < words.length; i++) {
    const isStart = sentenceStarts[next] === i;
    if (isStart) next++;
    const word = words[i] ?? '';
    if (isCapitalised(word) && (isStart || BREAKS.has(words[i - 1] ?? ''))) found(word);
  }
}

/** "al-Qaeda" in three tokens. */
function isArabicArticle(tagged: Tagged, i: number): boolean {
  return (
    tagged.words[i + 1] === '-' &&
    /^(?:al|el)$/.test(tagged.words[i] ?? '') &&
    touches(tagged, i + 1) &&
    isCapitalised(tagged.words[i + 2] ?? '')
  );
}

function canStart(tagged: Tagged, i: number, isInitial: boolean, mayBegin: (word: string) => boolean): boolean {
  const word = tagged.words[i] ?? '';
  const lower = bare(word);
  if (isNoName(word)) return false;
  if (CALENDAR.has(lower)) return false;
  // "Intelligence-gathering missions": a compound, not a name
  if (isInitial && tagged.words[i + 1] === '-' && touches(tagged, i + 1) && !isCapitalised(tagged.words[i + 2] ?? '') && !isGazetted(word))
    return false;
  if (!isInitial) return tagged.pos[i] !== 'DET' && tagged.pos[i] !== 'PRON';
  if (isGazetted(word) || PLACE_NAMES.has(`${plainForm(word)} ${tagged.words[i + 1] ?? ''}`)) return true;
  const tag = tagged.pos[i] ?? 'X';
  if (FUNCTION_TAGS.has(tag) && !mayBegin(word)) return false;
  if (TITLES.has(lower) || DEMONYMS.has(lower)) return true;
  return tag === 'PROPN' ? !isLowerElsewhere(word, mayBegin) : mayBegin(word) || isNameNext(tagged, i);
}

function isLowerElsewhere(word: string, mayBegin: (word: string) => boolean): boolean {
  return (
    !mayBegin(word) &&
    /^(?:the|this|that|these|those|there|here|when|while|where|what|why|how|who|which|if|but|and|or|so|yet|as|at|by|in|on|of|for|from|with|to|it|he|she|they|we|you|his|her|their|our|my|your|its|not|now|then|after|before|since|until|although|though|because|despite|during|even|just|still|also|both|each|every|some|many|most|more|other|another|such|like|meanwhile|however|moreover|instead|perhaps|maybe|asked|let|let's)$/iu.test(
      word,
    )
  );
}

/** A sentence-initial common word before a capitalised noun that ends an organisation: "Supreme Court", "Federal Reserve". */
function isNameNext(tagged: Tagged, i: number): boolean {
  const next = tagged.words[i + 1] ?? '';
  return (
    isCapitalised(next) && (ORGANIZATION_ENDINGS.has(next) || tagged.pos[i + 1] === 'PROPN') && !FUNCTION_TAGS.has(tagged.pos[i] ?? 'X')
  );
}

function touches(tagged: Tagged, i: number): boolean {
  return tagged.starts[i] === tagged.ends[i - 1];
}

function isNamePart(tagged: Tagged, i: number): boolean {
  const word = tagged.words[i] ?? '';
  if (!isCapitalised(word)) return false;
  const lower = bare(word);
  return !CALENDAR.has(lower) && !isNoName(word) && !(tagged.pos[i] === 'PRON' && lower !== 'us') && tagged.pos[i] !== 'SCONJ';
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
    if (last > first && isNameSuffix(word)) {
      last = i; // "Martin Luther King III"
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
    if (isOrganization && (word === 'of' || word === 'for' || word === 'on') && !isPlace(words, first, last)) {
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

/** "New York City for Washington": a place known as it stands begins no organisation. */
function isPlace(words: readonly string[], first: number, last: number): boolean {
  return last > first && PLACE_NAMES.has(plainForm(words.slice(first, last + 1).join(' ')));
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
