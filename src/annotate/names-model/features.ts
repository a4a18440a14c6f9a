/**
 * The features of each token of a document, as buckets of the weight table.
 *
 * Words, shapes, parts of speech and gazetteer classes of the token and its neighbours; the run of capitalised words that it
 * stands in, with the run's last word (where organisations carry their kind) and what surrounds it; and how the rest of the
 * document writes the same word ("Brown" beside "brown"). After Ratinov & Roth, "Design challenges and misconceptions in named
 * entity recognition" (2009). Tokens that cannot belong to a name, being in lower case and apart from capitals, have none.
 */
import type { Tagged } from '../tagger.ts';
import { CLASSES, type Gazetteer, MAX_PHRASE_TOKENS, STARTS_PHRASE } from './gazetteer.ts';
import { bucketOf, combine, hashString } from './hashing.ts';
import { CASE, type Word, type WordStore } from './words.ts';

export const FEATURE_BITS = 18;
/** Upper bound of features of one token. */
export const MAX_FEATURES = 320;

const POS_NUMBER: Record<string, number> = Object.fromEntries(
  ['ADJ', 'ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'INTJ', 'NOUN', 'NUM', 'PART', 'PRON', 'PROPN', 'PUNCT', 'SCONJ', 'SYM', 'VERB', 'X', 'SPACE'].map((name, i) => [name, i + 1]),
);
const bit = (name: (typeof CLASSES)[number]): number => 1 << CLASSES.indexOf(name);
const CLASS_COUNT = CLASSES.length;
const PARTICLE = bit('particle');
const SPORT = bit('sport-word');
const EDGE = 0x1234567;

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

export const USED_LOWER = 1;
export const USED_CAPITAL = 2;
export const USED_AFTER_TITLE = 4;
export const USED_BEFORE_SPEECH = 8;
export const USED_AFTER_GIVEN_NAME = 16;
export const USED_AFTER_IN = 32;
export const USED_AFTER_THE = 64;
export const USED_BEFORE_COMPANY = 128;

const LINE_ALL_CAPS = 1;
const LINE_SHORT = 2;
const LINE_NUMBERS = 4;
const LINE_TITLE_CASE = 8;

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
      candidate.fill(1, Math.max(start, i - 1), Math.min(end, i + 2));
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
      if (last > i && last + 1 < end) candidate[last + 1] = 1;
      i = last;
    }
  }
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

/**
 * Writes the buckets of one token to `out` and says how many there are.
 * @param start first token of its paragraph, @param end one behind its last.
 */
export function extractFeatures(document: NameDocument, i: number, start: number, end: number, out: Int32Array): number {
  const { words, pos, mask, phraseMask, phrasePart, begins, line, usage, runStart, runEnd } = document;
  const word = words[i];
  if (word === undefined) return 0;
  let count = 0;
  const add = (template: number, value: number): void => {
    out[count++] = bucketOf(template, value, FEATURE_BITS);
  };
  const keyAt = (j: number): number => (j < start ? EDGE : j >= end ? EDGE + 1 : (words[j]?.key ?? 0));
  const shapeAt = (j: number): number => (j < start ? EDGE : j >= end ? EDGE + 1 : (words[j]?.shape ?? 0));
  const posAt = (j: number): number => (j < start ? 30 : j >= end ? 31 : (pos[j] ?? 0));
  const maskAt = (j: number): number => (j < start || j >= end ? 0 : (mask[j] ?? 0));
  const caseAt = (j: number): number => (j < start ? 8 : j >= end ? 9 : (words[j]?.case ?? 0));

  const lineBits = line[i] ?? 0;
  const isBegin = begins[i] ?? 0;
  const k0 = word.key;
  const kp = keyAt(i - 1);
  const kn = keyAt(i + 1);
  const situation = (word.case << 2) | (isBegin << 1) | (lineBits & LINE_ALL_CAPS);
  add(0, 0);
  add(1, k0);
  add(2, kp);
  add(3, kn);
  add(4, keyAt(i - 2));
  add(5, keyAt(i + 2));
  add(6, combine(kp, k0));
  add(7, combine(k0, kn));
  add(8, combine(kp, kn));
  add(9, combine(k0, situation));
  add(10, situation);
  add(11, word.shape);
  add(12, combine(shapeAt(i - 1), word.shape));
  add(13, combine(word.shape, shapeAt(i + 1)));
  add(14, combine(combine(shapeAt(i - 1), word.shape), shapeAt(i + 1)));
  const cased = word.isNameLike ? 1 : 0;
  add(15, word.prefixes[0] + cased);
  add(16, word.prefixes[1] + cased);
  add(17, word.prefixes[2] + cased);
  add(18, word.suffixes[0] + cased);
  add(19, word.suffixes[1] + cased);
  add(20, word.suffixes[2] + cased);
  const p0 = posAt(i);
  const pp = posAt(i - 1);
  const pn = posAt(i + 1);
  add(21, p0);
  add(22, (pp << 5) | p0);
  add(23, (p0 << 5) | pn);
  add(24, (pp << 10) | (p0 << 5) | pn);
  add(25, (posAt(i - 2) << 5) | pp);
  add(26, (pn << 5) | posAt(i + 2));
  const cp = caseAt(i - 1);
  const cn = caseAt(i + 1);
  add(27, (cp << 8) | (word.case << 4) | cn);
  add(28, (caseAt(i - 2) << 12) | (cp << 8) | (word.case << 4) | cn);
  add(29, (cp << 12) | (word.case << 8) | (cn << 4) | caseAt(i + 2));
  add(30, combine(kp, word.case));
  add(31, combine(kn, word.case));
  add(32, combine(keyAt(i - 2), (cp << 4) | word.case));
  add(33, combine(keyAt(i + 2), (cn << 4) | word.case));

  const m0 = maskAt(i);
  const mp = maskAt(i - 1);
  const mn = maskAt(i + 1);
  const part = phrasePart[i] ?? 0;
  const own = word.mask & ~STARTS_PHRASE;
  const phrase = phraseMask[i] ?? 0;
  for (let c = 0; c < CLASS_COUNT; c++) {
    const flag = 1 << c;
    if ((own & flag) !== 0) add(34, (c << 8) | situation);
    if ((phrase & flag) !== 0) add(35, (c << 4) | (part << 1) | cased);
    if ((mp & flag) !== 0) add(36, (c << 8) | (word.case << 4) | cp);
    if ((mn & flag) !== 0) add(37, (c << 8) | (word.case << 4) | cn);
  }
  add(38, combine(m0, word.case));
  add(39, combine(combine(mp, m0), cased));
  add(40, combine(combine(m0, mn), cased));
  add(41, combine(m0, kp));
  add(42, combine(m0, kn));

  const uses = usage.get(k0) ?? 0;
  add(43, (uses << 4) | word.case);
  for (let b = 0; b < 8; b++) if ((uses & (1 << b)) !== 0) add(44, (b << 8) | situation);

  add(45, (lineBits << 6) | (word.case << 2) | (i === start ? 2 : 0) | (i === end - 1 ? 1 : 0));
  add(46, ((document.isSport ? 1 : 0) << 10) | (lineBits << 6) | (cp << 4) | cn);
  if ((lineBits & LINE_NUMBERS) !== 0) add(47, (Math.min(3, i - start) << 12) | (cp << 8) | (word.case << 4) | cn);
  for (let c = 0; c < 11; c++) if (((own | phrase) & (1 << c)) !== 0) add(48, (c << 12) | (lineBits << 8) | (word.case << 4) | (document.isSport ? 8 : 0) | (i === start ? 1 : 0));

  const first = runStart[i] ?? -1;
  if (first >= 0) {
    const last = runEnd[i] ?? i;
    const length = Math.min(5, last - first);
    const place = i === first ? (i === last ? 3 : 0) : i === last ? 2 : 1;
    const lastMask = maskAt(last);
    const firstMask = maskAt(first);
    const before = keyAt(first - 1);
    const after = keyAt(last + 1);
    add(49, (length << 6) | (place << 4) | word.case);
    add(50, combine(keyAt(last), place));
    add(51, combine(keyAt(first), place));
    add(52, combine(before, place));
    add(53, combine(after, place));
    add(54, combine(lastMask, place));
    add(55, combine(firstMask, place));
    for (let c = 0; c < CLASS_COUNT; c++) {
      if ((lastMask & (1 << c)) !== 0) add(56, (c << 8) | (length << 4) | place);
      if ((firstMask & (1 << c)) !== 0) add(57, (c << 8) | (length << 4) | place);
      if ((maskAt(first - 1) & (1 << c)) !== 0) add(58, (c << 4) | place);
      if ((maskAt(last + 1) & (1 << c)) !== 0) add(59, (c << 4) | place);
    }
    add(60, combine(before, after));
    add(61, (posAt(first - 1) << 9) | (posAt(last + 1) << 4) | place);
    add(62, (caseAt(first - 1) << 12) | (caseAt(last + 1) << 8) | (length << 4) | place);
  }
  return count;
}

const key = (word: string): number => hashString(word);
const HYPHEN = key('-');
const IN = key('in');
const NEAR = key('near');
const THE = key('the');
