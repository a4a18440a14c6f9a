/**
 * Lines to paragraphs, for the three shapes of plain text: a paragraph a line, blank lines between paragraphs, and lines that
 * were wrapped at a width, with or without blank lines.
 *
 * Whether a text is wrapped shows in how many of its lines go on in lower case. In a wrapped text a paragraph ends where a
 * sentence ends and the next line's first word would still have fitted, or where the next line is itself cut short (text that was
 * pasted from a page, whose markup took room on the first line of each paragraph).
 *
 * It refuses to undo hyphenation: "cross-" and "border" join as "cross-border", since nothing says that the hyphen was put in.
 */
import { type Furniture, furnitureOf } from './furniture.ts';
import type { Line } from './lines.ts';
import type { Piece } from './pieces.ts';
import { endsSentence, isHeadingLike, isTitleCase, startsLower } from './sentence-shape.ts';

/** No text is wrapped wider than this; a longer line is a paragraph. */
const MAX_WIDTH = 130;
/** A shorter line says nothing about wrapping. */
const MIN_WIDTH = 30;
/** Of the neighbouring lines of wrapped English, about two thirds go on in lower case; of a paragraph a line, hardly any. */
const MIN_SHARE = 0.3;
/** A line under this part of the width is cut short beyond doubt. */
const SHORT = 0.75;
const LIST_MARK = /^(?:[•⦁▪◦‣●■]\s?|[-–*] )(?=\S)|^\(?\d{1,3}[.)] (?=\S)/;

interface Candidate extends Line {
  furniture?: Furniture;
  /** A line that never joins another: a byline, and once decided furniture. */
  alone: boolean;
}

/** What the caller knows of a line beyond its form; e.g. that it is a byline, or matches a pattern of the configuration. */
export interface LineRules {
  standsAlone(text: string): boolean;
  boilerplate(text: string): boolean;
}

function firstWordLength(text: string): number {
  const space = text.indexOf(' ');
  return space === -1 ? text.length : space;
}

/** The width at which the text is wrapped; `undefined` for a text that is not. */
function wrapWidth(lines: readonly Line[]): number | undefined {
  let pairs = 0;
  const widths: number[] = [];
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i];
    const next = lines[i + 1];
    if (!line || !next || next.afterBlank) continue;
    if (line.text.length < MIN_WIDTH || line.text.length > MAX_WIDTH) continue;
    pairs++;
    if (startsLower(next.text) && !endsSentence(line.text) && !LIST_MARK.test(next.text)) widths.push(line.text.length);
  }
  if (widths.length === 0 || widths.length < pairs * MIN_SHARE) return undefined;
  widths.sort((a, b) => a - b);
  return widths[Math.floor((widths.length - 1) * 0.9)];
}

/** Whether paragraphs of this wrapped text are set off by blank lines, so that a line break inside needs more evidence. */
function hasBlankLines(lines: readonly Line[]): boolean {
  const breaks = lines.filter((line) => line.afterBlank).length;
  return breaks >= 3 && breaks * 12 >= lines.length;
}

/** Lines may pass the measured width by this much: a tenth of them does, by the way it is measured. */
const SLACK = 15;

/** Whether a line is the middle of a wrapped paragraph, so that "read more" in it is text. */
function goesOn(before: Candidate | undefined, line: Line, width: number | undefined): boolean {
  if (width === undefined || before === undefined || line.afterBlank || before.alone) return false;
  if (before.text.length > width + SLACK || endsSentence(before.text)) return false;
  return startsLower(line.text) || before.text.length >= width * SHORT;
}

/** Decides for each line whether it is furniture or otherwise stands alone. */
function settle(lines: readonly Candidate[], width: number | undefined, rules: LineRules): Candidate[] {
  const out: Candidate[] = [];
  for (const { furniture, ...line } of lines) {
    if (rules.boilerplate(line.text)) out.push({ ...line, furniture: { reason: 'boilerplate', place: 'anywhere' }, alone: true });
    else if (goesOn(out.at(-1), line, width)) out.push({ ...line, alone: false });
    else out.push({ ...line, ...(furniture && { furniture }), alone: line.alone || furniture?.place === 'anywhere' });
  }
  return out;
}

interface Wrapping {
  width: number;
  blankLines: boolean;
  /** Paragraphs open with an indented line. */
  indents: boolean;
  /** Number of the first line that is no furniture: it may be the title. */
  firstLine: number;
}

function wouldFit(line: string, next: string, width: number): boolean {
  return line.length + 1 + firstWordLength(next) <= width;
}

/** Whether a line that opens a paragraph, and ends no sentence, is a heading over the line that follows. */
function isHeadingOver(line: Candidate, next: Candidate, wrapping: Wrapping): boolean {
  if (!isHeadingLike(line.text)) return false;
  if (line.text.length < wrapping.width * SHORT && wouldFit(line.text, next.text, wrapping.width)) return true;
  return line.number === wrapping.firstLine && !isTitleCase(next.text) && line.text.split(' ').length >= 4;
}

/** Whether a paragraph ends between the last of its lines and the next; `after` is the line after that one. */
function endsBetween(open: readonly Candidate[], next: Candidate, after: Candidate | undefined, wrapping: Wrapping): boolean {
  const { width } = wrapping;
  const line = open.at(-1);
  if (line === undefined) return true;
  if (line.text.length > width + SLACK * 2 || next.text.length > width + SLACK * 2)
    return endsSentence(line.text) || !startsLower(next.text);
  if (LIST_MARK.test(next.text) && (endsSentence(line.text) || LIST_MARK.test(line.text))) return true;
  if (startsLower(next.text)) return false;
  if (wrapping.indents && next.indented && !line.indented) return true;
  if (!endsSentence(line.text)) return open.length === 1 && isHeadingOver(line, next, wrapping);
  if (wouldFit(line.text, next.text, wrapping.blankLines ? width * SHORT : width)) return true;
  const opensShort = after !== undefined && !after.afterBlank && !after.alone && !endsSentence(next.text);
  return opensShort && !wrapping.blankLines && wouldFit(next.text, after.text, width * SHORT);
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

function wrappingOf(candidates: readonly Candidate[], width: number): Wrapping {
  const indented = candidates.filter((line) => line.indented).length;
  return {
    width,
    blankLines: hasBlankLines(candidates),
    indents: indented > 0 && indented * 2 < candidates.length,
    firstLine: candidates.find((line) => !line.alone)?.number ?? 0,
  };
}

/** The paragraphs of the text, each with the lines that it came from, in their order; no line is lost. Linear. */
export function joinLines(lines: readonly Line[], rules: LineRules): Piece[] {
  const marked = lines.map((line): Candidate => {
    const furniture = furnitureOf(line.text);
    return { ...line, ...(furniture && { furniture }), alone: rules.standsAlone(line.text) };
  });
  const width = wrapWidth(marked.filter((line) => line.furniture === undefined && !line.alone));
  const candidates = settle(marked, width, rules);
  const wrapping = width === undefined ? undefined : wrappingOf(candidates, width);
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
