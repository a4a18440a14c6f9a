/**
 * Lines to paragraphs, for the three shapes of plain text: a paragraph a line, blank lines between paragraphs, and lines that
 * were wrapped at a width, with or without blank lines.
 *
 * In a wrapped text a paragraph ends where a sentence ends and the next line's first word would still have fitted, or where the
 * next line is itself cut short (text that was pasted from a page, whose markup took room on the first line of each paragraph).
 * Where every line is filled, it ends at any line that had room for the next word, and at one too wide to be wrapped: so titles
 * and headings stand alone.
 *
 * It refuses to undo hyphenation: "cross-" and "border" join as "cross-border", since nothing says that the hyphen was put in.
 */
import { furnitureOf } from './furniture.ts';
import type { Line } from './lines.ts';
import type { Piece } from './pieces.ts';
import { endsSentence, isHeadingLike, isTitleCase, startsLower } from './sentence-shape.ts';
import { type Candidate, LIST_MARK, type Wrapping, goesOn, isShort, isTooWide, measureWrapping, wasEnded, wouldFit } from './wrapping.ts';

/** What the caller knows of a line beyond its form; e.g. that it is a byline, or matches a pattern of the configuration. */
export interface LineRules {
  standsAlone(text: string): boolean;
  boilerplate(text: string): boolean;
}

/** Decides for each line whether it is furniture or otherwise stands alone. */
function settle(lines: readonly Candidate[], wrapping: Wrapping | undefined, rules: LineRules): void {
  for (const [i, line] of lines.entries()) {
    if (rules.boilerplate(line.text)) {
      line.furniture = { reason: 'boilerplate', place: 'anywhere' };
      line.alone = true;
    } else if (goesOn(lines[i - 1], line, wrapping)) {
      line.furniture = undefined;
      line.alone = false;
    } else line.alone ||= line.furniture?.place === 'anywhere';
  }
}

/** Whether a line that opens a paragraph, and ends no sentence, is a heading over the line that follows. */
function isHeadingOver(line: Candidate, next: Candidate, wrapping: Wrapping): boolean {
  if (!isHeadingLike(line.text)) return false;
  if (isShort(line, next, wrapping)) return true;
  return line.number === wrapping.firstLine && !isTitleCase(next.text) && line.text.split(' ').length >= 4;
}

/** Whether a line is the last of a paragraph; `after` is the line after the next one. Both go on no sentence and open no list. */
function endsAt(open: readonly Candidate[], line: Candidate, next: Candidate, after: Candidate | undefined, wrapping: Wrapping): boolean {
  if (wasEnded(line, next, wrapping)) return true;
  if (!endsSentence(line.text)) return open.length === 1 && isHeadingOver(line, next, wrapping);
  if (wrapping.blankLines ? isShort(line, next, wrapping) : wouldFit(line, next, wrapping.width)) return true;
  if (after === undefined || after.afterBlank || after.alone || endsSentence(next.text)) return false;
  // A line without a full stop that had room for more is the heading of what comes after it.
  if (wrapping.filled) return wasEnded(next, after, wrapping) && !startsLower(after.text);
  return !wrapping.blankLines && isShort(next, after, wrapping);
}

/** Whether a paragraph ends between the last of its lines and the next. */
function endsBetween(open: readonly Candidate[], next: Candidate, after: Candidate | undefined, wrapping: Wrapping): boolean {
  const line = open.at(-1);
  if (line === undefined) return true;
  if (isTooWide(line, wrapping) || isTooWide(next, wrapping)) return endsSentence(line.text) || !startsLower(next.text);
  if (LIST_MARK.test(next.text) && (endsSentence(line.text) || LIST_MARK.test(line.text))) return true;
  if (startsLower(next.text)) return false;
  if (wrapping.indents && next.indented && !line.indented) return true;
  return endsAt(open, line, next, after, wrapping);
}

/** What stands between two joined lines: nothing where the line was broken after a hyphen or dash. */
function separator(before: string, next: string): string {
  return /[\p{L}\p{N}][-—]$/u.test(before.slice(-2)) && /^[\p{L}\p{N}“"]/u.test(next) ? '' : ' ';
}

function pieceOf(lines: readonly Candidate[]): Piece {
  const furniture = lines.length === 1 ? lines[0]?.furniture : undefined;
  const text = lines.map((line, i) => (i === 0 ? '' : separator(lines[i - 1]?.text ?? '', line.text)) + line.text).join('');
  return { text, lines: [lines[0]?.number ?? 1, lines.at(-1)?.number ?? 1], ...(furniture && { furniture }) };
}

/** The paragraphs of the text, each with the lines that it came from, in their order; no line is lost. Linear. */
export function joinLines(lines: readonly Line[], rules: LineRules): Piece[] {
  const candidates = lines.map(({ number, text, width, indented, afterBlank }): Candidate => {
    return { number, text, width, indented, afterBlank, furniture: furnitureOf(text), alone: rules.standsAlone(text) };
  });
  const wrapping = measureWrapping(candidates);
  settle(candidates, wrapping, rules);
  const pieces: Piece[] = [];
  let open: Candidate[] = [];
  for (const [i, line] of candidates.entries()) {
    const before = open.at(-1);
    const neighbours = before !== undefined && !before.alone && !line.alone && !line.afterBlank;
    if (before !== undefined && !(wrapping && neighbours && !endsBetween(open, line, candidates[i + 1], wrapping))) {
      pieces.push(pieceOf(open));
      open = [];
    }
    open.push(line);
  }
  if (open.length > 0) pieces.push(pieceOf(open));
  return pieces;
}
