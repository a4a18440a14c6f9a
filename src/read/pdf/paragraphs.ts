/**
 * Lines of a PDF to paragraphs: a paragraph ends where the font changes, where a gap or an indent shows it, or where a sentence ends in a
 * line that is not full. It goes on over columns and pages. Hyphens that only the line's end has put in are taken out.
 */
import { endsSentence, startsLower } from '../structure/sentence-shape.ts';
import type { TextLine } from './page-lines.ts';

export interface PdfParagraph {
  text: string;
  size: number;
  page: number;
}

/** In line distances. */
const GAP = 1.35;
/** In sizes of the font. */
const INDENT = 0.7;
/** Of the column's width. */
const FULL = 0.85;
const SIZE_CHANGE = 0.08;
const LIST_MARK = /^(?:[•⦁▪◦‣●■]\s?|[–*-] |\(?\d{1,3}[.)] )(?=\S)/;
/** First halves that keep their hyphen in English and begin hardly any other word. */
const KEEPS_HYPHEN = /\b(?:self|cross|well|half|vice|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-$/i;

/** The usual distance of two lines below each other. */
function lineDistance(lines: readonly TextLine[]): number {
  const distances = lines.flatMap((line, i) => {
    const before = lines[i - 1];
    return before !== undefined && isBelow(before, line) ? [line.y - before.y] : [];
  });
  distances.sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 2)] ?? 0;
}

function isBelow(before: TextLine, line: TextLine): boolean {
  return before.page === line.page && before.column.number === line.column.number && line.y > before.y;
}

function isShort(line: TextLine): boolean {
  return line.right - line.column.left < FULL * (line.column.right - line.column.left);
}

function isIndented(line: TextLine): boolean {
  return line.left - line.column.left > INDENT * line.size;
}

function endsBetween(before: TextLine, line: TextLine, distance: number): boolean {
  if (Math.abs(line.size - before.size) > SIZE_CHANGE * Math.max(line.size, before.size)) return true;
  if (LIST_MARK.test(line.text) && !startsLower(line.text)) return true;
  const indents = isIndented(line) && !isIndented(before);
  if (!isBelow(before, line)) return endsSentence(before.text) ? indents || isShort(before) : !startsLower(line.text) && isShort(before);
  if (line.y - before.y > GAP * Math.max(distance, line.size)) return true;
  return indents || (isShort(before) && endsSentence(before.text));
}

/** Words of the text that stand inside a line, with and without hyphen: what a broken word is held against. */
function wordsOf(lines: readonly TextLine[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of lines) for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []) words.add(word);
  return words;
}

function join(text: string, next: string, words: ReadonlySet<string>): string {
  if (text.endsWith('\u00AD')) return text.slice(0, -1) + next;
  const first = /[\p{L}\p{N}-]*\p{L}[-\u2010]$/u.exec(text)?.[0];
  const second = /^[\p{L}\p{N}]+/u.exec(next)?.[0];
  if (first === undefined || second === undefined || /[–—]$/.test(text)) return `${text} ${next}`;
  const [whole, compound] = [first.slice(0, -1) + second, `${first.slice(0, -1)}-${second}`];
  const isCompound =
    !/^\p{Ll}/u.test(second) || words.has(compound.toLowerCase()) || (!words.has(whole.toLowerCase()) && KEEPS_HYPHEN.test(first));
  return isCompound ? text.replace(/\u2010$/, '-') + next : text.slice(0, -1) + next;
}

/** The paragraphs in the order of the lines. Linear. */
export function joinParagraphs(lines: readonly TextLine[]): PdfParagraph[] {
  const distance = lineDistance(lines);
  const words = wordsOf(lines);
  const paragraphs: PdfParagraph[] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const open = paragraphs.at(-1);
    if (before !== undefined && open !== undefined && !endsBetween(before, line, distance)) open.text = join(open.text, line.text, words);
    else paragraphs.push({ text: line.text, size: line.size, page: line.page });
  }
  return paragraphs;
}

/** The size of the font in which most of the text is set. */
export function bodySize(paragraphs: readonly PdfParagraph[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of paragraphs) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0] as [number, number])[0];
}
