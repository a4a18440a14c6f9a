/** What is asked of single words again and again: their form without points, and whether they begin like a name. */

/** Lower case, without points: "Gen." gives "gen", "U.S." gives "us". */
export function bare(word: string): string {
  return word.includes('.') ? word.replaceAll('.', '').toLowerCase() : word.toLowerCase();
}

/** The letters as they are, without points and with straight apostrophes: how gazetteers are asked. */
export function plainForm(form: string): string {
  return form.includes('.') || form.includes('’') ? form.replaceAll('.', '').replaceAll('’', "'") : form;
}

/** "NEW YORK" gives "New York". */
export function titleCase(form: string): string {
  return form.toLowerCase().replace(/(?:^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
}

const UPPER_START = /^\p{Lu}/u;
/** "al-Qaeda", "d’Estaing", "iPhone", "eBay": a capital after at most three letters. */
const LATE_CAPITAL = /^\p{Ll}{1,3}['’-]?\p{Lu}\p{Ll}/u;

/** True for words that are written with a capital. */
export function isCapitalised(word: string): boolean {
  const code = word.charCodeAt(0);
  if (code >= 97 && code <= 122) return word.length > 3 && LATE_CAPITAL.test(word);
  if (code < 65) return false;
  return code <= 90 || UPPER_START.test(word);
}

const ACRONYM = /^(?:\p{Lu}\.?[&-]?){2,7}s?$/u;

/** "CJNG", "U.S.", "AFL-CIO": capitals only. */
export function isAcronym(word: string): boolean {
  return word.length >= 2 && word.length <= 12 && ACRONYM.test(word);
}

/** Capitals of the words that an acronym is made of: "Jalisco New Generation Cartel" gives "JNGC". */
export function initials(form: string): string {
  let letters = '';
  for (const word of form.split(/[\s-]+/u)) if (isCapitalised(word)) letters += word.charAt(0);
  return letters;
}

const LETTER_FIRST = /^\p{L}/u;
const SHORT_WORDS = /^(?:an?|and|as|at|but|by|for|from|if|in|into|is|nor|of|off|on|or|over|per|so|than|that|the|to|up|via|vs?|with|yet)$/iu;

/** (Nearly) every word of weight begins with a capital: a headline, where a capital says nothing. */
export function isHeadline(words: readonly string[]): boolean {
  let long = 0;
  let small = 0;
  for (const word of words) {
    if (isCapitalised(word)) long += SHORT_WORDS.test(word) ? 0 : 1;
    else if (LETTER_FIRST.test(word) && !SHORT_WORDS.test(word)) {
      long++;
      small++;
      // running text is known by its first words
      if (small > 1) return false;
    }
    if (long > 30) return false;
  }
  return long >= 4 && (long < 14 ? small === 0 : small <= 1);
}
