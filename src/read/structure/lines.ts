/**
 * Text to lines: numbered as editors number them, cleaned of what nobody sees.
 *
 * Control characters become spaces; zero-width spaces, soft hyphens and stray byte order marks go, since they would part words
 * in a search. Joiners that shape letters (U+200C, U+200D) stay. Marks of writing direction stay where a script is written from right to
 * left, and go elsewhere, where they can only hide what a line says.
 */

export interface Line {
  /** 1-based, in the file. */
  number: number;
  /** Never empty. */
  text: string;
  /** Characters of the line as it stands, without the white space at its end: what an editor wrapped at. */
  width: number;
  /** Began with a tab or at least two spaces. */
  indented: boolean;
  /** A blank line, or the beginning of the text, stands before it. */
  afterBlank: boolean;
}

const NEEDS_CLEANING =
  /[\u0000-\u001F\u007F-\u00A0\u00AD\u1680\u2000-\u200B\u200E\u200F\u2028-\u202F\u205F\u2060\u2066-\u2069\u3000\uD800-\uDFFF\uFEFF]| {2}/;
const VANISHING = /[\u00AD\u200B\u2060\uFEFF]/g;
// eslint-disable-next-line no-control-regex -- control characters are what is meant
const CONTROLS = /[\u0000-\u001F\u007F-\u009F]/g;
const DIRECTIONS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u05FF\u0600-\u061B\u061D-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A line without the marks of writing direction: a name or a title is compared, sorted and searched. */
export function withoutDirections(line: string): string {
  return line.replace(DIRECTIONS, '');
}

/** One line or value without invisible characters, white space folded to single spaces and trimmed. */
export function cleanLine(raw: string): string {
  if (!NEEDS_CLEANING.test(raw)) return raw.trim();
  const line = RIGHT_TO_LEFT.test(raw) ? raw : withoutDirections(raw);
  return line.replace(VANISHING, '').replace(CONTROLS, ' ').replace(LONE_SURROGATE, '\uFFFD').replace(/\s+/g, ' ').trim();
}

/** The lines that are not blank. Ends of lines are LF, CRLF and CR. Linear. */
export function splitLines(text: string, firstNumber = 1): Line[] {
  const lines: Line[] = [];
  let number = firstNumber;
  let afterBlank = true;
  for (const part of text.split('\n')) {
    const returns = part.endsWith('\r') ? part.slice(0, -1) : part;
    for (const raw of returns.includes('\r') ? returns.split('\r') : [returns]) {
      const cleaned = cleanLine(raw);
      if (cleaned === '') afterBlank = true;
      else {
        lines.push({ number, text: cleaned, width: raw.trimEnd().length, indented: /^(?:\t|[ \u00A0]{2})/.test(raw), afterBlank });
        afterBlank = false;
      }
      number++;
    }
  }
  return lines;
}
