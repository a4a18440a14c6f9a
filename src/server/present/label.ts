/**
 * Labels of a picture: broken into at most two lines, and the room that they take.
 *
 * No font is loaded, so which one the reader's system has cannot be known: widths are those of the widest that is usual, and a label
 * is never wider than is said here.
 */
const LONGEST_LINE = 17;
const MOST_LINES = 2;
const ELLIPSIS = '…';
const LINE_HEIGHT = 1.15;

/** In ems, for DejaVu Sans and Verdana. */
const NARROW = 0.42;
const WIDE = 1;
const CAPITAL = 0.76;
const SMALL = 0.65;

function widthOf(character: string): number {
  if (/[iljtfrI.,:;'’ ()-]/u.test(character)) return NARROW;
  if (/[mwMW]/u.test(character) || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character)) return WIDE;
  return /\p{Lu}/u.test(character) ? CAPITAL : SMALL;
}

/** The name in lines; what has no room in the last is left out behind dots. */
export function linesOf(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.trim().split(/\s+/)) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && (Array.from(joined).length <= LONGEST_LINE || lines.length === MOST_LINES)) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines.map((line) => cutLabel(line, LONGEST_LINE));
}

/** The text within so many letters; what has no room is left out behind dots. */
export function cutLabel(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length <= most
    ? text
    : letters
        .slice(0, most - 1)
        .join('')
        .trimEnd() + ELLIPSIS;
}

/** The room of some lines of text of a size, in its unit. */
export function roomOf(lines: readonly string[], size: number): { width: number; height: number } {
  const widths = lines.map((line) => Array.from(line).reduce((sum, character) => sum + widthOf(character), 0));
  return { width: size * Math.max(0, ...widths), height: size * LINE_HEIGHT * lines.length };
}
