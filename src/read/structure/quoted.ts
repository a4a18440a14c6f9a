/**
 * Paragraphs that are wholly in quote marks, and whether somebody near them says them.
 *
 * News prose has paragraphs of nothing but speech, which go on from the paragraph before.
 */

const MAX_LENGTH = 1500;
const MIN_WORDS = 4;
/** Letters that are not Latin are among these. */
const BEYOND_LATIN = /[\u0370-\u1DFF\u1F00-\u1FFF\u2C00-\uFFFF]/;
const CLOSING: Readonly<Record<string, string>> = { '“': '”', '"': '"', '«': '»', '„': '“' };
/** How the sentence before ends when the quotation is its speaker's. */
const SPEECH_CUE =
  /\b(?:said|says|saying|told|tells|asked|asks|added|adds|replied|replies|answered|answers|explained|explains|wrote|writes|tweeted|posted|continued|recalled|noted|stated|declared|announced|insisted|argued|warned|spoke|responded|concluded|testified|remarked|commented|acknowledged|read|reads)\b/i;

/** Whether the whole text is one quotation in its marks, with no second one inside. */
export function isWhollyQuoted(text: string): boolean {
  const closing = CLOSING[text[0] ?? ''];
  if (closing === undefined || text.length > MAX_LENGTH || !text.endsWith(closing)) return false;
  return !/["“”„«»]/.test(text.slice(1, -1)) && text.split(' ').length >= MIN_WORDS;
}

function hasUnclosedQuote(text: string): boolean {
  let depth = 0;
  let straight = 0;
  for (const c of text) {
    if (c === '“') depth++;
    else if (c === '”') depth = Math.max(0, depth - 1);
    else if (c === '"') straight++;
  }
  return depth > 0 || straight % 2 === 1;
}

function lastSentence(text: string): string {
  const tail = text.slice(-300).replace(/(?<![\s.!?:])[\s.!?:]+$/, '');
  return tail.slice(Math.max(tail.lastIndexOf('. '), tail.lastIndexOf('! '), tail.lastIndexOf('? ')) + 1);
}

/** Whether a wholly quoted paragraph is said by somebody in the paragraph before it or after it. */
export function isAttributedNearby(before: string | undefined, after: string | undefined): boolean {
  if (after !== undefined && /^(?:[-–—―~]|\(?via\b)\s*\p{Lu}/u.test(after)) return true;
  if (before === undefined) return false;
  if (before.endsWith(':') || /["”»]$/.test(before) || hasUnclosedQuote(before)) return true;
  return SPEECH_CUE.test(lastSentence(before));
}

/** Whether most letters of one text are Latin and most of the other are not. */
export function isInOtherScript(text: string, other: string): boolean {
  return isLatin(text) !== isLatin(other);
}

function isLatin(text: string): boolean {
  if (!BEYOND_LATIN.test(text)) return true;
  const letters = text.slice(0, MAX_LENGTH).match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length * 2 >= letters.length;
}
