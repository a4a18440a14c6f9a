/**
 * How a text was wrapped: whether at all, at which width, and whether to the last character.
 *
 * That it is wrapped shows in how many of its lines go on in lower case. Most programs break a line only where the next word has no
 * room ("filled" here). Where the lines that go on bear this out for one width, a line that ends earlier was ended by its author.
 *
 * It refuses to tell a last line that is full by chance from one that goes on.
 */
import type { Furniture } from './furniture.ts';
import type { Line } from './lines.ts';
import { endsSentence, startsLower } from './sentence-shape.ts';

/** No text is wrapped wider than this; a longer line is a paragraph. */
const MAX_WIDTH = 130;
/** A shorter line says nothing about wrapping. */
const MIN_WIDTH = 30;
/** Of the neighbouring lines of wrapped English, about two thirds go on in lower case; of a paragraph a line, hardly any. */
const MIN_SHARE = 0.3;
/** A line under this part of the width is cut short beyond doubt. */
const SHORT = 0.75;
/** Lines may pass the measured width by this much where they are not filled: a tenth of them does, by the way it is measured. */
const SLACK = 15;
/** This many lines that go on, and of them this share, must be filled before the others are held against it. */
const MIN_FILLED = 3;
const FILLED_SHARE = 0.95;
/** By how much a filled line may fall short of its word: nothing, or what evening out the right edge, or a hand, takes. */
const MARGINS = [0, 4, 8];
export const LIST_MARK = /^(?:[•⦁▪◦‣●■]\s?|[-–*] )(?=\S)|^\(?\d{1,3}[.)] (?=\S)/;

export interface Candidate extends Line {
  furniture: Furniture | undefined;
  /** A line that never joins another: a byline, and once decided furniture. */
  alone: boolean;
}

export interface Wrapping {
  width: number;
  /** Lines are filled: none is wider than `limit`, and none that goes on had room for another word and `margin` characters. */
  filled?: { limit: number; margin: number };
  /** Paragraphs are set off by blank lines, so that a break inside needs more evidence. */
  blankLines: boolean;
  /** Paragraphs open with an indented line. */
  indents: boolean;
  /** Number of the first line that is no furniture: it may be the title. */
  firstLine: number;
}

function firstWordLength(text: string): number {
  const space = text.indexOf(' ');
  return space === -1 ? text.length : space;
}

/** A line that goes on in the next one: its width, and what it would have been with one word more. */
interface Pair {
  width: number;
  more: number;
}

function pairsOf(lines: readonly Line[]): { pairs: Pair[]; neighbours: number } {
  let neighbours = 0;
  const pairs: Pair[] = [];
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i];
    const next = lines[i + 1];
    if (!line || !next || next.afterBlank) continue;
    if (line.text.length < MIN_WIDTH || line.text.length > MAX_WIDTH) continue;
    neighbours++;
    if (!startsLower(next.text) || endsSentence(line.text) || LIST_MARK.test(next.text)) continue;
    pairs.push({ width: line.width, more: line.width + 1 + firstWordLength(next.text) });
  }
  return { pairs, neighbours };
}

/** The widths, from the least to the greatest, at which most of the lines that go on are filled but for the margin. */
function filledWidths(pairs: readonly Pair[], margin: number): { least: number; most: number; margin: number } | undefined {
  if (pairs.length < MIN_FILLED) return undefined;
  const change = new Int32Array(MAX_WIDTH * 2 + 2);
  for (const { width, more } of pairs) {
    const from = Math.min(width, change.length - 2);
    const to = Math.min(more + margin, change.length - 1);
    change[from] = (change[from] ?? 0) + 1;
    change[to] = (change[to] ?? 0) - 1;
  }
  let [filled, best, least, most] = [0, 0, 0, 0];
  for (const [width, step] of change.entries()) {
    filled += step;
    if (filled > best) [best, least] = [filled, width];
    if (filled === best) most = width;
  }
  return best >= pairs.length * FILLED_SHARE ? { least, most, margin } : undefined;
}

/** The width that nine of ten lines do not pass. */
function usualWidth(pairs: readonly Pair[]): number {
  const widths = pairs.map((pair) => pair.width).toSorted((a, b) => a - b);
  return widths[Math.floor((widths.length - 1) * 0.9)] ?? MAX_WIDTH;
}

function hasBlankLines(lines: readonly Line[]): boolean {
  const breaks = lines.filter((line) => line.afterBlank).length;
  return breaks >= 3 && breaks * 12 >= lines.length;
}

/** How the text was wrapped; `undefined` where it was not. Linear. */
export function measureWrapping(lines: readonly Candidate[]): Wrapping | undefined {
  const plain = lines.filter((line) => line.furniture === undefined && !line.alone);
  const { pairs, neighbours } = pairsOf(plain);
  if (pairs.length === 0 || pairs.length < neighbours * MIN_SHARE) return undefined;
  const indented = lines.filter((line) => line.indented).length;
  const found = MARGINS.map((margin) => filledWidths(pairs, margin)).find((widths) => widths !== undefined);
  return {
    // Every line of a filled paragraph, its last one too, is no wider than the text.
    width: found ? plain.reduce((most, { width }) => (width <= found.most && width > most ? width : most), found.least) : usualWidth(pairs),
    ...(found && { filled: { limit: found.most, margin: found.margin } }),
    blankLines: hasBlankLines(lines),
    indents: indented > 0 && indented * 2 < lines.length,
    firstLine: plain[0]?.number ?? 0,
  };
}

/** Whether the first word of the next line would have had room on the line. */
export function wouldFit(line: Line, next: Line, width: number): boolean {
  return line.width + 1 + firstWordLength(next.text) <= width;
}

/** Whether a line is too wide to be one of the wrapped ones, or the one under it. */
export function isTooWide(line: Line, wrapping: Wrapping): boolean {
  return line.width > (wrapping.filled?.limit ?? wrapping.width + SLACK * 2);
}

/** Whether a line is cut short beyond doubt. */
export function isShort(line: Line, next: Line, wrapping: Wrapping): boolean {
  return wouldFit(line, next, wrapping.width * SHORT);
}

/** Whether a line of a filled text was ended by its author, since the next word had room on it. */
export function wasEnded(line: Line, next: Line, wrapping: Wrapping): boolean {
  return wrapping.filled !== undefined && wouldFit(line, next, wrapping.width - wrapping.filled.margin);
}

/** Whether a line is the middle of a wrapped paragraph, so that "read more" in it is text. */
export function goesOn(before: Candidate | undefined, line: Line, wrapping: Wrapping | undefined): boolean {
  if (wrapping === undefined || before === undefined || line.afterBlank || before.alone || endsSentence(before.text)) return false;
  if (before.width > (wrapping.filled?.limit ?? wrapping.width + SLACK)) return false;
  if (startsLower(line.text)) return true;
  return wrapping.filled ? !wasEnded(before, line, wrapping) : before.width >= wrapping.width * SHORT;
}
