/** Text out of short markup, and markup around plain text: titles of feeds, bodies of e-mails. */
import { parsePage } from './page-tree.ts';
import { segmentPage } from './segment-page.ts';

/** Longer values are no titles. */
const MAX_LENGTH = 10_000;

/** The text of a title that may hold markup or character references; in one line. */
export function textOfMarkup(markup: string): string {
  if (!/[<&]/.test(markup)) return markup.replace(/\s+/g, ' ').trim();
  return segmentPage(parsePage(markup.slice(0, MAX_LENGTH)))
    .map(({ text }) => text)
    .join(' ');
}
