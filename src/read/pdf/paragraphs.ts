/**
 * Lines of a PDF to paragraphs: a paragraph ends where the font changes, where a gap or an indent shows it, or where a sentence ends in a
 * line that is not full. It goes on over columns and pages. Items of lists, rows of tables, and bylines and dates of the head are parted
 * by what they are. Hyphens that only the line's end has put in are taken out.
 */
import { parseByline } from '../structure/byline.ts';
import { parseDateLine } from '../structure/date-line.ts';
import { endsSentence, startsLower } from '../structure/sentence-shape.ts';
import type { TextLine } from './page-lines.ts';

export interface PdfParagraph {
  text: string;
  size: number;
  page: number;
  /** What its marks and place show that it is. */
  form?: 'list-item' | 'table';
}

/** In line distances. */
const GAP = 1.35;
/** In sizes of the font. */
const INDENT = 0.7;
/** Of the column's width. */
const FULL = 0.85;
const SIZE_CHANGE = 0.08;
const BULLET = /^[•⦁▪◦‣●■]\s?(?=\S)/;
const LIST_MARK = /^(?:[•⦁▪◦‣●■]\s?|[–*-] |\(?\d{1,3}[.)] )(?=\S)/;
const NUMBERED = /^\(?(\d{1,3})[.)]? (?=["“‘(]?\p{Lu})/u;
/** Lines that an item of a list may run over, and those of a head. */
const ITEM_LINES = 8;
const HEAD_LINES = 12;
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

/** Lines that begin an item of a numbered list: the number before or after theirs stands near, at the same distance from the left. */
function findNumbered(lines: readonly TextLine[]): Set<TextLine> {
  const items = new Set<TextLine>();
  const last = new Map<string, { line: TextLine; at: number }>();
  for (const [at, line] of lines.entries()) {
    const number = line.isRow === true ? undefined : NUMBERED.exec(line.text)?.[1];
    if (number === undefined) continue;
    const place = (value: number): string => `${value} ${Math.round((line.left - line.column.left) / 3)}`;
    const before = last.get(place(Number(number) - 1));
    if (before !== undefined && at - before.at <= ITEM_LINES) items.add(before.line).add(line);
    last.set(place(Number(number)), { line, at });
  }
  return items;
}

/** Lines of the head of a document that are a byline or a date as a whole: they are set as close as the lines of a paragraph. */
function findCreditLines(lines: readonly TextLine[]): Set<TextLine> {
  const isCredit = ({ text }: TextLine): boolean =>
    !startsLower(text) && (parseByline(text) !== undefined || parseDateLine(text) !== undefined);
  return new Set(lines.slice(0, HEAD_LINES).filter(isCredit));
}

interface Marks {
  /** Lines that are a paragraph of their own. */
  alone: ReadonlySet<TextLine>;
  numbered: ReadonlySet<TextLine>;
}

function endsBetween(before: TextLine, line: TextLine, distance: number, { alone, numbered }: Marks): boolean {
  if (before.isRow !== line.isRow) return true;
  if (line.isRow === true) return !isBelow(before, line) || line.y - before.y > 3 * Math.max(distance, line.size);
  if (alone.has(before) || alone.has(line) || numbered.has(line)) return true;
  if (Math.abs(line.size - before.size) > SIZE_CHANGE * Math.max(line.size, before.size)) return true;
  if (LIST_MARK.test(line.text) && !startsLower(line.text)) return true;
  const indents = isIndented(line) && !isIndented(before);
  if (!isBelow(before, line)) return endsSentence(before.text) ? indents || isShort(before) : !startsLower(line.text) && isShort(before);
  if (line.y - before.y > GAP * Math.max(distance, line.size)) return true;
  return indents || (isShort(before) && endsSentence(before.text));
}

/** A paragraph that begins with this line, without the mark of a list before it. */
function openParagraph(line: TextLine, { numbered }: Marks): PdfParagraph {
  const { text, size, page } = line;
  if (line.isRow === true) return { text, size, page, form: 'table' };
  const mark = BULLET.exec(text)?.[0] ?? (numbered.has(line) ? NUMBERED.exec(text)?.[0] : undefined);
  return mark === undefined ? { text, size, page } : { text: text.slice(mark.length), size, page, form: 'list-item' };
}

/** Words of the text that stand inside a line, with and without hyphen: what a broken word is held against. */
function wordsOf(lines: readonly TextLine[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of lines) for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []) words.add(word);
  return words;
}

function join(text: string, next: string, words: ReadonlySet<string>): string {
  if (text.endsWith('\u00AD')) return text.slice(0, -1) + next;
  const first = /(?<![\p{L}\p{N}-])[\p{L}\p{N}-]*\p{L}[-\u2010]$/u.exec(text)?.[0];
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
  const marks: Marks = { alone: findCreditLines(lines), numbered: findNumbered(lines) };
  const paragraphs: PdfParagraph[] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const open = paragraphs.at(-1);
    if (before === undefined || open === undefined || endsBetween(before, line, distance, marks))
      paragraphs.push(openParagraph(line, marks));
    else open.text = open.form === 'table' ? `${open.text}\n${line.text}` : join(open.text, line.text, words);
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
