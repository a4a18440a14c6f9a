/** What stands at the head or foot of every page and belongs to none: running titles, dates, page numbers. */
import type { TextLine } from './page-lines.ts';

export interface PageLines {
  height: number;
  lines: TextLine[];
}

/** Of the page's height, at the top and at the bottom. */
const MARGIN = 0.12;
const MAX_LENGTH = 150;
const PAGE_NUMBER = /^[\s–—|-]*(?:(?:page|p\.|seite)\s*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|\/)\s*\d{1,4})?[\s–—|-]*$/i;
const MIN_PAGES = 2;

function isInMargin({ y }: TextLine, height: number): boolean {
  return y < height * MARGIN || y > height * (1 - MARGIN);
}

/** Even and odd pages, and pages of any number, look the same. */
function shapeOf(line: TextLine): string {
  return line.text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');
}

/** The lines that repeat in the margins, and page numbers there. */
export function findRunningLines(pages: readonly PageLines[]): Set<TextLine> {
  const candidates = pages.flatMap(({ lines, height }) =>
    lines.filter((line) => line.text.length <= MAX_LENGTH && isInMargin(line, height)),
  );
  const seen = new Map<string, Set<number>>();
  for (const line of candidates) {
    const shape = shapeOf(line);
    seen.set(shape, (seen.get(shape) ?? new Set()).add(line.page));
  }
  const needed = Math.max(MIN_PAGES, Math.min(4, Math.ceil(pages.length / 4)));
  return new Set(candidates.filter((line) => PAGE_NUMBER.test(line.text) || (seen.get(shapeOf(line))?.size ?? 0) >= needed));
}
