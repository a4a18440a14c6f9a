/**
 * Folding: what two spellings must share to be the same word in a search.
 *
 * Case, diacritics, apostrophes and compatibility forms are folded away, on the text and on the query alike, for every engine.
 * Marks that carry the vowels of a script (Devanagari and its kin) are kept.
 */

/** Combining diacritics, Hebrew points, Arabic vowel signs. */
const DIACRITICS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670]/g;
const APOSTROPHES = /['’‘ʼ＇`´]/g;
/** Letters that Unicode does not decompose, but that people type without their stroke. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
};
const UNDECOMPOSED_LETTERS = /[ßæœøđðþłıħ]/g;
const PLAIN_ASCII = /^[\x20-\x26\x28-\x5f\x61-\x7e]*$/; // without ' and `

/** One word as it is compared: "Pérez’s" gives "perezs" (the possessive is the tokeniser's business). */
export function fold(word: string): string {
  if (PLAIN_ASCII.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(DIACRITICS, '')
    .replace(APOSTROPHES, '')
    .replace(UNDECOMPOSED_LETTERS, (letter) => UNDECOMPOSED[letter] ?? letter)
    .normalize('NFC');
}

/** White space folded to single spaces and trimmed; nothing else is touched. */
export function collapseSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
