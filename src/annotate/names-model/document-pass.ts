/**
 * What the rest of the document says of a token, after a first pass over all of it.
 *
 * A name has nearly always one type in one article, and is given in full once: "Washington" is a person where "MaliVai
 * Washington" stands, and "OSCE" what "(OSCE)" followed. The first pass leaves probabilities and mentions; here they become
 * amounts that are added to the scores before a second. Nothing is overruled: a strong reading of the place itself stays. (A
 * second trained table was tried instead: 1.5 points worse on newswire, with too few training documents to learn from.)
 */
import type { NameDocument } from './name-document.ts';
import { wordKey } from './gazetteer.ts';
import { combine } from './hashing.ts';
import { BEGIN, END, INSIDE, lastOfName, NAME_TYPES, OUTSIDE, partOfTag, SINGLE, TAG_COUNT, tagOf, typeOfTag } from './tags.ts';
import { CASE } from './words.ts';

const TYPES = NAME_TYPES.length;
const COLUMNS = 1 + TYPES;
/** First, inner, last word. */
const PARTS = 3;
const PERSON = 0;
const ORGANIZATION = 1;

const AMOUNTS = {
  /** The same words are a mention of several words elsewhere. */
  samePhrase: 2,
  /** The share of the word's other occurrences that are of a type, and of those that are none. */
  elsewhere: 3,
  elsewhereNone: 1,
  /** The word ends, or begins, somebody's full name. */
  surname: 3,
  givenName: 1,
  /** The word begins an organisation's full name. */
  shortName: 1,
  /** The word is the initials of an organisation. */
  acronym: 3,
};

/** What a first pass found: type probabilities of each token (none, person, organization, place), and its best tags. */
export interface FirstPass {
  marginals: Float32Array;
  tags: Uint8Array;
}

/** Sums over the occurrences of a word. */
interface Evidence {
  count: number;
  /** none, person, organization, place */
  sums: Float64Array;
  /** How often it is the first, an inner or the last word of a mention of several words, by type. */
  parts: Int32Array;
  /** An organisation's initials spell it. */
  isAcronym: boolean;
}

export interface DocumentEvidence {
  words: Map<number, Evidence>;
  /** By the hash of a mention's words: occurrences as each type. */
  phrases: Map<number, Int32Array>;
  /** For tokens inside words of a phrase that is a mention elsewhere: 1 + type × 4 + part, else 0. */
  covered: Uint8Array;
}

export function gatherEvidence(document: NameDocument, first: FirstPass): DocumentEvidence {
  const evidence: DocumentEvidence = { words: new Map(), phrases: new Map(), covered: new Uint8Array(document.words.length) };
  gatherWords(document, first, evidence);
  const lengths = gatherMentions(document, first, evidence);
  coverPhrases(document, evidence, lengths);
  return evidence;
}

function evidenceOf(evidence: DocumentEvidence, key: number): Evidence {
  let found = evidence.words.get(key);
  if (found === undefined) {
    found = { count: 0, sums: new Float64Array(COLUMNS), parts: new Int32Array(PARTS * TYPES), isAcronym: false };
    evidence.words.set(key, found);
  }
  return found;
}

function gatherWords(document: NameDocument, first: FirstPass, evidence: DocumentEvidence): void {
  for (const [i, word] of document.words.entries()) {
    if (!word.isNameLike || document.candidate[i] === 0) continue;
    const found = evidenceOf(evidence, word.key);
    found.count++;
    for (let t = 0; t <= TYPES; t++) found.sums[t] = (found.sums[t] ?? 0) + (first.marginals[i * COLUMNS + t] ?? 0);
  }
}

/** @returns first word of each phrase of several words → bits of the lengths that occur. */
function gatherMentions(document: NameDocument, first: FirstPass, evidence: DocumentEvidence): Map<number, number> {
  const lengths = new Map<number, number>();
  const { words } = document;
  for (let i = 0; i < words.length; i++) {
    const tag = first.tags[i] ?? OUTSIDE;
    if (tag === OUTSIDE) continue;
    const part = partOfTag(tag);
    const type = typeOfTag(tag);
    if (part !== BEGIN && part !== SINGLE) continue;
    const end = lastOfName(first.tags, i, words.length);
    let phrase = words[i]?.key ?? 0;
    let initials = words[i]?.initial ?? '';
    for (let j = i + 1; j <= end; j++) {
      phrase = combine(phrase, words[j]?.key ?? 0);
      if (words[j]?.isNameLike === true) initials += words[j]?.initial ?? '';
    }
    const seen = evidence.phrases.get(phrase) ?? new Int32Array(TYPES);
    seen[type] = (seen[type] ?? 0) + 1;
    evidence.phrases.set(phrase, seen);
    if (end === i) continue;
    for (let j = i; j <= end; j++) {
      const word = words[j];
      if (word?.isNameLike !== true) continue;
      const { parts } = evidenceOf(evidence, word.key);
      const place = type * PARTS + (j === i ? 0 : j === end ? 2 : 1);
      parts[place] = (parts[place] ?? 0) + 1;
    }
    if (type === 1 && initials.length > 1) evidenceOf(evidence, wordKey(initials)).isAcronym = true;
    const head = words[i]?.key ?? 0;
    lengths.set(head, (lengths.get(head) ?? 0) | (1 << Math.min(30, end - i)));
    i = end;
  }
  return lengths;
}

function coverPhrases(document: NameDocument, evidence: DocumentEvidence, lengths: Map<number, number>): void {
  const { words, candidate, paragraphs } = document;
  for (let p = 0; p + 1 < paragraphs.length; p++) {
    const stop = paragraphs[p + 1] ?? 0;
    for (let i = paragraphs[p] ?? 0; i < stop; i++) {
      const bits = candidate[i] === 0 ? undefined : lengths.get(words[i]?.key ?? 0);
      if (bits === undefined) continue;
      let key = words[i]?.key ?? 0;
      let best = 0;
      let bestType = 0;
      for (let length = 1; length < 12 && i + length < stop && bits >>> length !== 0; length++) {
        key = combine(key, words[i + length]?.key ?? 0);
        const seen = (bits & (1 << length)) === 0 ? undefined : evidence.phrases.get(key);
        if (seen === undefined) continue;
        best = length;
        bestType = seen.indexOf(Math.max(...seen));
      }
      if (best === 0) continue;
      for (let j = i; j <= i + best; j++) evidence.covered[j] = 1 + bestType * 4 + (j === i ? BEGIN : j === i + best ? END : INSIDE);
      i += best;
    }
  }
}

/**
 * Adds what the document says of token `i` to its row of scores.
 *
 * The amounts are in the units of the weights (natural logarithms of odds). They were chosen by hand while looking at a newswire
 * collection as a whole (so its figure flatters them a little), and also help on encyclopedia and web text; each helps by itself.
 */
export function addDocumentEvidence(
  document: NameDocument,
  first: FirstPass,
  evidence: DocumentEvidence,
  i: number,
  scores: Float32Array,
  row: number,
): void {
  const add = (tag: number, amount: number): void => {
    scores[row * TAG_COUNT + tag] = (scores[row * TAG_COUNT + tag] ?? 0) + amount;
  };
  const cover = evidence.covered[i] ?? 0;
  if (cover !== 0) add(cover, AMOUNTS.samePhrase);
  const word = document.words[i];
  const found = word?.isNameLike === true ? evidence.words.get(word.key) : undefined;
  if (word === undefined || found === undefined) return;
  if (found.count > 1) {
    const base = i * COLUMNS;
    add(OUTSIDE, (AMOUNTS.elsewhereNone * ((found.sums[0] ?? 0) - (first.marginals[base] ?? 0))) / found.count);
    for (let type = 0; type < TYPES; type++) {
      const others = (found.sums[type + 1] ?? 0) - (first.marginals[base + type + 1] ?? 0);
      const amount = (AMOUNTS.elsewhere * others) / found.count;
      for (let part = BEGIN; part <= SINGLE; part++) add(tagOf(type, part), amount);
    }
  }
  const tag = first.tags[i] ?? OUTSIDE;
  if (tag === OUTSIDE || partOfTag(tag) === SINGLE) {
    const [personBegins = 0, personInner = 0, personEnds = 0, organizationBegins = 0] = found.parts;
    if (personEnds > 0) add(tagOf(PERSON, SINGLE), AMOUNTS.surname);
    else if (personBegins + personInner > 0) add(tagOf(PERSON, SINGLE), AMOUNTS.givenName);
    if (organizationBegins > 0) add(tagOf(ORGANIZATION, SINGLE), AMOUNTS.shortName);
  }
  if (found.isAcronym && word.case === CASE.upper) add(tagOf(ORGANIZATION, SINGLE), AMOUNTS.acronym);
}
