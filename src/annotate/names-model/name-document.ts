/**
 * A document as the name tagger reads it: its tokens in flat arrays, with what can be said of each before any feature.
 *
 * Which tokens may belong to a name, which run of capitals they stand in, what the gazetteer knows of them and of the phrases
 * that they form, how their line is set, and how the rest of the document uses the same word. Linear in the document's length.
 */
import type { Tagged } from '../tagger.ts';
import { CLASSES, type Gazetteer, type GazetteerClass, MAX_PHRASE_TOKENS, STARTS_PHRASE } from './gazetteer.ts';
import { combine, hashString } from './hashing.ts';
import { CASE, type Word, type WordStore } from './words.ts';

const POS_NUMBER: Record<string, number> = Object.fromEntries(
  [
    'ADJ',
    'ADP',
    'ADV',
    'AUX',
    'CCONJ',
    'DET',
    'INTJ',
    'NOUN',
    'NUM',
    'PART',
    'PRON',
    'PROPN',
    'PUNCT',
    'SCONJ',
    'SYM',
    'VERB',
    'X',
    'SPACE',
  ].map((name, i) => [name, i + 1]),
);
const bit = (name: GazetteerClass): number => 1 << CLASSES.indexOf(name);
const PARTICLE = bit('particle');
const SPORT = bit('sport-word');
const HYPHEN = hashString('-');
const IN = hashString('in');
const NEAR = hashString('near');
const THE = hashString('the');

/** A document as the tagger reads it: the tokens of all its paragraphs in flat arrays. */
export interface NameDocument {
  words: Word[];
  pos: Uint8Array;
  /** 1 where a sentence begins. */
  begins: Uint8Array;
  /** Index of the first token of each paragraph, and the number of tokens at the end. */
  paragraphs: number[];
  /** 1 where a token may be part of a name. */
  candidate: Uint8Array;
  /** Gazetteer classes of the token, those of phrases that it stands in included. */
  mask: Int32Array;
  /** The same for phrases of several tokens only. */
  phraseMask: Int32Array;
  /** Part of the longest phrase that covers it: 0 none, 1 begin, 2 inside, 3 end. */
  phrasePart: Uint8Array;
  runStart: Int32Array;
  runEnd: Int32Array;
  /** Bits by word key: seen in lower case, seen capitalised inside a sentence, seen after a title, seen before a verb of saying … */
  usage: Map<number, number>;
  /** Bits of the paragraph that a token stands in. */
  line: Uint8Array;
  isSport: boolean;
}

const USED_LOWER = 1;
const USED_CAPITAL = 2;
const USED_AFTER_TITLE = 4;
const USED_BEFORE_SPEECH = 8;
const USED_AFTER_GIVEN_NAME = 16;
const USED_AFTER_IN = 32;
const USED_AFTER_THE = 64;
const USED_BEFORE_COMPANY = 128;

export const LINE_ALL_CAPS = 1;
export const LINE_SHORT = 2;
export const LINE_NUMBERS = 4;
export const LINE_TITLE_CASE = 8;

export function readNameDocument(paragraphs: readonly Tagged[], store: WordStore, gazetteer: Gazetteer): NameDocument {
  let count = 0;
  for (const paragraph of paragraphs) count += paragraph.words.length;
  const document: NameDocument = {
    words: [],
    pos: new Uint8Array(count),
    begins: new Uint8Array(count),
    paragraphs: [],
    candidate: new Uint8Array(count),
    mask: new Int32Array(count),
    phraseMask: new Int32Array(count),
    phrasePart: new Uint8Array(count),
    runStart: new Int32Array(count).fill(-1),
    runEnd: new Int32Array(count).fill(-1),
    usage: new Map(),
    line: new Uint8Array(count),
    isSport: false,
  };
  for (const paragraph of paragraphs) {
    const base = document.words.length;
    document.paragraphs.push(base);
    for (const [i, word] of paragraph.words.entries()) {
      document.words.push(store.of(word));
      document.pos[base + i] = POS_NUMBER[paragraph.pos[i] ?? 'X'] ?? 0;
    }
    for (const start of paragraph.sentenceStarts) document.begins[base + start] = 1;
    if (paragraph.words.length > 0) document.begins[base] = 1;
  }
  document.paragraphs.push(count);
  markLines(document);
  markCandidates(document);
  markPhrases(document, gazetteer);
  markUsage(document);
  return document;
}

function markLines(document: NameDocument): void {
  const { words, paragraphs, line } = document;
  let sport = 0;
  for (let p = 0; p + 1 < paragraphs.length; p++) {
    const start = paragraphs[p] ?? 0;
    const end = paragraphs[p + 1] ?? 0;
    let upper = 0;
    let lower = 0;
    let capital = 0;
    let digits = 0;
    for (let i = start; i < end; i++) {
      const word = words[i];
      if (word === undefined) continue;
      if (word.case === CASE.upper) upper++;
      else if (word.case === CASE.lower) lower += word.length > 3 ? 1 : 0;
      else if (word.case === CASE.digits) digits++;
      else if (word.case === CASE.capital) capital++;
      if ((word.mask & SPORT) !== 0) sport++;
    }
    let bits = 0;
    if (upper >= 2 && lower === 0 && capital <= upper / 4) bits |= LINE_ALL_CAPS;
    if (end - start <= 12) bits |= LINE_SHORT;
    if (digits >= 2 && digits * 4 >= end - start) bits |= LINE_NUMBERS;
    if (lower === 0 && capital >= 2) bits |= LINE_TITLE_CASE;
    line.fill(bits, start, end);
  }
  document.isSport = sport >= 4 && sport * 40 >= words.length;
}

function markCandidates(document: NameDocument): void {
  const { words, candidate, runStart, runEnd, paragraphs } = document;
  for (let p = 0; p + 1 < paragraphs.length; p++) {
    const start = paragraphs[p] ?? 0;
    const end = paragraphs[p + 1] ?? 0;
    for (let i = start; i < end; i++) {
      if (words[i]?.isNameLike !== true) continue;
      // a run goes over "of", "and", "de la" when capitals follow
      let last = i;
      for (let j = i + 1; j < end; j++) {
        const word = words[j];
        if (word === undefined) break;
        if (word.isNameLike) last = j;
        else if (j - last > 2 || ((word.mask & PARTICLE) === 0 && word.key !== HYPHEN)) break;
      }
      candidate.fill(1, i, last + 1);
      runStart.fill(i, i, last + 1);
      runEnd.fill(last, i, last + 1);
      markBefore(document, i, start);
      // "Acme, Inc.": any one token between two capitals
      if (last + 1 < end && (mayTouch(words[last + 1]) || (last + 2 < end && words[last + 2]?.isNameLike === true)))
        candidate[last + 1] = 1;
      i = last;
    }
  }
}

const BESIDE_NAMES: ReadonlySet<number> = new Set(
  "'s s de da di du del della van von der den bin ibn al el la le ben abu dos das ter ten".split(' ').map((word) => hashString(word)),
);

/** Whether a token in no run of capitals may begin or end a name beside one: "van Loon", "1860 Munich", "65th Street", "Lloyd’s". */
function mayTouch(word: Word | undefined): boolean {
  return word !== undefined && (BESIDE_NAMES.has(word.key) || word.case === CASE.digits || word.beginsWithDigit);
}

/** What stands before a run of capitals and may belong to it: "de la Cruz", "al-Hakim". */
function markBefore({ words, candidate }: NameDocument, first: number, start: number): void {
  let i = first - 1;
  if (i > start && words[i]?.key === HYPHEN && BESIDE_NAMES.has(words[i - 1]?.key ?? 0)) candidate[i--] = 1;
  for (; i >= start && first - i <= 3 && mayTouch(words[i]); i--) candidate[i] = 1;
}

function markPhrases(document: NameDocument, gazetteer: Gazetteer): void {
  const { words, mask, phraseMask, phrasePart, paragraphs, candidate } = document;
  for (let p = 0; p + 1 < paragraphs.length; p++) {
    const end = paragraphs[p + 1] ?? 0;
    for (let i = paragraphs[p] ?? 0; i < end; i++) {
      const word = words[i];
      if (word === undefined) continue;
      mask[i] = (mask[i] ?? 0) | (word.mask & ~STARTS_PHRASE);
      if ((word.mask & STARTS_PHRASE) === 0 || candidate[i] === 0) continue;
      let key = word.key;
      let longest = 0;
      let classes = 0;
      for (let j = i + 1; j < Math.min(end, i + MAX_PHRASE_TOKENS); j++) {
        key = combine(key, words[j]?.key ?? 0);
        const found = gazetteer.lookup(key) & ~STARTS_PHRASE;
        if (found !== 0) {
          longest = j - i;
          classes = found;
        }
      }
      if (longest === 0 || (phrasePart[i] ?? 0) !== 0) continue;
      for (let j = i; j <= i + longest; j++) {
        mask[j] = (mask[j] ?? 0) | classes;
        phraseMask[j] = classes;
        phrasePart[j] = j === i ? 1 : j === i + longest ? 3 : 2;
      }
    }
  }
}

function markUsage(document: NameDocument): void {
  const { words, usage, begins, line, mask } = document;
  const title = bit('title');
  const speech = bit('speech');
  const given = bit('given-name');
  const company = bit('company-ending');
  for (const [i, word] of words.entries()) {
    if (word.case === CASE.mark || word.case === CASE.digits) continue;
    const before = usage.get(word.key) ?? 0;
    let bits = before;
    if (word.case === CASE.lower) bits |= USED_LOWER;
    else if (((line[i] ?? 0) & (LINE_ALL_CAPS | LINE_TITLE_CASE)) === 0) {
      if (begins[i] === 0) bits |= USED_CAPITAL;
      const previous = begins[i] === 0 ? words[i - 1] : undefined;
      if (previous !== undefined) {
        const known = mask[i - 1] ?? 0;
        if ((known & title) !== 0 && previous.isNameLike) bits |= USED_AFTER_TITLE;
        if ((known & given) !== 0 && previous.isNameLike) bits |= USED_AFTER_GIVEN_NAME;
        if (previous.key === IN || previous.key === NEAR) bits |= USED_AFTER_IN;
        if (previous.key === THE) bits |= USED_AFTER_THE;
      }
      const next = words[i + 1];
      if (next !== undefined && begins[i + 1] === 0) {
        const known = mask[i + 1] ?? 0;
        if ((known & speech) !== 0 && next.case === CASE.lower) bits |= USED_BEFORE_SPEECH;
        if ((known & company) !== 0 && next.isNameLike) bits |= USED_BEFORE_COMPANY;
      }
    }
    if (bits !== before) usage.set(word.key, bits);
  }
}
