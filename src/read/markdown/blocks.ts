/**
 * The blocks of Markdown, as pieces: headings, paragraphs, list items, block quotes, tables.
 *
 * A small splitter, not CommonMark: nesting is flattened (a quote in a list is a quote), fenced code is a paragraph, and what is
 * only markup (rules, fences, link definitions) is listed as dropped. One pass over the lines.
 *
 * An image that is a paragraph of its own is a figure, its description the caption where it is more than a label; images inside a
 * text are listed as dropped.
 */
import { cleanLine } from '../structure/lines.ts';
import { furnitureOf } from '../structure/furniture.ts';
import type { Piece } from '../structure/pieces.ts';
import { inlineText } from './inline.ts';

const HEADING = /^ {0,3}#{1,6}(?:[ \t]+|$)/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)/;
const QUOTE = /^ {0,3}> ?/;
const DEFINITION = /^ {0,3}\[[^\]]{1,200}\]:[ \t]*\S/;
const TABLE_ROW = /^[ \t]*\|.*\|[ \t]*$/;
const TABLE_RULE = /^[ \t:|]*-[ \t:|-]*$/;
const COMMENT = /^[ \t]*<!--.*-->[ \t]*$/;

/** "Photo" and "Harbor at dusk" label a picture; more words tell what is on it. */
const MIN_CAPTION_WORDS = 4;

type Kind = 'heading' | 'list-item' | 'block-quote' | 'table';

interface Open {
  kind: Kind | undefined;
  lines: string[];
  first: number;
}

class Pieces {
  readonly done: Piece[] = [];
  private open: Open | undefined;

  drop(raw: string, number: number): void {
    const text = cleanLine(raw);
    if (text !== '') this.done.push({ text, lines: [number, number], drop: 'other' });
  }

  isOpenAs(kind: Kind | undefined): boolean {
    return this.open !== undefined && this.open.kind === kind;
  }

  /** Whether a line without a mark goes on with what is open. */
  hasOpenText(): boolean {
    return this.open !== undefined && this.open.kind !== 'table';
  }

  start(kind: Kind | undefined, line: string, number: number): void {
    this.close();
    this.open = { kind, lines: [line], first: number };
  }

  add(line: string): void {
    this.open?.lines.push(line);
  }

  /** Makes what is open a heading; false where it cannot be one. */
  underline(): boolean {
    if (this.open === undefined || this.open.kind !== undefined || this.open.lines.length > 3) return false;
    this.open.kind = 'heading';
    return true;
  }

  close(extraLines = 0): void {
    const open = this.open;
    this.open = undefined;
    if (!open) return;
    const lines: [number, number] = [open.first, open.first + open.lines.length - 1 + extraLines];
    const isTable = open.kind === 'table';
    const { text, images } = isTable ? tableText(open.lines) : inlineText(open.lines.map((line) => line.replace(/\\$/, '')).join(' '));
    const cleaned = isTable ? text : cleanLine(text);
    const isFigure = open.kind === undefined && cleaned === '' && images.length === 1;
    for (const image of images) {
      const words = cleanLine(image);
      const isCaption = isFigure && words.split(' ').length >= MIN_CAPTION_WORDS;
      this.done.push({ text: words || '![]()', lines, ...(isCaption ? { kind: 'caption' } : { drop: 'other' }) });
    }
    if (cleaned === '') {
      if (images.length === 0) this.drop(open.lines.join(' '), open.first);
      return;
    }
    const furniture = open.kind === undefined ? furnitureOf(cleaned) : undefined;
    this.done.push({ text: cleaned, lines, ...(open.kind && { kind: open.kind }), ...(furniture && { furniture }) });
  }
}

/** Rows by lines, cells by " | ". */
function tableText(lines: readonly string[]): { text: string; images: string[] } {
  const images: string[] = [];
  const rows = lines.flatMap((line) => {
    if (TABLE_RULE.test(line)) return [];
    const cells = line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => {
        const inline = inlineText(cell);
        images.push(...inline.images);
        return cleanLine(inline.text);
      });
    const row = cells.filter((cell) => cell !== '').join(' | ');
    return row === '' ? [] : [row];
  });
  return { text: rows.join('\n'), images };
}

/** One line outside of fenced code. `quoted`: the line before it belonged to a block quote. */
function placeLine(pieces: Pieces, line: string, number: number): void {
  if (line.trim() === '') return pieces.close();
  if (QUOTE.test(line)) {
    const inner = line.replace(QUOTE, '').replace(/^(?: {0,3}> ?)+/, '');
    if (inner.trim() === '') return pieces.close();
    return pieces.isOpenAs('block-quote') ? pieces.add(inner) : pieces.start('block-quote', inner, number);
  }
  if (HEADING.test(line)) {
    pieces.start('heading', line.replace(HEADING, '').replace(/(?<![ \t])[ \t]+#+[ \t]*$/, ''), number);
    return pieces.close();
  }
  if (UNDERLINE.test(line) && pieces.underline()) return pieces.close(1);
  if (RULE.test(line) || COMMENT.test(line) || DEFINITION.test(line)) {
    pieces.close();
    return pieces.drop(line, number);
  }
  if (TABLE_ROW.test(line)) return pieces.isOpenAs('table') ? pieces.add(line) : pieces.start('table', line, number);
  if (ITEM.test(line)) return pieces.start('list-item', line.replace(ITEM, ''), number);
  if (pieces.hasOpenText()) return pieces.add(line);
  return pieces.start(undefined, line, number);
}

/** The pieces of a Markdown body. `firstNumber` is the file's number of its first line. */
export function markdownPieces(lines: readonly string[], firstNumber: number): Piece[] {
  const pieces = new Pieces();
  let fence: string | undefined;
  for (const [i, line] of lines.entries()) {
    const number = firstNumber + i;
    const mark = FENCE.exec(line)?.[0].trim();
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      pieces.close();
      pieces.drop(line, number);
      fence = fence === undefined ? mark : undefined;
    } else if (fence !== undefined) {
      if (line.trim() === '') pieces.close();
      else if (pieces.isOpenAs(undefined)) pieces.add(line);
      else pieces.start(undefined, line, number);
    } else placeLine(pieces, line, number);
  }
  pieces.close();
  return pieces.done;
}
