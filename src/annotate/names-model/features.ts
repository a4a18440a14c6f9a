/**
 * The features of each token of a document, as buckets of the weight table.
 *
 * Words, shapes, parts of speech and gazetteer classes of the token and its neighbours; the run of capitalised words that it
 * stands in, with the run's last word (where organisations carry their kind) and what surrounds it; and how the rest of the
 * document writes the same word ("Brown" beside "brown"). After Ratinov & Roth, "Design challenges and misconceptions in named
 * entity recognition" (2009). Tokens that cannot belong to a name, being in lower case and apart from capitals, have none.
 */
import { CLASSES, STARTS_PHRASE } from './gazetteer.ts';
import { bucketOf, combine } from './hashing.ts';
import { LINE_ALL_CAPS, LINE_NUMBERS, type NameDocument } from './name-document.ts';

export const FEATURE_BITS = 18;
/** Upper bound of features of one token. */
export const MAX_FEATURES = 320;

const CLASS_COUNT = CLASSES.length;
/** Neighbour of the first and, plus one, of the last token. */
const EDGE = 0x1234567;

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
  for (let c = 0; c < 11; c++)
    if (((own | phrase) & (1 << c)) !== 0)
      add(48, (c << 12) | (lineBits << 8) | (word.case << 4) | (document.isSport ? 8 : 0) | (i === start ? 1 : 0));

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
