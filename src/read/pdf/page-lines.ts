/**
 * The runs of a page as lines in reading order: columns are read one after the other, under and over what spans them.
 *
 * Runs on one baseline make a line until a gap is as wide as a gutter. A gutter is a strip of the page that few lines cross, with lines on
 * both sides at the same heights; what crosses it parts the page into bands, and in each band the left side is read before the right.
 */
import type { PdfPage, TextRun } from './open-pdf.ts';

export interface TextLine {
  text: string;
  /** Points, from the left and from the top. */
  left: number;
  right: number;
  y: number;
  size: number;
  page: number;
  /** Edges of the column that it stands in, and the column's number on the page. */
  column: { left: number; right: number; number: number };
  /** A row of a table: its cells, parted by "|". */
  isRow?: true;
}

type Segment = Omit<TextLine, 'column' | 'isRow'>;

/** In sizes of the font: a wider gap parts two columns, a narrower one two words. */
const GUTTER = 1.3;
const WORD_GAP = 0.15;
/** Points of a strip of the page. */
const STRIP = 2;
const MIN_GUTTER = 6;
/** Share of the lines that may cross a gutter. */
const CROSSING = 0.25;
const MIN_LINES = 3;
const MAX_DEPTH = 8;

function segmentsOf(page: PdfPage): Segment[] {
  const runs = page.runs.filter(({ text, size }) => size > 0 && (text.trim() !== '' || text === ' '));
  const rows: TextRun[][] = [];
  for (const run of runs.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && Math.abs(run.y - first.y) <= 0.4 * Math.min(run.size, first.size)) row.push(run);
    else rows.push([run]);
  }
  return rows.flatMap((row) => segmentsOfRow(row, page.number));
}

function segmentsOfRow(row: TextRun[], page: number): Segment[] {
  const segments: Segment[] = [];
  for (const { text, x, y, width, size } of row.toSorted((a, b) => a.x - b.x)) {
    const last = segments.at(-1);
    const gap = last === undefined ? 0 : x - last.right;
    const isBlank = text.trim() === '';
    if (last === undefined || gap > GUTTER * Math.max(size, last.size)) {
      if (!isBlank) segments.push({ text, left: x, right: x + width, y, size, page });
      continue;
    }
    if (isBlank && width > GUTTER * size) continue;
    last.text += (gap > WORD_GAP * size && !/\s$/.test(last.text) && !/^\s/.test(text) ? ' ' : '') + text;
    if (!isBlank) last.right = Math.max(last.right, x + width);
    last.size = Math.max(last.size, isBlank ? 0 : size);
  }
  return segments;
}

interface Gutter {
  left: number;
  right: number;
}

/** The widest strip that fewest lines cross, with lines on both sides; `undefined` where the page has one column. */
function findGutter(segments: readonly Segment[]): Gutter | undefined {
  const left = Math.min(...segments.map((one) => one.left));
  const right = Math.max(...segments.map((one) => one.right));
  const count = new Uint32Array(Math.min(5000, Math.ceil((right - left) / STRIP) + 1));
  for (const one of segments) {
    for (let i = Math.max(0, Math.floor((one.left - left) / STRIP)); i < count.length && left + i * STRIP < one.right; i++)
      count[i] = (count[i] ?? 0) + 1;
  }
  const allowed = Math.floor(segments.length * CROSSING);
  let best: (Gutter & { crossing: number }) | undefined;
  for (let i = 0; i < count.length; i++) {
    if ((count[i] ?? 0) > allowed) continue;
    const start = i;
    let crossing = 0;
    while (i < count.length && (count[i] ?? 0) <= allowed) crossing = Math.max(crossing, count[i++] ?? 0);
    const gutter = { left: left + start * STRIP, right: left + i * STRIP, crossing };
    if (gutter.right - gutter.left < MIN_GUTTER || !partsLines(segments, gutter)) continue;
    if (best === undefined || crossing < best.crossing) best = gutter;
  }
  return best;
}

function partsLines(segments: readonly Segment[], { left, right }: Gutter): boolean {
  const before = segments.filter((one) => one.right <= left + STRIP);
  const after = segments.filter((one) => one.left >= right - STRIP);
  if (before.length < MIN_LINES || after.length < MIN_LINES) return false;
  const top = Math.min(...after.map(({ y }) => y));
  const bottom = Math.max(...after.map(({ y }) => y));
  return before.filter(({ y }) => y >= top - 20 && y <= bottom + 20).length >= MIN_LINES;
}

/** The segments in columns, each from top to bottom. */
function columnsOf(segments: readonly Segment[], depth = 0): Segment[][] {
  const sorted = segments.toSorted((a, b) => a.y - b.y || a.left - b.left);
  const gutter = depth < MAX_DEPTH && sorted.length >= 2 * MIN_LINES ? findGutter(sorted) : undefined;
  if (gutter === undefined) return sorted.length === 0 ? [] : [sorted];
  const middle = (gutter.left + gutter.right) / 2;
  const columns: Segment[][] = [];
  let band: Segment[] = [];
  let spanning: Segment[] = [];
  const closeBand = (): void => {
    columns.push(
      ...columnsOf(
        band.filter((one) => one.right <= middle),
        depth + 1,
      ),
      ...columnsOf(
        band.filter((one) => one.right > middle),
        depth + 1,
      ),
    );
    band = [];
  };
  for (const one of sorted) {
    if (one.left < middle && one.right > middle) {
      closeBand();
      spanning.push(one);
      continue;
    }
    if (spanning.length > 0) columns.push(spanning);
    spanning = [];
    band.push(one);
  }
  closeBand();
  if (spanning.length > 0) columns.push(spanning);
  return columns;
}

/** What stands side by side on one line of a column, from left to right. */
function rowsOf(segments: readonly Segment[]): Segment[][] {
  const rows: Segment[][] = [];
  for (const segment of segments) {
    const first = rows.at(-1)?.[0];
    const isBeside = first !== undefined && Math.abs(segment.y - first.y) <= 0.4 * Math.min(segment.size, first.size);
    if (isBeside) rows.at(-1)?.push(segment);
    else rows.push([segment]);
  }
  return rows.map((row) => row.toSorted((a, b) => a.left - b.left));
}

/** Rows below each other whose cells begin, or end, at the same places are a table; one row alone may be anything. */
function isSameTable(row: readonly Segment[] | undefined, other: readonly Segment[] | undefined): boolean {
  if (row === undefined || other === undefined || row.length < 2 || row.length !== other.length) return false;
  return row.every((cell, i) => {
    const beside = other[i];
    const near = Math.max(cell.size, 4);
    return beside !== undefined && (Math.abs(cell.left - beside.left) <= near || Math.abs(cell.right - beside.right) <= near);
  });
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The segments of a column as lines, the rows of its tables whole. */
function joinRows(segments: readonly Segment[]): (Segment & { isRow?: true })[] {
  const rows = rowsOf(segments);
  return rows.flatMap((row, i) => {
    const [first] = row;
    if (first === undefined || !(isSameTable(row, rows[i - 1]) || isSameTable(row, rows[i + 1]))) {
      return row.map((segment) => ({ ...segment, text: fold(segment.text) }));
    }
    const text = `| ${row.map((cell) => fold(cell.text)).join(' | ')} |`;
    return [{ ...first, text, right: Math.max(...row.map(({ right }) => right)), isRow: true as const }];
  });
}

/** The lines of a page in reading order. */
export function readLines(page: PdfPage): TextLine[] {
  return columnsOf(segmentsOf(page)).flatMap((lines, number) => {
    const column = { left: Math.min(...lines.map((line) => line.left)), right: Math.max(...lines.map((line) => line.right)), number };
    return joinRows(lines).map((line) => ({ ...line, column }));
  });
}
