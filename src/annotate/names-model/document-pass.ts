/**
 * What the rest of the document says of a token, after a first pass over all of it.
 *
 * A name has nearly always one type in one article, and is given in full once: "Washington" is a person where "MaliVai
 * Washington" stands, and "OSCE" what "(OSCE)" followed. The first pass leaves probabilities and mentions; here they become
 * features of a second, small table of weights, whose sums are added to those of the first. Nothing is overruled: a strong
 * reading of the place itself stays.
 */
import type { NameDocument } from './features.ts';
import { wordKey } from './gazetteer.ts';
import { bucketOf, combine } from './hashing.ts';
import { BEGIN, END, INSIDE, NAME_TYPES, OUTSIDE, partOfTag, SINGLE, typeOfTag } from './tags.ts';
import { CASE } from './words.ts';

export const DOCUMENT_BITS = 14;
export const MAX_DOCUMENT_FEATURES = 32;
const TYPES = NAME_TYPES.length;

/** What a first pass found: type probabilities of each token (none, person, organization, place), and its best tags. */
export interface FirstPass {
  marginals: Float32Array;
  tags: Uint8Array;
}

/** Sums over the occurrences of a word. */
interface Evidence {
  count: number;
  /** none, person, organization, place */
  sums: [number, number, number, number];
  /** How often it is the first, an inner or the last word of a mention of several words, by type. */
  parts: [number, number, number, number, number, number, number, number, number];
  /** An organisation's initials spell it. */
  isAcronym: boolean;
}

export interface DocumentEvidence {
  words: Map<number, Evidence>;
  /** By the hash of a mention's words: occurrences as each type. */
  phrases: Map<number, [number, number, number]>;
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
    found = { count: 0, sums: [0, 0, 0, 0], parts: [0, 0, 0, 0, 0, 0, 0, 0, 0], isAcronym: false };
    evidence.words.set(key, found);
  }
  return found;
}

function gatherWords(document: NameDocument, first: FirstPass, evidence: DocumentEvidence): void {
  for (const [i, word] of document.words.entries()) {
    if (!word.isNameLike || document.candidate[i] === 0) continue;
    const found = evidenceOf(evidence, word.key);
    found.count++;
    for (let t = 0; t <= TYPES; t++) found.sums[t as 0] += first.marginals[i * (TYPES + 1) + t] ?? 0;
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
    let end = i;
    while (partOfTag(first.tags[end] ?? OUTSIDE) !== END && part === BEGIN && end + 1 < words.length) end++;
    let phrase = words[i]?.key ?? 0;
    let initials = words[i]?.initial ?? '';
    for (let j = i + 1; j <= end; j++) {
      phrase = combine(phrase, words[j]?.key ?? 0);
      if (words[j]?.isNameLike === true) initials += words[j]?.initial ?? '';
    }
    const seen = evidence.phrases.get(phrase) ?? [0, 0, 0];
    seen[type as 0]++;
    evidence.phrases.set(phrase, seen);
    if (end === i) continue;
    for (let j = i; j <= end; j++) {
      const word = words[j];
      if (word?.isNameLike !== true) continue;
      evidenceOf(evidence, word.key).parts[(type * 3 + (j === i ? 0 : j === end ? 2 : 1)) as 0]++;
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
        bestType = seen[1] > seen[0] ? (seen[2] > seen[1] ? 2 : 1) : seen[2] > seen[0] ? 2 : 0;
      }
      if (best === 0) continue;
      for (let j = i; j <= i + best; j++) evidence.covered[j] = 1 + bestType * 4 + (j === i ? BEGIN : j === i + best ? END : INSIDE);
      i += best;
    }
  }
}

const level = (share: number): number => (share >= 0.9 ? 4 : share >= 0.7 ? 3 : share >= 0.4 ? 2 : share >= 0.15 ? 1 : 0);

/** Writes the document features of one token to `out` and says how many there are. */
export function extractDocumentFeatures(document: NameDocument, first: FirstPass, evidence: DocumentEvidence, i: number, out: Int32Array): number {
  const word = document.words[i];
  if (word === undefined) return 0;
  let count = 0;
  const add = (template: number, value: number): void => {
    out[count++] = bucketOf(template, value, DOCUMENT_BITS);
  };
  const tag = first.tags[i] ?? 0;
  const cover = evidence.covered[i] ?? 0;
  if (cover !== 0) {
    add(1, cover);
    add(2, (cover << 4) | tag);
  }
  if (!word.isNameLike) return count;
  const found = evidence.words.get(word.key);
  if (found === undefined) return count;
  const single = partOfTag(tag) === SINGLE || tag === OUTSIDE ? 1 : 0;
  const others = found.count - 1;
  const many = Math.min(3, others);
  if (others > 0) {
    add(3, (many << 4) | tag);
    let top = 0;
    let topShare = -1;
    for (let t = 0; t <= TYPES; t++) {
      const share = ((found.sums[t as 0] ?? 0) - (first.marginals[i * (TYPES + 1) + t] ?? 0)) / others;
      add(4, (t << 12) | (level(share) << 8) | (many << 6) | (single << 4));
      add(5, (t << 12) | (level(share) << 8) | tag);
      if (share > topShare) {
        topShare = share;
        top = t;
      }
    }
    add(6, (top << 12) | (level(topShare) << 8) | (many << 4) | tag);
    add(7, (top << 12) | (level(topShare) << 8) | (word.case << 4) | (document.line[i] ?? 0));
  }
  const part = partOfTag(tag);
  const ownPart = tag === OUTSIDE || part === SINGLE ? -1 : typeOfTag(tag) * 3 + (part === BEGIN ? 0 : part === END ? 2 : 1);
  let bits = 0;
  for (let p = 0; p < 9; p++) if ((found.parts[p as 0] ?? 0) - (p === ownPart ? 1 : 0) > 0) bits |= 1 << p;
  if (bits !== 0) {
    add(8, (bits << 4) | tag);
    for (let p = 0; p < 9; p++) if ((bits & (1 << p)) !== 0) add(9, (p << 8) | (single << 4) | (word.case === CASE.capital ? 1 : 0));
    for (let p = 0; p < 9; p++) if ((bits & (1 << p)) !== 0) add(10, (p << 4) | tag);
  }
  if (found.isAcronym && word.case === CASE.upper) add(11, tag);
  return count;
}
