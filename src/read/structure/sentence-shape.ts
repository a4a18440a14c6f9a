/**
 * What the form of a stretch of text says: a finished sentence, a headline, a label. Forms only; no word lists of topics.
 *
 * All tests look at a bounded part of the text, so that a line of any length costs the same.
 */

const CLOSERS = /["'”’»)\]*_]/;
const SMALL_WORDS = new Set(
  'a an and are as at but by can de down du el en for from had has have her his how if in into is it its la le like near nor not of off on onto or our out over per so than that the their to up upon via vs was were when while who will with without yet you your'.split(
    ' ',
  ),
);
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu;
const MAX_HEADLINE = 200;
const MAX_HEADING = 100;
const MAX_LABEL = 60;

/** The last character that is not a closing mark or bracket; "" when there is none among the last ones. */
export function finalMark(text: string): string {
  for (let i = text.length - 1; i >= 0 && i > text.length - 8; i--) {
    const c = text[i] ?? '';
    if (!CLOSERS.test(c) && c !== ' ') return c;
  }
  return '';
}

/** Ends as a sentence ends: with a point, question or exclamation mark, an ellipsis, within closing marks or not. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？؟।]/.test(finalMark(text));
}

/** Begins with a lower-case letter, as only the middle of a sentence does. */
export function startsLower(text: string): boolean {
  return /^["'“‘(]?\p{Ll}/u.test(text);
}

/** Nearly all words that are not small begin with a capital: "Military Planning Underway". Also all capitals. */
export function isTitleCase(text: string): boolean {
  if (text.length > MAX_HEADLINE) return false;
  let large = 0;
  let capital = 0;
  for (const word of text.match(WORD) ?? []) {
    if (/^[A-Z]/.test(word) || /^\p{Lu}|^\p{Ll}{1,2}\p{Lu}/u.test(word)) {
      if (SMALL_WORDS.has(word.toLowerCase())) continue;
      capital++;
      large++;
    } else if (!SMALL_WORDS.has(word) && /^\p{L}/u.test(word) && /\p{Lu}|\p{Ll}/u.test(word)) large++;
  }
  return capital >= 1 && capital >= large * 0.8 && !startsLower(text);
}

export function countWords(text: string): number {
  let words = 1;
  for (let at = text.indexOf(' '); at !== -1 && at < 1000; at = text.indexOf(' ', at + 1)) words++;
  return words;
}

/** A form that only running text of an article has: finished and not short, or long. */
export function isBodyLike(text: string): boolean {
  return text.length >= 200 || (text.length >= 60 && endsSentence(text));
}

/** Can be the headline of an article: one line, not too long, no final point (a headline in title case may end with one, "… the U.S."). */
export function isHeadlineLike(text: string): boolean {
  if (text.length > MAX_HEADLINE || text.length < 3 || startsLower(text) || !/\p{L}{2}/u.test(text)) return false;
  const mark = finalMark(text);
  if (/[,;:]/.test(mark)) return false;
  return !/[.…]/.test(mark) || (/\p{Lu}\.$/u.test(text) && isTitleCase(text));
}

/** A line of a transcript: "AMY GOODMAN: What happened?" */
const SPEAKER_LABEL = /^\p{Lu}[\p{Lu} .'’-]{1,40}: .*\p{Ll}/u;

/** The speaker alone on a line of a transcript, with a role: "ANA RUIZ, HOST:" */
const SPEAKER_LINE = /^\p{Lu}[\p{Lu} .'’-]{1,60}, \p{Lu}[\p{Lu} .,'’/-]{1,60}:$/u;

export function isSpeakerLine(text: string): boolean {
  return text.length <= MAX_HEADING && SPEAKER_LINE.test(text);
}

/** Can be a section heading that is set in title case or capitals. */
export function isHeadingLike(text: string): boolean {
  if (text.length > MAX_HEADING || /[,;.…]/.test(finalMark(text)) || countWords(text) > 14) return false;
  return !/^["“”'‘’([]/.test(text) && !/["”]$/.test(text) && isTitleCase(text) && !SPEAKER_LABEL.test(text) && !isSpeakerLine(text);
}

/** Can be a section heading in sentence case: a few words without any final mark ("What we don’t know"). */
export function isLabelLike(text: string): boolean {
  if (text.length > MAX_LABEL || countWords(text) > 9) return false;
  return /^[\p{Lu}\p{N}]/u.test(text) && /[\p{L}\p{N}]$/u.test(text) && /\p{L}{2}/u.test(text) && !/["“”]/.test(text);
}

/** Words in small letters that lines of names, dates and places have too. */
const CONNECTING =
  /^(?:by|on|at|in|of|for|and|with|from|the|a|an|to|via|or|ago|read|views?|updated|published|posted|modified|first|last|originally|written|reported|edited|compiled|translated|courtesy|photos?|images?|photographs?|video|special|staff|writers?|reporters?|correspondents?|editors?|contributors?|minutes?|mins?|hours?|days?|am|pm|min|comments?|shares?|de|da|del|della|der|den|di|du|la|le|van|von|y|e|el|al|bin|um)$/u;
const SMALL_WORD = /(?<![\p{L}\p{N}.@/'’-])\p{Ll}[\p{L}\p{M}'’-]*/gu;
/** A final point of these ends no sentence: "5 p.m.", "Jane Doe Jr.", "J." */
const SHORTENED = /(?:\b[ap]\.m|\b\p{Lu}|\b(?:Jr|Sr|Inc|Co|Ltd|Corp|Dr|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))\.$/u;
const OWN_WORDS = { finished: 2, open: 5 } as const;

/** Words in small letters beside those that lines of names and dates have; looks at the first 400 characters. */
export function countOwnWords(text: string): number {
  return (text.slice(0, 400).match(SMALL_WORD) ?? []).filter((word) => !CONNECTING.test(word)).length;
}

/** Says something, rather than to name people, days or pictures: by the words it has of its own, fewer of them where it ends as a sentence does. */
export function isSentence(text: string): boolean {
  const own = countOwnWords(text);
  return own >= (endsSentence(text) && !SHORTENED.test(text) ? OWN_WORDS.finished : OWN_WORDS.open);
}
